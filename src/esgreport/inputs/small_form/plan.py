"""The simple form as a workbook of one sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from esgreport.inputs.form.sheets import FORM_VERSION, VERSION_MARK
from esgreport.inputs.small_form.definition import small
from esgreport.layout.book.plan import BookPlan, CellPlan, ChoicePlan, ColumnPlan, RowPlan, SheetPlan

FIRST_ROW = 5
VALUE_COLUMN = 3
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
    mark = CellPlan(list_row() + form.rows.most + 3, 1, f"{VERSION_MARK} small {FORM_VERSION}", "key")
    return BookPlan(form.name, (_sheet((*top, *_cells(cells), *_rows(items), mark)),))


def _cells(texts: Mapping[str, str]) -> Iterator[CellPlan]:
    for row, cell in enumerate(small().cells, FIRST_ROW):
        yield CellPlan(row, 1, cell.label, "needed" if cell.needed else "heading")
        yield CellPlan(row, 2, cell.how, "how")
        yield CellPlan(row, VALUE_COLUMN, texts.get(cell.name, ""), "value", "@")


def _rows(items: Sequence[Mapping[str, str]]) -> Iterator[CellPlan]:
    first, rows = list_row(), small().rows
    yield CellPlan(first - 1, 1, rows.title, "legend")
    for at, column in enumerate(rows.columns, 1):
        yield CellPlan(first, at, column.label, "needed" if column.needed else "heading")
        yield CellPlan(first + 1, at, column.how, "how")
        texts = [item.get(column.name, "") for item in items[: rows.most]]
        for row, text in enumerate([*texts, *[""] * (rows.most - len(texts))], first + 2):
            yield CellPlan(row, at, text, "value", "@")


def _sheet(cells: Sequence[CellPlan]) -> SheetPlan:
    rows = small().rows
    first, last = list_row() + 2, list_row() + 1 + rows.most
    asked = range(FIRST_ROW, FIRST_ROW + len(small().cells))
    columns = list(enumerate(rows.columns, 1))
    return SheetPlan(
        small().sheet,
        tuple(map(ColumnPlan, WIDTHS)),
        (RowPlan(1, 26), *(RowPlan(row, 22) for row in asked)),
        tuple(cells),
        tuple(ChoicePlan(first, last, at, column.choices) for at, column in columns if column.choices),
        frozen_rows=FIRST_ROW - 1,
    )
