"""What people do to a workbook: most of it changes nothing, the rest is a finding at its place."""

from __future__ import annotations

import re
import subprocess
from datetime import date

import pytest
from openpyxl.comments import Comment

from tests.workbook.conftest import (
    edited,
    found_in,
    members,
    records_of,
    sheet_part,
    spoiled,
    whole,
    zipped,
)
from tests.workbook.test_faults import cell_of


@pytest.fixture(scope="module")
def plain():
    return records_of(whole())


def _in_sheet(name, change):
    return lambda book: change(book[name])


def _insert_blank_rows(sheet):
    sheet.insert_rows(9, 3)


def _insert_columns(sheet):
    sheet.insert_cols(3, 2)


def _move_column_to_the_end(sheet):
    last = sheet.max_column + 1
    for row in range(1, sheet.max_row + 1):
        sheet.cell(row, last).value = sheet.cell(row, 3).value
        sheet.cell(row, 3).value = None


def _sort_backwards(sheet):
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=7)]
    filled = [row for row in rows if row[0]][::-1]
    for number, row in enumerate(filled, 7):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value


def _trailing_spaces(sheet):
    for row in sheet.iter_rows(min_row=7):
        for cell in row:
            if isinstance(cell.value, str):
                cell.value = f" {cell.value}　 "


def _delete_keys_and_english(sheet):
    sheet.delete_rows(5, 2)


HARMLESS = {
    "blank rows between the records": _in_sheet("投資", _insert_blank_rows),
    "rows above the headings": _in_sheet("投資", lambda sheet: sheet.insert_rows(1, 2)),
    "columns between the columns": _in_sheet("投資", _insert_columns),
    "a column at another place": _in_sheet("投資", _move_column_to_the_end),
    "rows in another order": _in_sheet("投資", _sort_backwards),
    "spaces around every text": _in_sheet("投資", _trailing_spaces),
    "headings in Japanese only": _in_sheet("投資", _delete_keys_and_english),
    "sheets in another order": lambda book: book.move_sheet("投資", -10),
    "a filter": _in_sheet("投資", lambda sheet: setattr(sheet.auto_filter, "ref", "A6:L14")),
    "comments of people": _in_sheet("投資", lambda sheet: setattr(sheet["C8"], "comment", Comment("要確認", "佐藤"))),
    "a sheet of notes": lambda book: book.create_sheet("メモ（調達）").append(["あとで", "=確認"]),
    "an empty sheet": lambda book: book.create_sheet("Sheet1"),
    "colours and widths": _in_sheet("投資", lambda sheet: setattr(sheet.column_dimensions["C"], "width", 80)),
    "a sheet in English": lambda book: setattr(book["投資"], "title", "Investments"),
    "rows above a sheet of one record": _in_sheet("会社", lambda sheet: sheet.insert_rows(1, 2)),
    "a column before a sheet of one record": _in_sheet("会社", lambda sheet: sheet.insert_cols(1)),
    "fields of one record in another order": _in_sheet("会社", lambda sheet: sheet.move_range("A5:E5", rows=40)),
}


@pytest.mark.parametrize("habit", HARMLESS, ids=str)
def test_a_harmless_habit_changes_no_record(habit, plain):
    assert records_of(edited(HARMLESS[habit])) == plain


SPELLINGS = [
    ("投資", 7, "capex", "１００百万円", "100百万円"),
    ("投資", 7, "capex", "1億円 ", "100百万円"),
    ("投資", 7, "capex", "100,000,000円", "100百万円"),
    ("投資", 7, "capex", 100_000_000, "100百万円"),
    ("投資", 7, "start", "2026/4/1", "2026-04-01"),
    ("投資", 7, "start", "令和8年4月1日", "2026-04-01"),
    ("投資", 7, "start", "２０２６年４月１日", "2026-04-01"),
    ("投資", 7, "start", date(2026, 4, 1), "2026-04-01"),
    ("研修", 7, "rate", "７１％", "71%"),
    ("研修", 7, "rate", 0.71, "71%"),
    ("復旧・在庫", 7, "time_to_recover", 120, "120日"),
    ("復旧・在庫", 7, "time_to_recover", "120 日間", "120日"),
    ("復旧・在庫", 7, "stock", "１，２００ 個 ", "1200個"),
    ("調達品目", 7, "criticality", "５", "5"),
    ("役員・責任者", 7, "body", " BOD-1", "BOD-1"),
    ("自己点検", 7, "answer", "yes", "はい"),
]


@pytest.mark.parametrize(("sheet", "row", "key", "written", "same"), SPELLINGS, ids=str)
def test_spellings_of_one_value_read_as_the_same(sheet, row, key, written, same):
    cell = cell_of(sheet, row, key)

    def change(book):
        book[sheet][cell].value = written

    assert records_of(edited(change)) == records_of(spoiled({(sheet, cell): same}))


FINDINGS = {
    "a renamed sheet": (lambda book: setattr(book["投資"], "title", "投資計画"), ("ESG-COMPANY-121", "投資計画!")),
    "a copied sheet": (
        lambda book: setattr(book.copy_worksheet(book["投資"]), "title", "投資 (2)"),
        ("ESG-COMPANY-121", "投資 (2)!"),
    ),
    "a sheet of somebody's own": (
        lambda book: book.create_sheet("計算").append(["合計", 3]),
        ("ESG-COMPANY-121", "計算!"),
    ),
    "headings deleted": (_in_sheet("投資", lambda sheet: sheet.delete_rows(1, 6)), ("ESG-COMPANY-122", "投資!")),
    "a heading for something else": (
        _in_sheet("投資", lambda sheet: setattr(sheet["C4"], "value", "開始日")),
        ("ESG-COMPANY-123", "投資!C6"),
    ),
    "a column of one's own": (
        lambda book: (setattr(book["投資"]["AC6"], "value", "備考"), setattr(book["投資"]["AC8"], "value", "要確認")),
        ("ESG-COMPANY-041", "投資!AC6"),
    ),
    "a value right of the table": (
        _in_sheet("投資", lambda sheet: setattr(sheet["AB9"], "value", "これも")),
        ("ESG-COMPANY-041", "投資!AB6"),
    ),
    "merged cells": (_in_sheet("投資", lambda sheet: sheet.merge_cells("B8:B9")), ("ESG-COMPANY-124", "投資!B8")),
    "a note above the table": (
        _in_sheet("投資", lambda sheet: setattr(sheet["F1"], "value", "未確定です")),
        ("ESG-COMPANY-125", "投資!F1"),
    ),
    "a note beside one record": (
        _in_sheet("会社", lambda sheet: setattr(sheet["G6"], "value", "要確認")),
        ("ESG-COMPANY-125", "会社!G6"),
    ),
    "a hidden row": (
        _in_sheet("投資", lambda sheet: setattr(sheet.row_dimensions[9], "hidden", True)),
        ("ESG-COMPANY-126", "投資!"),
    ),
    "a hidden column": (
        _in_sheet("投資", lambda sheet: setattr(sheet.column_dimensions["D"], "hidden", True)),
        ("ESG-COMPANY-126", "投資!"),
    ),
    "a hidden sheet": (lambda book: setattr(book["投資"], "sheet_state", "hidden"), ("ESG-COMPANY-127", "投資!")),
    "a very hidden sheet": (
        lambda book: setattr(book["投資"], "sheet_state", "veryHidden"),
        ("ESG-COMPANY-127", "投資!"),
    ),
    "a formula that nobody has calculated": (
        _in_sheet("投資", lambda sheet: setattr(sheet["H8"], "value", "=1+1")),
        ("ESG-READING-033", "投資!H8"),
    ),
    "a cell far outside": (
        _in_sheet("投資", lambda sheet: setattr(sheet["XFD1048576"], "value", "x")),
        ("ESG-READING-038", "投資!XFD1048576"),
    ),
    "a value column without its heading": (
        _in_sheet("会社", lambda sheet: setattr(sheet["E3"], "value", "ここ")),
        ("ESG-COMPANY-122", "会社!"),
    ),
    "a field without its headings": (
        lambda book: [setattr(book["会社"].cell(6, column), "value", None) for column in range(1, 5)],
        ("ESG-COMPANY-125", "会社!E6"),
    ),
}


@pytest.mark.parametrize("habit", FINDINGS, ids=str)
def test_a_habit_that_could_lose_facts_is_a_finding_at_its_place(habit):
    change, wanted = FINDINGS[habit]
    assert wanted in found_in(edited(change))


def _rewritten(sheet, pattern, replacement):
    """The workbook with the XML of one sheet changed."""
    parts = members(whole())
    name = sheet_part(whole(), sheet)
    text, count = re.subn(pattern, replacement, parts[name].decode(), count=1)
    assert count == 1
    return zipped({**parts, name: text.encode()})


def test_an_error_cell_is_a_finding_and_brings_no_others():
    data = _rewritten("投資", r'<c r="H8"[^>]*>.*?</c>', '<c r="H8" t="e"><f>1/0</f><v>#DIV/0!</v></c>')
    assert found_in(data) == [("ESG-READING-034", "投資!H8")]


def test_a_formula_with_its_result_reads_as_the_result():
    written = '<c r="H8" t="str"><f>A1&amp;""</f><v>300百万円</v></c>'
    assert records_of(_rewritten("投資", r'<c r="H8"[^>]*>.*?</c>', written)) == records_of(
        spoiled({("投資", "H8"): "300百万円"})
    )


def test_readings_over_kanji_are_not_part_of_a_text():
    written = (
        '<c r="C8" t="inlineStr"><is><r><t>戦略</t></r><r><t>在庫</t></r>'
        '<rPh sb="0" eb="2"><t>センリャク</t></rPh></is></c>'
    )
    data = _rewritten("投資", r'<c r="C8"[^>]*>.*?</c>', written)
    assert records_of(data) == records_of(spoiled({("投資", "C8"): "戦略在庫"}))


def test_a_day_before_march_1900_is_refused_and_1904_days_are_understood():
    parts = members(spoiled({("投資", "M8"): date(2026, 4, 1)}))
    serial = (date(2026, 4, 1) - date(1904, 1, 1)).days
    name = sheet_part(whole(), "投資")
    text = parts[name].decode()
    style = re.search(r'<c r="M7" s="([0-9]+)"', text)[1]
    text = re.sub(r'<c r="M8"[^>]*>.*?</c>', f'<c r="M8" s="{style}"><v>{serial}</v></c>', text)
    old = re.sub(r'<c r="M8"[^>]*>.*?</c>', f'<c r="M8" s="{style}"><v>60</v></c>', text)
    assert ("ESG-READING-041", "投資!M8") in found_in(zipped({**parts, name: old.encode()}))
    workbook = parts["xl/workbook.xml"].decode().replace("<workbookPr ", '<workbookPr date1904="1" ')
    moved = found_in(zipped({**parts, name: text.encode(), "xl/workbook.xml": workbook.encode()}))
    assert all(place != "投資!M8" for _, place in moved)


STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}


def test_strict_open_xml_reads_as_the_same_facts(plain):
    parts = {}
    for name, data in members(whole()).items():
        for ours, theirs in STRICT.items():
            data = data.replace(ours, theirs)
        parts[name] = data
    assert records_of(zipped(parts)) == plain


@pytest.mark.office
def test_a_workbook_saved_again_by_libreoffice_reads_as_the_same_facts(plain, tmp_path):
    (tmp_path / "facts.xlsx").write_bytes(whole())
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
         "--outdir", str(tmp_path / "again"), str(tmp_path / "facts.xlsx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    assert records_of((tmp_path / "again" / "facts.xlsx").read_bytes()) == plain
