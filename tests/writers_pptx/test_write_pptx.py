from __future__ import annotations

import io
import json
import os
import re
import subprocess
import zipfile
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Pt

from esgreport.brand.compiled import PptxBrand
from esgreport.brand.pptx import compile_pptx
from esgreport.layout.plan import Box, Deck, DeckCell, DeckParagraph, Run, Shape, Slide, TableShape, TextShape
from esgreport.ooxml.opening import open_package
from esgreport.ooxml.xml import qualified
from esgreport.writers.pptx import write_pptx
from tests.officelint import lint

HOSTILE = 'R&D <先端> & "引用" **太字** | {{7*7}} {% raw %} =1+1 売上<10億円'


def read(data: bytes) -> Presentation:
    return Presentation(io.BytesIO(data))


def slide_trees(data: bytes) -> list[etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
        return [etree.fromstring(package.read(name)) for name in names]


def one_slide(deck: Deck, *shapes: Shape, notes: tuple[DeckParagraph, ...] = ()) -> Deck:
    return replace(deck, slides=(Slide("only", "title-only", shapes, notes),))


def words(text: str) -> tuple[DeckParagraph, ...]:
    return (DeckParagraph((Run(text),)),)


def test_a_hostile_text_comes_back_exactly_from_every_place_that_holds_text(deck: Deck, brand: PptxBrand) -> None:
    table = TableShape("表", Box(0, 0, 900, 900), (900,), (900,), ((DeckCell(words(HOSTILE)),),), Decimal(14), HOSTILE)
    written = one_slide(
        replace(deck, footer=HOSTILE, draft=HOSTILE, properties=replace(deck.properties, title=HOSTILE)),
        TextShape("title", None, words(HOSTILE), placeholder="title"),
        TextShape(HOSTILE, Box(0, 0, 900, 900), words(HOSTILE), alt=HOSTILE),
        table,
        notes=words(HOSTILE),
    )
    presentation = read(write_pptx(written, brand))
    slide = presentation.slides[0]
    texts = {shape.name: shape.text_frame.text for shape in slide.shapes if shape.has_text_frame}
    assert texts == {
        "title": HOSTILE, HOSTILE: HOSTILE, "footer": HOSTILE, "slide-number": "1/1", "draft-mark": HOSTILE
    }  # fmt: skip
    frame = next(shape for shape in slide.shapes if shape.has_table)
    assert frame.table.cell(0, 0).text == HOSTILE
    assert [shape._element._nvXxPr.cNvPr.get("descr") for shape in slide.shapes][1:3] == [HOSTILE, HOSTILE]
    assert slide.notes_slide.notes_text_frame.text == HOSTILE
    assert presentation.core_properties.title == HOSTILE


def test_the_same_deck_gives_the_same_bytes_with_and_without_memory(deck: Deck, brand: PptxBrand) -> None:
    from esgreport.writers.pptx.slide import slide_parts

    first = write_pptx(deck, brand)
    slide_parts.cache_clear()
    assert write_pptx(deck, brand) == first


def test_another_brand_does_not_get_the_slides_remembered_for_the_first(deck: Deck, brand: PptxBrand) -> None:
    first = write_pptx(deck, brand)
    recolored = replace(brand, colors=dict(brand.colors) | {"accent1": "550000"}, digest="another")
    assert write_pptx(deck, recolored) != first
    assert write_pptx(deck, brand) == first


def test_shape_ids_and_names_are_unique_on_every_slide(deck: Deck, brand: PptxBrand) -> None:
    for root in slide_trees(write_pptx(deck, brand)):
        shapes = list(root.iter(qualified("p:cNvPr")))
        assert len({shape.get("id") for shape in shapes}) == len(shapes)
        assert len({shape.get("name") for shape in shapes}) == len(shapes)


def test_the_title_is_the_first_shape_wherever_the_plan_puts_it(deck: Deck, brand: PptxBrand) -> None:
    presentation = read(write_pptx(deck, brand))
    assert all(slide.shapes[0] == slide.shapes.title for slide in presentation.slides)
    titles = [slide.shapes.title.text_frame.text for slide in presentation.slides]
    assert titles[2] == "重要品目のうち二つは、在庫日数が復旧日数の半分に届かない"
    assert len(set(titles)) == len(deck.slides)


def test_every_slide_carries_footer_number_of_total_and_draft_mark(deck: Deck, brand: PptxBrand) -> None:
    for number, slide in enumerate(read(write_pptx(deck, brand)).slides, start=1):
        texts = {shape.name: shape.text_frame.text for shape in slide.shapes if shape.has_text_frame}
        assert texts["footer"] == "あおば精密株式会社｜社外秘"
        assert texts["slide-number"] == f"{number}/{len(deck.slides)}"
        assert texts["draft-mark"] == "公表前・取扱注意"


def test_a_final_deck_has_no_draft_mark(deck: Deck, brand: PptxBrand) -> None:
    presentation = read(write_pptx(replace(deck, draft=""), brand))
    assert not [shape for slide in presentation.slides for shape in slide.shapes if shape.name == "draft-mark"]


def test_placeholders_name_ones_that_their_layout_has(deck: Deck, brand: PptxBrand) -> None:
    for slide in read(write_pptx(deck, brand)).slides:
        of_layout = {item.placeholder_format.idx for item in slide.slide_layout.placeholders}
        assert {item.placeholder_format.idx for item in slide.placeholders} <= of_layout


@pytest.mark.parametrize(("language", "expected"), [("ja-JP", "ja-JP"), ("en-US", "en-US"), ("en", "en-US")])
def test_every_run_names_its_language(deck: Deck, brand: PptxBrand, language: str, expected: str) -> None:
    data = write_pptx(replace(deck, language=language), brand)
    tags = (qualified("a:rPr"), qualified("a:endParaRPr"))
    found = [item.get("lang") for root in slide_trees(data) for item in root.iter(*tags)]
    assert found and set(found) == {expected}


def test_no_text_shrinks_itself_to_fit(deck: Deck, brand: PptxBrand) -> None:
    for root in slide_trees(write_pptx(deck, brand)):
        assert not list(root.iter(qualified("a:normAutofit"), qualified("a:spAutoFit")))


def test_a_size_is_written_only_where_the_plan_gives_one(deck: Deck, brand: PptxBrand) -> None:
    runs = (Run("大きな"), Run("文字", size_pt=Decimal("10.5")))
    plain = TextShape("plain", Box(0, 0, 9, 9), (DeckParagraph(runs),))
    sized = replace(plain, name="sized", size_pt=Decimal(20))
    slide = read(write_pptx(one_slide(deck, plain, sized), brand)).slides[0]
    sizes = [[run.font.size for run in shape.text_frame.paragraphs[0].runs] for shape in list(slide.shapes)[:2]]
    assert sizes == [[None, Pt(10.5)], [Pt(20), Pt(10.5)]]


def test_a_line_feed_is_a_soft_break_and_a_tab_stays_a_tab(deck: Deck, brand: PptxBrand) -> None:
    shape = TextShape("break", Box(0, 0, 9, 9), words("一行目\n\n三行目\tタブ"))
    slide = read(write_pptx(one_slide(deck, shape), brand)).slides[0]
    assert slide.shapes[0].text_frame.text == "一行目\v\v三行目\tタブ"
    assert len(list(slide.shapes[0]._element.iter(qualified("a:br")))) == 2


def test_tones_grow_darker_step_by_step_in_grey(brand: PptxBrand) -> None:
    from esgreport.writers.pptx.style import pptx_style

    fills = [re.findall("[0-9A-F]{6}", fill)[0] for fill, _ in pptx_style(brand, "ja").tones]
    lumas = [299 * int(f[:2], 16) + 587 * int(f[2:4], 16) + 114 * int(f[4:], 16) for f in fills]
    assert len(lumas) == 5
    assert all(before - after > 20_000 for before, after in pairwise(lumas))


def test_a_chart_stays_a_chart_with_its_workbook_stored(deck: Deck, brand: PptxBrand) -> None:
    data = write_pptx(deck, brand)
    charts = [shape.chart for slide in read(data).slides for shape in slide.shapes if shape.has_chart]
    assert [list(chart.plots[0].series[0].values)[:2] for chart in charts[:2]] == [[310, 420], [300, 450]]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        books = [item for item in package.infolist() if item.filename.endswith(".xlsx")]
    assert len(books) == 3
    assert all(item.compress_type == zipfile.ZIP_STORED for item in books)


def test_a_connector_runs_from_its_start_to_its_end(deck: Deck, brand: PptxBrand) -> None:
    from esgreport.layout.plan import Connector

    up_left = Connector("line", (500_000, 400_000), (100_000, 300_000), "muted", arrow=True)
    shape = read(write_pptx(one_slide(deck, up_left), brand)).slides[0].shapes[0]
    assert (shape.begin_x, shape.begin_y, shape.end_x, shape.end_y) == (500_000, 400_000, 100_000, 300_000)


def test_the_file_says_about_itself_only_what_the_plan_says(deck: Deck, brand: PptxBrand) -> None:
    data = write_pptx(deck, brand)
    core = read(data).core_properties
    assert (core.author, core.last_modified_by, core.category, core.language) == (
        "経営企画部", "経営企画部", "社外秘", "ja-JP"
    )  # fmt: skip
    assert core.created == core.modified
    assert core.created.isoformat() == "2026-06-01T00:00:00"
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert not [name for name in package.namelist() if "thumbnail" in name or "printerSettings" in name]
        assert {item.date_time for item in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"Microsoft" not in package.read("docProps/app.xml")


def test_notes_exist_only_where_the_plan_has_them(deck: Deck, brand: PptxBrand) -> None:
    slides = read(write_pptx(deck, brand)).slides
    assert [slide.has_notes_slide for slide in slides] == [bool(slide.notes) for slide in deck.slides]


@pytest.mark.validator
def test_the_validator_finds_nothing(deck: Deck, brand: PptxBrand, tmp_path: Path) -> None:
    program = os.environ.get("ESGREPORT_VALIDATOR")
    if not program:
        pytest.skip("ESGREPORT_VALIDATOR does not name the Open XML SDK validator")
    file = tmp_path / "deck.pptx"
    file.write_bytes(write_pptx(deck, brand))
    answer = subprocess.run([program, str(file)], capture_output=True, text=True, check=False)
    assert json.loads(answer.stdout)["errors"] == []


def test_our_own_rules_for_packages_find_nothing(deck: Deck, brand: PptxBrand) -> None:
    package = open_package(write_pptx(deck, brand), "deck.pptx").value
    assert package is not None
    assert lint(package) == ()


def test_a_deck_in_a_company_s_template_reads_back_with_the_company_s_layouts(deck: Deck) -> None:
    template, data = Presentation(), io.BytesIO()
    for layout in template.slide_layouts:
        layout.name = f"書式「{layout.name}」"
    template.slides.add_slide(template.slide_layouts[0]).shapes.title.text = "昨年の資料"
    template.save(data)
    package = open_package(data.getvalue(), "company.pptx").value
    assert package is not None
    company = compile_pptx(package).value
    assert company is not None
    written = write_pptx(deck, company)
    slides = read(written).slides
    assert [slide.slide_layout.name for slide in slides][:3] == [
        "書式「Title Slide」", "書式「Title and Content」", "書式「Title Only」"
    ]  # fmt: skip
    assert "昨年の資料".encode() not in b"".join(
        etree.tostring(root, encoding="UTF-8") for root in slide_trees(written)
    )
    checked = open_package(written, "deck.pptx").value
    assert checked is not None
    assert lint(checked) == ()


def test_a_numbered_list_that_goes_on_starts_where_it_ended(deck: Deck, brand: PptxBrand) -> None:
    lines = tuple(DeckParagraph((Run(text),), mark="number", start=4) for text in ("四", "五"))
    shape = TextShape("list", Box(600_000, 1_500_000, 6_000_000, 2_000_000), lines, size_pt=Decimal(18))
    going_on = Slide("on", "title-only", (deck.slides[1].shapes[0], shape), (), 1)
    data = write_pptx(replace(deck, slides=(going_on,)), brand)
    starts = [mark.get("startAt") for mark in slide_trees(data)[0].iter(qualified("a:buAutoNum"))]
    assert starts == ["4", "4"]
