"""A workbook as it was read: sheets, rows, and one text a cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from esgreport.base.finding import Finding
from esgreport.base.origin import Origin
from esgreport.reading.raw import Scalar

LETTERS = 26
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class WorksheetRow:
    """The cells of one row that hold anything, by column number from 1."""

    number: int
    cells: Mapping[int, Scalar]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells; every edge belongs to it."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    @property
    def size(self) -> int:
        """The number of its cells."""
        return (self.last_row - self.first_row + 1) * (self.last_column - self.first_column + 1)

    def __str__(self) -> str:
        first, last = reference(self.first_row, self.first_column), reference(self.last_row, self.last_column)
        return f"{first}:{last}"


@dataclass(frozen=True, slots=True)
class Worksheet:
    """One sheet. `faults` are the findings of single cells, which matter when the cell is used: (row, column).

    `written` is the rectangle of all cells that the file lists, empty ones too; None when it lists none.
    """

    name: str
    rows: tuple[WorksheetRow, ...]
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Area, ...] = ()
    faults: Mapping[tuple[int, int], Finding] = field(default_factory=dict)
    written: Area | None = None

    @property
    def filled(self) -> bool:
        """Whether any cell holds anything."""
        return bool(self.rows)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook: its file name and its sheets in their order."""

    file: str
    sheets: tuple[Worksheet, ...]


def reference(row: int, column: int) -> str:
    """The name of a cell: `reference(3, 28)` is `AB3`."""
    return f"{letters(column)}{row}"


def letters(column: int) -> str:
    """The name of a column: 1 is A, 28 is AB."""
    before, digit = divmod(column - 1, LETTERS)
    return letters(before) + chr(ord("A") + digit) if column > 0 else ""


def numbers(name: str) -> tuple[int, int] | None:
    """The row and column of a cell's name, with or without `$`; None when it is no such name."""
    found = _CELL.fullmatch(name.replace("$", ""))
    return (int(found[2]), _column(found[1])) if found else None


@cache
def _column(name: str) -> int:
    """The number of the column called `name`; a sheet asks for the same few again and again."""
    return LETTERS * _column(name[:-1]) + ord(name[-1]) - ord("A") + 1 if name else 0


def place(file: str, sheet: str, row: int = 0, column: int = 0) -> Origin:
    """The origin of a cell; of the whole sheet when row is 0."""
    return Origin(file, row, column, f"{sheet}!{reference(row, column)}" if row else f"{sheet}!")
