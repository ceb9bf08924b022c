"""The grid of cells behind a chart: what the workbook holds and what the chart's references name."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from esgreport.layout.chart_plan import ChartPlan

SHEET = "Sheet1"
Cell: TypeAlias = str | Decimal | None


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column of the grid: its letter, its heading (None is an empty cell), its cells from row 2 on."""

    letter: str
    heading: str | None
    cells: tuple[Cell, ...]

    @property
    def heading_reference(self) -> str:
        """The reference of the heading, as in c:f."""
        return f"{SHEET}!${self.letter}$1"

    @property
    def reference(self) -> str:
        """The reference of the cells, as in c:f."""
        return f"{SHEET}!${self.letter}$2:${self.letter}${len(self.cells) + 1}"


def letter(index: int) -> str:
    """The letters of column `index`, counted from 0: A, B … Z, AA."""
    rest, last = divmod(index, 26)
    return (letter(rest - 1) if rest else "") + chr(ord("A") + last)


def number(value: Decimal) -> str:
    """The shortest plain decimal notation of `value`. Raises ValueError for what is not a number."""
    if not value.is_finite():
        raise ValueError("a chart value is not finite")
    return format(value.normalize(), "f") if value else "0"


def columns(plan: ChartPlan) -> tuple[tuple[GridColumn, GridColumn], ...]:
    """For every series its column of categories (or x values) and its column of values.

    Series that share their categories or x values share the column.
    """
    pairs: list[tuple[GridColumn, GridColumn]] = []
    keys: dict[tuple[Cell, ...], GridColumn] = {}
    count = 0
    for series in plan.series:
        cells: tuple[Cell, ...] = series.xs if plan.kind == "curve" else plan.categories
        if len(cells) != len(series.values):
            raise ValueError("a series of a chart does not align with its categories")
        if cells not in keys:
            keys[cells] = GridColumn(letter(count), None, cells)
            count += 1
        pairs.append((keys[cells], GridColumn(letter(count), series.name, series.values)))
        count += 1
    return tuple(pairs)


def grid(plan: ChartPlan) -> tuple[GridColumn, ...]:
    """All columns once, from left to right."""
    columns_by_letter = {column.letter: column for pair in columns(plan) for column in pair}
    return tuple(sorted(columns_by_letter.values(), key=lambda column: (len(column.letter), column.letter)))
