"""Slides with little room: closer and in small type before there are more of them; nothing is lost or under 12 pt."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from esgreport.brand.compiled import PptxBrand
from esgreport.document.component import Component, ComponentEntry, ComponentGroup, LabelledPart
from esgreport.layout.deck import arrange_deck
from esgreport.layout.plan import ChartShape, Deck, TableShape, TextShape
from esgreport.layout.text.widths import Faces
from tests.layout.test_board_drawings import words
from tests.layout.test_components import components, titles
from tests.layout.test_deck import all_words, check, sizes

# As large as the body of a slide of 10 by 5.6 inches with a high title.
AREA = (576000, 1404000, 8_229_600, 3_300_000)


@pytest.fixture(scope="module")
def tight(slides: PptxBrand) -> PptxBrand:
    return replace(slides, area=AREA)


def deck(trees: ModuleType, brand: PptxBrand, faces: Faces, *blocks: object, language: str = "ja") -> Deck:
    made = arrange_deck(trees.document(trees.section("s", "題", *blocks), language=language), brand, faces)
    assert made.value is not None
    check(made.value, brand)
    return made.value


@settings(max_examples=80, deadline=None)
@given(component=components(), language=st.sampled_from(["ja", "en"]))
def test_a_tight_slide_holds_every_entry_of_a_component_in_its_place(
    component: Component, language: str, trees: ModuleType, tight: PptxBrand, faces: Faces
) -> None:
    made = arrange_deck(trees.document(trees.section("s", "題", component), language=language), tight, faces)
    assert made.value is not None
    if any(item.code == "ESG-LAYOUT-003" for item in made.findings):
        return
    check(made.value, tight)
    said = "".join(all_words(made.value)).replace("\n", "").replace(" ", "")
    assert all(title.replace(" ", "") in said for title in titles(component))
    assert min(sizes(made.value)) >= 10.5


def test_a_table_that_a_slide_can_hold_is_not_divided(trees: ModuleType, tight: PptxBrand, faces: Faces) -> None:
    made = deck(trees, tight, faces, trees.waterfall(), trees.records(5))
    tables = [shape for slide in made.slides for shape in slide.shapes if isinstance(shape, TableShape)]
    assert len(made.slides) == 2 and len(tables) == 1


def test_the_words_of_a_matrix_are_whole(trees: ModuleType, tight: PptxBrand, faces: Faces) -> None:
    answers = {"Do nothing": "can start any time " * 9, "Indispensability": "hard to undo", "Minimum": "easy"}
    options = tuple(
        ComponentEntry(words(name), parts=(LabelledPart(words("Reversibility"), (words(said),)),))
        for name, said in answers.items()
    )
    proposed = replace(options[-1], mark=words("Recommended"), tone="brand")
    group = ComponentGroup((), (*options[:-1], proposed), "muted")
    made = deck(trees, tight, faces, Component("matrix", (group,)), language="en")
    face = faces.get(tight.fonts.body, True)
    for shape in (shape for slide in made.slides for shape in slide.shapes if isinstance(shape, TextShape)):
        if shape.name == "component" and shape.box is not None:
            for run in (run for item in shape.paragraphs for run in item.runs):
                wide = max(sum(face.widths.get(sign, face.default) for sign in word) for word in run.text.split())
                room = (shape.box.cx - shape.insets[0] - shape.insets[2]) / 12700
                assert wide / face.units * float(run.size_pt or shape.size_pt or 0) <= room, run.text


def test_steps_whose_names_are_wider_than_columns_lie(trees: ModuleType, tight: PptxBrand, faces: Faces) -> None:
    names = ["Before", "Second source", "Reduced-magnet motor", "Joint research", "After"]
    total = trees.series("Loss", "total", [1250, None, None, None, 480], "estimate")
    less = trees.series("Less", "decrease", [None, 310, 260, 200, None], "estimate")
    chart = trees.chart("waterfall", names, total, less)
    narrow = replace(tight, area=(*AREA[:2], AREA[2] // 2, AREA[3]))
    kinds = {}
    for name, brand in (("wide", tight), ("narrow", narrow)):
        made = deck(trees, brand, faces, chart)
        (drawn,) = [shape for slide in made.slides for shape in slide.shapes if isinstance(shape, ChartShape)]
        kinds[name] = drawn.chart.kind
    assert kinds == {"wide": "column", "narrow": "bar"}


def test_lines_are_as_close_as_they_were_measured(
    trees: ModuleType, tight: PptxBrand, slides: PptxBrand, faces: Faces
) -> None:
    entry = ComponentEntry(words("題"), (words("説明の文です。"),))
    rows = Component("rows", (ComponentGroup((), (entry,) * 3),))
    for brand, percent in ((tight, 105), (slides, 115)):
        (slide,) = deck(trees, brand, faces, rows).slides
        cells = [shape for shape in slide.shapes if isinstance(shape, TextShape) and shape.name == "component"]
        assert {shape.line_percent for shape in cells} == {percent}
