"""The simple form as a workbook of one sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from esgreport.inputs.form.sheets import FORM_VERSION, VERSION_MARK
from esgreport.inputs.small_form.cells import CELLS, HEADINGS, ITEM_COLUMNS, ITEMS_TITLE, MOST_ITEMS, SHEET
from esgreport.layout.book.plan import BookPlan, CellPlan, ChoicePlan, ColumnPlan, RowPlan, SheetPlan

FIRST_ROW = 5
VALUE_COLUMN = 3
LIST_ROW = FIRST_ROW + len(CELLS) + 2
TITLE = "経済安全保障　かんたん記入表"
STEPS = (
    "色の付いた項目は必ず、ほかは分かるところだけ埋めてください（30分ほど）。空の項目は文書に出ません。"
    "保存したら `esgreport check`、次に `esgreport build` です。"
)
WIDTHS = (24.0, 46.0, 60.0, 18.0, 22.0, 16.0, 18.0)


def small_plan(cells: Mapping[str, str], items: Sequence[Mapping[str, str]]) -> BookPlan:
    """The simple form, filled with texts by name."""
    made = [
        CellPlan(1, 1, TITLE, "title"),
        CellPlan(2, 1, STEPS, "note"),
        *(CellPlan(FIRST_ROW - 1, at, text, "common") for at, text in enumerate(HEADINGS, 1)),
    ]
    for row, cell in enumerate(CELLS, FIRST_ROW):
        made += [
            CellPlan(row, 1, cell.label, "needed" if cell.required else "heading"),
            CellPlan(row, 2, cell.how, "how"),
            CellPlan(row, VALUE_COLUMN, cells.get(cell.name, ""), "value", "@"),
        ]
    made.append(CellPlan(LIST_ROW - 1, 1, ITEMS_TITLE, "legend"))
    for at, column in enumerate(ITEM_COLUMNS, 1):
        made += [
            CellPlan(LIST_ROW, at, column.label, "needed" if column.required else "heading"),
            CellPlan(LIST_ROW + 1, at, column.how, "how"),
        ]
        for row in range(MOST_ITEMS):
            text = items[row].get(column.name, "") if row < len(items) else ""
            made.append(CellPlan(LIST_ROW + 2 + row, at, text, "value", "@"))
    made.append(CellPlan(LIST_ROW + MOST_ITEMS + 3, 1, f"{VERSION_MARK} small {FORM_VERSION}", "key"))
    return BookPlan("esgreport かんたん記入表", (_sheet(made),))


def _sheet(cells: Sequence[CellPlan]) -> SheetPlan:
    first, last = LIST_ROW + 2, LIST_ROW + 1 + MOST_ITEMS
    return SheetPlan(
        SHEET,
        tuple(ColumnPlan(width) for width in WIDTHS),
        (RowPlan(1, 26), *(RowPlan(row, 22) for row in range(FIRST_ROW, FIRST_ROW + len(CELLS)))),
        tuple(cells),
        tuple(
            ChoicePlan(first, last, at, column.choices) for at, column in enumerate(ITEM_COLUMNS, 1) if column.choices
        ),
        frozen_rows=FIRST_ROW - 1,
    )
