"""`esgreport brand check`: what serves what, the sample, and plain words for what cannot be used."""

from __future__ import annotations

import base64
import json
import re
import zipfile

import docx
import pytest
from click.testing import CliRunner
from pptx import Presentation

from esgreport import api
from esgreport.cli.main import main
from esgreport.system import SystemWorld


@pytest.fixture
def templates(tmp_path, monkeypatch):
    """A deck and a paper as the libraries make them, and no LibreOffice."""
    monkeypatch.setenv("ESGREPORT_SOFFICE", str(tmp_path / "none"))
    Presentation().save(str(tmp_path / "ours.pptx"))
    docx.Document().save(str(tmp_path / "ours.docx"))
    return tmp_path


def run(*words):
    return CliRunner().invoke(main, ["brand", "check", *map(str, words)])


def test_a_deck_is_told_by_role_and_gives_a_sample(templates):
    done = run(templates / "ours.pptx", "--out", templates / "out", "--ui-lang", "en")
    assert done.exit_code == 0, done.output
    assert "cover" in done.output and "title and body" in done.output and "Title Slide" in done.output
    sample = Presentation(str(templates / "out/ours-sample.pptx"))
    assert len(sample.slides) >= 12


def test_a_paper_is_told_by_style_and_gives_a_sample(templates):
    done = run(templates / "ours.docx", "--out", templates / "out", "--ui-lang", "ja")
    assert done.exit_code == 0, done.output
    assert "heading 1" in done.output.lower() and "ないため作って使う" in done.output
    assert zipfile.is_zipfile(templates / "out/ours-sample.docx")


def test_the_report_is_json_on_wish(templates):
    done = run(templates / "ours.pptx", "--out", templates / "out", "--format", "json")
    disclosed = json.loads(done.stdout)
    assert {"role", "serves", "origin"} == set(disclosed["uses"][0])
    assert [name.rpartition("/")[2] for name in disclosed["files"]] == ["ours-sample.pptx"]


class Painter(SystemWorld):
    """A machine whose LibreOffice is a painter of one dot."""

    def __init__(self):
        self.asked = []

    def printed(self, files, wanted):
        self.asked.append((wanted, len(files)))
        return dict.fromkeys(files, b"%PDF-" if "pdf" in wanted else b"\x89PNG dot")


def test_a_page_shows_a_picture_of_every_layout_with_its_use(templates, tmp_path):
    world = Painter()
    files = api.try_brand(str(templates / "ours.pptx"), str(tmp_path / "out"), "ja", world).value.files
    layouts = [layout.name for layout in Presentation(str(templates / "ours.pptx")).slide_layouts]
    assert ("png", len(layouts)) in world.asked
    page = next(path for path in files if path.endswith("ours-layouts.html"))
    text = (tmp_path / "out/ours-layouts.html").read_text(encoding="utf-8")
    assert page and text.count("<img ") == text.count("data:image/png;base64,") == len(layouts)
    assert all(name in text for name in layouts)
    assert "表紙に使う" in text and "使わない" in text and "img-src data:" in text


def test_a_layout_whose_name_is_markup_is_shown_as_it_is_written(templates, tmp_path):
    deck = Presentation()
    deck.slide_layouts[3].name = '"><script>alert(1)</script>'
    deck.save(str(templates / "bad.pptx"))
    api.try_brand(str(templates / "bad.pptx"), str(tmp_path / "out"), "en", Painter())
    text = (tmp_path / "out/bad-layouts.html").read_text(encoding="utf-8")
    assert "<script" not in text and "&lt;script&gt;" in text


@pytest.mark.office
def test_the_pictures_are_pictures_where_libreoffice_is(templates, tmp_path, monkeypatch):
    monkeypatch.delenv("ESGREPORT_SOFFICE")
    files = api.try_brand(str(templates / "ours.pptx"), str(tmp_path / "out"), "ja").value.files
    assert [path.rpartition("/")[2] for path in files] == ["ours-sample.pptx", "ours-sample.pdf", "ours-layouts.html"]
    text = (tmp_path / "out/ours-layouts.html").read_text(encoding="utf-8")
    pictures = {base64.b64decode(found) for found in re.findall(r"base64,([^\"]+)", text)}
    assert len(pictures) > 5 and all(picture.startswith(b"\x89PNG") and len(picture) > 2000 for picture in pictures)


@pytest.mark.parametrize("name", ["nothing.pptx", "letter.txt"])
def test_a_file_that_is_no_template_is_one_finding(templates, name):
    (templates / "letter.txt").write_text("x")
    done = run(templates / name, "--out", templates / "out")
    assert done.exit_code == 1
    assert "ESG-PROJECT-007" in done.output and not (templates / "out").exists()


def test_a_broken_file_is_a_finding_and_no_traceback(templates):
    (templates / "broken.pptx").write_bytes(b"PK\x03\x04 nothing")
    done = run(templates / "broken.pptx", "--out", templates / "out")
    assert done.exit_code == 1 and "Traceback" not in done.output


@pytest.mark.office
def test_with_libreoffice_the_sample_comes_as_a_pdf_too(templates, monkeypatch):
    monkeypatch.delenv("ESGREPORT_SOFFICE")
    done = run(templates / "ours.pptx", "--out", templates / "out")
    assert done.exit_code == 0
    assert (templates / "out/ours-sample.pdf").read_bytes().startswith(b"%PDF")
