"""The built-in Word brand by form and language: letters in mincho, papers in gothic, English in Latin fonts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from esgreport import system
from esgreport.base.text import Language
from esgreport.brand.compiled import DocxBrand
from esgreport.brand.docx.word_form import WordForm
from esgreport.inputs.project import Folder
from esgreport.layout.plan import Flow, FlowParagraph, Properties, Run
from esgreport.pipeline.word_brands import WordBrands, word_brands
from esgreport.system import SystemWorld
from esgreport.writers.docx import write_docx

ROOT = Path(__file__).parents[2]
PROJECT = str(ROOT / "examples" / "aoba-precision")
COMPANY = str(ROOT / "content" / "brand" / "given.docx")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PAGES: tuple[tuple[WordForm, Language], ...] = (("letter", "ja"), ("letter", "en"), ("paper", "ja"), ("paper", "en"))


class Counting(SystemWorld):
    """A machine that counts what is compiled, and may have a company's template."""

    def __init__(self, company: bytes = b"") -> None:
        self.company, self.stored = company, 0

    def read(self, path: str) -> bytes:
        return self.company if path == COMPANY and self.company else super().read(path)

    def cached(self, key: str) -> bytes | None:
        return None

    def store(self, key: str, data: bytes) -> None:
        self.stored += 1


def brands(world: SystemWorld, *files: str) -> WordBrands:
    opened = word_brands(Folder(world, PROJECT), files)
    assert opened.value is not None
    return opened.value


@pytest.fixture(scope="module")
def ours() -> WordBrands:
    return brands(SystemWorld())


def parts(brand: DocxBrand, language: str, *texts: FlowParagraph, form: WordForm = "letter") -> dict[str, bytes]:
    said = Properties("t", "c", "c", language, "", date(2026, 11, 20))
    with zipfile.ZipFile(io.BytesIO(write_docx(Flow(texts, said, "", "", "", language, form=form), brand))) as package:
        return {name: package.read(name) for name in package.namelist()}


def style(brand: DocxBrand, role: str) -> etree._Element:
    root = etree.fromstring(parts(brand, "ja-JP")["word/styles.xml"])
    (found,) = [item for item in root if item.get(W + "styleId") == brand.styles[role].style_id]
    return found


def test_a_letter_is_in_mincho_of_eleven_points_and_a_paper_in_gothic_of_ten_and_a_half(ours: WordBrands) -> None:
    letter, paper = ours.brand("letter", "ja"), ours.brand("paper", "ja")
    assert (letter.fonts.body, letter.styles["body"].size_pt) == ("BIZ UDPMincho", 11)
    assert (paper.fonts.body, paper.styles["body"].size_pt) == ("BIZ UDPGothic", 10.5)
    assert letter.styles["letter"].line * 240 == pytest.approx(446, abs=1)
    assert paper.styles["body"].line * 240 == pytest.approx(324, abs=1)
    assert letter.page.text_width / 20 / 11 == pytest.approx(40, abs=0.3)
    assert paper.page.left == paper.page.right == 1134


@pytest.mark.parametrize(("form", "language"), PAGES)
def test_tables_captions_and_sources_are_in_the_font_of_headings(
    ours: WordBrands, form: WordForm, language: Language
) -> None:
    brand = ours.brand(form, language)
    assert all(brand.styles[role].heading_font for role in ("table-text", "table-head", "caption", "source"))
    assert brand.fonts.heading == ("Calibri" if language == "en" else "BIZ UDPGothic")


@pytest.mark.parametrize(("form", "body"), [("letter", "Cambria"), ("paper", "Calibri")])
def test_english_words_are_in_the_latin_fonts_of_the_theme(ours: WordBrands, form: WordForm, body: str) -> None:
    brand = ours.brand(form, "en")
    made = parts(brand, "en-US", FlowParagraph("body", (Run("“Supply” isn’t cost"),)), form=form)
    theme, document = etree.fromstring(made["word/theme/theme1.xml"]), made["word/document.xml"].decode()
    latin = {group: theme.find(f".//{A}{group}/{A}latin") for group in ("majorFont", "minorFont")}
    assert {group: font.get("typeface") for group, font in latin.items() if font is not None} == {
        "majorFont": "Calibri",
        "minorFont": body,
    }
    fonts = etree.fromstring(made["word/styles.xml"]).find(f"{W}docDefaults//{W}rFonts")
    assert fonts is not None
    assert [fonts.get(W + name) for name in ("asciiTheme", "hAnsiTheme")] == ["minorHAnsi", "minorHAnsi"]
    # Quotes are in both scripts: without a hint they are in the Latin font.
    assert "BIZ" not in document and 'w:hint="eastAsia"' not in document
    assert brand.fonts.body == body


def test_english_letters_have_the_pitch_of_their_font_and_are_ragged(ours: WordBrands) -> None:
    english = ours.brand("letter", "en")
    assert english.styles["letter"].line * 11 == pytest.approx(1.32 * 1.172 * 11, abs=0.1)
    assert [item.get(W + "val") for item in style(english, "letter").iter(W + "jc")] == ["left"]
    japanese = style(ours.brand("letter", "ja"), "letter")
    assert [item.get(W + "val") for item in japanese.iter(W + "jc")] == ["both"]


@pytest.mark.parametrize(("form", "language"), PAGES)
def test_pitches_are_lengths_no_less_than_word_gives_japanese_text(
    ours: WordBrands, form: WordForm, language: Language
) -> None:
    styles = ours.brand(form, language).styles
    assert all(item.is_fixed and item.line >= 1.29 for item in styles.values())


def test_tighter_lines_stay_lengths_and_are_exact_below_that(ours: WordBrands) -> None:
    brand = ours.brand("letter", "ja")
    text = FlowParagraph("letter", (Run("本文"),))
    loose, tight = (replace(text, line=Decimal(pitch)) for pitch in ("1.45", "1.2"))
    document = parts(brand, "ja-JP", loose, tight)["word/document.xml"].decode()
    assert 'w:line="319" w:lineRule="atLeast"' in document and 'w:line="264" w:lineRule="exact"' in document


def test_record_tables_have_hairlines_and_no_bands(ours: WordBrands) -> None:
    root = etree.fromstring(parts(ours.brand("paper", "ja"), "ja-JP")["word/styles.xml"])
    assert not [item for item in root.iter(W + "tblStylePr") if "band" in str(item.get(W + "type"))]


def test_only_the_brand_that_is_used_is_compiled_and_once() -> None:
    world = Counting()
    ours = brands(world)
    assert world.stored == 0
    first = ours.brand("letter", "ja")
    assert ours.brand("letter", "ja") is first and world.stored == 1
    assert ours.brand("book", "ja") is ours.brand("paper", "ja") and world.stored == 2


def test_a_companys_own_template_serves_every_form_and_language(ours: WordBrands) -> None:
    said = Properties("t", "c", "c", "ja-JP", "", date(2026, 11, 20))
    template = write_docx(Flow((), said, "", "", "", "ja-JP"), ours.brand("letter", "ja"))
    given = brands(Counting(template), COMPANY)
    assert given.company is not None
    assert {id(given.brand(form, language)) for form, language in PAGES} == {id(given.company)}


def test_a_project_that_changes_our_styles_keeps_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "_caches", lambda: tmp_path / "caches")
    own = tmp_path / "project" / "content" / "brand" / "docx" / "word" / "styles.xml"
    own.parent.mkdir(parents=True)
    own.write_bytes((ROOT / "content/brand/docx/word/styles.xml").read_bytes())
    made = word_brands(Folder(SystemWorld(), str(tmp_path / "project")), ())
    assert made.value is not None
    letter = made.value.brand("letter", "ja")
    assert letter.styles["body"].size_pt == 10.5 and letter.page.left == 1531


@pytest.mark.parametrize(("form", "language"), PAGES)
def test_every_form_is_valid(
    ours: WordBrands, form: WordForm, language: Language, errors_of: Callable[[bytes, str], list[object]]
) -> None:
    said = Properties("t", "c", "c", "", "", date(2026, 11, 20))
    tag = {"ja": "ja-JP", "en": "en-US"}[language]
    flow = Flow((FlowParagraph("body", (Run("text 本文"),)),), replace(said, language=tag), "", "", "", tag, form=form)
    assert errors_of(write_docx(flow, ours.brand(form, language)), "docx") == []
