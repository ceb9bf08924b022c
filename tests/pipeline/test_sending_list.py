"""A file that one reader gets carries its name, and a list says which file goes to whom."""

from __future__ import annotations

import csv
import io
import re

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from esgreport import api
from esgreport.cli.main import main
from esgreport.pipeline.targets import LONGEST_NAME, Target, in_file_name
from tests.conftest import ROOT
from tests.situations.patched import PatchedWorld, Project

EXAMPLE = ROOT / "examples/aoba-precision"
DOCUMENT = "supplier-letter"
UNFIT = re.compile(r'[\s<>:"/\\|?*\x00-\x1f]')


def world(**names):
    """The world of the example, in which suppliers have other names."""
    changed = {f"suppliers.{key.replace('_', '-')}": {"name_ja": name, "name_en": name} for key, name in names.items()}
    return PatchedWorld(Project(EXAMPLE.name, set=changed))


def build(out, suppliers, machine=None):
    opened = api.open_project(str(EXAMPLE), world=machine)
    assert opened.value is not None, opened.findings
    return api.build(opened.value, str(EXAMPLE), str(out), documents=[DOCUMENT], suppliers=suppliers, world=machine)


def listed(out):
    return list(csv.reader(io.StringIO((out / "sending-list.csv").read_bytes().decode("utf-8-sig"))))


def test_the_list_names_each_file_with_one_reader_and_no_other(tmp_path):
    build(tmp_path, ["SUP-01", "SUP-03", "general"])
    heads, *rows = listed(tmp_path)
    assert heads == ["ファイル", "文書", "言語", "番号", "送付先", "宛名"]
    assert {row[0] for row in rows} == {
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("suppliers/*/*.docx")
    }
    assert len(rows) == 4
    assert [row[3:5] for row in rows if row[2] == "日本語"] == [
        ["SUP-01", "翠嶺磁材株式会社"],
        ["SUP-03", "里山磁工株式会社"],
    ]


def test_the_workbook_says_what_the_text_file_says(tmp_path):
    build(tmp_path, ["SUP-01", "SUP-03"])
    book = openpyxl.load_workbook(tmp_path / "sending-list.xlsx")
    cells = [[cell or "" for cell in row] for row in book.worksheets[-1].iter_rows(values_only=True)]
    assert [row for row in cells if row[0] and str(row[0]).endswith(".docx")] == listed(tmp_path)[1:]


def test_a_later_build_of_one_letter_leaves_the_others_on_the_list(tmp_path):
    build(tmp_path, ["SUP-01", "SUP-03"])
    build(tmp_path, ["SUP-03"])
    assert {row[3] for row in listed(tmp_path)[1:]} == {"SUP-01", "SUP-03"}


def test_what_everyone_gets_needs_no_list(tmp_path):
    build(tmp_path, ["general"])
    assert not (tmp_path / "sending-list.csv").exists() and not (tmp_path / "sending-list.xlsx").exists()


def test_a_list_that_somebody_has_written_in_is_kept(tmp_path):
    build(tmp_path, ["SUP-01"])
    path = tmp_path / "sending-list.csv"
    path.write_bytes(path.read_bytes() + "送付済み".encode())
    found = build(tmp_path, ["SUP-01", "SUP-03"]).findings
    assert "送付済み" in path.read_text("utf-8-sig") and (tmp_path / "sending-list.new.csv").exists()
    assert [item.code for item in found if item.code == "ESG-BUILD-002"]


def test_a_file_under_the_name_of_before_is_told_and_is_not_on_the_list(tmp_path):
    build(tmp_path, ["SUP-03"])
    found = build(tmp_path, ["SUP-03"], world(SUP_03="新里山磁工株式会社")).findings
    former = [item for item in found if item.code == "ESG-BUILD-026"]
    assert {str(item.origin) for item in former} == {
        "ja/suppliers/SUP-03/supplier-letter_里山磁工株式会社.docx",
        "en/suppliers/SUP-03/supplier-letter_Satoyama-Magnetics-Co.docx",
    }
    assert [row[0] for row in listed(tmp_path)[1:]] == [
        "en/suppliers/SUP-03/supplier-letter_新里山磁工株式会社.docx",
        "ja/suppliers/SUP-03/supplier-letter_新里山磁工株式会社.docx",
    ]


def test_a_name_that_looks_like_a_formula_is_a_text_in_every_program(tmp_path):
    build(tmp_path, ["SUP-03"], world(SUP_03="=1+1 R&D <先端>"))
    assert {row[4] for row in listed(tmp_path)[1:]} == {"'=1+1 R&D <先端>"}
    book = openpyxl.load_workbook(tmp_path / "sending-list.xlsx")
    found = [cell for row in book.worksheets[-1].iter_rows() for cell in row if cell.value == "=1+1 R&D <先端>"]
    assert len(found) == 2 and all(cell.data_type == "s" for cell in found)


@given(st.text(max_size=80))
def test_any_name_fits_into_a_file_name(name):
    made = in_file_name(name)
    assert len(made) <= LONGEST_NAME and not UNFIT.search(made) and made == made.strip(". -")


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Shinonome Environmental Analysis Laboratories", "Shinonome-Environmental-Analysis"),
        ("Nabana Pharma Co., Ltd.", "Nabana-Pharma-Co.-Ltd"),
        ("長" * 50, "長" * LONGEST_NAME),
    ],
)
def test_a_long_name_is_not_cut_inside_a_word(name, made):
    assert in_file_name(name) == made


def test_the_command_names_the_list_after_the_documents(tmp_path):
    done = CliRunner().invoke(main, ["build", str(EXAMPLE), DOCUMENT, "--supplier", "SUP-03", "--out", str(tmp_path)])
    assert done.exit_code == 0
    assert [line.strip().rpartition("/")[2] for line in done.output.splitlines()][-2:] == [
        "sending-list.csv", "sending-list.xlsx"
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "found"), [("supplier-letter_X.docx", True), ("supplier-letter.docx", True),
                                             ("supplier-letters.docx", False), ("supplier-letter_X.pdf", False)])  # fmt: skip
def test_a_file_is_known_whatever_its_reader_was_called(name, found):
    target = Target(DOCUMENT, "supplier:SUP-03", "ja", "docx", "Y")
    assert target.is_at(f"ja/suppliers/SUP-03/{name}") is found
