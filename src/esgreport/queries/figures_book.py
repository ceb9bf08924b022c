"""The derived figures as a workbook of one sheet: for people who want to check them in Excel."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from esgreport.base.text import Language, Text
from esgreport.layout.book.plan import BookPlan, CellPlan, ColumnPlan, SheetPlan

HEADINGS = (
    (Text("ID", "ID"), 34.0),
    (Text("名称", "Name"), 30.0),
    (Text("表示", "Printed"), 18.0),
    (Text("数値", "Number"), 18.0),
    (Text("単位", "Unit"), 8.0),
    (Text("式", "Formula"), 44.0),
    (Text("取扱区分", "Label"), 22.0),
    (Text("入力", "Inputs"), 80.0),
)
TITLE = Text("算定した数値", "Derived figures")
NUMBER_COLUMN = 4
PLAIN_NUMBER = "#,##0.####"


def figures_plan(figures: Sequence[tuple[object, ...]], language: Language) -> BookPlan:
    """A row for each figure: id, name, printed text, exact number, unit, formula, label, inputs."""
    cells = [CellPlan(1, index, heading.of(language), "heading") for index, (heading, _) in enumerate(HEADINGS, 1)]
    for row, figure in enumerate(figures, 2):
        for index, value in enumerate(figure, 1):
            text = "; ".join(value) if isinstance(value, tuple) else str(value)
            if index == NUMBER_COLUMN and text:
                cells.append(CellPlan(row, index, Decimal(text), "plain", PLAIN_NUMBER))
            elif text:
                cells.append(CellPlan(row, index, text, "plain", "@"))
    columns = tuple(ColumnPlan(width) for _, width in HEADINGS)
    sheet = SheetPlan(TITLE.of(language), columns, (), tuple(cells), frozen_rows=1, frozen_columns=1, locked=False)
    return BookPlan(f"esgreport {TITLE.of(language)}", (sheet,))
