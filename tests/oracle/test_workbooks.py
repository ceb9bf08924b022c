"""Workbooks that Excel and others wrote: our reader and another library see the same in every cell."""

from __future__ import annotations

import hashlib
import io
import re
from collections import Counter
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

import openpyxl
import pytest

from esgreport.base.catalogue import entry
from esgreport.base.finding import render
from esgreport.reading.xlsx.read import read_xlsx
from tests.conftest import CACHE
from tests.oracle.files import HERE, SOURCES, workbooks, writer

pytestmark = pytest.mark.oracle
ARCHIVES = CACHE / "oracles"
# What may stop a whole workbook: hostile or damaged, macros, links to other workbooks, the two readers disagree.
STOPS = {"ESG-OOXML-018", "ESG-READING-030", "ESG-READING-032", "ESG-READING-039"}
EXCEL = ("Microsoft Excel", "Microsoft Macintosh Excel", "Microsoft Excel Online")


@pytest.fixture(scope="module")
def books():
    """Every workbook by source and path."""
    return {(source.name, path): data for source in SOURCES for path, data in workbooks(ARCHIVES / source.file)}


def texts(book):
    """What our reader sees: the text of every filled cell."""
    return {
        (sheet.name, row.number, column): cell.text
        for sheet in book.sheets
        for row in sheet.rows
        for column, cell in row.cells.items()
    }


def values(data):
    """What openpyxl sees: the value of every cell that holds more than blanks."""
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, read_only=True)
    for sheet in book.worksheets:
        # Some files state a wrong extent, which this library would believe.
        sheet.reset_dimensions()
    return {
        (sheet.title, cell.row, cell.column): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None and str(cell.value).strip()
    }


def is_same(text, value):
    """Whether our text says the value of the other library; our text may show a number as the cell's format does."""
    if isinstance(value, bool):
        return text == str(value).upper()
    if isinstance(value, str):
        return text.split() == value.split()
    if isinstance(value, datetime | date):
        return str(value.year) in text and all(f"{part:02d}" in text for part in (value.month, value.day))
    if isinstance(value, time | timedelta):
        return bool(re.search(r"\d:\d\d", text))
    try:
        shown = Decimal(re.sub(r"[^0-9.eE+-]", "", text))
    except InvalidOperation:
        return False
    return any(abs(float(shown) - scale * value) <= 1e-9 * max(1, abs(scale * value)) for scale in (1, 100))


def test_the_archives_are_those_that_were_judged():
    found = {source.file: hashlib.sha256((ARCHIVES / source.file).read_bytes()).hexdigest() for source in SOURCES}
    assert found == {source.file: source.sha256 for source in SOURCES}


def test_every_workbook_is_read_or_refused_with_a_reason(books):
    for (name, path), data in books.items():
        outcome = read_xlsx(data, path)
        codes = {item.code for item in outcome.findings}
        assert (outcome.value is None) == bool(codes), (name, path)
        assert codes <= STOPS, (name, path, codes)
        for item in outcome.findings:
            assert all(render(entry(item.code), item, language)["what"] for language in ("ja", "en"))


def test_every_cell_that_another_library_sees_is_seen_alike(books):
    compared, differences = 0, []
    for (name, path), data in books.items():
        book = read_xlsx(data, path).value
        if book is None:
            continue
        faults = {(sheet.name, *place) for sheet in book.sheets for place in sheet.faults}
        ours, theirs = texts(book), values(data)
        for place in sorted({*ours, *theirs} - faults):
            compared += 1
            if place not in ours or place not in theirs or not is_same(ours[place], theirs[place]):
                differences.append((name, path, *place, ours.get(place), theirs.get(place)))
    assert differences == []
    assert compared > 40_000


def test_the_list_in_the_readme_is_true(books):
    rows = {}
    for source in SOURCES:
        own = [(data, read_xlsx(data, path)) for (name, path), data in books.items() if name == source.name]
        cells = sum(len(texts(outcome.value)) for _, outcome in own if outcome.value is not None)
        by_excel = sum(writer(data) in EXCEL for data, _ in own)
        refused = sum(outcome.value is None for _, outcome in own)
        rows[source.name] = f"| {source.name} {source.version} | {len(own)} | {by_excel} | {refused} | {cells:,} |"
    text = (HERE / "README.md").read_text("utf-8")
    assert [row for row in rows.values() if row not in text] == []


def test_most_of_them_are_by_excel_of_several_kinds(books):
    by = Counter(writer(data) for data in books.values())
    assert by["Microsoft Excel"] >= 70 and by["Microsoft Macintosh Excel"] >= 10, by
