"""Findings written into a copy of the workbook: comment and colour at the cell, gone when it is mended."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest
from openpyxl.comments import Comment

from esgreport.inputs.marks import marked_copy
from esgreport.inputs.project import Folder
from esgreport.inputs.read import WORKBOOK
from tests.workbook.conftest import edited, members, records_of, spoiled, whole
from tests.workbook.test_faults import cell_of


class OneFile:
    """A World with one workbook."""

    def __init__(self, data):
        self.data = data

    def read(self, path):
        assert path == f"project/{WORKBOOK}"
        return self.data


def _findings(data):
    from esgreport.inputs.form.reading import read_form
    from esgreport.inputs.read import Inputs, decode_inputs
    from esgreport.reading.xlsx.read import read_xlsx

    form = read_form(read_xlsx(data, WORKBOOK).value)
    return (*form.findings, *decode_inputs(Inputs((), form.tables, form, True)).findings)


def _marked(data, language="ja"):
    return marked_copy(Folder(OneFile(data), "project"), _findings(data), language)


def _comments(data):
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {
        f"{sheet.title}!{cell.coordinate}": cell.comment
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


WRONG = {("投資", "H8"): "300", ("投資", "A9"): "INV 3", ("会社", cell_of("会社", 0, "listed")): "たぶん"}


@pytest.fixture(scope="module")
def wrong():
    return spoiled(WRONG)


@pytest.mark.parametrize(("language", "words"), [("ja", "単位がありません"), ("en", "has no unit")])
def test_each_finding_is_a_comment_at_its_cell(wrong, language, words):
    made = _comments(_marked(wrong, language))
    assert {"投資!H8", "投資!A9", "会社!E6"} <= set(made)
    assert words in made["投資!H8"].text
    assert "[ESG-COMPANY-025]" in made["投資!H8"].text
    assert {comment.author for comment in made.values()} == {"esgreport"}


def test_a_marked_cell_has_a_colour_and_keeps_its_own_format(wrong):
    book = openpyxl.load_workbook(io.BytesIO(_marked(wrong)))
    rules = [area.sqref for area in book["投資"].conditional_formatting]
    assert any("H8" in str(area) for area in rules)
    assert book["投資"]["H8"].number_format == openpyxl.load_workbook(io.BytesIO(wrong))["投資"]["H8"].number_format


def test_marks_are_gone_when_the_cells_are_mended(wrong):
    book = openpyxl.load_workbook(io.BytesIO(_marked(wrong)))
    fresh = openpyxl.load_workbook(io.BytesIO(whole()))
    for sheet, cell in WRONG:
        book[sheet][cell].value = fresh[sheet][cell].value
    target = io.BytesIO()
    book.save(target)
    mended = _marked(target.getvalue())
    assert _comments(mended) == {}
    assert not any(len(sheet.conditional_formatting) for sheet in openpyxl.load_workbook(io.BytesIO(mended)))


def test_marking_twice_marks_once(wrong):
    once = _marked(wrong)
    repeated = _marked(once)
    assert {place: comment.text for place, comment in _comments(once).items()} == {
        place: comment.text for place, comment in _comments(repeated).items()
    }
    sheet = next(name for name in members(repeated) if b"H8" in members(repeated)[name] and "worksheets" in name)
    assert len(re.findall(rb"<cfRule", members(repeated)[sheet])) == len(re.findall(rb"<cfRule", members(once)[sheet]))


def test_a_persons_own_comments_stay():
    def change(book):
        book["投資"]["H8"].value = "300"
        book["投資"]["H8"].comment = Comment("部長に確認", "佐藤")
        book["投資"]["C7"].comment = Comment("名称は仮", "佐藤")

    marked = _comments(_marked(edited(change)))
    assert marked["投資!H8"].text == "部長に確認"
    assert marked["投資!C7"].text == "名称は仮"


def test_nothing_else_of_the_workbook_changes(wrong):
    before, after = members(wrong), members(_marked(wrong))
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {
        "[Content_Types].xml", "xl/styles.xml", *(name for name in before if "worksheets/" in name)
    }  # fmt: skip
    assert len([name for name in changed if "worksheets/sheet" in name]) < 12


def test_a_workbook_without_findings_is_copied_without_marks():
    assert _comments(_marked(whole())) == {}
    assert records_of(_marked(whole())) == records_of(whole())


@pytest.mark.validator
def test_a_marked_copy_is_valid(wrong, validate, tmp_path):
    path = tmp_path / "facts-checked.xlsx"
    path.write_bytes(_marked(wrong))
    assert validate(path) == []


@pytest.mark.validator
def test_the_form_is_valid(validate, tmp_path):
    path = tmp_path / "facts.xlsx"
    path.write_bytes(whole())
    assert validate(path) == []
