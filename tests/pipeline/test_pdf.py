"""PDF files: the pages of the file that was checked, dated on its day, and a plain word where they cannot be had."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from esgreport import api, system
from esgreport.base.world import ToolFailed, ToolMissing
from esgreport.cli.main import main
from esgreport.layout.plan import Flow, FlowControl, FlowParagraph, Properties, Run
from esgreport.system import SystemWorld
from esgreport.writers.docx import write_docx
from esgreport.writers.pdf import FILTERS, fonts_of, has_font, printable, settled
from tests.conftest import ROOT

EXAMPLE = str(ROOT / "examples/aoba-precision")
CLOCKED = (
    b"/CreationDate(D:20261123221234Z')>>\n/BaseFont/ABCDEF+BIZUDPGothic-Bold /Root 1 0 R\n"
    b"/ID [ <93543642F416B57F503BB83F98C61A00>\n<93543642F416B57F503BB83F98C61A00> ]\n"
    b"/DocChecksum /0123456789ABCDEF0123456789ABCDEF\n"
)


def control(text):
    """A paper of one content control whose first words are strong."""
    resources = opened().resources
    brand = resources.word_brands.brand("paper", "ja")
    said = Properties("題", "社", "社", "ja-JP", "", date(2026, 11, 20))
    prose = (FlowParagraph("body", (Run(text, bold=True), Run("の後の語"))), FlowParagraph("body", (Run("次の段落"),)))
    return write_docx(Flow((FlowControl("a", "題", prose),), said, "", "", "", "ja-JP"), brand)


def test_a_paper_is_printed_without_the_controls_around_its_prose_and_loses_no_word():
    with zipfile.ZipFile(io.BytesIO(control("<強い>語"))) as given:
        before = given.read("word/document.xml")
    with zipfile.ZipFile(io.BytesIO(printable(control("<強い>語"), "docx"))) as copy:
        after = copy.read("word/document.xml")
        assert copy.testzip() is None and set(copy.namelist()) == set(given.namelist())
    assert b"<w:sdt>" in before and b"<w:sdt>" not in after
    assert re.findall(rb"<w:t[ >].*?</w:t>", before) == re.findall(rb"<w:t[ >].*?</w:t>", after)
    assert printable(b"slides", "pptx") == b"slides"


@pytest.mark.office
def test_the_first_words_of_a_control_keep_their_looks_in_a_pdf():
    files = SystemWorld().printed({"0.docx": printable(control("強い語"), "docx")}, FILTERS["docx"])
    assert "bizudpgothicbold" in fonts_of(files["0.docx"])


class PrintingWorld(SystemWorld):
    """A machine whose LibreOffice gives the same page for every file."""

    def printed(self, files, wanted):
        return dict.fromkeys(files, CLOCKED)


def opened():
    loaded = api.open_project(EXAMPLE)
    assert loaded.value is not None
    return loaded.value


def test_a_pdf_is_dated_on_the_day_of_issue_and_no_byte_moves():
    day = date(2026, 12, 18)
    made = settled(CLOCKED, day)
    assert len(made) == len(CLOCKED)
    assert b"D:20261218000000" in made and b"93543642" not in made and b"0123456789ABCDEF" not in made
    later = CLOCKED.replace(b"20261123221234", b"20270101000000").replace(b"9354", b"AAAA").replace(b"0123", b"FFFF")
    assert settled(later, day) == made
    assert settled(made, day) == made


@pytest.mark.parametrize(
    ("family", "found"),
    [("BIZ UDPGothic", True), ("BIZ UDPMincho", False), ("游ゴシック", False), ("ＭＳ Ｐゴシック", False)],
)
def test_a_font_is_known_by_its_family(family, found):
    assert has_font(fonts_of(CLOCKED), family) is found


def test_japanese_names_of_fonts_are_known_in_the_file():
    fonts = fonts_of(b"/BaseFont/AAAAAA+YuGothic-Regular /BaseFont/BBBBBB+MS-PGothic")
    assert has_font(fonts, "游ゴシック") and has_font(fonts, "ＭＳ Ｐゴシック") and not has_font(fonts, "ＭＳ 明朝")


def test_a_font_that_the_pages_lack_is_a_finding_of_the_japanese_file(tmp_path):
    outcome = api.build(
        opened(), EXAMPLE, str(tmp_path), documents=["shareholder-letter"], pdf=True, world=PrintingWorld()
    )
    placed, found = outcome.value, outcome.findings
    disclosed = [(item.document, item.subject) for item in found if item.code == "ESG-BUILD-009"]
    assert disclosed == [("ja/shareholder-letter.pdf", "BIZ UDPMincho")]
    assert "ja/shareholder-letter.pdf" in placed.paths and "en/shareholder-letter.pdf" in placed.paths


def test_without_libreoffice_the_other_formats_are_written_and_the_command_ends_with_5(tmp_path, monkeypatch):
    monkeypatch.setenv("ESGREPORT_SOFFICE", str(tmp_path / "none"))
    out = tmp_path / "out"
    done = CliRunner().invoke(main, ["build", EXAMPLE, "shareholder-letter", "--pdf", "--out", str(out)])
    assert done.exit_code == 5
    assert "ESG-BUILD-007" in done.output
    assert sorted(path.name for path in out.rglob("*.*")) == ["manifest.json", *["shareholder-letter.docx"] * 2]


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_a_libreoffice_that_hangs_is_ended_with_everything_that_it_started(tmp_path, monkeypatch):
    mark = tmp_path / "child"
    stand_in = tmp_path / "soffice"
    stand_in.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {mark}\nwait\n")
    stand_in.chmod(0o755)
    monkeypatch.setenv("ESGREPORT_SOFFICE", str(stand_in))
    monkeypatch.setattr(system, "OFFICE_SECONDS", 1.0)
    monkeypatch.setattr(system, "OFFICE_SECONDS_EACH", 0.0)
    with pytest.raises(ToolFailed):
        SystemWorld().printed({"0.docx": b"x"}, "pdf")
    child = int(mark.read_text())
    for _ in range(50):
        if subprocess.run(["kill", "-0", str(child)], capture_output=True, check=False).returncode:
            break
        state = f"/proc/{child}/stat"
        if os.path.exists(state) and Path(state).read_text().split()[2] == "Z":
            break
        time.sleep(0.1)
    else:
        pytest.fail("the child still runs")


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_a_libreoffice_that_makes_nothing_is_a_finding_and_leaves_the_other_files(tmp_path, monkeypatch):
    stand_in = tmp_path / "soffice"
    stand_in.write_text("#!/bin/sh\nexit 0\n")
    stand_in.chmod(0o755)
    monkeypatch.setenv("ESGREPORT_SOFFICE", str(stand_in))
    outcome = api.build(opened(), EXAMPLE, str(tmp_path / "out"), documents=["shareholder-letter"], pdf=True)
    placed, found = outcome.value, outcome.findings
    assert [item.code for item in found if item.code.startswith("ESG-BUILD")] == ["ESG-BUILD-008"]
    assert len(placed.paths) == 2


def test_no_program_at_all_is_told_apart_from_one_that_fails(monkeypatch):
    monkeypatch.setenv("ESGREPORT_SOFFICE", "/nowhere/soffice")
    with pytest.raises(ToolMissing):
        SystemWorld().printed({"0.docx": b"x"}, "pdf")


@pytest.mark.office
def test_the_pdf_is_tagged_has_bookmarks_and_the_same_bytes_each_time(tmp_path, monkeypatch):
    import pypdfium2

    monkeypatch.setenv("FONTCONFIG_FILE", str(ROOT / "tests/render/fonts.conf"))
    loaded, made = opened(), []
    for name in ("one", "two"):
        out = tmp_path / name
        found = api.build(loaded, EXAMPLE, str(out), documents=["board-memo"], languages=["ja"], pdf=True).findings
        assert [item.code for item in found if item.code.startswith("ESG-BUILD")] == []
        made.append((out / "ja/board-memo.pdf").read_bytes())
    assert made[0] == made[1]
    assert re.search(rb"/MarkInfo\s*<<\s*/Marked true", made[0]) and b"/StructTreeRoot" in made[0]
    document = pypdfium2.PdfDocument(made[0])
    headings = [item.get_title() for item in document.get_toc()]
    text = "".join(document[number].get_textpage().get_text_bounded() for number in range(len(document)))
    document.close()
    assert "1. 決議を求める事項" in headings and "262" in text
