"""Tables that are too wide for an upright page stand on a page on its side, and their headings come along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from math import ceil
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from esgreport.brand.compiled import DocxBrand
from esgreport.brand.docx.compile import compile_docx
from esgreport.layout.flow import arrange_flow
from esgreport.layout.flow.page_context import PageSheet
from esgreport.layout.flow.pages import filled_pages, strips
from esgreport.layout.plan import Flow, FlowContents, FlowParagraph, FlowTable, FlowTurn
from esgreport.layout.text.widths import Faces
from esgreport.ooxml.package import package_of
from esgreport.writers.docx import write_docx

BRAND = Path(__file__).parents[2] / "content/brand/docx"

TURNED, UPRIGHT = FlowTurn(True), FlowTurn(False)


def wide(trees: ModuleType, rows: int = 3, columns: int = 12, **details: Any) -> Any:
    heads = [f"指標その{n}" for n in range(columns)]
    return trees.table(heads, [["1,234,567"] * columns] * rows, "e" * columns, **details)


def kinds(flow: Flow) -> list[str]:
    """The blocks in short: turns, tables, headings."""
    made = []
    for block in flow.blocks:
        if isinstance(block, FlowTurn):
            made.append("turned" if block.is_landscape else "upright")
        elif isinstance(block, FlowTable):
            made.append("table")
        elif isinstance(block, FlowParagraph) and block.style.startswith("heading"):
            made.append("heading")
        elif isinstance(block, FlowParagraph) and block.style == "caption":
            made.append("caption")
    return made


@pytest.fixture
def arranged(trees: ModuleType, pages: DocxBrand, faces: Faces) -> Any:
    def arrange(*sections: Any, form: str = "paper", brand: DocxBrand = pages) -> Flow:
        made = arrange_flow(trees.document(*sections, form=form), brand, faces).value
        assert made is not None
        return made

    return arrange


def test_a_wide_table_turns_the_page_with_its_heading_and_caption_and_text_turns_it_back(
    trees: ModuleType, arranged: Any
) -> None:
    flow = arranged(
        trees.section("a", "概要", trees.para("本文")),
        trees.section("b", "数値", wide(trees, caption=trees.words("全指標")), trees.para("読み方")),
    )
    assert kinds(flow) == ["heading", "turned", "heading", "caption", "table", "upright"]


def test_a_table_at_the_end_leaves_no_empty_page_behind(trees: ModuleType, arranged: Any) -> None:
    assert kinds(arranged(trees.section("a", "数値", trees.para("本文"), wide(trees)))) == [
        "heading",
        "turned",
        "table",
    ]


def test_wide_tables_of_two_sections_share_their_pages(trees: ModuleType, arranged: Any) -> None:
    flow = arranged(
        trees.section("a", "一", trees.para("本文"), wide(trees)),
        trees.section("b", "二", wide(trees), trees.para("本文")),
        trees.section("c", "三", trees.para("本文")),
    )
    assert kinds(flow) == ["heading", "turned", "table", "heading", "table", "upright", "heading"]


def test_a_table_fills_the_width_of_the_page_on_its_side(trees: ModuleType, arranged: Any, pages: DocxBrand) -> None:
    (table,) = [item for item in arranged(trees.section("a", "", wide(trees))).blocks if isinstance(item, FlowTable)]
    assert sum(table.column_widths_twips) == pages.landscape.page.text_width


def test_a_table_too_wide_even_for_that_page_takes_a_smaller_type_and_then_says_so(
    trees: ModuleType, arranged: Any, pages: DocxBrand, faces: Faces
) -> None:
    def sizes(columns: int) -> tuple[set[Any], list[str]]:
        document = trees.document(trees.section("a", "数値", wide(trees, columns=columns)), form="paper")
        made = arrange_flow(document, pages, faces)
        assert made.value is not None
        (table,) = [item for item in made.value.blocks if isinstance(item, FlowTable)]
        runs = [run for row in table.rows for cell in row for item in cell.paragraphs for run in item.runs]
        return {run.size_pt for run in runs}, [item.code for item in made.findings]

    upright = [sizes(columns) for columns in range(4, 10)]
    assert [found[0] for found in upright][:2] == [{None}, {None}]
    assert {Decimal(8)} in [found[0] for found in upright], "up to 12 % are taken by the type"
    assert not any(found[1] for found in upright)
    assert sizes(11) == ({None}, []), "a page on its side has room for the type of the style"
    assert sizes(40) == ({Decimal(8)}, ["ESG-LAYOUT-008"])


def test_narrow_tables_letters_and_landscape_brands_turn_nothing(
    trees: ModuleType, arranged: Any, pages: DocxBrand
) -> None:
    assert "turned" not in kinds(arranged(trees.section("a", "", wide(trees, columns=4))))
    assert "turned" not in kinds(arranged(trees.section("a", "", wide(trees)), form="letter"))
    lying = replace(pages, frame=pages.landscape)
    assert "turned" not in kinds(arranged(trees.section("a", "", wide(trees)), brand=lying))


def test_a_turn_begins_a_page_of_the_other_height(trees: ModuleType, pages: DocxBrand, faces: Faces) -> None:
    sheet = PageSheet(pages, faces, "ja")
    line = FlowParagraph("body", ())
    ends = [
        filled_pages(tuple(strips(blocks, sheet)), sheet.height_pt)
        for blocks in ((line,), (line, TURNED, line), (line, TURNED, line, UPRIGHT, line))
    ]
    assert [int(end) for end in ends] == [0, 1, 2]
    assert ends[1] - 1 > ends[0], "a line takes more of a page that is less high"
    assert abs((ends[2] - 2) - ends[0]) < 0.01


def test_many_rows_run_over_several_pages_on_their_side(trees: ModuleType, arranged: Any, pages: DocxBrand) -> None:
    few, many = (arranged(trees.section("a", "", wide(trees, rows=rows))).pages_estimate for rows in (30, 120))
    assert 3 * few < many
    assert pages.landscape.page.text_height < pages.page.text_height


@pytest.mark.office
def test_pages_of_the_contents_are_those_of_the_renderer_with_turned_pages_between(
    trees: ModuleType,
    arranged: Any,
    tmp_path: Path,
    pdf_pages: Callable[[Path], list[str]],
) -> None:
    files = sorted(path for path in BRAND.rglob("*") if path.is_file())
    package = package_of("built-in", {path.relative_to(BRAND).as_posix(): path.read_bytes() for path in files})
    brand = compile_docx(package).value
    assert brand is not None
    filler = [trees.para("本文が続きます。" * 57) for _ in range(5)]
    sections = [
        trees.section(f"s{n}", f"第{n}の見出し", *filler, *([wide(trees, rows=40)] if n in (2, 4, 5) else []))
        for n in range(1, 8)
    ]
    flow = arranged(*sections, brand=brand)
    (contents,) = [item for item in flow.blocks if isinstance(item, FlowContents)]
    path = tmp_path / "turned.docx"
    path.write_bytes(write_docx(flow, brand))
    shown = pdf_pages(path)
    found = [
        max(number for number, text in enumerate(shown, start=1) if f"第{n}の見出し" in "".join(text.split()))
        for n in range(1, 8)
    ]
    assert [row.page for row in contents.rows] == found
    assert len(shown) == ceil(flow.pages_estimate)
