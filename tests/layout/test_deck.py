"""Slides: everything in its place, nothing lost, nothing outside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from esgreport.base.finding import Finding, Outcome
from esgreport.brand.compiled import PptxBrand
from esgreport.layout.deck import arrange_deck
from esgreport.layout.deck.slide_context import SlideContext
from esgreport.layout.deck.titles import title_of as title_in
from esgreport.layout.plan import Box, ChartShape, Connector, Deck, Shape, Slide, TableShape, TextShape
from esgreport.layout.text.widths import Faces

FOOTER_TOP = 6_444_000


def deck_of(document: Any, slides: PptxBrand, faces: Faces) -> Deck:
    made = arrange_deck(document, slides, faces)
    assert made.value is not None
    return made.value


def faults(made: Outcome[Deck]) -> tuple[Finding, ...]:
    """What is wrong, without the notes about slides that are half empty."""
    return tuple(item for item in made.findings if item.code != "ESG-LAYOUT-009")


def words_of(shape: Shape) -> list[str]:
    if isinstance(shape, TextShape):
        return ["".join(run.text for run in item.runs) for item in shape.paragraphs]
    if isinstance(shape, TableShape):
        cells = (cell for row in shape.rows for cell in row)
        return ["".join(run.text for run in item.runs) for cell in cells for item in cell.paragraphs]
    return []


def title_of(slide: Slide) -> str:
    return words_of(slide.shapes[0])[0].replace("\n", "")


def all_words(deck: Deck) -> list[str]:
    return [text for slide in deck.slides for shape in slide.shapes for text in words_of(shape)]


def box_of(shape: Shape, slide: Slide, brand: PptxBrand) -> Box | None:
    if isinstance(shape, Connector):
        (x1, y1), (x2, y2) = shape.start, shape.end
        return Box(min(x1, x2), min(y1, y2), abs(x1 - x2), abs(y1 - y2))
    if isinstance(shape, TextShape) and shape.box is None:
        place = brand.layouts[slide.layout].placeholder(shape.placeholder)
        return None if place is None else Box(place.x, place.y, place.cx, place.cy)
    return shape.box


def boxes(slide: Slide, brand: PptxBrand) -> Iterator[tuple[Shape, Box]]:
    for shape in slide.shapes:
        box = box_of(shape, slide, brand)
        if box is not None:
            yield shape, box


def speaks(shape: Shape) -> bool:
    return not isinstance(shape, Connector) and (isinstance(shape, ChartShape) or any(words_of(shape)))


def overlap(one: Box, other: Box) -> bool:
    across = one.x < other.x + other.cx and other.x < one.x + one.cx
    return across and one.y < other.y + other.cy and other.y < one.y + one.cy


def check(deck: Deck, brand: PptxBrand) -> None:
    """Nothing outside the slide, nothing in the footer, no two texts on each other, titles and keys unique."""
    for slide in deck.slides:
        for shape, box in boxes(slide, brand):
            assert box.x >= 0 and box.y >= 0 and box.cx >= 0 and box.cy >= 0, (slide.key, shape.name)
            assert box.x + box.cx <= brand.width and box.y + box.cy <= FOOTER_TOP, (slide.key, shape.name)
            if isinstance(shape, TableShape):
                assert sum(shape.row_heights_emu) <= box.cy and sum(shape.column_widths_emu) == box.cx
        talking = [(shape, box) for shape, box in boxes(slide, brand) if speaks(shape)]
        for (one, first), (other, second) in combinations(talking, 2):
            assert not overlap(first, second), (slide.key, one.name, other.name)
    titles = [title_of(slide) for slide in deck.slides]
    assert len(set(titles)) == len(titles)
    assert len({slide.key for slide in deck.slides}) == len(deck.slides)
    assert [slide.number for slide in deck.slides] == list(range(1, len(deck.slides) + 1))


def sizes(deck: Deck) -> Iterator[float]:
    for slide in deck.slides:
        for shape in slide.shapes:
            if isinstance(shape, TableShape):
                yield float(shape.size_pt)
            elif isinstance(shape, TextShape):
                yield from (float(run.size_pt) for item in shape.paragraphs for run in item.runs if run.size_pt)
                if shape.size_pt:
                    yield float(shape.size_pt)


def test_a_whole_deck_is_clean(trees: ModuleType, slides: PptxBrand, faces: Faces) -> None:
    made = arrange_deck(trees.deck_document(), slides, faces)
    assert made.value is not None and not faults(made)
    check(made.value, slides)
    assert min(sizes(made.value)) >= 10.5


def test_a_cover_title_becomes_a_little_smaller_before_it_leaves_a_word_alone(
    trees: ModuleType, slides: PptxBrand, faces: Faces
) -> None:
    place = slides.layouts["cover"].placeholder("title")
    assert place is not None
    context = SlideContext(slides, faces, "ja")
    narrow = replace(place, cx=round(8.3 * place.size_pt * 12_700))
    shape = title_in("供給継続計画の案件", narrow, context, 3).shape
    assert shape.size_pt is not None and shape.size_pt < place.size_pt
    assert "\n" not in "".join(run.text for item in shape.paragraphs for run in item.runs)


def test_the_cover_has_title_and_subtitle_in_its_layout(trees: ModuleType, slides: PptxBrand, faces: Faces) -> None:
    cover = deck_of(trees.deck_document(), slides, faces).slides[0]
    assert cover.layout == "cover"
    assert [shape.placeholder for shape in cover.shapes if isinstance(shape, TextShape)] == ["title", "subtitle"]
    assert words_of(cover.shapes[1]) == ["取引先説明会資料", "2026年6月15日　経営企画部"]


def test_text_alone_goes_into_the_body_of_the_layout(trees: ModuleType, slides: PptxBrand, faces: Faces) -> None:
    slide = deck_of(trees.deck_document(), slides, faces).slides[1]
    body = slide.shapes[1]
    assert slide.layout == "content" and isinstance(body, TextShape)
    assert body.placeholder == "body" and body.box is None
    assert [item.level for item in body.paragraphs] == [0, 1, 1, 0, 1, 0]
    assert all(run.size_pt is None for item in body.paragraphs for run in item.runs)
    assert len(slide.notes) == 2


@pytest.mark.parametrize("kind", ["bullet", "number"])
def test_thirty_items_are_divided_whole_and_once_each(
    trees: ModuleType, slides: PptxBrand, faces: Faces, kind: Any
) -> None:
    items = [f"{at:02d} 番目の項目は、担当部門と期限を決めて進め、結果を取締役会に報告します" for at in range(1, 31)]
    deck = deck_of(trees.document(trees.section("s", "項目", trees.bullets(*items, kind=kind))), slides, faces)
    check(deck, slides)
    assert len(deck.slides) > 1
    assert [text for text in all_words(deck) if text in items] == items
    assert [title_of(slide) for slide in deck.slides[:3]] == ["項目", "項目（続き）", "項目（続き2）"][
        : len(deck.slides)
    ]
    assert [slide.key for slide in deck.slides[:2]] == ["s", "s-2"]


def test_a_numbered_list_goes_on_counting_on_the_next_slide(trees: ModuleType, slides: PptxBrand, faces: Faces) -> None:
    items = [f"{at:02d} 番目の項目は、担当部門と期限を決めて進めます" for at in range(1, 31)]
    deck = deck_of(trees.document(trees.section("s", "項目", trees.bullets(*items, kind="number"))), slides, faces)
    for slide in deck.slides:
        body = slide.shapes[1]
        assert isinstance(body, TextShape)
        first = int("".join(run.text for run in body.paragraphs[0].runs)[:2])
        assert {item.start for item in body.paragraphs} == {first}


def test_two_hundred_rows_are_divided_with_their_heading_repeated(
    trees: ModuleType, slides: PptxBrand, faces: Faces
) -> None:
    deck = deck_of(trees.document(trees.section("s", "品目", trees.records(200))), slides, faces)
    check(deck, slides)
    shapes = [shape for slide in deck.slides for shape in slide.shapes if isinstance(shape, TableShape)]
    assert len(shapes) == len(deck.slides) > 5
    assert len({shape.rows[0] for shape in shapes}) == 1 and len({shape.column_widths_emu for shape in shapes}) == 1
    names = [words_of(shape)[at] for shape in shapes for at in range(5, len(words_of(shape)), 5)]
    assert [name.split()[0] for name in names] == [f"品目{at + 1:03d}" for at in range(200)]
    assert all_words(deck).count("出所：当社調べ") == 1


def test_text_becomes_smaller_before_it_is_divided(trees: ModuleType, slides: PptxBrand, faces: Faces) -> None:
    items = [f"項目{at}" for at in range(13)]
    deck = deck_of(trees.document(trees.section("s", "項目", trees.bullets(*items))), slides, faces)
    assert len(deck.slides) == 1
    assert set(sizes(deck)) & {16, 14}


def test_a_chart_stands_beside_the_text_that_explains_it(trees: ModuleType, slides: PptxBrand, faces: Faces) -> None:
    deck = deck_of(trees.document(trees.section("s", "題", trees.dependency(), trees.para("説明。"))), slides, faces)
    chart = next(shape for shape in deck.slides[0].shapes if isinstance(shape, ChartShape))
    text = next(shape for shape in deck.slides[0].shapes if words_of(shape) == ["説明。"])
    assert isinstance(text, TextShape) and text.box is not None
    assert chart.box.cx == slides.area[2] * 60 // 100
    assert text.box.x > chart.box.x + chart.box.cx


def test_a_chart_alone_fills_the_area(trees: ModuleType, slides: PptxBrand, faces: Faces) -> None:
    deck = deck_of(trees.document(trees.section("s", "題", trees.exceedance())), slides, faces)
    (chart,) = [shape for shape in deck.slides[0].shapes if isinstance(shape, ChartShape)]
    assert chart.box == Box(*slides.area) and chart.chart.size_pt == 12


def test_a_title_that_does_not_fit_says_by_how_much(trees: ModuleType, slides: PptxBrand, faces: Faces) -> None:
    made = arrange_deck(trees.document(trees.section("s", "長い題が続く" * 40, trees.para("本文"))), slides, faces)
    (found,) = faults(made)
    assert found.code == "ESG-LAYOUT-002" and found.subject == "s"
    assert 50 < int(dict(found.details)["excess"]) < 160


def test_a_long_title_makes_the_titles_of_all_slides_as_much_smaller_as_it_needs(
    trees: ModuleType, slides: PptxBrand, faces: Faces
) -> None:
    long, short = (trees.section(key, text, trees.para("本文")) for key, text in (("a", "題" * 70), ("b", "短い題")))
    made = arrange_deck(trees.document(long, short), slides, faces)
    assert made.value is not None and not faults(made)
    assert [slide.shapes[0].size_pt for slide in made.value.slides] == [23, 23]


def test_a_title_that_fits_at_no_usual_size_becomes_smaller_alone_rather_than_stopping_the_deck(
    trees: ModuleType, slides: PptxBrand, faces: Faces
) -> None:
    long, short = (trees.section(key, text, trees.para("本文")) for key, text in (("a", "題" * 160), ("b", "短い題")))
    made = arrange_deck(trees.document(long, short), slides, faces)
    assert made.value is not None and not faults(made)
    assert [slide.shapes[0].size_pt for slide in made.value.slides] == [14, None]


def test_a_title_that_fits_at_no_size_leaves_the_others_at_the_size_of_the_brand(
    trees: ModuleType, slides: PptxBrand, faces: Faces
) -> None:
    long, short = (trees.section(key, text, trees.para("本文")) for key, text in (("a", "題" * 200), ("b", "短い題")))
    made = arrange_deck(trees.document(long, short), slides, faces)
    assert made.value is not None and [item.code for item in faults(made)] == ["ESG-LAYOUT-002"]
    assert made.value.slides[1].shapes[0].size_pt is None


def test_a_title_never_ends_in_one_or_two_characters(trees: ModuleType, slides: PptxBrand, faces: Faces) -> None:
    text = "経済安全保障への投資により重要品目の供給が止まる日数を半分に減ら"
    for more in range(4):
        made = arrange_deck(
            trees.document(trees.section("s", text + "すことです"[:more], trees.para("x"))), slides, faces
        )
        assert made.value is not None
        lines = words_of(made.value.slides[0].shapes[0])[0].split("\n")
        assert len(lines) == 1 or len(lines[-1]) > 2


def test_an_item_larger_than_a_slide_is_refused(trees: ModuleType, slides: PptxBrand, faces: Faces) -> None:
    huge = trees.document(trees.section("s", "題", trees.para("長い説明が続きます。" * 200)))
    made = arrange_deck(huge, slides, faces)
    assert [item.code for item in faults(made)] == ["ESG-LAYOUT-003"]
    assert made.value is not None and len(made.value.slides) == 1


def test_the_number_of_slides_is_held_against_the_limit(trees: ModuleType, slides: PptxBrand, faces: Faces) -> None:
    sections = [trees.section(f"s{at}", f"題{at}", trees.para("本文")) for at in range(4)]
    for limit, codes in (((2, 4), []), ((5, 9), ["ESG-LAYOUT-004"]), ((1, 3), ["ESG-LAYOUT-004"]), ((0, 0), [])):
        made = arrange_deck(trees.document(*sections, length_limit=limit), slides, faces)
        assert [item.code for item in faults(made)] == codes


def test_equal_titles_of_two_sections_are_told_apart(trees: ModuleType, slides: PptxBrand, faces: Faces) -> None:
    sections = [trees.section(key, "同じ題", trees.para("本文")) for key in ("a", "b")]
    check(deck_of(trees.document(*sections), slides, faces), slides)


def test_lines_of_a_governance_chart_cross_no_box(trees: ModuleType, slides: PptxBrand, faces: Faces) -> None:
    deck = deck_of(trees.document(trees.section("s", "体制", trees.governance())), slides, faces)
    shapes = deck.slides[0].shapes
    organs = [shape.box for shape in shapes if isinstance(shape, TextShape) and shape.name == "organ" and shape.box]
    lines = [shape for shape in shapes if isinstance(shape, Connector)]
    assert len(organs) == 8
    for line in lines:
        (x1, y1), (x2, y2) = line.start, line.end
        assert x1 == x2 or y1 == y2
        inner = Box(min(x1, x2), min(y1, y2) + 1, abs(x1 - x2) + 1, max(abs(y1 - y2) - 2, 1))
        assert not any(overlap(inner, organ) for organ in organs)
    labels = {
        text for shape in shapes if isinstance(shape, TextShape) and shape.name == "tie" for text in words_of(shape)
    }
    assert labels == {"四半期ごと", "月次", "監査", "緊急時に直接指示", "重大な事案は即日"}
    assert any(line.dashed and line.arrow for line in lines)


def test_keys_of_organs_never_reach_the_plan(trees: ModuleType, slides: PptxBrand, faces: Faces) -> None:
    block = trees.Governance((trees.Organ("140231", trees.words("取締役会"), (), 0),), (), (), "体制")
    assert "140231" not in repr(deck_of(trees.document(trees.section("s", "体制", block)), slides, faces))


def test_a_long_roadmap_is_divided_between_activities(trees: ModuleType, slides: PptxBrand, faces: Faces) -> None:
    one = trees.roadmap()
    bars = tuple(
        trees.Bar(trees.words(f"活動{at:02d}"), Fraction(at % 6), Fraction(6), trees.words("詳しい説明" * 9))
        for at in range(20)
    )
    block = trees.Roadmap(one.periods, bars, one.gates, "活動", "節目", "工程")
    deck = deck_of(trees.document(trees.section("s", "工程", block)), slides, faces)
    check(deck, slides)
    words = all_words(deck)
    assert [text for text in words if text.startswith("活動") and len(text) == 4] == [
        f"活動{at:02d}" for at in range(20)
    ]
    assert words.count("効果の検証") == 1


def test_bars_and_gates_of_a_roadmap_stand_at_their_days(trees: ModuleType, slides: PptxBrand, faces: Faces) -> None:
    bar = trees.Bar(trees.words("認定"), Fraction(1, 2), Fraction(5, 4))
    gates = [trees.RoadmapGate(Fraction(at), trees.words(f"審査{at}")) for at in ("1/2", "3/5", "3/2", "2")]
    block = trees.Roadmap(tuple(map(trees.words, "上下")), (bar,), tuple(gates), "活動", "節目", "工程")
    deck = deck_of(trees.document(trees.section("s", "工程", block)), slides, faces)
    check(deck, slides)
    boxes = {
        name: [shape.box for shape in deck.slides[0].shapes if shape.name == name] for name in ("period", "bar", "gate")
    }
    (left, period), (drawn,) = ((boxes["period"][0].x, boxes["period"][0].cx), boxes["bar"])
    assert (drawn.x, drawn.x + drawn.cx) == (left + period // 2, left + round(period * 1.25))
    middles = [box.x + box.cx // 2 - left for box in boxes["gate"]]
    assert middles == [pytest.approx(period * at, abs=2) for at in (0.5, 0.6, 1.5)] + [
        pytest.approx(2 * period - boxes["gate"][3].cx / 2, abs=2)
    ]


def test_a_panel_keeps_its_text_and_its_tables_follow(trees: ModuleType, slides: PptxBrand, faces: Faces) -> None:
    panel = trees.Panel("ask", trees.words("お願い"), (trees.para("一"), trees.records(2), trees.para("二")))
    deck = deck_of(trees.document(trees.section("s", "題", panel)), slides, faces)
    check(deck, slides)
    assert [words_of(shape) for shape in deck.slides[0].shapes if shape.name == "panel"] == [["お願い", "一", "二"]]


def test_the_same_document_gives_the_same_deck(trees: ModuleType, slides: PptxBrand, faces: Faces) -> None:
    one, other = (deck_of(trees.deck_document(), slides, faces) for _ in range(2))
    assert one == other and hash(one) == hash(other)


def test_hostile_text_comes_through_unchanged(trees: ModuleType, slides: PptxBrand, faces: Faces) -> None:
    block = trees.table(["品目"], [[trees.HOSTILE]])
    deck = deck_of(trees.document(trees.section("s", "題", trees.para(trees.HOSTILE), block)), slides, faces)
    assert all_words(deck).count(trees.HOSTILE) == 2


def test_english_slides_continue_in_english(trees: ModuleType, slides: PptxBrand, faces: Faces) -> None:
    items = [f"Item {at} is owned by one department and reported to the board every quarter" for at in range(40)]
    deck = deck_of(trees.document(trees.section("s", "Items", trees.bullets(*items)), language="en"), slides, faces)
    assert title_of(deck.slides[1]) == "Items (cont.)" and deck.language == "en-US"
    check(deck, slides)


TEXTS = st.text("亜いウ漢Az09,. 、。%（）", max_size=90)
ITEMS = st.lists(TEXTS, max_size=25)
# A table without rows never reaches layout: the block function leaves it out.
ROWS = st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=25)


@settings(max_examples=60, deadline=None)
@given(ITEMS, ROWS, st.booleans(), st.booleans())
def test_random_lists_and_tables_stay_in_their_place_and_whole(
    trees: ModuleType,
    slides: PptxBrand,
    faces: Faces,
    items: list[str],
    rows: list[tuple[str, str, str]],
    with_figures: bool,
    with_chart: bool,
) -> None:
    named = [f"#{at} {text}" for at, text in enumerate(items)]
    cells = [[f"@{at} {row[0]}", *row[1:]] for at, row in enumerate(rows)]
    blocks = [trees.bullets(*named), trees.table(["甲", "乙", "丙"], cells, "sse")]
    blocks += [trees.key_figures()] * with_figures + [trees.dependency()] * with_chart
    made = arrange_deck(trees.document(trees.section("s", "題", *blocks)), slides, faces)
    assert made.value is not None and not faults(made)
    check(made.value, slides)
    words = all_words(made.value)
    assert [text for text in words if text.startswith("#")] == named
    assert [text for text in words if text.startswith("@")] == [row[0] for row in cells]


def test_the_chapter_stands_above_the_title_where_the_brand_has_a_place_for_it(
    trees: ModuleType, slides: PptxBrand, faces: Faces
) -> None:
    document = trees.document(trees.section("key", "題", trees.para("本文"), tracker="要点"), trees.section("b", "次"))
    plain = deck_of(document, slides, faces)
    title = slides.layouts["title-only"].placeholder("title")
    assert title is not None
    above = replace(title, kind="tracker", type="body", idx=13, y=165_000, cy=216_000, size_pt=12.0)
    layouts = {
        role: replace(layout, placeholders=(*layout.placeholders, above)) for role, layout in slides.layouts.items()
    }
    deck = deck_of(document, replace(slides, layouts=layouts), faces)
    assert "要点" not in all_words(plain)
    assert [[words_of(shape) for shape in slide.shapes if shape.name == "tracker"] for slide in deck.slides] == [
        [["要点"]],
        [],
    ]
