"""Records from a table: one row is one record, its columns found by key or by Japanese or English heading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import count

from esgreport.base.finding import Finding, finding, quote
from esgreport.base.near_word import guess
from esgreport.company.fields import keys, specs
from esgreport.company.raw_record import RawRecords
from esgreport.company.records import KINDS, Record, Transaction
from esgreport.reading.raw import Node, Null, RawTable, Scalar

Cells = tuple[tuple[Scalar, Node], ...]


def gather_table(record: type[Record], table: RawTable, gathering: RawRecords) -> None:
    """Add a record for every row of `table`. Transactions without an id column get ids T-0001 and so on.

    These ids follow from what the rows say, not from their order. Findings: ESG-COMPANY-041 unknown column,
    042 a column is missing (then no row is read, for every one of them would lack the same field).
    """
    columns = _columns(record, table.header)
    gathering.findings.extend(_unknown_columns(record, table, columns))
    absent = list(_absent_columns(record, table, columns))
    gathering.findings.extend(absent)
    if absent:
        return
    # A row that fills unknown columns only was reported with these columns. A record that is alone on its
    # sheet is asked for even when nothing is filled in.
    needed = _needed(record)
    rows = [cells for row in table.rows if _filled(cells := _cells(row, columns, needed)) or (record.SINGLE and cells)]
    numbered = record is Transaction and "id" not in columns.values()
    if numbered:
        rows = _numbered(rows, {raw.id for raw in gathering.records if raw.record is record})
    for cells in rows:
        filled = [node for key, node in cells if isinstance(node, Scalar) and not (numbered and key.text == "id")]
        place = filled[0].origin if filled else table.origin
        gathering.take(record, cells, place)


def column_keys(record: type[Record], table: RawTable) -> tuple[dict[int, str], list[Finding]]:
    """The key of every known column, from 0, and findings for unknown ones that hold anything (ESG-COMPANY-041)."""
    columns = _columns(record, table.header)
    return columns, list(_unknown_columns(record, table, columns))


def headings(record: type[Record]) -> Mapping[str, str]:
    """The key for every heading of a column, in lower case: the key itself, its Japanese and its English heading."""
    return _headings(record.KIND)


@cache
def _headings(kind: str) -> Mapping[str, str]:
    known: dict[str, str] = {}
    for name, (_, key) in keys(KINDS[kind]).items():
        for heading in (key.name, key.ja, key.en):
            known.setdefault(heading.lower(), name)
    return known


def _columns(record: type[Record], header: tuple[Scalar, ...]) -> dict[int, str]:
    known = headings(record)
    names = ((index, known.get(cell.text.strip().lower())) for index, cell in enumerate(header))
    return {index: name for index, name in names if name is not None}


def _unknown_columns(record: type[Record], table: RawTable, columns: dict[int, str]) -> Iterator[Finding]:
    for index, cell in enumerate(table.header):
        text = cell.text.strip()
        used = text or any(row[index].text.strip() for row in table.rows if index < len(row))
        if index not in columns and used:
            suggestion = guess(text, headings(record))
            yield finding("ESG-COMPANY-041", cell.origin, record.KIND, value=quote(text), **suggestion)


def _absent_columns(record: type[Record], table: RawTable, columns: dict[int, str]) -> Iterator[Finding]:
    present = {keys(record)[name][0].name for name in columns.values()}
    for spec in specs(record):
        if spec.required and spec.name != "id" and spec.name not in present:
            key = spec.keys[0]
            subject = f"{record.KIND}.{spec.name}"
            yield finding("ESG-COMPANY-042", table.origin, subject, ja=key.ja, en=key.en, key=key.name)


def _needed(record: type[Record]) -> frozenset[str]:
    """The keys whose empty cells are named, each at its own place."""
    return frozenset(key.name for spec in specs(record) if spec.required for key in spec.keys)


def _cells(row: tuple[Scalar, ...], columns: dict[int, str], needed: frozenset[str]) -> Cells:
    written = ((name, row[index]) for index, name in columns.items() if index < len(row))
    asked = ((name, cell) for name, cell in written if cell.text.strip() or name in needed)
    return tuple((Scalar(name, cell.origin), cell if cell.text.strip() else Null(cell.origin)) for name, cell in asked)


def _filled(cells: Cells) -> bool:
    return any(isinstance(node, Scalar) for _, node in cells)


def _numbered(rows: list[Cells], taken: set[str]) -> list[Cells]:
    free = (name for name in map("T-{:04}".format, count(1)) if name not in taken)
    named = zip(sorted(rows, key=_has_text), free, strict=False)
    return [(_id_cell(name, cells[0][1]), *cells) for cells, name in named]


def _id_cell(name: str, beside: Node) -> tuple[Scalar, Node]:
    return Scalar("id", beside.origin), Scalar(name, beside.origin)


def _has_text(cells: Cells) -> list[tuple[str, str]]:
    return sorted((key.text, node.text) for key, node in cells if isinstance(node, Scalar))
