"""Word brands: the built-in one, a company's own, and what must not pass."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import get_args

import docx
import pytest
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Mm, Pt
from lxml import etree

from esgreport.base.catalogue import entry
from esgreport.base.finding import Outcome, render
from esgreport.brand.compiled import DocxBrand
from esgreport.brand.docx.compile import compile_docx
from esgreport.layout.chart_plan import ColorRole
from esgreport.layout.plan import (
    Flow,
    FlowCell,
    FlowParagraph,
    FlowTable,
    FlowTurn,
    Properties,
    Run,
    StyleRole,
    TableRole,
)
from esgreport.ooxml.package import Package, package_of
from esgreport.writers.docx import write_docx

FOLDER = Path(__file__).parents[2] / "content" / "brand" / "docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645"
    "400000000049454e44ae426082"
)


def built_in(**changes: bytes) -> Package:
    files = sorted(path for path in FOLDER.rglob("*") if path.is_file())
    parts = {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in files}
    return package_of("built-in", {name: changes.get(Path(name).stem, data) for name, data in parts.items()})


def saved(document: docx.document.Document) -> Package:
    data = io.BytesIO()
    document.save(data)
    archive = zipfile.ZipFile(data)
    return package_of("company.docx", {name: archive.read(name) for name in archive.namelist()})


def corporate() -> docx.document.Document:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height, section.left_margin = Mm(210), Mm(297), Mm(30)
    section.header.paragraphs[0].text = "みどり電子株式会社"
    section.header.paragraphs[0].add_run().add_picture(io.BytesIO(PIXEL), width=Mm(5))
    section.footer.paragraphs[0].text = "機密文書の取扱いは規程による"
    document.styles["Heading 1"].font.size = Pt(17)
    document.add_paragraph("本文の秘密：買収の検討")
    document.add_comment(document.paragraphs[0].runs, text="社外秘の注記", author="誰か")
    return document


def compiled(package: Package) -> DocxBrand:
    outcome = compile_docx(package)
    assert outcome.value is not None, outcome.findings
    return outcome.value


def codes(outcome: Outcome[DocxBrand]) -> list[str]:
    return [item.code for item in outcome.findings]


def small_letter() -> Flow:
    roles = [FlowParagraph(role, (Run(role),)) for role in get_args(StyleRole)]
    cells = (FlowCell((FlowParagraph("table-text", (Run("1"),)),)),)
    tables = [FlowTable(role, (5000,), (cells, cells), role, role) for role in get_args(TableRole)]
    properties = Properties("題", "IR室", "みどり電子株式会社", "ja-JP", "公開", date(2026, 6, 15))
    return Flow((*roles, *tables), properties, "公開", "", "脚注", "ja", Decimal(1))


def written_parts(brand: DocxBrand) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(write_docx(small_letter(), brand)))
    return {name: archive.read(name) for name in archive.namelist()}


def style_ids(parts: dict[str, bytes], kind: str) -> set[str]:
    rows = etree.fromstring(parts["word/styles.xml"]).iter(W + "style")
    return {str(row.get(W + "styleId")) for row in rows if row.get(W + "type") == kind}


def test_the_built_in_brand_compiles_without_findings_and_adds_no_style() -> None:
    outcome = compile_docx(built_in())
    assert outcome.value is not None
    assert outcome.findings == ()


def test_the_built_in_brand_is_a4_with_its_own_theme_and_fonts() -> None:
    brand = compiled(built_in())
    assert (brand.page.width, brand.page.height) == (11906, 16838)
    assert (brand.fonts.heading, brand.fonts.body) == ("BIZ UDPGothic", "BIZ UDPGothic")
    assert brand.approved_texts == frozenset()
    assert b'name="ESG"' in (FOLDER / "word/theme/theme1.xml").read_bytes()


def test_body_is_ten_and_a_half_points_and_headings_step_down() -> None:
    styles = compiled(built_in()).styles
    assert styles["body"].size_pt == 10.5
    assert styles["body"].line == pytest.approx(324 / 240, abs=0.01)
    assert [styles[f"heading{level}"].size_pt for level in (1, 2, 3)] == [14, 12, 11]
    assert styles["heading1"].heading_font
    assert not styles["body"].heading_font


@pytest.mark.parametrize("package", [built_in(), saved(corporate())], ids=["built-in", "corporate"])
def test_every_role_has_a_style_that_exists(package: Package) -> None:
    brand = compiled(package)
    parts = written_parts(brand)
    assert set(get_args(StyleRole)) <= set(brand.styles)
    assert {style.style_id for style in brand.styles.values()} <= style_ids(parts, "paragraph")
    assert set(brand.table_styles) == set(get_args(TableRole))
    assert set(brand.table_styles.values()) <= style_ids(parts, "table")


@pytest.mark.parametrize("package", [built_in(), saved(corporate())], ids=["built-in", "corporate"])
def test_style_ids_and_names_occur_once(package: Package) -> None:
    rows = list(etree.fromstring(written_parts(compiled(package))["word/styles.xml"]).iter(W + "style"))
    ids = [row.get(W + "styleId") for row in rows]
    names = [row.find(W + "name").get(W + "val").casefold() for row in rows]
    assert len(set(ids)) == len(ids)
    assert len(set(names)) == len(names)


def test_every_theme_colour_is_written_with_its_value() -> None:
    styles = etree.fromstring((FOLDER / "word/styles.xml").read_bytes())
    for row in styles.iter():
        if row.get(W + "themeColor"):
            assert row.get(W + "val") or row.get(W + "color")
        if row.get(W + "themeFill"):
            assert row.get(W + "fill")


def test_every_colour_role_has_a_colour() -> None:
    brand = compiled(built_in())
    assert set(brand.colors) == set(brand.theme_colors) == set(get_args(ColorRole))


def test_a_company_keeps_its_styles_page_header_and_logo() -> None:
    brand = compiled(saved(corporate()))
    assert brand.styles["heading1"].size_pt == 17
    assert brand.page.left == 1701
    opened = docx.Document(io.BytesIO(write_docx(small_letter(), brand)))
    header = opened.sections[0].header
    assert [paragraph.text for paragraph in header.paragraphs] == ["みどり電子株式会社", "公開"]
    assert [part.blob for part in header.part.related_parts.values()] == [PIXEL]
    assert {"みどり電子株式会社", "機密文書の取扱いは規程による"} <= brand.approved_texts


def test_a_text_behind_a_tab_of_a_footer_is_approved_by_itself() -> None:
    document = corporate()
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.text = "みどり電子"
    paragraph.add_run().add_tab()
    paragraph.add_run("  Page ")
    paragraph.add_run("2")
    assert {"みどり電子", "Page 2"} <= compiled(saved(document)).approved_texts


def test_nothing_of_the_body_comments_or_properties_of_a_brand_passes() -> None:
    parts = written_parts(compiled(saved(corporate())))
    whole = b"".join(parts.values()).decode("utf-8", "ignore")
    for secret in ("買収の検討", "社外秘の注記", "誰か", "python-docx", "rsid"):
        assert secret not in whole
    assert not [name for name in parts if "custom" in name or "comment" in name or "thumb" in name or "Effects" in name]


def test_a_style_of_another_name_under_our_id_is_not_overwritten() -> None:
    document = corporate()
    document.styles.add_style("別の様式", WD_STYLE_TYPE.PARAGRAPH).element.set(W + "styleId", "ESGLead")
    brand = compiled(saved(document))
    assert brand.styles["lead"].style_id == "ESGLeadEsg"


def test_a_page_number_of_the_brand_is_not_doubled() -> None:
    own = compiled(built_in())
    counted = compiled(
        built_in(
            footer1=b'<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p>'
            b'<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>'
        )
    )
    assert written_parts(own)["word/footer1.xml"].count(b" PAGE ") == 1
    assert written_parts(counted)["word/footer1.xml"].count(b" PAGE ") == 1


def test_automatic_numbers_are_taken_off_headings() -> None:
    document = corporate()
    properties = document.styles["Heading 1"].element.get_or_add_pPr()
    properties.get_or_add_numPr().get_or_add_numId().val = 1
    parts = written_parts(compiled(saved(document)))
    rows = etree.fromstring(parts["word/styles.xml"]).iter(W + "style")
    heading = next(row for row in rows if row.get(W + "styleId") == "Heading1")
    assert list(heading.iter(W + "numPr")) == []


WATERMARK = (
    b'<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    b' xmlns:v="urn:schemas-microsoft-com:vml"><w:p><w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape>'
    b"</w:pict></w:r><w:r><w:t>Our name</w:t></w:r></w:p></w:hdr>"
)


def test_a_watermark_of_the_template_is_left_out_and_told() -> None:
    outcome = compile_docx(built_in(header1=WATERMARK))
    assert outcome.value is not None
    assert b"DRAFT" not in outcome.value.frame.header_xml and outcome.value.approved_texts == {"Our name"}
    assert ("ESG-BRAND-010", "DRAFT") in {(item.code, dict(item.details).get("words")) for item in outcome.findings}


def test_a_heading_that_begins_a_page_no_longer_does() -> None:
    document = corporate()
    document.styles["Heading 1"].paragraph_format.page_break_before = True
    data = saved(document)
    parts = written_parts(compiled(data))
    rows = etree.fromstring(parts["word/styles.xml"]).iter(W + "style")
    heading = next(row for row in rows if row.get(W + "styleId") == "Heading1")
    assert [row.get(W + "val") for row in heading.iter(W + "pageBreakBefore")] == ["0"]


def test_a_header_higher_than_its_margin_leaves_less_room_for_text() -> None:
    line = b"<w:p><w:r><w:t>line</w:t></w:r></w:p>"
    head, tail = WATERMARK.split(b"<w:p>", 1)[0], b"</w:hdr>"
    low, high = (compiled(built_in(header1=head + line * count + tail)).page for count in (0, 12))
    assert low.pushed == 0 and low.top == high.top
    assert high.text_height < low.text_height - 100 * 20


def test_old_layout_modes_are_lifted_to_the_current_one() -> None:
    settings = etree.fromstring(written_parts(compiled(saved(corporate())))["word/settings.xml"])
    modes = [
        row.get(W + "val") for row in settings.iter(W + "compatSetting") if row.get(W + "name") == "compatibilityMode"
    ]
    assert modes == ["15"]


def test_an_accent_too_light_for_white_text_gives_way() -> None:
    theme = (FOLDER / "word/theme/theme1.xml").read_bytes()
    outcome = compile_docx(built_in(theme1=theme.replace(b"1B5490", b"FFE08A")))
    assert codes(outcome) == ["ESG-BRAND-006"]
    assert outcome.value is not None


def test_a_link_in_the_header_is_an_error() -> None:
    document = corporate()
    document.sections[0].header.part.relate_to(
        "https://example.invalid/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    outcome = compile_docx(saved(document))
    assert outcome.value is None
    assert codes(outcome) == ["ESG-BRAND-004"]


def test_a_package_of_another_kind_is_an_error() -> None:
    types = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    assert codes(compile_docx(package_of("x.docx", {"[Content_Types].xml": types}))) == ["ESG-BRAND-001"]


def test_a_broken_part_is_an_error() -> None:
    assert codes(compile_docx(built_in(styles=b"<w:styles"))) == ["ESG-BRAND-002"]


def test_headers_for_first_pages_are_reported() -> None:
    document = corporate()
    document.sections[0].different_first_page_header_footer = True
    document.sections[0].first_page_header.paragraphs[0].text = "表紙"
    outcome = compile_docx(saved(document))
    assert "ESG-BRAND-007" in codes(outcome)


def test_only_the_first_section_counts() -> None:
    document = corporate()
    other = document.add_section(WD_SECTION.NEW_PAGE)
    other.left_margin = Mm(80)
    assert compiled(saved(document)).page.left == 1701


def test_every_finding_reads_in_both_languages() -> None:
    outcome = compile_docx(saved(corporate()))
    assert outcome.findings
    for item in outcome.findings:
        assert all(render(entry(item.code), item, language)["what"] for language in ("ja", "en"))


def test_the_same_brand_has_the_same_digest_and_another_a_different_one() -> None:
    assert compiled(built_in()).digest == compiled(built_in()).digest
    theme = (FOLDER / "word/theme/theme1.xml").read_bytes()
    assert compiled(built_in(theme1=theme.replace(b"1B5490", b"1B5491"))).digest != compiled(built_in()).digest


@pytest.mark.validator
@pytest.mark.parametrize("package", [built_in(), saved(corporate())], ids=["built-in", "corporate"])
def test_a_letter_in_a_brand_has_no_validator_errors(
    package: Package, errors_of: Callable[[bytes, str], list[object]]
) -> None:
    assert errors_of(write_docx(small_letter(), compiled(package)), "docx") == []


def lying(own_header: bool) -> docx.document.Document:
    """The company's template with a landscape section behind the first."""
    document = corporate()
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    section.left_margin = Mm(12)
    if own_header:
        section.header.is_linked_to_previous = False
        section.header.paragraphs[0].text = "みどり電子 横長の資料"
    return document


def turned_letter() -> Flow:
    small = small_letter()
    table = FlowTable("records", (900,), ((FlowCell((FlowParagraph("table-text", (Run("広い表"),)),)),),), "表", "表")
    return dataclasses.replace(small, blocks=(*small.blocks, FlowTurn(True), table, FlowTurn(False), *small.blocks))


def test_a_landscape_section_of_a_template_serves_wide_tables_with_its_own_header() -> None:
    brand = compiled(saved(lying(own_header=True)))
    assert brand.own_landscape
    assert (brand.page.width, brand.landscape.page.width) == (Mm(210).twips, Mm(297).twips)
    opened = docx.Document(io.BytesIO(write_docx(turned_letter(), brand)))
    shapes = [(item.orientation, item.left_margin.mm > 20) for item in opened.sections]
    assert shapes == [(WD_ORIENT.PORTRAIT, True), (WD_ORIENT.LANDSCAPE, False), (WD_ORIENT.PORTRAIT, True)]
    heads = [[paragraph.text for paragraph in item.header.paragraphs] for item in opened.sections]
    assert heads[0] == heads[2] == ["みどり電子株式会社", "公開"]
    assert heads[1] == ["みどり電子 横長の資料", "公開"]
    assert "機密文書の取扱いは規程による" in opened.sections[1].footer.paragraphs[0].text


def test_a_landscape_section_that_names_no_header_takes_the_one_before_it() -> None:
    opened = docx.Document(io.BytesIO(write_docx(turned_letter(), compiled(saved(lying(own_header=False))))))
    section = opened.sections[1]
    assert [paragraph.text for paragraph in section.header.paragraphs] == ["みどり電子株式会社", "公開"]
    assert [part.blob for part in section.header.part.related_parts.values()] == [PIXEL]


def test_a_template_without_one_has_its_pages_turned() -> None:
    brand = compiled(saved(corporate()))
    assert not brand.own_landscape
    assert (brand.landscape.page.width, brand.landscape.page.height) == (brand.page.height, brand.page.width)
    assert brand.landscape.page.left == brand.page.left


def test_a_template_whose_pages_all_lie_needs_no_other() -> None:
    document = corporate()
    document.sections[0].page_width, document.sections[0].page_height = Mm(297), Mm(210)
    brand = compiled(saved(document))
    assert brand.landscape == brand.frame


def test_a_document_without_wide_tables_carries_no_second_header() -> None:
    brand = compiled(saved(lying(own_header=True)))
    names = written_parts(brand)
    assert "word/header1.xml" in names and "word/header2.xml" not in names


def test_turned_pages_pass_the_validator(errors_of: Callable[[bytes, str], list[object]]) -> None:
    for document in (corporate(), lying(own_header=True)):
        assert errors_of(write_docx(turned_letter(), compiled(saved(document))), "docx") == []
