"""A filled form becomes tables: sheets, headings and rows are found wherever people have moved them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from esgreport.base.finding import Finding, finding, quote
from esgreport.base.near_word import guess
from esgreport.base.origin import Origin
from esgreport.company.records import Record
from esgreport.company.table import headings
from esgreport.inputs.form.sheets import (
    COVER,
    LEGENDS,
    NOTE_PREFIXES,
    VALUE_HEADING,
    FormSheet,
    form_sheets,
    own_texts,
    sheets_by_name,
)
from esgreport.inputs.form.versions import up_to_date
from esgreport.reading.raw import Scalar, Table
from esgreport.reading.xlsx.book import Area, Book, Row, Sheet, letters, place

SEARCHED_ROWS = 60
LEAST_HEADINGS = 2
MOST_ROWS_NAMED = 8
IGNORED_SHEETS = (COVER, "YAML")


@dataclass(frozen=True, slots=True)
class Form:
    """A filled form: the table of each sheet that holds records, and the findings of its cells."""

    tables: tuple[tuple[type[Record], Table], ...]
    findings: tuple[Finding, ...]
    faulty: frozenset[Origin]


def read_form(book: Book) -> Form:
    """The tables of a workbook of facts.

    Findings: ESG-COMPANY-121 unknown sheet, 122 no headings, 123 headings that disagree, 124 merged cells, 125 a cell
    that is not read, 126 hidden rows or columns, 127 hidden sheet, 131 an older form, 132 a newer one, and those of
    single cells (ESG-READING-011 to 041).
    """
    tables: list[tuple[type[Record], Table]] = []
    book, found = up_to_date(book)
    faulty: set[Origin] = set()
    for sheet in book.sheets:
        form = sheets_by_name().get(sheet.name.strip().lower())
        if form is None:
            found.extend(_unknown(book.file, sheet))
            continue
        reading = _Reading(book.file, sheet, form)
        table = reading.table()
        found.extend(reading.found)
        faulty.update(item.origin for item in sheet.faults.values() if item.origin is not None)
        if table is not None:
            tables.append((form.record, table))
    return Form(tuple(tables), tuple(found), frozenset(faulty))


def without_followers(findings: Iterable[Finding], form: Form) -> tuple[Finding, ...]:
    """`findings` without those that only repeat, in other words, that a cell could not be read."""
    kept = set(form.findings)
    return tuple(item for item in findings if item in kept or item.origin not in form.faulty)


def is_note(name: str) -> bool:
    """Whether a sheet of this name is a person's own, never read: its name starts with メモ."""
    return name in IGNORED_SHEETS or name.strip().lower().startswith(NOTE_PREFIXES)


def _unknown(file: str, sheet: Sheet) -> Iterator[Finding]:
    if is_note(sheet.name) or not sheet.filled:
        return
    meant = next((form.name for form in form_sheets() if _headings_row(sheet, form) is not None), "")
    near = guess(sheet.name, [form.name for form in form_sheets()])
    if meant:
        near = {"guess_ja": f"「{meant}」の表のようです。", "guess_en": f"It looks like the sheet “{meant}”. "}
    yield finding("ESG-COMPANY-121", place(file, sheet.name), value=quote(sheet.name), **near)


def _headings_row(sheet: Sheet, form: FormSheet) -> Row | None:
    """The first row that is one of headings."""
    return next((row for row in sheet.rows if _is_heading(row, form)), None)


def _is_heading(row: Row, form: FormSheet) -> bool:
    known = headings(form.record)
    hits = sum(1 for cell in row.cells.values() if cell.text.strip().lower() in known)
    return hits >= LEAST_HEADINGS and hits * 2 > len(row.cells) and row.number <= SEARCHED_ROWS


@dataclass(slots=True)
class _Reading:
    """The reading of one sheet under way."""

    file: str
    sheet: Sheet
    form: FormSheet
    found: list[Finding] = field(default_factory=list)

    def table(self) -> Table | None:
        """The sheet's records as a table; None when there is none, or none could be found."""
        made = self._vertical() if self.form.vertical else self._horizontal()
        if made is not None and any(cell.text.strip() for row in made.rows for cell in row):
            self._hidden_sheet()
        return made

    def report(self, code: str, row: int = 0, column: int = 0, **details: str) -> None:
        origin = place(self.file, self.sheet.name, row, column)
        self.found.append(finding(code, origin, self.form.record.KIND, document="", related=(), **details))

    def _hidden_sheet(self) -> None:
        if self.sheet.hidden:
            self.report("ESG-COMPANY-127")

    def _headless(self) -> None:
        if any(cell.text.strip() not in own_texts(self.form) for row in self.sheet.rows for cell in row.cells.values()):
            self.report("ESG-COMPANY-122", name=self.form.name)

    def _horizontal(self) -> Table | None:
        first = _headings_row(self.sheet, self.form)
        if first is None:
            self._headless()
            return None
        heads = self._heading_rows(first)
        last = heads[-1].number
        body = [row for row in self.sheet.rows if row.number > last]
        width = max(column for row in (*heads, *body) for column in row.cells)
        header = tuple(self._heading(heads, column) for column in range(1, width + 1))
        self._outside(row for row in self.sheet.rows if row.number < first.number)
        self._hidden_parts(body)
        self._merged(last)
        self._faults(body)
        rows = tuple(tuple(self._cell(row, column) for column in range(1, width + 1)) for row in body)
        return Table(header, rows, place(self.file, self.sheet.name, heads[-1].number, 1))

    def _heading_rows(self, first: Row) -> list[Row]:
        """The first row of headings and those right under it: Japanese, English and keys."""
        heads = [first]
        for row in self.sheet.rows:
            if row.number > heads[-1].number:
                if not _is_heading(row, self.form) or len(heads) == 3:
                    break
                heads.append(row)
        return heads

    def _heading(self, heads: list[Row], column: int) -> Scalar:
        """What a column is: its key. When the rows of headings name two keys, that is a finding."""
        known = headings(self.form.record)
        cells = [row.cells[column] for row in reversed(heads) if column in row.cells]
        names = {known[cell.text.strip().lower()]: cell for cell in cells if cell.text.strip().lower() in known}
        if len(names) > 1:
            texts = "、".join(quote(cell.text) for cell in names.values())
            self.report("ESG-COMPANY-123", heads[-1].number, column, values=texts)
        cell = next(iter(names.values()), cells[0] if cells else None)
        for other in cells:
            strange = other.text.strip().lower() not in known and other.text.strip() not in own_texts(self.form)
            if other is not cell and strange:
                self.report("ESG-COMPANY-125", other.origin.line, column, value=quote(other.text))
        return cell or Scalar("", place(self.file, self.sheet.name, heads[-1].number, column))

    def _cell(self, row: Row, column: int) -> Scalar:
        return row.cells.get(column) or Scalar("", place(self.file, self.sheet.name, row.number, column))

    def _outside(self, rows: Iterable[Row]) -> None:
        """Cells above the headings that the form did not write itself."""
        own = own_texts(self.form)
        for row in rows:
            for column, cell in row.cells.items():
                if cell.text.strip() not in own:
                    self.report("ESG-COMPANY-125", row.number, column, value=quote(cell.text))

    def _hidden_parts(self, rows: list[Row]) -> None:
        hidden = [str(row.number) for row in rows if row.hidden]
        columns = sorted({column for row in rows for column in row.cells if column in self.sheet.hidden_columns})
        if hidden:
            named = ", ".join(hidden[:MOST_ROWS_NAMED]) + (" …" if len(hidden) > MOST_ROWS_NAMED else "")
            self.report("ESG-COMPANY-126", ja=f"行 {named}", en=f"rows {named}")
        if columns:
            named = ", ".join(map(letters, columns[:MOST_ROWS_NAMED]))
            self.report("ESG-COMPANY-126", ja=f"列 {named}", en=f"columns {named}")

    def _merged(self, heading: int) -> None:
        for area in self.sheet.merged:
            if area.last_row > heading and self._holds(area):
                self.report("ESG-COMPANY-124", area.first_row, area.first_column, area=str(area))

    def _holds(self, area: Area) -> bool:
        return any(
            area.first_row <= row.number <= area.last_row
            and any(area.first_column <= column <= area.last_column for column in row.cells)
            for row in self.sheet.rows
        )

    def _faults(self, rows: Iterable[Row]) -> None:
        numbers = {row.number for row in rows}
        for (row, _), item in self.sheet.faults.items():
            if row in numbers or item.code == "ESG-READING-038":
                self.found.append(item)

    def _vertical(self) -> Table | None:
        known = headings(self.form.record)
        value_column = self._value_column()
        fields: list[tuple[Scalar, Scalar]] = []
        if value_column is None:
            self._headless()
            return None
        for row in self.sheet.rows:
            names = {known[text]: cell for cell in row.cells.values() if (text := cell.text.strip().lower()) in known}
            names = {name: cell for name, cell in names.items() if cell.origin.column != value_column}
            if len(names) > 1:
                texts = "、".join(quote(cell.text) for cell in names.values())
                self.report("ESG-COMPANY-123", row.number, value_column, values=texts)
            if names:
                fields.append((next(iter(names.values())), self._cell(row, value_column)))
            self._beside(row, value_column, bool(names))
        used = [row for row in self.sheet.rows if value_column in row.cells]
        self._hidden_parts(used)
        self._faults(used)
        for area in self.sheet.merged:
            if area.first_column <= value_column <= area.last_column and self._holds(area) and area.first_row > 2:
                self.report("ESG-COMPANY-124", area.first_row, area.first_column, area=str(area))
        header, values = tuple(key for key, _ in fields), tuple(value for _, value in fields)
        return Table(header, (values,), place(self.file, self.sheet.name, 1, 1))

    def _value_column(self) -> int | None:
        wanted = {
            VALUE_HEADING.ja.lower(),
            VALUE_HEADING.en.lower(),
            f"{VALUE_HEADING.ja} / {VALUE_HEADING.en}".lower(),
        }
        for row in self.sheet.rows[:SEARCHED_ROWS]:
            for column, cell in row.cells.items():
                if cell.text.strip().lower() in wanted:
                    return column
        return None

    def _beside(self, row: Row, value_column: int, known: bool) -> None:
        """Cells of a vertical sheet that are neither the form's own words nor a value beside a known heading."""
        own = own_texts(self.form) | {f"{VALUE_HEADING.ja} / {VALUE_HEADING.en}", *LEGENDS}
        for column, cell in row.cells.items():
            read = column == value_column and known
            if not read and cell.text.strip() not in own:
                self.report("ESG-COMPANY-125", row.number, column, value=quote(cell.text))
