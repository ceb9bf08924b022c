"""`esgreport brand check`: what serves what, the sample, and plain words for what cannot be used."""

from __future__ import annotations

import json
import zipfile

import docx
import pytest
from click.testing import CliRunner
from pptx import Presentation

from esgreport.cli.main import main


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
    told = json.loads(done.stdout)
    assert {"role", "serves", "origin"} == set(told["uses"][0])
    assert [name.rpartition("/")[2] for name in told["files"]] == ["ours-sample.pptx"]


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
