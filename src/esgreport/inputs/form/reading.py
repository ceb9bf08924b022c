"""A filled form becomes tables: sheets, headings and rows are found wherever people have moved them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from esgreport.base.finding import Finding, finding, quote
from esgreport.base.near_word import guess
from esgreport.base.origin import Origin
from esgreport.company.records import Record
from esgreport.company.table import headings
from esgreport.inputs.form.sheet_reading import Expected, SheetReading
from esgreport.inputs.form.sheets import (
    COVER,
    NOTE_PREFIXES,
    VALUE_HEADING,
    VALUE_LEGEND,
    FormSheet,
    form_sheets,
    own_texts,
    sheets_by_name,
)
from esgreport.inputs.form.versions import up_to_date
from esgreport.reading.raw import RawTable
from esgreport.reading.xlsx.book import Workbook, Worksheet, place

IGNORED_SHEETS = (COVER, "YAML")
VALUE_HEADINGS = tuple(heading.lower() for heading in (VALUE_HEADING.ja, VALUE_HEADING.en, VALUE_LEGEND))


@dataclass(frozen=True, slots=True)
class Form:
    """A filled form: the table of each sheet that holds records, and the findings of its cells.

    `asked` are the label and an example of every cell of a form that has labels of its own; empty for the full form.
    """

    tables: tuple[tuple[type[Record], RawTable], ...]
    findings: tuple[Finding, ...]
    faulty: frozenset[Origin]
    asked: Mapping[Origin, tuple[str, str]] = field(default_factory=dict)


def read_form(book: Workbook) -> Form:
    """The tables of a workbook of facts.

    Findings: ESG-COMPANY-121 unknown sheet, 122 no headings, 123 headings that disagree, 124 merged cells, 125 a cell
    that is not read, 126 hidden rows or columns, 127 hidden sheet, 131 an older form, 132 a newer one, and those of
    single cells (ESG-READING-011 to 041).
    """
    tables: list[tuple[type[Record], RawTable]] = []
    book, found = up_to_date(book)
    faulty: set[Origin] = set()
    for sheet in book.sheets:
        form = sheets_by_name().get(sheet.name.strip().lower())
        if form is None:
            found.extend(_unknown(book.file, sheet))
            continue
        reading = SheetReading(book.file, sheet, _expected(form))
        table = _table(reading, form)
        found.extend(reading.found)
        faulty.update(item.origin for item in sheet.faults.values() if item.origin is not None)
        if table is not None:
            tables.append((form.record, table))
    return Form(tuple(tables), tuple(found), frozenset(faulty))


def _expected(form: FormSheet) -> Expected:
    return Expected(headings(form.record), own_texts(form), form.record.KIND)


def without_followers(findings: Iterable[Finding], form: Form) -> tuple[Finding, ...]:
    """`findings` without those that only repeat, in other words, that a cell could not be read."""
    remaining = set(form.findings)
    return tuple(item for item in findings if item in remaining or item.origin not in form.faulty)


def in_words_of_form(item: Finding, form: Form) -> Finding:
    """The finding in the words of the form that was filled in: its label for the field, and its example."""
    asked = form.asked.get(item.origin) if item.origin is not None else None
    if asked is None:
        return item
    label, example = asked
    words = {"field": label, **({"example": example} if example else {})}
    return replace(item, subject=label, details=tuple((name, words.get(name, text)) for name, text in item.details))


def is_note(name: str) -> bool:
    """Whether a sheet of this name is a person's own, never read: its name starts with メモ."""
    return name in IGNORED_SHEETS or name.strip().lower().startswith(NOTE_PREFIXES)


def _unknown(file: str, sheet: Worksheet) -> Iterator[Finding]:
    if is_note(sheet.name) or not sheet.filled:
        return
    meant = next((form.name for form in form_sheets() if _expected(form).headings_row(sheet) is not None), "")
    suggestion = guess(sheet.name, [form.name for form in form_sheets()])
    if meant:
        suggestion = {"guess_ja": f"「{meant}」の表のようです。", "guess_en": f"It looks like the sheet “{meant}”. "}
    yield finding("ESG-COMPANY-121", place(file, sheet.name), value=quote(sheet.name), **suggestion)


def _table(reading: SheetReading, form: FormSheet) -> RawTable | None:
    """The records of a sheet as a table; None when there is none, or none could be found."""
    made = _vertical(reading) if form.vertical else _horizontal(reading)
    cells = (cell for row in reading.sheet.rows for cell in row.cells.values())
    if made is None:
        if any(cell.text.strip() not in reading.expected.own for cell in cells):
            reading.report("ESG-COMPANY-122", name=form.name)
    elif reading.sheet.hidden and any(cell.text.strip() for row in made.rows for cell in row):
        reading.report("ESG-COMPANY-127")
    return made


def _horizontal(reading: SheetReading) -> RawTable | None:
    first = reading.expected.headings_row(reading.sheet)
    if first is None:
        return None
    made = reading.table(first)
    reading.unread(cell for row in reading.sheet.rows if row.number < first.number for cell in row.cells.values())
    return made


def _vertical(reading: SheetReading) -> RawTable | None:
    heading = reading.value_heading(VALUE_HEADINGS)
    if heading is None:
        return None
    fields = reading.fields(heading, reading.sheet.rows)
    values = tuple(value for _, value in fields)
    return RawTable(tuple(key for key, _ in fields), (values,), place(reading.file, reading.sheet.name, 1, 1))
