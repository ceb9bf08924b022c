"""A filled simple form: the text of each cell and of each row of its list, wherever people have moved them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from esgreport.base.finding import Finding, finding, quote
from esgreport.base.origin import Origin
from esgreport.inputs.form.reading import is_note
from esgreport.inputs.form.sheet_reading import Expected, SheetReading
from esgreport.inputs.form.sheets import FORM_VERSION, VERSION_MARK
from esgreport.inputs.small_form.definition import FormCell, small
from esgreport.reading.raw import Scalar
from esgreport.reading.xlsx.book import Workbook, Worksheet, WorksheetRow, place

_EXAMPLE = re.compile("例 ([^。、]+)")


@dataclass(frozen=True, slots=True)
class SmallForm:
    """The cells by name, the items as cells by name, and the answers so by the item of the checklist.

    An empty cell has an empty text and its place.
    """

    cells: Mapping[str, Scalar]
    items: tuple[Mapping[str, Scalar], ...]
    answers: Mapping[str, Mapping[str, Scalar]]
    findings: tuple[Finding, ...]
    faulty: frozenset[Origin]


def is_small(book: Workbook) -> bool:
    """Whether the workbook is the simple form."""
    return any(sheet.name.strip() == small().sheet for sheet in book.sheets)


def read_small(book: Workbook) -> SmallForm:
    """The cells of the simple form.

    Findings: ESG-COMPANY-121 another sheet, 122 no column of values, 123 to 126 as in the full form, 128 a label that
    is gone, 129 more rows than the list has, and those of single cells.
    """
    sheet = next(sheet for sheet in book.sheets if sheet.name.strip() == small().sheet)
    reading = SheetReading(book.file, sheet, _cells())
    asking = next((other for other in book.sheets if other.name.strip() == small().questions.sheet), None)
    for other in book.sheets:
        if other not in (sheet, asking) and other.filled and not is_note(other.name):
            origin = place(book.file, other.name)
            reading.found.append(finding("ESG-COMPANY-121", origin, value=quote(other.name), guess_ja="", guess_en=""))
    heading = reading.value_heading((small().value,))
    if heading is None:
        reading.report("ESG-COMPANY-122", name=sheet.name)
        return SmallForm({}, (), {}, tuple(reading.found), frozenset())
    listed = _rows().headings_row(sheet)
    cells = _fields(reading, heading, listed)
    items = tuple(_items(SheetReading(book.file, sheet, _rows(), reading.found), listed)) if listed is not None else ()
    reading.faults(sheet.rows)
    answers = _answers(SheetReading(book.file, asking, _questions(), reading.found)) if asking is not None else {}
    faulty = (item.origin for page in (sheet, asking) if page is not None for item in page.faults.values())
    return SmallForm(
        cells, items, answers, tuple(reading.found), frozenset(place for place in faulty if place is not None)
    )


def asked_of(form: SmallForm) -> dict[Origin, tuple[str, str]]:
    """The label and an example of every cell that the form asks for, by the place of the cell."""
    parts = [(form.cells, small().cells), *((item, small().rows.columns) for item in form.items)]
    parts += [(answer, small().questions.columns) for answer in form.answers.values()]
    return {
        given[asked.name].origin: (asked.label, _example(asked))
        for given, cells in parts
        for asked in cells
        if asked.name in given
    }


def _example(asked: FormCell) -> str:
    """What `how` gives as an example, with the unit of the cell; empty without one."""
    found = _EXAMPLE.search(asked.how)
    return found[1] + asked.unit if found is not None else ""


@cache
def _cells() -> Expected:
    own = {*small().headings, small().value, small().rows.title, *small().former}
    return Expected(*_asked(small().cells, own))


@cache
def _rows() -> Expected:
    return Expected(*_asked(small().rows.columns, set(small().former)))


@cache
def _questions() -> Expected:
    form = small().questions
    return Expected(*_asked(form.columns, {form.title, form.steps, *form.asked.values()}))


def _asked(cells: tuple[FormCell, ...], own: set[str]) -> tuple[dict[str, str], set[str]]:
    """The names of cells by their labels, and the texts that the form writes about them."""
    return {cell.label.lower(): cell.name for cell in cells}, own.union(*({cell.label, cell.how} for cell in cells))


def _fields(reading: SheetReading, heading: Scalar, listed: WorksheetRow | None) -> dict[str, Scalar]:
    """The values beside the labels, above the list."""
    last = listed.number if listed is not None else reading.sheet.rows[-1].number + 1
    rows = [row for row in reading.sheet.rows if heading.origin.line < row.number < last]
    made = {reading.expected.known[label.text.strip().lower()]: value for label, value in reading.fields(heading, rows)}
    version = _version(reading.sheet)
    for cell in small().cells:
        if cell.name not in made and cell.since <= version:
            reading.report("ESG-COMPANY-128", 1, 1, label=cell.label)
    return made


def _version(sheet: Worksheet) -> int:
    """The version of the form, as it is marked on the sheet; the latest when the mark is gone."""
    marks = (cell.text for row in sheet.rows for cell in row.cells.values() if cell.text.startswith(VERSION_MARK))
    number = next(marks, "").rpartition(" ")[2]
    return int(number) if number.isdecimal() else FORM_VERSION


def _items(reading: SheetReading, head: WorksheetRow) -> Iterator[dict[str, Scalar]]:
    """The rows of the list that hold anything, without the form's own."""
    table = reading.table(head)
    names = [reading.expected.key(cell) for cell in table.header]
    count = 0
    for row in table.rows:
        if all(not cell.text or cell.text.strip() in reading.expected.own for cell in row) or _is_mark(row):
            continue
        reading.unread(cell for name, cell in zip(names, row, strict=True) if name is None and cell.text)
        known = {name: cell for name, cell in zip(names, row, strict=True) if name is not None}
        count += any(cell.text.strip() for cell in known.values())
        if count > small().rows.most:
            filled = next(cell for cell in row if cell.text)
            reading.report("ESG-COMPANY-129", filled.origin.line, filled.origin.column, limit=str(small().rows.most))
            return
        if any(cell.text.strip() for cell in known.values()):
            yield known


def _answers(reading: SheetReading) -> dict[str, dict[str, Scalar]]:
    """The cells beside every question that is still there, by its item; a question that was rewritten is not ours."""
    head = reading.expected.headings_row(reading.sheet)
    if head is None:
        return {}
    table = reading.table(head)
    names = [reading.expected.key(cell) for cell in table.header]
    items = {text: item for item, text in small().questions.asked.items()}
    made: dict[str, dict[str, Scalar]] = {}
    for row in table.rows:
        cells = {name: cell for name, cell in zip(names, row, strict=True) if name is not None}
        item = items.get(cells["question"].text.strip()) if "question" in cells else None
        if item is None or item in made:
            reading.unread(cell for cell in row if cell.text)
        else:
            reading.unread(cell for name, cell in zip(names, row, strict=True) if name is None and cell.text)
            made[item] = cells
    return made


def _is_mark(row: tuple[Scalar, ...]) -> bool:
    return any(cell.text.startswith(VERSION_MARK) for cell in row)
