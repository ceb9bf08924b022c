"""What Word keeps from changes: figures of the facts; never words, and no cell that somebody must fill in."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from esgreport.brand.compiled import DocxBrand
from esgreport.document.inlines import FactText, Inlines, Strong, Words
from esgreport.document.tree import Cell, Column, Paragraph, Table
from esgreport.layout.flow import arrange_flow
from esgreport.layout.plan import FlowControl, FlowTable
from esgreport.layout.text.widths import Faces

FIGURE: Inlines = (FactText("metrics.loss", "12億円", True),)
NAME: Inlines = (FactText("company.name", "青葉12"),)


def blocks_of(trees: ModuleType, pages: DocxBrand, faces: Faces, *blocks: Any) -> tuple[Any, ...]:
    made = arrange_flow(trees.document(trees.section("a", "", *blocks), form="paper"), pages, faces).value
    assert made is not None
    return made.blocks


def table(*rows: tuple[Inlines, ...], purpose: Any = "records") -> Table:
    columns = tuple(Column((Words("見出し"),)) for _ in rows[0])
    return Table(columns, tuple(tuple(Cell((cell,)) for cell in row) for row in rows), purpose=purpose)


def locked_in(plan: FlowTable) -> list[str]:
    return [
        run.text for row in plan.rows for cell in row for item in cell.paragraphs for run in item.runs if run.locked
    ]


def test_figures_in_prose_stand_apart_and_names_do_not(trees: ModuleType, pages: DocxBrand, faces: Faces) -> None:
    inlines = (*NAME, Words("の総額は"), *FIGURE, Words("、うち"), Strong(FIGURE), Words("です。"))
    (control,) = [item for item in blocks_of(trees, pages, faces, Paragraph(inlines)) if isinstance(item, FlowControl)]
    runs = control.blocks[0].runs
    assert [(run.text, run.locked) for run in runs] == [
        ("青葉12の総額は", False),
        ("12億円", True),
        ("、うち", False),
        ("12億円", True),
        ("です。", False),
    ]
    assert [run.bold for run in runs] == [False, False, False, True, False]


def test_a_table_of_figures_is_locked_as_a_whole(trees: ModuleType, pages: DocxBrand, faces: Faces) -> None:
    (plan,) = [item for item in blocks_of(trees, pages, faces, table((NAME, FIGURE))) if isinstance(item, FlowTable)]
    assert plan.locked and locked_in(plan) == []


def test_a_table_of_words_is_not_locked(trees: ModuleType, pages: DocxBrand, faces: Faces) -> None:
    (plan,) = [item for item in blocks_of(trees, pages, faces, table((NAME, NAME))) if isinstance(item, FlowTable)]
    assert not plan.locked and locked_in(plan) == []


def test_a_form_to_fill_in_keeps_its_figures_one_by_one(trees: ModuleType, pages: DocxBrand, faces: Faces) -> None:
    (plan,) = [
        item
        for item in blocks_of(trees, pages, faces, table((FIGURE, ()), (NAME, NAME)))
        if isinstance(item, FlowTable)
    ]
    assert not plan.locked and locked_in(plan) == ["12億円"]


def test_a_sheet_of_headings_keeps_its_figures_one_by_one(trees: ModuleType, pages: DocxBrand, faces: Faces) -> None:
    sheet = table((NAME, FIGURE), purpose="sheet")
    (plan,) = [item for item in blocks_of(trees, pages, faces, sheet) if isinstance(item, FlowTable)]
    assert not plan.locked and locked_in(plan) == ["12億円"]
