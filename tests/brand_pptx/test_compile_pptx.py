from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Emu

from esgreport.base.catalogue import entry
from esgreport.base.finding import Outcome, render
from esgreport.brand.color import contrast
from esgreport.brand.compiled import PptxBrand
from esgreport.brand.pptx import compile_pptx
from esgreport.brand.pptx.geometry import mark_place
from esgreport.brand.theme_color import ThemeColor
from esgreport.ooxml import relationship_type as rt
from esgreport.ooxml.opening import open_package
from esgreport.ooxml.package import Package, package_of
from esgreport.ooxml.xml import qualified

ROOT = Path(__file__).parents[2]
BUILT_IN = ROOT / "content" / "brand" / "pptx"
FOREIGN = ROOT.parent / "shared" / "brands"


def built_in() -> Package:
    files = [path for path in sorted(BUILT_IN.rglob("*")) if path.is_file()]
    return package_of("built-in", {path.relative_to(BUILT_IN).as_posix(): path.read_bytes() for path in files})


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0\x1f\x4e\x79")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def corporate() -> bytes:
    """A template as a company keeps it: renamed layouts, a logo at the top right, a wordmark, an example slide."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Emu(12_192_000), Emu(6_858_000)
    for number, layout in enumerate(presentation.slide_layouts, start=1):
        layout.name = f"書式{number}"
    master = presentation.slide_masters[0]
    _, identifier = master.part.get_or_add_image_part(io.BytesIO(png()))
    tree = master.shapes._spTree
    tree.add_pic(90, "logo", "社章", identifier, Emu(10_800_000), Emu(60_000), Emu(900_000), Emu(240_000))
    box = etree.SubElement(tree, qualified("p:sp"))
    box.append(etree.fromstring(_WORDMARK))
    tree.remove(box)
    tree.append(box[0])
    slide = presentation.slides.add_slide(presentation.slide_layouts[0])
    slide.shapes.title.text = "昨年の極秘資料"
    data = io.BytesIO()
    presentation.save(data)
    return data.getvalue()


_WORDMARK = (
    '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvSpPr><p:cNvPr id="91" name="wordmark"/>'
    '<p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="100000" y="6500000"/>'
    '<a:ext cx="2000000" cy="200000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
    "<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:t>みなと工業株式会社</a:t></a:r></a:p></p:txBody></p:sp>"
)


def compiled(data: bytes) -> Outcome[PptxBrand]:
    package = open_package(data, "brand.pptx").value
    assert package is not None
    return compile_pptx(package)


@pytest.fixture(scope="module")
def company() -> PptxBrand:
    brand = compiled(corporate()).value
    assert brand is not None
    return brand


def test_the_built_in_brand_compiles_without_a_finding() -> None:
    outcome = compile_pptx(built_in())
    assert outcome.findings == ()
    brand = outcome.value
    assert brand is not None
    assert (brand.width, brand.height) == (12_192_000, 6_858_000)
    assert brand.fonts.heading == brand.fonts.body == "BIZ UDPGothic"
    assert brand.theme_colors["muted"] == ThemeColor("accent4")
    content = brand.layouts["content"].placeholder("body")
    assert content is not None
    assert content.level_sizes_pt[:3] == (18.0, 16.0, 14.0)
    assert brand.area == (content.x, content.y, content.cx, content.cy)
    title = brand.layouts["title-only"].placeholder("title")
    assert title is not None
    assert (title.size_pt, title.bold, title.heading_font) == (24.0, True, True)


def test_english_slides_are_measured_by_the_latin_fonts_of_the_theme(company: PptxBrand) -> None:
    assert company.english_fonts.body == "Calibri" != company.fonts.body
    assert company.in_english().fonts == company.english_fonts


def test_the_built_in_brand_defines_the_table_style_it_names() -> None:
    brand = compile_pptx(built_in()).value
    assert brand is not None
    assert brand.table_style_id.encode() in (BUILT_IN / "ppt" / "tableStyles.xml").read_bytes()


def test_the_built_in_brand_breaks_lines_by_japanese_rules_in_the_place_the_schema_wants() -> None:
    brand = compile_pptx(built_in()).value
    assert brand is not None
    root = etree.fromstring(brand.presentation_prefix + brand.presentation_suffix)
    names = [etree.QName(child).localname for child in root]
    assert names == ["sldMasterIdLst", "notesMasterIdLst", "sldSz", "notesSz", "kinsoku", "defaultTextStyle"]


def test_the_same_package_gives_the_same_digest_and_another_one_another() -> None:
    first, second = compile_pptx(built_in()).value, compile_pptx(built_in()).value
    assert first is not None and second is not None
    assert first.digest == second.digest
    package = built_in()
    parts = dict(package.parts)
    parts["ppt/theme/theme1.xml"] = parts["ppt/theme/theme1.xml"].replace(b"1B5490", b"114411")
    changed = compile_pptx(Package(package.name, parts, package.defaults, package.overrides)).value
    assert changed is not None and changed.digest != first.digest


def test_layouts_are_chosen_by_their_placeholders_whatever_they_are_called(company: PptxBrand) -> None:
    parts = {role: layout.part.rpartition("/")[2] for role, layout in company.layouts.items()}
    assert parts == {"cover": "slideLayout1.xml", "content": "slideLayout2.xml", "title-only": "slideLayout6.xml"}


def test_every_layout_has_a_footer_and_a_page_number(company: PptxBrand) -> None:
    for layout in company.layouts.values():
        assert layout.placeholder("footer") and layout.placeholder("number")


def test_example_slides_thumbnails_and_printer_settings_stay_behind_and_the_logo_comes_along() -> None:
    outcome = compiled(corporate())
    assert outcome.value is not None
    names = outcome.value.static.names
    assert [name for name in names if "slides/" in name or "thumbnail" in name or "printer" in name] == []
    assert [name for name in names if name.endswith(".png")] == ["ppt/media/image1.png"]
    kinds = {dict(item.details)["kind"] for item in outcome.findings if item.code == "ESG-BRAND-055"}
    assert kinds == {"slide", "thumbnail", "printerSettings"}
    assert not any("極秘" in text for text in outcome.value.approved_texts)


def test_the_brand_s_own_words_are_approved(company: PptxBrand) -> None:
    assert {"みなと工業株式会社", "社章"} <= company.approved_texts


def test_the_draft_mark_keeps_clear_of_the_logo(company: PptxBrand) -> None:
    x, y, cx, cy = company.layouts["title-only"].mark
    title = company.layouts["title-only"].placeholder("title")
    assert title is not None
    assert y + cy <= title.y
    assert x + cx <= 10_800_000


def test_a_draft_mark_without_room_at_the_top_is_beside_the_footer() -> None:
    size, foot = (9_144_000, 5_143_500), (3_330_000, 4_767_000, 4_790_000, 274_000)
    title = (457_200, 0, 8_229_600, 930_000)
    x, y, cx, cy = mark_place(size, (457_200, 457_200), [title], [foot])
    assert y > foot[1] and y + cy < foot[1] + foot[3]
    assert x + cx <= foot[0]


def test_an_empty_japanese_font_is_completed_and_reported() -> None:
    outcome = compiled(corporate())
    assert outcome.value is not None
    assert outcome.value.fonts.body == "ＭＳ Ｐゴシック"
    assert "ESG-BRAND-053" in {item.code for item in outcome.findings}


def test_a_notes_master_with_a_theme_of_its_own_is_always_there_and_listed(company: PptxBrand) -> None:
    row = next(item for item in company.presentation_relationships if item.type == rt.NOTES_MASTER)
    assert row.id.encode() in company.presentation_prefix
    assert {company.notes_master, "ppt/theme/theme1.xml", "ppt/theme/theme2.xml"} <= company.static.names


def test_accents_can_be_read_on_the_background(company: PptxBrand) -> None:
    for role in ("accent1", "accent2", "accent3", "muted", "text"):
        assert contrast(company.colors[role], company.colors["paper"]) >= 4.5


def test_a_file_that_is_no_presentation_is_an_error() -> None:
    package = built_in()
    parts = {name: data for name, data in package.parts.items() if not name.endswith("presentation.xml")}
    outcome = compile_pptx(Package("letter.docx", parts, package.defaults, package.overrides))
    assert outcome.value is None
    assert [item.code for item in outcome.findings] == ["ESG-BRAND-050"]


def test_layouts_that_are_missing_are_made_on_the_slide_master() -> None:
    package = built_in()
    parts = {name: data.replace(b'type="title"', b'type="dt"') for name, data in package.parts.items()}
    parts = {name: data.replace(b'type="ctrTitle"', b'type="dt"') for name, data in parts.items()}
    outcome = compile_pptx(Package("brand.pptx", parts, package.defaults, package.overrides))
    assert outcome.value is not None
    assert [item.code for item in outcome.findings].count("ESG-BRAND-052") == 3
    made = {layout.part for layout in outcome.value.layouts.values()}
    assert len(made) == 3 and not made & set(package.parts)
    for layout in outcome.value.layouts.values():
        assert layout.placeholder("title") and layout.placeholder("footer") and layout.placeholder("number")


def test_a_presentation_without_a_slide_master_is_an_error() -> None:
    package = built_in()
    parts = {name: data for name, data in package.parts.items() if "slideMaster" not in name}
    outcome = compile_pptx(Package("brand.pptx", parts, package.defaults, package.overrides))
    assert outcome.value is None
    assert [item.code for item in outcome.findings] == ["ESG-BRAND-051"]


def test_a_linked_picture_is_taken_out_and_reported() -> None:
    package = built_in()
    rels = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    link = (
        b'<Relationship Id="rId9" TargetMode="External" Target="https://example.invalid/logo.png" Type="'
        + rt.IMAGE.encode()
        + b'"/></Relationships>'
    )
    picture = (
        b'<p:pic><p:nvPicPr><p:cNvPr id="77" name="linked"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
        b'<a:blip r:link="rId9"/></p:blipFill><p:spPr/></p:pic></p:spTree>'
    )
    master = "ppt/slideMasters/slideMaster1.xml"
    parts = dict(package.parts)
    parts[rels] = parts[rels].replace(b"</Relationships>", link)
    parts[master] = parts[master].replace(b"</p:spTree>", picture)
    outcome = compile_pptx(Package("brand.pptx", parts, package.defaults, package.overrides))
    assert [item.code for item in outcome.findings] == ["ESG-BRAND-058"]
    clean = compile_pptx(package).value
    assert outcome.value is not None and clean is not None
    assert outcome.value.static.names == clean.static.names


def test_every_finding_reads_well_in_both_languages() -> None:
    for item in compiled(corporate()).findings:
        for language in ("ja", "en"):
            assert "{" not in "".join(render(entry(item.code), item, language).values())


@pytest.mark.shared
@pytest.mark.parametrize("name", ["ocjwg_scrm_ja.pptx", "officer_3masters.pptx", "poi_macro.pptm", "poi_themes.pptx"])
def test_other_makers_templates_compile(name: str) -> None:
    file = FOREIGN / name
    if not file.exists():
        pytest.skip(f"{file.parent} is not there")
    brand = compiled(file.read_bytes()).value
    assert brand is not None
    assert set(brand.layouts) == {"cover", "content", "title-only"}
    assert not [part for part in brand.static.names if "vba" in part.lower() or "/slides/" in part]


WHITE = '<p:titleStyle><a:lvl1pPr><a:defRPr sz="2600"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:defRPr>'


def test_a_title_that_would_be_white_on_white_prints_in_the_text_colour() -> None:
    package = built_in()
    name = next(name for name in package.parts if name.startswith("ppt/slideMasters/slideMaster"))
    master = package.part(name).decode()
    start, end = master.index("<p:titleStyle>"), master.index("</p:titleStyle>")
    white = master[:start] + WHITE + "</a:lvl1pPr>" + master[end:]
    parts = {**package.parts, name: white.encode()}
    brand = compile_pptx(Package("brand.pptx", parts, package.defaults, package.overrides)).value
    assert brand is not None
    recolored = {role: layout.placeholder("title").recolor for role, layout in brand.layouts.items()}
    assert recolored["content"] == recolored["title-only"] == "text"
    built = compile_pptx(built_in()).value
    assert {place.recolor for layout in built.layouts.values() for place in layout.placeholders} == {""}
