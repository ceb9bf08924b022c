"""A profile in its file, `transactions.toml`: read, and written so that it reads back as the same profile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from esgreport.base.finding import Finding, Outcome, finding, quote
from esgreport.base.near_word import guess
from esgreport.base.origin import Origin
from esgreport.company.grammar.parse_error import Refusal
from esgreport.company.grammar.word import parse_choice
from esgreport.inputs.ledger.amounts import UNITS, YEN
from esgreport.inputs.ledger.headings import COLUMNS, NEEDED, folded, names, unit_of
from esgreport.inputs.ledger.profile import Profile, toml_text
from esgreport.reading.raw import Entry, Scalar
from esgreport.reading.raw import Mapping as RawMapping

CODE_TABLES = ("items", "suppliers", "sites")
SETTINGS = ("amount_unit", "columns", *CODE_TABLES)
_TABLE = ('[{key}] の下に 名前 = "値" の行', 'lines of `name = "value"` under [{key}]')
_TEXT = ("引用符で囲んだ、空でない文字", "a text in quotation marks that is not empty")


def decode_profile(root: RawMapping) -> Outcome[Profile]:
    """The profile in the tree of `transactions.toml`. Without `amount_unit`, the heading of the amounts tells it.

    Findings: ESG-COMPANY-037 an unknown unit, 102 a needed column is not given, 105 an unknown key, 106 a value of the
    wrong form, 107 one heading for two columns.
    """
    return _Decoder(root).decode()


class _Decoder:
    """The decoding of one profile under way."""

    def __init__(self, root: RawMapping) -> None:
        self.root = root
        self.found: list[Finding] = []

    def decode(self) -> Outcome[Profile]:
        self._known(self.root.entries, SETTINGS)
        columns = self._table("columns")
        self._known(columns, COLUMNS)
        headings = {name: text for name, text in self._texts(columns).items() if name in COLUMNS}
        self._shared(columns, headings)
        self._absent({entry.key.text for entry in columns})
        unit = self._unit(headings.get("amount", ""))
        items, suppliers, sites = (self._texts(self._table(name)) for name in CODE_TABLES)
        if self.found:
            return Outcome(None, tuple(self.found))
        made = Profile(
            item=headings["item"],
            supplier=headings["supplier"],
            period=headings["period"],
            amount=headings["amount"],
            site=headings.get("site"),
            quantity=headings.get("quantity"),
            quantity_unit=headings.get("quantity_unit"),
            currency=headings.get("currency"),
            amount_unit=unit,
            items=items,
            suppliers=suppliers,
            sites=sites,
        )
        return Outcome(made)

    def _known(self, entries: Iterable[Entry], choices: tuple[str, ...]) -> None:
        for entry in entries:
            name = entry.key.text
            if name not in choices:
                near = guess(name, choices)
                self.found.append(
                    finding("ESG-COMPANY-105", entry.key.origin, value=quote(name), choices=", ".join(choices), **near)
                )

    def _table(self, key: str) -> tuple[Entry, ...]:
        node = self.root.get(key)
        if isinstance(node, RawMapping):
            return node.entries
        if node is not None:
            self._wrong(node.origin, key, _TABLE)
        return ()

    def _texts(self, entries: Iterable[Entry]) -> dict[str, str]:
        made: dict[str, str] = {}
        for entry in entries:
            if isinstance(entry.value, Scalar) and entry.value.text.strip():
                made[entry.key.text] = entry.value.text.strip()
            else:
                self._wrong(entry.key.origin, entry.key.text, _TEXT)
        return made

    def _wrong(self, origin: Origin, key: str, form: tuple[str, str]) -> None:
        ja, en = (text.format(key=key) for text in form)
        self.found.append(finding("ESG-COMPANY-106", origin, key=quote(key), wanted_ja=ja, wanted_en=en))

    def _shared(self, entries: Iterable[Entry], headings: Mapping[str, str]) -> None:
        first: dict[str, str] = {}
        for entry in entries:
            name = entry.key.text
            heading = folded(headings.get(name, ""))
            if heading and heading in first:
                keys = f"{first[heading]}, {name}"
                self.found.append(finding("ESG-COMPANY-107", entry.key.origin, value=quote(headings[name]), keys=keys))
            first.setdefault(heading, name)

    def _absent(self, given: set[str]) -> None:
        place = next((entry.key.origin for entry in self.root.entries if entry.key.text == "columns"), self.root.origin)
        for name in NEEDED:
            if name not in given:
                ja, en = names(name)
                subject = f"transactions.{name}"
                self.found.append(finding("ESG-COMPANY-102", place, subject, ja=ja, en=en, key=name, values="―"))

    def _unit(self, heading: str) -> str:
        node = self.root.get("amount_unit")
        if node is None:
            return unit_of(heading) or YEN
        text = node.text if isinstance(node, Scalar) else ""
        choice = parse_choice(text, tuple(UNITS))
        if isinstance(choice, Refusal):
            self.found.append(
                finding(
                    choice.code,
                    node.origin,
                    "amount_unit",
                    value=choice.value,
                    choices=", ".join(UNITS),
                    **guess(text, UNITS),
                )
            )
            return YEN
        return choice


def spelled_profile(profile: Profile) -> str:
    """The text of `transactions.toml` for `profile`, always the same for the same profile; `\\n` ends its lines."""
    lines = [f"amount_unit = {toml_text(profile.amount_unit)}", "", "[columns]"]
    lines += [f"{column} = {toml_text(heading)}" for column, heading in profile.columns().items()]
    for table in CODE_TABLES:
        codes = getattr(profile, table)
        if codes:
            lines += ["", f"[{table}]", *(f"{toml_text(code)} = {toml_text(codes[code])}" for code in sorted(codes))]
    return "\n".join(lines) + "\n"
