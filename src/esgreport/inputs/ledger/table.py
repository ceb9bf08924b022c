"""The sums of a ledger as transactions: one for each item, supplier, site and month, by our ids."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from unicodedata import normalize

from esgreport.base.finding import Finding, finding, quote
from esgreport.base.near_word import guess
from esgreport.base.origin import Origin
from esgreport.inputs.ledger.columns import Columns, LedgerSource
from esgreport.inputs.ledger.profile import PROFILE_FILE, toml_text
from esgreport.inputs.ledger.sums import MOST_OF_ONE_CODE, GroupTotal, GroupTotals, Key
from esgreport.reading.raw import RawTable, Scalar

HEADER = ("item", "supplier", "site", "period", "quantity", "amount")
# The codes of the profile, the kind that they name, the finding for one that is unknown.
CODES = (
    ("items", "items", "ESG-COMPANY-111"),
    ("suppliers", "suppliers", "ESG-COMPANY-112"),
    ("sites", "supplier_sites", "ESG-COMPANY-113"),
)


@dataclass(frozen=True, slots=True)
class Aggregated:
    """A table of transactions and what was found. `totals` counts rows left out as totals."""

    table: RawTable
    findings: tuple[Finding, ...]
    rows: int
    totals: int


def transactions(
    source: LedgerSource, columns: Columns, sums: GroupTotals, ids: Mapping[str, Collection[str]] | None
) -> Aggregated:
    """The table of transactions. `ids` are the known ids by kind; None when they are not known, then none is checked.

    Findings: those of `sums`; ESG-COMPANY-108 a code of the profile means nothing, 111 to 113 unknown codes.
    """
    found = list(sums.findings)
    meant: list[dict[str, str]] = []
    unknown: list[set[str]] = []
    for part, (table, kind, code) in enumerate(CODES):
        known = None if ids is None else ids.get(kind, ())
        codes = getattr(columns.profile, table)
        resolver = _Resolver(codes, known)
        found.extend(_dead_codes(table, kind, codes, known))
        meant.append(resolver.resolve({key[part] for key in sums.groups}))
        found.extend(_unknown(source, columns, sums, part, resolver, (table, kind, code)))
        unknown.append(resolver.unknown)
    known_groups = {key: group for key, group in sums.groups.items() if not _has_unknown(key, unknown)}
    merged = _merged(known_groups, meant)
    rows = tuple(_row(source, columns, key, group) for key, group in merged.items())
    place = source.place(columns.line, 1)
    table_ = RawTable(tuple(Scalar(name, place) for name in HEADER), rows, place)
    return Aggregated(table_, tuple(found), sums.rows, sums.totals)


class _Resolver:
    """Codes of an ERP system as ids: by the profile's list, or the code itself when it is an id."""

    def __init__(self, codes: Mapping[str, str], known: Collection[str] | None) -> None:
        self.codes = codes
        self.known = known
        self.unknown: set[str] = set()

    def resolve(self, written: Collection[str]) -> dict[str, str]:
        """The id for every code as written; unknown ones are returned unchanged."""
        return {text: self._id(text) for text in written}

    def _id(self, text: str) -> str:
        plain = normalize("NFKC", text).strip()
        for code in (text.strip(), plain):
            if code in self.codes:
                return self.codes[code]
        if plain and self.known is not None and plain not in self.known:
            self.unknown.add(text)
        return plain


def _dead_codes(table: str, kind: str, codes: Mapping[str, str], known: Collection[str] | None) -> Iterator[Finding]:
    for code, name in codes.items():
        if known is not None and name not in known:
            suggestion = guess(name, known)
            yield finding(
                "ESG-COMPANY-108",
                Origin(PROFILE_FILE),
                table,
                table=table,
                value=quote(code),
                id=quote(name),
                kind=kind,
                **suggestion,
            )


def _unknown(
    source: LedgerSource,
    columns: Columns,
    sums: GroupTotals,
    part: int,
    resolver: _Resolver,
    names: tuple[str, str, str],
) -> Iterator[Finding]:
    """One finding for every unknown code, at the first row that has it."""
    table, kind, finding_code = names
    column = columns.indices.get(("item", "supplier", "site")[part], 0) + 1
    first: dict[str, list[int]] = {}
    for key, group in sums.groups.items():
        if key[part] in resolver.unknown:
            first.setdefault(key[part], []).append(group.line)
    if len(first) > MOST_OF_ONE_CODE:
        more = len(first) - MOST_OF_ONE_CODE
        yield finding("ESG-COMPANY-117", Origin(source.file), name=finding_code, count=more, limit=MOST_OF_ONE_CODE)
    for text, lines in sorted(first.items(), key=lambda pair: min(pair[1]))[:MOST_OF_ONE_CODE]:
        suggestion = guess(text.strip(), resolver.known or ())
        yield finding(
            finding_code, source.place(min(lines), column), "transactions", value=quote(text.strip()), count=len(lines),
            kind=kind, table=table, written=toml_text(text.strip()), **suggestion,
        )  # fmt: skip


def _has_unknown(key: Key, unknown: Sequence[set[str]]) -> bool:
    return any(text in codes for text, codes in zip(key, unknown, strict=False))


def _merged(groups: Mapping[Key, GroupTotal], meant: list[dict[str, str]]) -> dict[Key, GroupTotal]:
    """The groups by our ids, in the order of their ids and months."""
    merged: dict[Key, GroupTotal] = {}
    for (item, supplier, site, month), group in groups.items():
        key = (meant[0][item], meant[1][supplier], meant[2][site], month)
        known = merged.get(key)
        if known is None:
            merged[key] = replace(group)
            continue
        known.line = min(known.line, group.line)
        known.amount += group.amount
        known.quantity += group.quantity
        known.lost = known.lost or group.lost or known.unit != group.unit
    return dict(sorted(merged.items()))


def _row(source: LedgerSource, columns: Columns, key: Key, group: GroupTotal) -> tuple[Scalar, ...]:
    quantity = f"{group.quantity}{group.unit}" if group.unit and not group.lost else ""
    texts = (*key, quantity, f"{group.amount}円")
    return tuple(
        Scalar(text, source.place(group.line, columns.indices.get(name, 0) + 1))
        for name, text in zip(HEADER, texts, strict=True)
    )
