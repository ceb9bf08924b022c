"""The simple form as a workbook of one sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from esgreport.inputs.form.grid import Asked, across, choices, down
from esgreport.inputs.form.sheets import FORM_VERSION, VERSION_MARK
from esgreport.inputs.small_form.definition import FormCell, small
from esgreport.layout.book.plan import BookPlan, CellPlan, ColumnPlan, RowPlan, SheetPlan

FIRST_ROW = 5
WIDTHS = (24.0, 46.0, 60.0, 18.0, 22.0, 16.0, 18.0)


def list_row() -> int:
    """The row of the headings of the list; how to fill it and its rows follow."""
    return FIRST_ROW + len(small().cells) + 2


def small_plan(cells: Mapping[str, str], items: Sequence[Mapping[str, str]]) -> BookPlan:
    """The simple form, filled with texts by name."""
    form = small()
    top = [CellPlan(1, 1, form.title, "title"), CellPlan(2, 1, form.steps, "note")]
    heads = enumerate((*form.headings, form.value), 1)
    top += [CellPlan(FIRST_ROW - 1, at, text, "common") for at, text in heads]
    rows = [*items[: form.rows.most], *[{} for _ in range(form.rows.most - len(items))]]
    legend = CellPlan(list_row() - 1, 1, form.rows.title, "legend")
    asked = (*down(_asked(form.cells), FIRST_ROW, cells), legend)
    listed = across(_asked(form.rows.columns), list_row(), rows, blank=True)
    mark = CellPlan(list_row() + form.rows.most + 3, 1, f"{VERSION_MARK} small {FORM_VERSION}", "key")
    return BookPlan(form.name, (_sheet((*top, *asked, *listed, mark)),))


def _asked(cells: Iterable[FormCell]) -> list[Asked]:
    return [
        Asked(cell.name, ((cell.label, "needed" if cell.needed else "heading"), (cell.how, "how")), cell.choices)
        for cell in cells
    ]


def _sheet(cells: Sequence[CellPlan]) -> SheetPlan:
    rows = small().rows
    first, last = list_row() + 2, list_row() + 1 + rows.most
    asked = range(FIRST_ROW, FIRST_ROW + len(small().cells))
    return SheetPlan(
        small().sheet,
        tuple(map(ColumnPlan, WIDTHS)),
        (RowPlan(1, 26), *(RowPlan(row, 22) for row in asked)),
        tuple(cells),
        choices((one, index, first, last) for index, one in enumerate(_asked(rows.columns), 1)),
        frozen_rows=FIRST_ROW - 1,
    )
