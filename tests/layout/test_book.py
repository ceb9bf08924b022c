"""A document as a workbook: numbered sheets, figures as numbers that look as printed, and nothing that was not planned."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from esgreport.audit import Allowed, audit
from esgreport.document.inlines import FactText, Words
from esgreport.document.tree import Block, Cell, Column, Document, Section, Table
from esgreport.layout.book.arrange import arrange_book
from esgreport.layout.book.figures import figure_of
from esgreport.layout.book.plan import BookLook, BookPlan
from esgreport.layout.planned_content import planned_content
from esgreport.writers.xlsx.book import write_book
from tests.layout.trees import HOSTILE, bullets, document, para, words

LOOK = BookLook("BIZ UDPGothic", "1F4E79")


def plan_of(*blocks: Block, title: str = "算式と結果", number: int = 3, draft: str = "") -> BookPlan:
    made: Document = document(Section("workings", words(title), 1, blocks, number=number))
    return arrange_book(replace(made, form="book", draft=draft), LOOK)


def allowed(plan: BookPlan) -> Allowed:
    planned = planned_content(plan)
    words_of_program = frozenset({"Microsoft Excel", "Worksheets", "12.0000"})
    return Allowed(planned.texts, planned.numbers, planned.properties, words_of_program)


def figures(*texts: str) -> Table:
    rows = tuple((Cell((words("行"),)), Cell(((FactText("x.1", text, is_figure=True),),))) for text in texts)
    return Table((Column(words("数値")), Column(words("結果"), "end")), rows, words("表"), unit="百万円")


def opened(plan: BookPlan) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_book(plan)))


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("1,234", "1234", "#,##0"),
        ("△1,234.5", "-1234.5", "#,##0.0;△#,##0.0"),
        ("-0.25", "-0.25", "#,##0.00"),
        ("8.2%", "0.082", "#,##0.0%"),
        ("10000", "10000", "0"),
    ],
)
def test_a_printed_figure_is_a_number_that_looks_the_same(text: str, value: str, shown: str) -> None:
    figure = figure_of(text)
    assert figure is not None and (figure.value, figure.number_format) == (Decimal(value), shown)


@pytest.mark.parametrize("text", ["", "262百万円", "2026-10", "6.1 → 2.7%", "007", "1,23", "=1+1", "9" * 16])
def test_what_a_cell_would_print_otherwise_stays_text(text: str) -> None:
    assert figure_of(text) is None


def test_a_sheet_has_its_number_and_the_first_sheet_leads_to_it() -> None:
    book = opened(plan_of(para("説明"), figures("1,234")))
    assert book.sheetnames == ["目次", "3 算式と結果"]
    assert book["3 算式と結果"]["A1"].value == "別紙3　算式と結果"
    assert book["目次"]["B4"].hyperlink.location == "'3 算式と結果'!A1"


def test_every_word_is_text_and_only_figures_are_numbers() -> None:
    sheet = opened(plan_of(para(HOSTILE), bullets("=1+1"), figures("1,234", "=2", "8.2%"))).worksheets[1]
    values = [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert 1234 in values and 0.082 in values and "=2" in values and HOSTILE in values
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_names_of_sheets_are_those_that_excel_takes() -> None:
    book = opened(plan_of(para("a"), title="対策[案]: 損失/利益 * ? とても長い名前がここに続いて三十一字を超える"))
    assert len(book.sheetnames[1]) <= 31 and not set(book.sheetnames[1]) & set("[]:*?/\\")


def test_the_marks_stand_on_each_sheet_and_on_printed_pages() -> None:
    plan = plan_of(para("a"), draft="公表前・取扱注意 R&D")
    sheet = opened(plan).worksheets[1]
    assert "公表前・取扱注意 R&D" in sheet["A2"].value
    assert b"R&amp;&amp;D" in zipfile.ZipFile(io.BytesIO(write_book(plan))).read("xl/worksheets/sheet1.xml")


def test_the_file_is_closed_and_the_same_each_time() -> None:
    plan = plan_of(para(HOSTILE), figures("9.3", "97.3%", "△0.1"), draft="公表前 R&D")
    assert audit(write_book(plan), "a.xlsx", allowed(plan)) == ()
    assert write_book(plan) == write_book(plan)


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(target, "w") as copy:
        for name in package.namelist():
            content = package.read(name)
            assert name != part or old.encode() in content, content
            copy.writestr(name, content.replace(old.encode(), new.encode()) if name == part else content)
    return target.getvalue()


@pytest.mark.parametrize(
    ("part", "old", "new", "code"),
    [
        ("xl/sharedStrings.xml", "説明", "別の説明", "ESG-AUDIT-001"),
        ("xl/worksheets/sheet2.xml", "<v>1234</v>", "<v>1235</v>", "ESG-AUDIT-002"),
        ("xl/worksheets/sheet2.xml", "&amp;L", "&amp;L秘密", "ESG-AUDIT-001"),
        ("xl/worksheets/sheet1.xml", "3 算式と結果'!A1", "別のシート'!A1", "ESG-AUDIT-001"),
        ("xl/worksheets/sheet2.xml", "</sheetData>", "</sheetData><dataValidations><dataValidation/></dataValidations>",
         "ESG-AUDIT-005"),
        ("xl/worksheets/sheet2.xml", "<v>1234</v>", "<f>1+1</f><v>1234</v>", "ESG-AUDIT-005"),
        ("docProps/core.xml", "</dc:title>", "2</dc:title>", "ESG-AUDIT-003"),
    ],
)  # fmt: skip
def test_what_was_not_planned_stops_the_file(part: str, old: str, new: str, code: str) -> None:
    plan = plan_of(para("説明"), figures("1,234"))
    found = audit(changed(write_book(plan), part, old, new), "a.xlsx", allowed(plan))
    assert code in {item.code for item in found}


def test_words_beside_a_figure_keep_the_cell_a_text() -> None:
    table = Table((Column(words("案")),), ((Cell(((Words("約"), FactText("x.1", "12", is_figure=True)),)),),))
    sheet = opened(plan_of(table)).worksheets[1]
    assert "約12" in [cell.value for row in sheet.iter_rows() for cell in row]
