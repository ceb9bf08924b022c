"""YAML to a workbook and back: the same files, byte for byte, with every comment."""

from __future__ import annotations

import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esgreport.inputs.convert import carry_out, convert, to_files, to_workbook
from esgreport.inputs.project import Folder
from esgreport.reading.characters import illegal_characters
from esgreport.reading.yaml import read_yaml
from esgreport.reading.yaml_comments import remarks
from esgreport.reading.yaml_writer import KindText, yaml_text
from esgreport.system import SystemWorld
from tests.workbook.conftest import EXAMPLES, yaml_files

NAMES = sorted(path.name for path in EXAMPLES.iterdir() if (path / "facts").is_dir())


@pytest.mark.parametrize("example", NAMES)
def test_the_way_to_a_workbook_and_back_is_the_identity(example):
    files = yaml_files(example)
    assert dict(to_files(to_workbook(files).value).value) == dict(files)


@pytest.mark.office
@pytest.mark.parametrize("example", NAMES)
def test_also_when_libreoffice_has_saved_the_workbook(example, tmp_path):
    files = yaml_files(example)
    (tmp_path / "facts.xlsx").write_bytes(to_workbook(files).value)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "again"), str(tmp_path / "facts.xlsx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    assert dict(to_files((tmp_path / "again" / "facts.xlsx").read_bytes()).value) == dict(files)


REMARKED = """\
# はじめの注記
# もう一行

items:  # 品目の注記
  # 一件目の前
  - id: IT-1  # 一件目
    name_ja: 磁石  # 名前の横
    # 英語の前
    name_en: Magnets

  - id: IT-2
    name_ja: "# は文字"
    name_en: "a: b"
suppliers:
  # 括弧の前
  - {id: SUP-1, name_ja: 甲, name_en: A}  # 括弧の横
  - {id: SUP-2, name_ja: "乙, 丙", name_en: B}
# 終わりの注記
"""


def test_comments_and_blank_lines_come_back_to_their_places():
    files = [("facts/supply.yaml", REMARKED.encode())]
    assert dict(to_files(to_workbook(files).value).value) == dict(files)


def test_comments_of_records_that_are_gone_are_kept_at_the_end():
    tree = read_yaml(REMARKED.encode(), "x.yaml").value
    retained = remarks(REMARKED.encode(), tree)
    text = yaml_text([KindText("items", "block", ((("id", "IT-2"), ("name_ja", "磁石")),))], retained)
    for remark in retained:
        assert remark.text is None or remark.text in text


@given(st.text(max_size=40).filter(lambda text: not illegal_characters(text) and "\r" not in text), st.booleans())
def test_every_text_reads_back_as_itself(text, in_line):
    record = (("id", "A-1"), ("b", text), ("c", (text, text)), ("d", "e"))
    whole = yaml_text([KindText("a", "line" if in_line else "block", (record,))])
    tree = read_yaml(whole.encode(), "x.yaml")
    assert tree.findings == ()
    read = tree.value.get("a").items[0]
    assert [read.get("b").text, *(item.text for item in read.get("c").items), read.get("d").text] == [text] * 3 + ["e"]


def test_a_key_that_nobody_knows_stops_the_conversion():
    made = to_workbook([("facts/a.yaml", b"items:\n  - id: IT-1\n    nam_ja: x\n")])
    assert made.value is None
    assert [item.code for item in made.findings] == ["ESG-COMPANY-007"]


def test_the_old_facts_are_moved_aside_and_nothing_is_overwritten(tmp_path):
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "supply.yaml").write_text(REMARKED, encoding="utf-8")
    folder = Folder(SystemWorld(), str(tmp_path))
    assert carry_out(folder, convert(folder, "xlsx").value) == "facts-before"
    assert (tmp_path / "facts.xlsx").exists()
    assert not (tmp_path / "facts" / "supply.yaml").exists()
    assert (tmp_path / "facts-before" / "facts" / "supply.yaml").read_text(encoding="utf-8") == REMARKED
    assert carry_out(folder, convert(folder, "yaml").value) == "facts-before-2"
    assert (tmp_path / "facts" / "supply.yaml").read_text(encoding="utf-8") == REMARKED
    assert not (tmp_path / "facts.xlsx").exists()
