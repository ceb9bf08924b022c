"""The cells of one sheet, row by row: what a person sees as text, or the fault that keeps it from being read."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO

from lxml import etree

from esgreport.base.finding import Finding, finding, quote
from esgreport.reading.characters import illegal_characters
from esgreport.reading.raw import Scalar
from esgreport.reading.xlsx.book import Area, WorksheetRow, numbers, place
from esgreport.reading.xlsx.number_format import shown
from esgreport.reading.xlsx.parts import Structure, local, text_of, unescaped

LAST_COLUMN = 256
LAST_ROW = 1_048_576


@dataclass(slots=True)
class Surroundings:
    """What a sheet says besides its cells; filled while `rows` is consumed."""

    merged: list[Area] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    faults: dict[tuple[int, int], Finding] = field(default_factory=dict)
    written: Area | None = None

    def stretch(self, row: int, column: int) -> None:
        """Let `written`, the rectangle of all cells that the file lists, empty ones too, reach this cell."""
        now = self.written or Area(row, column, row, column)
        self.written = Area(
            min(now.first_row, row), min(now.first_column, column), max(now.last_row, row), max(now.last_column, column)
        )

    def hide(self, first: int, last: int) -> None:
        """Note that the columns from `first` to `last` are hidden."""
        self.hidden_columns.update(range(first, min(last, LAST_COLUMN) + 1))


def rows(
    data: bytes | IO[bytes], file: str, sheet: str, shared: Structure, around: Surroundings
) -> Iterator[WorksheetRow]:
    """The rows of a sheet part that hold anything, in the order of the file, one at a time.

    `around` gathers the faults of single cells: ESG-READING-011 forbidden character, 033 formula without a value,
    034 error value, 038 far outside, 040 unreadable, 041 impossible date. Raises ValueError for a row or cell whose
    place is unknown.
    """
    reader = _CellReader(file, sheet, shared, around)
    source = io.BytesIO(data) if isinstance(data, bytes) else data
    tags = ("{*}row", "{*}mergeCell", "{*}col")
    for _, element in etree.iterparse(source, tag=tags, resolve_entities=False, no_network=True):
        name = local(element)
        if name == "row":
            row = reader.row(element)
            if row.cells:
                yield row
            _release(element)
        elif name == "mergeCell":
            around.merged.append(_area(element.get("ref", "")))
        elif element.get("hidden") in ("1", "true"):
            around.hide(int(element.get("min", "1")), int(element.get("max", "1")))


def _release(row: etree._Element) -> None:
    """Free the memory of a row that has been read, and of those before it."""
    row.clear()
    parent = row.getparent()
    while parent is not None and row.getprevious() is not None:
        del parent[0]


def _area(ref: str) -> Area:
    first, _, last = ref.partition(":")
    start, end = numbers(first), numbers(last or first)
    if start is None or end is None:
        raise ValueError(ref)
    return Area(*start, *end)


@dataclass(slots=True)
class _CellReader:
    """The reading of one sheet under way."""

    file: str
    sheet: str
    shared: Structure
    around: Surroundings
    last_row: int = 0

    def row(self, element: etree._Element) -> WorksheetRow:
        """One row; a row without a number follows the one before."""
        number = int(element.get("r") or self.last_row + 1)
        if not self.last_row < number <= LAST_ROW:
            raise ValueError(f"row {number}")
        self.last_row = number
        cells: dict[int, Scalar] = {}
        column = 0
        for cell in element:
            if local(cell) != "c":
                continue
            column = self._column(cell, number, column)
            self.around.stretch(number, column)
            text = self._text(cell, number, column)
            if text and text.strip():
                cells[column] = self._scalar(text, number, column)
        return WorksheetRow(number, self._is_near(cells, number), element.get("hidden") in ("1", "true"))

    def _column(self, cell: etree._Element, row: int, before: int) -> int:
        ref = cell.get("r")
        at = numbers(ref) if ref is not None else (row, before + 1)
        if at is None or at[0] != row or at[1] <= before:
            raise ValueError(ref)
        return at[1]

    def _is_near(self, cells: Mapping[int, Scalar], row: int) -> Mapping[int, Scalar]:
        for column in cells:
            if column > LAST_COLUMN:
                self._fault("ESG-READING-038", row, column)
        return {column: cell for column, cell in cells.items() if column <= LAST_COLUMN}

    def _fault(self, code: str, row: int, column: int, **details: str) -> str:
        """Keep the fault of a cell; the text of the cell, so that it does not pass for an empty one."""
        origin = place(self.file, self.sheet, row, column)
        self.around.faults[row, column] = finding(code, origin, document="", related=(), **details)
        return "?"

    def _scalar(self, text: str, row: int, column: int) -> Scalar:
        for _, name in illegal_characters(text):
            self._fault("ESG-READING-011", row, column, character=name)
        return Scalar(text, place(self.file, self.sheet, row, column))

    def _text(self, cell: etree._Element, row: int, column: int) -> str:
        """What the cell shows; `?` beside a fault."""
        value, formula, inline = "", False, None
        for child in cell:
            name = local(child)
            if name == "v":
                value = child.text or ""
            elif name == "f":
                formula = True
            elif name == "is":
                inline = child
        if inline is not None:
            return text_of(inline)
        kind = cell.get("t", "n")
        if formula and not value and kind != "str":
            return self._fault("ESG-READING-033", row, column)
        return self._value(kind, value, cell.get("s", "0"), row, column) if value else ""

    def _value(self, kind: str, value: str, style: str, row: int, column: int) -> str:
        if kind == "e":
            return self._fault("ESG-READING-034", row, column, value=quote(value))
        try:
            text = self._typed(kind, value, style)
        except (ValueError, ArithmeticError, IndexError):
            return self._fault("ESG-READING-040", row, column, value=quote(value))
        return text if text is not None else self._fault("ESG-READING-041", row, column, value=quote(value))

    def _typed(self, kind: str, value: str, style: str) -> str | None:
        if kind == "s":
            index = int(value)
            if index < 0:
                raise IndexError(value)
            return self.shared.strings[index]
        if kind in ("str", "inlineStr"):
            return unescaped(value)
        if kind == "b":
            return "TRUE" if value in ("1", "true") else "FALSE"
        if kind == "d":
            return value.removesuffix("Z").removesuffix("T00:00:00").removesuffix("T00:00:00.000")
        formats = self.shared.formats
        return shown(value, formats[int(style)] if formats else "General", self.shared.epoch_1904)
