"""Components: whatever their records say, every word is in its place on slides, pages and web pages."""

from __future__ import annotations

from types import ModuleType
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from esgreport.brand.compiled import DocxBrand, Fonts, PptxBrand
from esgreport.document.component import (
    Component,
    ComponentEntry,
    ComponentGroup,
    ComponentKind,
    LabelledPart,
)
from esgreport.document.inlines import Words
from esgreport.layout.components.kinds import GRIDS
from esgreport.layout.deck import arrange_deck
from esgreport.layout.flow import arrange_flow
from esgreport.layout.page import arrange_page
from esgreport.layout.planned_content import planned_content
from esgreport.layout.text.widths import Faces
from tests.layout.test_deck import all_words, check, sizes

KINDS = get_args(ComponentKind)
HOSTILE = "R&D <先端> & 売上<10億円 =1+1 {{x}}"
SHORT = st.sampled_from(["期限", "2027年1月29日", "三時間", HOSTILE, "Effort", "費用のご相談"])
LONG = st.sampled_from(
    [
        "当社向けの品目を作る拠点と、主な上流の調達先がある地域をご記入ください。",
        "We ask you to name the sites that make our items and the regions of your main upstream suppliers.",
        "価格協議窓口 price-desk.long-address@aoba-precision.example",
        "在庫を積み増す費用は、数量、期間、分担を協議して書面で決めてから始めます。ご負担を一方にお願いすることはありません。",
    ]
)


def words(text: str) -> tuple[Words, ...]:
    return (Words(text),) if text else ()


@st.composite
def entries(draw: st.DrawFn, numbers: st.SearchStrategy[int]) -> ComponentEntry:
    number = draw(numbers)
    parts = tuple(
        LabelledPart(words(label), (words(draw(SHORT)),)) for label in ("範囲", "目安")[: draw(st.integers(0, 2))]
    )
    text = tuple(words(draw(st.one_of(SHORT, LONG))) for _ in range(draw(st.integers(1, 2))))
    mark = words(draw(st.sampled_from(["", "7時間", "12月1日", "6.1 → 2.7%"])))
    return ComponentEntry(words(f"項目{number}　{draw(SHORT)}"), text, mark, parts)


@st.composite
def components(draw: st.DrawFn) -> Component:
    kind = draw(st.sampled_from(KINDS))
    counter = iter(range(1, 1000))
    made = st.builds(lambda: next(counter))
    groups = tuple(
        ComponentGroup(words(title), tuple(draw(st.lists(entries(made), min_size=1, max_size=4))), tone)  # type: ignore[arg-type]
        for title, tone in (("お願い", "brand"), ("お約束", "ours"), ("", "warn"))[: draw(st.integers(1, 3))]
    )
    return Component(
        kind, groups, words(draw(st.sampled_from(["", "一覧"]))), words(draw(st.sampled_from(["", "出所：当社"])))
    )


def titles(component: Component) -> list[str]:
    return ["".join(getattr(item, "text", "") for item in entry.title) for entry in component.entries]


def test_every_kind_has_a_grid() -> None:
    assert set(GRIDS) == set(KINDS)


@settings(max_examples=120, deadline=None)
@given(component=components(), language=st.sampled_from(["ja", "en"]))
def test_a_slide_holds_every_entry_of_a_component_in_its_place(
    component: Component, language: str, trees: ModuleType, slides: PptxBrand, faces: Faces
) -> None:
    section = trees.section("s", "題", component)
    made = arrange_deck(trees.document(section, language=language), slides, faces)
    assert made.value is not None
    if any(item.code == "ESG-LAYOUT-003" for item in made.findings):
        return
    check(made.value, slides)
    said = "".join(all_words(made.value)).replace("\n", "").replace(" ", "")
    assert all(title.replace(" ", "") in said for title in titles(component))
    assert min(sizes(made.value)) >= 10.5


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_is_set_in_less_than_twelve_points(
    kind: ComponentKind, trees: ModuleType, slides: PptxBrand, faces: Faces
) -> None:
    entry = ComponentEntry(
        words("題"), (words("説明の文です。"),), words("7時間"), (LabelledPart(words("範囲"), (words("当社の図面"),)),)
    )
    group = ComponentGroup(words("見出し"), (entry,) * 3)
    made = arrange_deck(trees.document(trees.section("s", "題", Component(kind, (group, group)))), slides, faces)
    assert made.value is not None and not made.findings
    assert min(sizes(made.value)) >= 12


@settings(max_examples=40, deadline=None)
@given(component=components())
def test_pages_and_web_pages_say_the_same_words(
    component: Component, trees: ModuleType, pages: DocxBrand, faces: Faces
) -> None:
    document = trees.document(trees.section("s", "題", component), form="paper")
    flow = arrange_flow(document, pages, faces)
    page = arrange_page(document, {}, Fonts("a", "b"))
    assert flow.value is not None
    for plan in (flow.value, page):
        said = "\n".join(planned_content(plan).texts).replace("\n", "")
        assert all(title.replace("\n", "") in said for title in titles(component))
