"""What Word counts in a paper: numbers of headings, figures and tables, and the table of contents."""

from __future__ import annotations

from types import ModuleType

from esgreport.brand.compiled import DocxBrand
from esgreport.layout.flow import arrange_flow
from esgreport.layout.plan import Flow, FlowContents, FlowParagraph
from esgreport.layout.planned_content import planned_content
from esgreport.layout.text.widths import Faces

LONG = "経済安全保障への投資の根拠を、依存、持ちこたえる日数、損失、幅、規律、限界の順に述べる。" * 12


def _flow(trees: ModuleType, pages: DocxBrand, faces: Faces, sections: int, language: str = "ja") -> Flow:
    made = [
        trees.section(f"k{number}", f"題{number}", *(trees.para(LONG) for _ in range(4)), level=1)
        for number in range(sections)
    ]
    made[0] = trees.section("k0", "題0", trees.dependency(), trees.table(["A"], [["1"]], caption=trees.words("一覧")))
    annex = trees.section("annex-a", "別紙　算定", trees.para(LONG), level=1)
    outcome = arrange_flow(trees.document(*made, annex, form="paper", language=language), pages, faces)
    assert outcome.value is not None
    return outcome.value


def test_a_short_paper_has_no_contents_and_no_numbers(trees, pages, faces):
    flow = _flow(trees, pages, faces, 2)
    assert not [block for block in flow.blocks if isinstance(block, FlowContents)]
    assert not [block for block in flow.blocks if isinstance(block, FlowParagraph) and block.numbered]


def test_a_long_paper_counts_its_headings_and_lists_them_with_their_pages(trees, pages, faces):
    flow = _flow(trees, pages, faces, 9)
    (contents,) = [block for block in flow.blocks if isinstance(block, FlowContents)]
    assert [row.text for row in contents.rows] == [*(f"{n + 1}. 題{n}" for n in range(9)), "別紙　算定"]
    numbers = [row.page for row in contents.rows]
    assert numbers == sorted(numbers) and numbers[0] == 1 and numbers[-1] <= flow.pages_estimate + 1
    assert len({row.bookmark for row in contents.rows}) == 10


def test_the_contents_stand_before_the_first_heading(trees, pages, faces):
    flow = _flow(trees, pages, faces, 9)
    at = next(n for n, block in enumerate(flow.blocks) if isinstance(block, FlowContents))
    assert [block.style for block in flow.blocks[:at] if isinstance(block, FlowParagraph)] == ["title"]
    assert flow.blocks[at + 1].bookmark


def test_captions_are_numbered_by_kind_and_may_be_said(trees, pages, faces):
    flow = _flow(trees, pages, faces, 9)
    named = [block.numbered for block in flow.blocks if isinstance(block, FlowParagraph) and block.style == "caption"]
    assert [(item.kind, item.text) for item in named if item] == [("figure", "図1　"), ("table", "表1　")]
    said = planned_content(flow).texts
    assert {"図1", "表1", "表1　一覧", "1. 題0"} <= said


def test_english_captions_and_numbers_are_english(trees, pages, faces):
    flow = _flow(trees, pages, faces, 9, "en")
    named = [block.numbered for block in flow.blocks if isinstance(block, FlowParagraph) and block.style == "caption"]
    assert [item.text for item in named if item] == ["Figure 1. ", "Table 1. "]
