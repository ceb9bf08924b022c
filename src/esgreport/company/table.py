"""Records from a table: one row is one record, its columns found by key or by Japanese or English heading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from esgreport.base.finding import Finding, finding, quote
from esgreport.base.near_word import guess
from esgreport.company.fields import keys, specs
from esgreport.company.raw_record import Gathering
from esgreport.company.records import KINDS, Record, Transaction
from esgreport.reading.raw import Node, Null, Scalar, Table

Cells = tuple[tuple[Scalar, Node], ...]


def gather_table(record: type[Record], table: Table, made: Gathering) -> None:
    """Add a record for every row of `table`. Transactions without an id column get ids T-0001 and so on.

    These ids follow from what the rows say, not from their order. Findings: ESG-COMPANY-041 unknown column,
    042 a column is missing (then no row is read, for every one of them would lack the same field).
    """
    columns = _columns(record, table.header)
    made.findings.extend(_unknown_columns(record, table, columns))
    absent = list(_absent_columns(record, table, columns))
    made.findings.extend(absent)
    if absent:
        return
    # A row that fills unknown columns only was reported with these columns. A record that is alone on its
    # sheet is asked for even when nothing is filled in.
    needed = _needed(record)
    rows = [cells for row in table.rows if _filled(cells := _cells(row, columns, needed)) or (record.SINGLE and cells)]
    numbered = record is Transaction and "id" not in columns.values()
    if numbered:
        rows = _numbered(rows, {raw.id for raw in made.records if raw.record is record})
    for cells in rows:
        filled = [node for key, node in cells if isinstance(node, Scalar) and not (numbered and key.text == "id")]
        place = filled[0].origin if filled else table.origin
        made.take(record, cells, place)


def column_keys(record: type[Record], table: Table) -> tuple[dict[int, str], list[Finding]]:
    """The key of every known column, from 0, and findings for unknown ones that hold anything (ESG-COMPANY-041)."""
    columns = _columns(record, table.header)
    return columns, list(_unknown_columns(record, table, columns))


def headings(record: type[Record]) -> Mapping[str, str]:
    """The key for every heading of a column, in lower case: the key itself, its Japanese and its English heading."""
    return _headings(record.KIND)


@cache
def _headings(kind: str) -> Mapping[str, str]:
    made: dict[str, str] = {}
    for name, (_, key) in keys(KINDS[kind]).items():
        for heading in (key.name, key.ja, key.en):
            made.setdefault(heading.lower(), name)
    return made


def _columns(record: type[Record], header: tuple[Scalar, ...]) -> dict[int, str]:
    known = headings(record)
    names = ((at, known.get(cell.text.strip().lower())) for at, cell in enumerate(header))
    return {at: name for at, name in names if name is not None}


def _unknown_columns(record: type[Record], table: Table, columns: dict[int, str]) -> Iterator[Finding]:
    for at, cell in enumerate(table.header):
        text = cell.text.strip()
        used = text or any(row[at].text.strip() for row in table.rows if at < len(row))
        if at not in columns and used:
            near = guess(text, headings(record))
            yield finding("ESG-COMPANY-041", cell.origin, record.KIND, value=quote(text), **near)


def _absent_columns(record: type[Record], table: Table, columns: dict[int, str]) -> Iterator[Finding]:
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
    made: list[tuple[Scalar, Node]] = []
    for at, name in columns.items():
        if at < len(row):
            cell = row[at]
            if cell.text.strip():
                made.append((Scalar(name, cell.origin), cell))
            elif name in needed:
                made.append((Scalar(name, cell.origin), Null(cell.origin)))
    return tuple(made)


def _filled(cells: Cells) -> bool:
    return any(isinstance(node, Scalar) for _, node in cells)


def _numbered(rows: list[Cells], taken: set[str]) -> list[Cells]:
    made: list[Cells] = []
    number = 0
    for cells in sorted(rows, key=_said):
        number += 1
        while f"T-{number:04}" in taken:
            number += 1
        place = cells[0][1].origin
        made.append(((Scalar("id", place), Scalar(f"T-{number:04}", place)), *cells))
    return made


def _said(cells: Cells) -> list[tuple[str, str]]:
    return sorted((key.text, node.text) for key, node in cells if isinstance(node, Scalar))
