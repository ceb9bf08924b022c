"""The simple form as a workbook: one sheet for the company, and one for the questions of the self-check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from esgreport.inputs.form.grid import Asked, across, choices, down
from esgreport.inputs.form.sheets import FORM_VERSION, VERSION_MARK
from esgreport.inputs.small_form.definition import FormCell, small
from esgreport.layout.book.plan import BookPlan, CellPlan, ColumnPlan, RowPlan, SheetPlan

FIRST_ROW = 5
WIDTHS = (24.0, 46.0, 60.0, 18.0, 22.0, 16.0, 18.0, 22.0)
QUESTION_WIDTHS = (52.0, 12.0, 60.0, 14.0, 18.0, 14.0)


def list_row() -> int:
    """The row of the headings of the list; how to fill it and its rows follow."""
    return FIRST_ROW + len(small().cells) + 2


def small_plan(
    cells: Mapping[str, str], items: Sequence[Mapping[str, str]], answers: Mapping[str, Mapping[str, str]] | None = None
) -> BookPlan:
    """The simple form, filled with texts by name, and with answers by the item of the checklist."""
    form = small()
    top = [CellPlan(1, 1, form.title, "title"), CellPlan(2, 1, form.steps, "note")]
    heads = enumerate((*form.headings, form.value), 1)
    top += [CellPlan(FIRST_ROW - 1, at, text, "common") for at, text in heads]
    rows = [*items[: form.rows.most], *[{} for _ in range(form.rows.most - len(items))]]
    legend = CellPlan(list_row() - 1, 1, form.rows.title, "legend")
    asked = (*down(_asked(form.cells), FIRST_ROW, cells), legend)
    listed = across(_asked(form.rows.columns), list_row(), rows, blank=True)
    mark = CellPlan(list_row() + form.rows.most + 3, 1, f"{VERSION_MARK} small {FORM_VERSION}", "key")
    return BookPlan(form.name, (_sheet((*top, *asked, *listed, mark)), _questions(answers or {})))


def _questions(answers: Mapping[str, Mapping[str, str]]) -> SheetPlan:
    """The sheet of the questions, each with room for its answer."""
    form = small().questions
    columns = _asked(form.columns)
    top = [CellPlan(1, 1, form.title, "title"), CellPlan(2, 1, form.steps, "note")]
    rows = [{**answers.get(item, {}), "question": text} for item, text in form.asked.items()]
    first = FIRST_ROW - 1 + 2
    return SheetPlan(
        form.sheet,
        tuple(map(ColumnPlan, QUESTION_WIDTHS)),
        (RowPlan(1, 26),),
        (*top, *across(columns, FIRST_ROW - 1, rows, blank=True)),
        choices((one, index, first, first + len(rows) - 1) for index, one in enumerate(columns, 1)),
        frozen_rows=first - 1,
    )


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
