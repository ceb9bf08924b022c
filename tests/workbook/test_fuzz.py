"""Random edits of the workbook end in findings: never in a traceback, and no cell that somebody filled is lost in silence.

CI runs a few hundred; `make prove` runs ten thousand. Every edit follows from its number alone.
"""

from __future__ import annotations

import dataclasses
import io
import random
from functools import cache

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from esgreport.base.catalogue import entry
from esgreport.base.finding import render
from esgreport.company.records import KINDS
from esgreport.inputs.form.reading import is_note, read_form
from esgreport.inputs.form.sheets import VALUE_HEADING, own_texts, sheets_by_name
from esgreport.inputs.read import Inputs, decode_inputs
from esgreport.reading.xlsx.read import read_xlsx
from esgreport.writers.xlsx.book import write_book
from tests.workbook.conftest import plan

KEPT = ("company", "house", "officers", "items", "recovery", "investments", "messages")
VALUES = [
    "", " ", "x", "１，２００", "1,200 ", "-5", "30%", 0.3, 3, 1e300, -1e-300, 46000, 46000.5, True, False, "令和8年4月1日", "2026/4/1", "#REF!",
    "=1+1", "=A1", "=HYPERLINK(\"http://x\",\"y\")", "OFF-01; OFF-02", "はい", "いいえ", "yes", "R&D <先端> & {{x}}", "あ" * 3000, "a\nb\r\nc", "𠮷", "\u200b",
    "\ufeff", "=", "'", '"', "null", "~", "&x", "*x", "!!python", "300百万円", "300", "300ドル", "120日", "2026-02-30", "13-45", "'=1", "_x0041_",
    "_x000D_", "e\u0301", "\u202e", "999999999999999999999999", "1e400", "nan", "inf", "ＩＤ", "IT-01", "it-01", "CON", "../x", "名称", "ID", "Name",
]  # fmt: skip


@cache
def small_book() -> bytes:
    """The form with a few sheets of the example: as much of it as ten thousand rounds can afford."""
    names = {KINDS[kind].JA for kind in KEPT}
    made = plan()
    sheets = tuple(sheet for sheet in made.sheets if sheet.name in names)
    return write_book(dataclasses.replace(made, sheets=sheets))


def some_cell(chance: random.Random, sheet):
    return sheet.cell(chance.randint(1, min(sheet.max_row, 30) + 2), chance.randint(1, sheet.max_column + 2))


def put(chance, sheet, book):
    cell = some_cell(chance, sheet)
    if not isinstance(cell, openpyxl.cell.cell.MergedCell):
        cell.value = chance.choice(VALUES)
        if chance.random() < 0.2:
            cell.number_format = chance.choice(
                ["0%", "yyyy/m/d", "@", '0"日"', "[$-411]ggge年m月d日", ";;;", "0.00E+00"]
            )


def move(chance, sheet, book):
    first, second = some_cell(chance, sheet), some_cell(chance, sheet)
    if not any(isinstance(cell, openpyxl.cell.cell.MergedCell) for cell in (first, second)):
        first.value, second.value = second.value, first.value


def insert(chance, sheet, book):
    chance.choice([sheet.insert_rows, sheet.insert_cols])(chance.randint(1, 12), chance.randint(1, 3))


def delete(chance, sheet, book):
    chance.choice([sheet.delete_rows, sheet.delete_cols])(chance.randint(1, 12), 1)


def merge(chance, sheet, book):
    row, column = chance.randint(1, 14), chance.randint(1, 8)
    sheet.merge_cells(start_row=row, start_column=column, end_row=row + chance.randint(0, 2), end_column=column + 1)


def hide(chance, sheet, book):
    if chance.random() < 0.4:
        sheet.sheet_state = "hidden" if len([one for one in book if one.sheet_state == "visible"]) > 1 else "visible"
    elif chance.random() < 0.5:
        sheet.row_dimensions[chance.randint(5, 20)].hidden = True
    else:
        sheet.column_dimensions[get_column_letter(chance.randint(1, 8))].hidden = True


def rename(chance, sheet, book):
    sheet.title = chance.choice(
        [sheet.title + "2", "メモ " + sheet.title[:10], "Sheet1", sheet.title + " ", sheet.title[:-1] or "x"]
    )


def reorder(chance, sheet, book):
    book.move_sheet(sheet, chance.randint(-4, 4))


def copy(chance, sheet, book):
    book.copy_worksheet(sheet)


def wipe(chance, sheet, book):
    for cell in sheet[chance.randint(1, min(sheet.max_row, 20))]:
        if not isinstance(cell, openpyxl.cell.cell.MergedCell):
            cell.value = None


EDITS = [put] * 8 + [move, move, insert, delete, merge, hide, rename, reorder, copy, wipe]


def edited(number: int) -> tuple[bytes, list[str]]:
    """The workbook after one to four random edits, and their names."""
    chance = random.Random(number)
    book = openpyxl.load_workbook(io.BytesIO(small_book()))
    names = []
    for _ in range(chance.randint(1, 4)):
        edit = chance.choice(EDITS)
        edit(chance, chance.choice(book.worksheets), book)
        names.append(edit.__name__)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue(), names


def bytes_edited(number: int) -> bytes:
    """The workbook with some of its bytes changed, cut off or doubled."""
    chance = random.Random(number)
    data = bytearray(small_book())
    for _ in range(chance.randint(1, 6)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    cut = chance.randrange(len(data)) if chance.random() < 0.3 else len(data)
    return bytes(data[:cut])


def everything(data: bytes) -> list[str]:
    """What must not be: a cell that was filled, is no word of the form, reached no table and has no finding."""
    book = read_xlsx(data, "facts.xlsx")
    for item in book.findings:
        render(entry(item.code), item, "ja")
    if book.value is None:
        assert book.findings
        return []
    form = read_form(book.value)
    decoded = decode_inputs(Inputs((), form.tables, form, True))
    found = [*form.findings, *decoded.findings]
    for item in found:
        assert render(entry(item.code), item, "ja")["what"] and render(entry(item.code), item, "en")["what"]
    reached = {cell.origin for _, table in form.tables for row in (table.header, *table.rows) for cell in row}
    disclosed = {item.origin for item in found} | {other for item in found for other in item.related}
    told_sheets = {str(origin) for origin in disclosed}
    return [
        f"{cell.origin}: {cell.text[:30]}"
        for sheet in book.value.sheets
        if not is_note(sheet.name)
        for row in sheet.rows
        for cell in row.cells.values()
        if cell.text.strip() and cell.text.strip() not in words_of(sheet.name)
        and cell.origin not in reached | disclosed
        and not told_sheets & {f"facts.xlsx {sheet.name}!", f"facts.xlsx {sheet.name}!A1"}
    ]  # fmt: skip


def words_of(name: str) -> frozenset[str]:
    form = sheets_by_name().get(name.strip().lower())
    own = set(own_texts(form)) if form is not None else set()
    return frozenset(own | {VALUE_HEADING.ja, f"{VALUE_HEADING.ja} / {VALUE_HEADING.en}"})


def run(numbers: range) -> None:
    for number in numbers:
        data, names = edited(number)
        try:
            lost = everything(data)
        except Exception as error:
            raise AssertionError(f"edit {number} ({', '.join(names)}) ended in {error!r}") from error
        assert lost == [], f"edit {number} ({', '.join(names)}) lost {lost[:3]}"


def run_bytes(numbers: range) -> None:
    for number in numbers:
        try:
            everything(bytes_edited(number))
        except Exception as error:
            raise AssertionError(f"bytes {number} ended in {error!r}") from error


@pytest.mark.parametrize("start", range(0, 80, 20))
def test_random_edits_end_in_findings_and_lose_no_cell(start):
    run(range(start, start + 20))


def test_random_bytes_end_in_findings():
    run_bytes(range(150))


@pytest.mark.prove
@pytest.mark.parametrize("start", range(0, 10_000, 500))
def test_ten_thousand_random_edits_end_in_findings_and_lose_no_cell(start):
    run(range(start, start + 500))


@pytest.mark.prove
def test_ten_thousand_random_bytes_end_in_findings():
    run_bytes(range(10_000))
