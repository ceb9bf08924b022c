"""How much of a slide is filled: the union of what is on it, air inside panels not counted."""

from __future__ import annotations

from types import ModuleType

import pytest

from esgreport.brand.compiled import PptxBrand
from esgreport.layout.deck import arrange_deck
from esgreport.layout.deck.fill import slide_fill
from esgreport.layout.deck.slide_context import SlideContext, decimal
from esgreport.layout.plan import Box, DeckParagraph, Run, Slide, TextShape
from esgreport.layout.text.widths import Faces

TITLE = TextShape("title", None, (), placeholder="title")


@pytest.fixture
def context(slides: PptxBrand, faces: Faces) -> SlideContext:
    return SlideContext(slides, faces, "ja")


def panel(box: Box, text: str = "", filled: bool = True) -> TextShape:
    words = (DeckParagraph((Run(text),)),) if text else ()
    return TextShape("panel", box, words, size_pt=decimal(14), fill="band" if filled else None)


def test_the_same_place_counts_once_and_what_is_outside_never(context: SlideContext) -> None:
    body = context.area
    left = panel(Box(body.x, body.y, body.cx // 2, body.cy))
    outside = panel(Box(body.x, 0, body.cx, body.y))
    found = slide_fill(Slide("s", "title-only", (TITLE, left, left, outside)), context)
    assert found.area == pytest.approx(0.5, abs=0.01) and found.depth == 1


def test_a_panel_counts_with_little_more_than_its_text(context: SlideContext) -> None:
    body = context.area
    high = slide_fill(Slide("s", "title-only", (TITLE, panel(body, "一行だけの文です。"))), context)
    bare = slide_fill(Slide("s", "title-only", (TITLE, panel(body, "一行だけの文です。", False))), context)
    assert high.area == pytest.approx(bare.area * 1.6, rel=0.02)
    assert high.area < 0.15


def test_a_slide_of_one_line_is_noted_and_a_full_one_is_not(trees: ModuleType, slides: PptxBrand, faces: Faces) -> None:
    sparse = arrange_deck(trees.document(trees.section("s", "題", trees.para("一行だけの文です。"))), slides, faces)
    full = arrange_deck(trees.document(trees.section("s", "題", trees.dependency())), slides, faces)
    assert [item.code for item in sparse.findings] == ["ESG-LAYOUT-009"]
    assert not full.findings
