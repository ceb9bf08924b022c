"""A profile: which heading of a ledger means which column, and in which unit its amounts are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from esgreport.base.finding import Finding, Outcome, finding, quote
from esgreport.base.origin import Origin
from esgreport.inputs.ledger.amounts import YEN
from esgreport.inputs.ledger.headings import COLUMNS, NEEDED, Heading, names, recognised

PROFILE_FILE = "transactions.toml"
Place = Callable[[int], Origin]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The headings of a ledger's columns, and the codes of its ERP system.

    None means that there is no such column. `currency` names a column that must say JPY in every row.
    `amount_unit` is one of 円, 千円, 万円, 百万円, 億円: what a bare number counts. `items`, `suppliers` and `sites`
    give our id for a code of the ERP system; an id needs no entry.
    """

    item: str
    supplier: str
    period: str
    amount: str
    site: str | None = None
    quantity: str | None = None
    quantity_unit: str | None = None
    currency: str | None = None
    amount_unit: str = YEN
    items: Mapping[str, str] = field(default_factory=dict)
    suppliers: Mapping[str, str] = field(default_factory=dict)
    sites: Mapping[str, str] = field(default_factory=dict)

    def columns(self) -> dict[str, str]:
        """The heading of every column that there is, needed ones first."""
        written = {column: getattr(self, column) for column in COLUMNS}
        return {column: heading for column, heading in written.items() if heading is not None}


def guess_profile(header: Sequence[str], place_of: Place | None = None) -> Outcome[Profile]:
    """The profile that the headings themselves tell; `place_of` gives the place of a heading by its index from 0.

    Findings: ESG-COMPANY-101 several headings for one column, 102 a needed column is not recognised, 109 the only
    amounts include consumption tax. The value is None unless every column is certain.
    """
    meant: dict[str, list[tuple[int, Heading]]] = {}
    for index, text in enumerate(header):
        heading = recognised(text)
        if heading is not None:
            meant.setdefault(heading.column, []).append((index, heading))
    place: Callable[[int], Origin | None] = place_of or (lambda index: None)
    faults = [_ambiguous(column, header, meant[column], place) for column in COLUMNS if len(meant.get(column, ())) > 1]
    faults += [_missing(column, header, place) for column in NEEDED if column not in meant]
    if faults:
        return Outcome(None, tuple(faults))
    headings_found = {column: header[index] for column, ((index, _),) in meant.items()}
    ((index, amount),) = meant["amount"]
    notes = [finding("ESG-COMPANY-109", place(index), "transactions.amount", value=quote(header[index]))]
    profile = Profile(**headings_found, amount_unit=amount.unit or YEN, items={}, suppliers={}, sites={})
    return Outcome(profile, tuple(notes if amount.taxed else ()))


def _ambiguous(
    column: str,
    header: Sequence[str],
    meant: Sequence[tuple[int, Heading]],
    place: Callable[[int], Origin | None],
) -> Finding:
    (first, _), *others = meant
    ja, en = names(column)
    values = "、".join(quote(header[index], 20) for index, _ in meant)
    return finding(
        "ESG-COMPANY-101",
        place(first),
        f"transactions.{column}",
        related=[origin for index, _ in others if (origin := place(index)) is not None],
        ja=ja,
        en=en,
        count=len(meant),
        values=values,
        key=column,
        first=toml_text(header[first]),
    )


def _missing(column: str, header: Sequence[str], place: Callable[[int], Origin | None]) -> Finding:
    ja, en = names(column)
    listed = listing(header)
    return finding("ESG-COMPANY-102", place(0), f"transactions.{column}", ja=ja, en=en, key=column, values=listed)


def listing(header: Sequence[str]) -> str:
    """The headings of a table for a message, the first twelve in full."""
    shown = [quote(text, 20) for text in header if text.strip()]
    return "、".join(shown[:12]) + (" …" if len(shown) > 12 else "")


def toml_text(text: str) -> str:
    """`text` as a basic string of TOML, in its quotation marks."""
    marked = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(mark if mark.isprintable() else _escape(mark) for mark in marked) + '"'


def _escape(mark: str) -> str:
    return f"\\u{ord(mark):04x}" if ord(mark) < 0x10000 else f"\\U{ord(mark):08x}"
