"""Older forms: read under today's names, with the list of changes; newer ones are refused."""

from __future__ import annotations

import io

import openpyxl

from esgreport import api
from esgreport.base.catalogue import entry
from esgreport.base.finding import render
from esgreport.company.fields import keys
from esgreport.company.records import KINDS
from esgreport.inputs.form.definition import Change, standard
from esgreport.inputs.form.reading import read_form
from esgreport.inputs.form.sheets import FORM_VERSION, VERSION_MARK
from esgreport.inputs.form.versions import up_to_date, version_of
from esgreport.reading.xlsx.read import read_xlsx
from tests.workbook.conftest import edited, found_in, whole


def of_version(number, change=lambda book: None):
    def spoil(book):
        for row in book["はじめに"].iter_rows():
            for cell in row:
                if str(cell.value).startswith(VERSION_MARK):
                    cell.value = f"{VERSION_MARK} {number}"
        change(book)

    return edited(spoil)


def without_columns_of_version_2(book):
    for kind, heading in (("items", "代替の準備"),):
        sheet = book[KINDS[kind].JA]
        sheet.protection.sheet = False
        for row in sheet.iter_rows(max_row=20):
            for cell in row:
                if cell.value == heading:
                    sheet.delete_cols(cell.column)
                    return


def test_the_form_says_which_version_it_is():
    book = read_xlsx(whole(), "facts.xlsx").value
    assert version_of(book).text == f"{VERSION_MARK} {FORM_VERSION}"
    assert up_to_date(book) == (book, [])


def test_every_change_names_a_kind_and_a_heading_of_today():
    for change in standard().changes:
        assert 1 < change.version <= FORM_VERSION
        if change.what == "new-sheet":
            assert change.after == KINDS[change.kind].JA
        assert change.what in ("sheet", "new-sheet") or change.after in {
            key.ja for _, key in keys(KINDS[change.kind]).values()
        }


def test_a_form_of_the_first_version_is_read_and_its_changes_are_listed():
    found = found_in(of_version(1, without_columns_of_version_2))
    assert [code for code, _ in found] == ["ESG-COMPANY-131"]
    (note,) = read_form(read_xlsx(of_version(1), "facts.xlsx").value).findings
    said = render(entry(note.code), note, "ja")["what"]
    assert "「調達品目」に「代替の準備」を追加" in said and "第1版" in said


def test_renamed_sheets_and_headings_are_read_under_their_new_names():
    def older(book):
        book["投資"].title = "投資計画一覧"
        for row in book["投資計画一覧"].iter_rows(max_row=20):
            for cell in row:
                if cell.value == "初期投資":
                    cell.value = "投資額"

    changes = (
        Change(3, "investments", "sheet", "投資", "投資計画一覧"),
        Change(3, "investments", "heading", "初期投資", "投資額"),
    )
    book = read_xlsx(of_version(2, older), "facts.xlsx").value
    renewed, (note,) = up_to_date(book, changes, 3)
    assert note.code == "ESG-COMPANY-131"
    before = {record.KIND: table.rows for record, table in read_form(read_xlsx(whole(), "facts.xlsx").value).tables}
    after = {record.KIND: table.rows for record, table in read_form(renewed).tables}
    texts = [[[cell.text for cell in row] for row in rows["investments"]] for rows in (before, after)]
    assert texts[0] == texts[1] and texts[0]


def test_a_newer_form_is_refused_and_says_what_to_do():
    assert ("ESG-COMPANY-132", "はじめに!A") in [
        (code, place[:6]) for code, place in found_in(of_version(FORM_VERSION + 1))
    ]


def test_an_old_form_is_renewed_with_all_that_is_filled_in(tmp_path):
    (tmp_path / "facts.xlsx").write_bytes(of_version(1, without_columns_of_version_2))
    outcome = api.convert_facts(str(tmp_path), "xlsx")
    files, aside, found = outcome.value.files, outcome.value.old, outcome.findings
    assert files == ("facts.xlsx",) and [item.code for item in found] == ["ESG-COMPANY-131"]
    assert (tmp_path / aside / "facts.xlsx").exists()
    renewed = (tmp_path / "facts.xlsx").read_bytes()
    assert found_in(renewed) == []
    headings = [
        cell.value for row in openpyxl.load_workbook(io.BytesIO(renewed))["調達品目"].iter_rows() for cell in row
    ]
    assert "代替の準備" in headings
