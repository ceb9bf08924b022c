"""Templates by other makers: each takes the board deck or the letter, and what comes out is whole, legible and clean."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation

from esgreport import api
from esgreport.ooxml.opening import open_package
from esgreport.pipeline.build import build_one
from esgreport.pipeline.resources import load_resources
from esgreport.pipeline.targets import targets
from tests.conftest import ROOT
from tests.officelint import lint

BRANDS = ROOT.parent / "shared" / "brands"
NAMES = [
    "evaluator_styles.docx", "inrae.docx", "ocjwg_survey_ja.docx", "officedown.docx", "onbrand.docx",
    "phs_accstats_cover.docx", "poi_resume.dotx",
    "dhsc.pptx", "finos_2021.pptx", "m3_pptx_template.pptx", "ocjwg_edu_template.pptx", "ocjwg_leaflet2.pptx",
    "ocjwg_org_template.pptx", "ocjwg_scrm_ja.pptx", "officer.pptx",
    "officer_3masters.pptx", "officer_dup_layouts.pptx", "officer_dup_ph.pptx", "officer_no_layouts.pptx",
    "officer_no_master.pptx", "onbrand.pptx", "poi_bug59273.potx", "poi_japanese.pptx", "poi_macro.pptm",
    "poi_themes.pptx",
]  # fmt: skip
# Letters that a template refuses for now, and with which finding: a field in the header whose content nobody approved.
REFUSED = {
    ("unhcr.docx", "ja"): "ESG-AUDIT-004",
    ("unhcr.docx", "en"): "ESG-AUDIT-004",
}
# Templates with narrow pages or large type, on which the letter of two pages takes more, with a warning.
LONGER = {"poi_resume.dotx", "phs_accstats_cover.docx", "inrae.docx", "onbrand.docx"}
TAKEN = [(name, language) for name in NAMES for language in ("ja", "en") if (name, language) not in REFUSED]
DECKS = [name for name in NAMES if name.partition(".")[2] in ("pptx", "potx", "pptm")]
LETTERS = [name for name in NAMES if name not in DECKS]
# The slides of the board deck, which is written for 13: what each template takes at most, in Japanese and in English.
MOST_SLIDES = {
    "dhsc.pptx": (22, 23), "finos_2021.pptx": (22, 23), "m3_pptx_template.pptx": (15, 16),
    "ocjwg_edu_template.pptx": (16, 15), "ocjwg_leaflet2.pptx": (17, 19), "ocjwg_org_template.pptx": (13, 16),
    "ocjwg_scrm_ja.pptx": (14, 13), "officer.pptx": (17, 15), "officer_3masters.pptx": (16, 15),
    "officer_dup_layouts.pptx": (16, 15), "officer_dup_ph.pptx": (14, 14), "officer_no_layouts.pptx": (16, 15),
    "officer_no_master.pptx": (13, 13), "onbrand.pptx": (19, 15), "poi_bug59273.potx": (17, 15),
    "poi_japanese.pptx": (17, 15), "poi_macro.pptm": (16, 20), "poi_themes.pptx": (26, 28),
}  # fmt: skip
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
UNWANTED = re.compile(r"vbaProject|oleObject|activeX|printerSettings|/media/.*\.(bin|emf\.exe)|customXml|comments")
pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def example():
    opened = api.open_project(str(ROOT / "examples/aoba-precision"))
    assert opened.value is not None
    return opened.value


@pytest.fixture(scope="module")
def made(example, tmp_path_factory):
    """A function that gives the file built on a template in a language, built once."""
    folder, known = tmp_path_factory.mktemp("brands"), {}

    def build(name: str, language: str) -> Path:
        if (name, language) not in known:
            resources = load_resources(_folder(), (str(BRANDS / name),)).value
            assert resources is not None
            document = "board-deck" if name in DECKS else "shareholder-letter"
            loaded = replace(example, resources=resources)
            (target,) = targets(loaded, [document], [language], [])
            outcome = build_one(loaded, target)
            faults = [item for item in outcome.findings if api.severity(item) is api.Severity.ERROR]
            assert outcome.value is not None and not faults, faults
            path = folder / f"{Path(name).stem}-{language}.{target.format}"
            path.write_bytes(outcome.value.data)
            known[name, language] = path
        return known[name, language]

    return build


def _folder():
    from esgreport.inputs.project import Folder
    from esgreport.system import SystemWorld

    return Folder(SystemWorld(), str(ROOT / "examples/aoba-precision"))


def test_every_template_of_the_collection_is_tried() -> None:
    assert sorted({*NAMES, *(name for name, _ in REFUSED)}) == sorted(
        path.name for path in BRANDS.iterdir() if path.suffix != ".md"
    )


@pytest.mark.parametrize(("name", "language"), REFUSED)
def test_a_template_that_does_not_serve_yet_is_refused_with_a_finding(example, name, language):
    resources = load_resources(_folder(), (str(BRANDS / name),)).value
    loaded = replace(example, resources=resources)
    (target,) = targets(loaded, ["shareholder-letter"], [language], [])
    outcome = build_one(loaded, target)
    assert outcome.value is None
    assert REFUSED[name, language] in [item.code for item in outcome.findings]


@pytest.mark.parametrize(("name", "language"), TAKEN)
def test_a_foreign_template_takes_the_document(made, name, language):
    path = made(name, language)
    assert list(lint(open_package(path.read_bytes(), path.name).value)) == []
    with zipfile.ZipFile(path) as package:
        assert not [part for part in package.namelist() if UNWANTED.search(part)]
        links = [package.read(part) for part in package.namelist() if part.endswith(".rels")]
    assert not [data for data in links if b'TargetMode="External"' in data]


@pytest.mark.parametrize("name", DECKS)
def test_every_slide_has_a_title_of_its_own_and_nothing_empty_or_off_the_slide(made, name):
    deck = Presentation(str(made(name, "ja")))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides if slide.shapes.title is not None]
    assert len(set(titles)) == len(titles) == len(deck.slides)
    for slide in deck.slides:
        for shape in slide.shapes:
            assert not (shape.is_placeholder and shape.has_text_frame and not shape.text_frame.text.strip())
            assert shape.left >= 0 and shape.top >= 0, shape.name
            assert shape.left + shape.width <= deck.slide_width + 1, shape.name
            assert shape.top + shape.height <= deck.slide_height + 1, shape.name


@pytest.mark.parametrize("name", DECKS)
def test_a_small_template_takes_few_slides_more_than_the_board_deck_is_written_for(made, name):
    counts = tuple(len(Presentation(str(made(name, language))).slides) for language in ("ja", "en"))
    assert all(count <= most for count, most in zip(counts, MOST_SLIDES[name], strict=True)), counts


@pytest.mark.parametrize("name", DECKS)
def test_runs_name_their_language_and_leave_fonts_and_colours_to_the_theme(made, name):
    with zipfile.ZipFile(made(name, "ja")) as package:
        slides = [package.read(part) for part in package.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", part)]
    for data in slides:
        root = etree.fromstring(data)
        runs = list(root.iter(f"{A}rPr"))
        assert runs and all(run.get("lang") == "ja-JP" for run in runs)
        assert not [font for run in runs for font in run.iter(f"{A}latin", f"{A}ea")]


@pytest.mark.parametrize("name", DECKS)
def test_a_deck_keeps_the_masters_of_its_template(made, name):
    before = re.compile(rb"ppt/slideMasters/slideMaster\d+\.xml")
    with zipfile.ZipFile(BRANDS / name) as package:
        masters = {part for part in package.namelist() if before.fullmatch(part.encode())}
    with zipfile.ZipFile(made(name, "ja")) as package:
        assert masters <= set(package.namelist())


@pytest.mark.validator
@pytest.mark.parametrize("name", [name for name, language in TAKEN if language == "ja"])
def test_a_file_has_no_error_that_its_template_did_not_have(made, validate, name):
    errors = validate(made(name, "ja"))
    if errors:
        known = {_kind(error) for error in validate(BRANDS / name)}
        assert {_kind(error) for error in errors} <= known


def _kind(error: str) -> str:
    """What an error is about, without the place, which moves."""
    return re.sub(r"[/\[\]0-9]+", "", error)


@pytest.mark.office
@pytest.mark.parametrize("name", [name for name, language in TAKEN if language == "ja"])
def test_a_file_takes_the_pages_that_it_was_given(made, pdf_pages, name):
    path = made(name, "ja")
    pages = pdf_pages(path)
    assert all(page.strip() for page in pages)
    if name in DECKS:
        assert len(pages) == len(Presentation(str(path)).slides)
    else:
        assert len(pages) <= (4 if name in LONGER else 2)
