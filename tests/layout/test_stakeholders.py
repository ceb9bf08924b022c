"""C16 stakeholders: cards in pairs around the company, a circle on slides, rows where there are too many."""

from __future__ import annotations

from types import ModuleType

import pytest

from esgreport.brand.compiled import PptxBrand
from esgreport.document.component import Component, ComponentEntry, ComponentGroup, LabelledPart
from esgreport.document.inlines import Inlines, Words
from esgreport.layout.components.kinds import grids
from esgreport.layout.deck.arrange import arrange_deck
from esgreport.layout.inline import text_of
from esgreport.layout.plan import Connector, Shape, TextShape
from esgreport.layout.text.widths import Faces


def words(text: str) -> Inlines:
    return (Words(text),)


def stakeholders(count: int, company: str = "当社") -> Component:
    part = LabelledPart(words("関心"), (words("供給の継続"),))
    entries = tuple(ComponentEntry(words(f"相手{at}"), mark=words("対話2回"), parts=(part,)) for at in range(count))
    return Component("stakeholders", (ComponentGroup(words(company) if company else (), entries),))


def drawn(component: Component, trees: ModuleType, slides: PptxBrand, faces: Faces) -> tuple[Shape, ...]:
    made = arrange_deck(trees.document(trees.section("s", "題", component)), slides, faces)
    assert made.value is not None and not [item for item in made.findings if item.code == "ESG-LAYOUT-003"]
    return tuple(shape for slide in made.value.slides for shape in slide.shapes)


def test_cards_stand_in_pairs_with_the_company_between_them() -> None:
    (grid,) = grids(stakeholders(6))
    assert [len(row.cells) for row in grid.rows] == [3, 3, 3]
    assert [text_of(line.runs) for row in grid.rows for line in row.cells[1].lines] == ["当社"]
    assert [text_of(line.runs) for line in grid.rows[0].cells[2].lines] == [
        "相手1\u3000対話2回",
        "関心\u3000供給の継続",
    ]


def test_an_odd_last_card_has_the_whole_width() -> None:
    (grid,) = grids(stakeholders(5))
    assert [[cell.span for cell in row.cells] for row in grid.rows] == [[1, 1, 1], [1, 1, 1], [3]]


def test_more_than_eight_are_rows() -> None:
    (grid,) = grids(stakeholders(9))
    assert [len(row.cells) for row in grid.rows] == [2] * 9


@pytest.mark.parametrize("count", [2, 5, 6, 8])
def test_on_a_slide_the_company_is_a_circle_with_a_line_to_each_card(
    count: int, trees: ModuleType, slides: PptxBrand, faces: Faces
) -> None:
    shapes = drawn(stakeholders(count), trees, slides, faces)
    circles = [item.box for item in shapes if isinstance(item, TextShape) and item.geometry == "ellipse"]
    cards = [item.box for item in shapes if isinstance(item, TextShape) and item.fill == "accent1-soft"]
    (circle,) = circles
    assert circle is not None and circle.cx == circle.cy
    assert len([item for item in shapes if isinstance(item, Connector) and item.name == "tie"]) == count == len(cards)
    for card in cards:
        assert card is not None
        apart = card.x + card.cx <= circle.x or card.x >= circle.x + circle.cx or card.y >= circle.y + circle.cy
        assert apart


@pytest.mark.parametrize(("count", "company"), [(1, "当社"), (9, "当社"), (4, "")])
def test_without_a_middle_there_is_no_circle(
    count: int, company: str, trees: ModuleType, slides: PptxBrand, faces: Faces
) -> None:
    shapes = drawn(stakeholders(count, company), trees, slides, faces)
    assert not [item for item in shapes if isinstance(item, TextShape) and item.geometry == "ellipse"]
