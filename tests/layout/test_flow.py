"""Letters and papers as flows."""

from __future__ import annotations

from fractions import Fraction
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esgreport.base.catalogue import entry
from esgreport.base.finding import render
from esgreport.brand.compiled import DocxBrand
from esgreport.layout.flow import arrange_flow
from esgreport.layout.plan import Flow, FlowBlock, FlowChart, FlowControl, FlowParagraph, FlowTable
from esgreport.layout.text.breaking import safe_line_count
from esgreport.layout.text.widths import Faces


def flow_of(document: Any, pages: DocxBrand, faces: Faces) -> Flow:
    made = arrange_flow(document, pages, faces)
    assert made.value is not None
    return made.value


def text_of(paragraph: FlowParagraph) -> str:
    return "".join(run.text for run in paragraph.runs)


def paragraphs(blocks: tuple[FlowBlock, ...]) -> list[FlowParagraph]:
    made: list[FlowParagraph] = []
    for block in blocks:
        if isinstance(block, FlowParagraph):
            made.append(block)
        elif isinstance(block, FlowControl):
            made.extend(block.blocks)
    return made


def styles(flow: Flow) -> list[tuple[str, str]]:
    return [(item.style, text_of(item)) for item in paragraphs(flow.blocks)]


def tables(flow: Flow) -> list[FlowTable]:
    return [block for block in flow.blocks if isinstance(block, FlowTable)]


def test_a_letter_has_its_parts_in_order_and_style(trees: ModuleType, pages: DocxBrand, faces: Faces) -> None:
    found = styles(flow_of(trees.letter_document(), pages, faces))
    assert found[:6] == [
        ("right", "経企発第12号"),
        ("right", "2026年6月15日"),
        ("body", "お取引先の皆様"),
        ("right", "青葉精密工業株式会社"),
        ("right", "執行役員調達本部長　佐藤 一郎"),
        ("subject", "安定供給に向けた取組へのご協力のお願い"),
    ]
    assert ("right", "敬具") in found and ("center", "記") in found and ("right", "以上") in found
    assert found[-1] == ("signature", "執行役員調達本部長　佐藤 一郎")


def test_a_greeting_stands_close_to_the_text_after_it(trees: ModuleType, pages: DocxBrand, faces: Faces) -> None:
    flow = flow_of(trees.letter_document(), pages, faces)
    greeting = next(item for item in paragraphs(flow.blocks) if text_of(item) == "拝啓")
    assert greeting.space_after_pt == 0


def test_a_sign_off_stays_on_one_page(trees: ModuleType, pages: DocxBrand, faces: Faces) -> None:
    signed = [item for item in flow_of(trees.letter_document(), pages, faces).blocks if isinstance(item, FlowParagraph)]
    assert [item.keep_next for item in signed if item.style == "signature"] == [True, False]


def test_prose_is_wrapped_by_contiguous_groups_with_keys_of_their_own(
    trees: ModuleType, pages: DocxBrand, faces: Faces
) -> None:
    parts = (trees.para("一"), trees.para("二"), trees.records(2), trees.para("三"))
    flow = flow_of(trees.document(trees.section("aims", "目的", *parts), form="paper"), pages, faces)
    controls = [block for block in flow.blocks if isinstance(block, FlowControl)]
    assert [(block.key, block.title, len(block.blocks)) for block in controls] == [
        ("aims", "目的", 2),
        ("aims-2", "目的", 1),
    ]


def test_keys_fit_into_a_tag_of_word(trees: ModuleType, pages: DocxBrand, faces: Faces) -> None:
    parts = (trees.para("一"), trees.records(1), trees.para("二"))
    flow = flow_of(trees.document(trees.section("k" * 80, "目的", *parts), form="paper"), pages, faces)
    keys = [block.key for block in flow.blocks if isinstance(block, FlowControl)]
    assert len(set(keys)) == 2 and max(map(len, keys)) <= 64


def test_an_empty_title_prints_no_heading_and_levels_choose_the_style(
    trees: ModuleType, pages: DocxBrand, faces: Faces
) -> None:
    sections = (
        trees.section("a", "", trees.para("本文")),
        trees.section("b", "章", trees.para("本文")),
        trees.section("c", "節", trees.para("本文"), level=2),
    )
    found = flow_of(trees.document(*sections, form="paper"), pages, faces).blocks
    heads = [block for block in found if isinstance(block, FlowParagraph)]
    assert [(block.style, text_of(block), block.keep_next) for block in heads[1:]] == [
        ("heading1", "章", True),
        ("heading2", "節", True),
    ]
    letter = flow_of(trees.document(*sections, form="letter"), pages, faces).blocks
    assert [block.style for block in letter if isinstance(block, FlowParagraph)] == ["heading3", "heading3"]


def test_a_closing_word_stays_with_the_paragraph_before_it(trees: ModuleType, pages: DocxBrand, faces: Faces) -> None:
    prose = trees.section("a", "", trees.para("本文"), trees.para("敬具", "closing-word"))
    found = paragraphs(flow_of(trees.document(prose, form="letter"), pages, faces).blocks)
    assert [item.keep_next for item in found] == [True, False]


def test_numbered_lists_begin_anew_and_deeper_items_have_their_level(
    trees: ModuleType, pages: DocxBrand, faces: Faces
) -> None:
    lists = (trees.bullets("一", ("二", ["二の一"]), kind="number"), trees.bullets("三", kind="number"))
    found = paragraphs(flow_of(trees.document(trees.section("a", "", *lists), form="letter"), pages, faces).blocks)
    assert [(item.style, item.level, item.restart) for item in found] == [
        ("list-number", 0, True),
        ("list-number", 0, False),
        ("list-number", 1, False),
        ("list-number", 0, True),
    ]


def test_a_table_fills_the_text_width_and_repeats_its_heading(
    trees: ModuleType, pages: DocxBrand, faces: Faces
) -> None:
    flow = flow_of(trees.document(trees.section("a", "", trees.records(30)), form="paper"), pages, faces)
    (table,) = tables(flow)
    assert sum(table.column_widths_twips) == pages.page.text_width
    assert table.header_rows == 1 and len(table.rows) == 31 and table.title == "重要品目の一覧" and table.alt
    assert table.rows[1][2].paragraphs[0].align == "end"
    assert ("source", "（単位：百万円）") in styles(flow) and ("source", "出所：当社調べ") in styles(flow)


def test_figures_never_wrap_however_long_the_neighbours_are(trees: ModuleType, pages: DocxBrand, faces: Faces) -> None:
    rows = [["とても長い説明が続く" * 10, "1,234,567,890", "長い備考も続く" * 10]]
    block = trees.table(["説明", "金額（円）", "備考"], rows, "ses")
    (table,) = tables(flow_of(trees.document(trees.section("a", "", block), form="letter"), pages, faces))
    face = faces.get("BIZ UDPMincho")
    room = (table.column_widths_twips[1] - 216) / 20
    assert safe_line_count("1,234,567,890", face, 9, room) == 1


def test_a_sheet_is_one_to_three_and_has_no_heading_row(trees: ModuleType, pages: DocxBrand, faces: Faces) -> None:
    flow = flow_of(trees.document(trees.section("a", "", trees.sheet(("件名", "計画"))), form="letter"), pages, faces)
    (table,) = tables(flow)
    assert table.role == "sheet" and table.header_rows == 0
    assert table.column_widths_twips[0] == sum(table.column_widths_twips) // 4


def test_a_map_has_equal_columns_and_keeps_its_tones(trees: ModuleType, pages: DocxBrand, faces: Faces) -> None:
    flow = flow_of(trees.document(trees.section("a", "", trees.scenario_map()), form="letter"), pages, faces)
    (table,) = tables(flow)
    assert max(table.column_widths_twips) - min(table.column_widths_twips) <= 1
    assert [cell.tone for cell in table.rows[1]] == [0, 3, 4, 5]


def test_a_panel_holds_prose_and_what_is_drawn_follows_it(trees: ModuleType, pages: DocxBrand, faces: Faces) -> None:
    inner = (trees.para("次のとおり。"), trees.bullets("甲", "乙", kind="number"), trees.records(2))
    panel = trees.Panel("resolution", trees.words("決議案"), inner)
    found = tables(flow_of(trees.document(trees.section("a", "", panel), form="letter"), pages, faces))
    assert [table.role for table in found] == ["panel", "records"]
    assert [text_of(item) for item in found[0].rows[0][0].paragraphs] == ["決議案", "次のとおり。", "1. 甲", "2. 乙"]


def test_key_figures_are_a_table_without_heading(trees: ModuleType, pages: DocxBrand, faces: Faces) -> None:
    (table,) = tables(flow_of(trees.document(trees.section("a", "", trees.key_figures()), form="letter"), pages, faces))
    assert table.role == "plain" and table.header_rows == 0
    assert [item.style for item in table.rows[0][0].paragraphs] == ["key-value", "key-label", "source"]


def test_a_roadmap_is_a_table_whose_rows_fill_every_column(trees: ModuleType, pages: DocxBrand, faces: Faces) -> None:
    (table,) = tables(flow_of(trees.document(trees.section("a", "", trees.roadmap()), form="letter"), pages, faces))
    assert all(sum(cell.span for cell in row) == len(table.column_widths_twips) for row in table.rows)
    filled = [cell.span for row in table.rows for cell in row if cell.fill == "accent1"]
    assert filled == [2, 3, 1, 4]
    assert [text_of(item) for cell in table.rows[-1][1:] for item in cell.paragraphs] == [
        "◇ 継続の判断①",
        "◇ 投資額の見直し",
        "◇ 効果の検証",
    ]


def test_a_roadmap_of_a_page_is_filled_to_the_day(trees: ModuleType, pages: DocxBrand, faces: Faces) -> None:
    bars = (trees.Bar(trees.words("認定"), Fraction(1, 2), Fraction(7, 4)), trees.Bar(trees.words("在庫"), 0, 1))
    gates = (trees.RoadmapGate(Fraction(5, 4), trees.words("審査"), trees.words("4月1日")),)
    block = trees.Roadmap(tuple(map(trees.words, "上下")), bars, gates, "活動", "節目", "工程")
    (table,) = tables(flow_of(trees.document(trees.section("a", "", block), form="letter"), pages, faces))
    first, *widths = table.column_widths_twips
    places = [sum(widths[:at]) for at in range(len(widths) + 1)]
    half = (pages.page.text_width - first) // 2
    assert places == [pytest.approx(half * at, abs=2) for at in (0, 0.5, 1, 1.75, 2)]
    spans = [[(cell.span, cell.fill) for cell in row[1:]] for row in table.rows]
    assert spans == [
        [(2, None), (2, None)],
        [(1, None), (2, "accent1"), (1, None)],
        [(2, "accent1"), (2, None)],
        [(2, None), (2, None)],
    ]
    assert [text_of(item) for item in table.rows[-1][2].paragraphs] == ["◇ 審査", "4月1日"]


def test_a_governance_table_says_every_line_in_words(trees: ModuleType, pages: DocxBrand, faces: Faces) -> None:
    (table,) = tables(flow_of(trees.document(trees.section("a", "", trees.governance()), form="letter"), pages, faces))
    said = [text_of(item) for row in table.rows[1:] for item in row[3].paragraphs]
    assert len(said) == len(trees.governance().ties)
    assert "取締役会へ報告（重大な事案は即日）" in said and "調達本部へ直接指示（緊急時に直接指示）" in said


def test_a_chart_spans_the_text_between_caption_and_source(trees: ModuleType, pages: DocxBrand, faces: Faces) -> None:
    flow = flow_of(trees.document(trees.section("a", "", trees.dependency()), form="letter"), pages, faces)
    (chart,) = [block for block in flow.blocks if isinstance(block, FlowChart)]
    assert chart.width_emu == pages.page.text_width * 635 and chart.chart.size_pt == 10
    assert [style for style, _ in styles(flow)] == ["caption", "source"]


def test_what_follows_a_page_break_starts_a_page(trees: ModuleType, pages: DocxBrand, faces: Faces) -> None:
    sections = (
        trees.section("a", "章", trees.para("一"), trees.PageBreak(), trees.records(2)),
        trees.section("b", "別紙", trees.PageBreak(), trees.para("二")),
    )
    found = paragraphs(flow_of(trees.document(*sections, form="letter"), pages, faces).blocks)
    assert [text_of(item) for item in found if item.page_break_before] == ["重要品目の一覧", "別紙"]


def test_a_letter_that_is_too_long_says_by_how_many_lines_and_characters_and_where(
    trees: ModuleType, pages: DocxBrand, faces: Faces
) -> None:
    assert not arrange_flow(trees.letter_document(), pages, faces).findings
    (longer,) = arrange_flow(trees.letter_document(45), pages, faces).findings
    (found,) = arrange_flow(trees.letter_document(90), pages, faces).findings
    # Up to twice its length it is written all the same, and its writer is warned.
    assert (longer.code, found.code) == ("ESG-LAYOUT-010", "ESG-LAYOUT-001")
    lines = int(dict(found.details)["lines"])
    assert 120 < lines < 230
    assert f"{lines} 行" in render(entry(found.code), found, "ja")["what"]
    # Lines of 9,070 twips at 10.5 pt hold some 43 characters.
    characters = int(dict(found.details)["characters"])
    assert 38 * lines < characters < 50 * lines
    action = render(entry(found.code), found, "ja")["action"]
    assert f"{characters} 字" in action and found.subject in action


def test_a_letter_whose_last_page_has_a_few_lines_is_set_on_the_page_before(
    trees: ModuleType, pages: DocxBrand, faces: Faces
) -> None:
    made = arrange_flow(trees.letter_document(4), pages, faces)
    assert made.value is not None and made.value.pages_estimate == 1
    assert not made.findings


def test_a_paper_that_is_too_long_says_its_pages(trees: ModuleType, pages: DocxBrand, faces: Faces) -> None:
    long = trees.document(trees.section("a", "章", trees.records(400)), form="paper", length_limit=(1, 3))
    assert [item.code for item in arrange_flow(long, pages, faces).findings] == ["ESG-LAYOUT-005"]


def test_fact_text_and_hostile_text_come_through_unchanged(trees: ModuleType, pages: DocxBrand, faces: Faces) -> None:
    hostile = trees.Paragraph((trees.FactText("f", trees.HOSTILE),))
    found = styles(flow_of(trees.document(trees.section("a", "", hostile), form="letter"), pages, faces))
    assert found == [("body", trees.HOSTILE)]


def test_the_same_document_gives_the_same_flow(trees: ModuleType, pages: DocxBrand, faces: Faces) -> None:
    one, other = (flow_of(trees.paper_document(), pages, faces) for _ in range(2))
    assert one == other and hash(one) == hash(other)


@given(
    st.lists(st.lists(st.text("亜いAz09,. 、。%", max_size=60), min_size=3, max_size=3), max_size=8),
    st.lists(st.integers(0, 4), min_size=3, max_size=3),
)
def test_columns_always_sum_to_the_text_width(
    trees: ModuleType, pages: DocxBrand, faces: Faces, rows: list[list[str]], weights: list[int]
) -> None:
    columns = tuple(trees.Column(trees.words("見出し"), "start", weight) for weight in weights)
    plain = trees.table(["a", "b", "c"], rows)
    block = trees.Table(columns, plain.rows)
    (table,) = tables(flow_of(trees.document(trees.section("a", "", block), form="letter"), pages, faces))
    assert sum(table.column_widths_twips) == pages.page.text_width
    assert min(table.column_widths_twips) > 0
