"""A filled simple form: the text of each cell and of each item, wherever people have moved them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from esgreport.base.finding import Finding, finding, quote
from esgreport.base.origin import Origin
from esgreport.inputs.form.reading import is_note
from esgreport.inputs.form.sheets import VERSION_MARK
from esgreport.inputs.small_form.definition import small
from esgreport.reading.raw import Scalar
from esgreport.reading.xlsx.book import Book, Row, Sheet, place

LEAST_HEADINGS = 3


@dataclass(frozen=True, slots=True)
class SmallForm:
    """The cells by name and the items as cells by name; an empty cell has an empty text and its place."""

    cells: Mapping[str, Scalar]
    items: tuple[Mapping[str, Scalar], ...]
    findings: tuple[Finding, ...]
    faulty: frozenset[Origin]


def is_small(book: Book) -> bool:
    """Whether the workbook is the simple form."""
    return any(sheet.name.strip() == small().sheet for sheet in book.sheets)


def read_small(book: Book) -> SmallForm:
    """The cells of the simple form. Findings: ESG-COMPANY-121, 122, 124, 125, 128 and those of single cells."""
    sheet = next(sheet for sheet in book.sheets if sheet.name.strip() == small().sheet)
    reader = _Reader(book.file, sheet)
    others = [other for other in book.sheets if other is not sheet and other.filled and not is_note(other.name)]
    for other in others:
        origin = place(book.file, other.name)
        reader.found.append(finding("ESG-COMPANY-121", origin, value=quote(other.name), guess_ja="", guess_en=""))
    return reader.read()


class _Reader:
    """The reading of the sheet under way."""

    def __init__(self, file: str, sheet: Sheet) -> None:
        self.file = file
        self.sheet = sheet
        self.found: list[Finding] = []
        self.labels = {cell.label: cell.name for cell in small().cells}
        self.columns = {column.label: column.name for column in small().rows.columns}

    def read(self) -> SmallForm:
        head = next((row for row in self.sheet.rows if self._column_of(row) is not None), None)
        value_column = self._column_of(head) if head is not None else None
        if head is None or value_column is None:
            origin = place(self.file, self.sheet.name)
            lost = finding("ESG-COMPANY-122", origin, name=small().sheet)
            return SmallForm({}, (), (*self.found, lost), frozenset())
        listed = next((row for row in self.sheet.rows if self._is_list_heading(row)), None)
        last = listed.number if listed is not None else self.sheet.rows[-1].number + 1
        cells = self._cells([row for row in self.sheet.rows if head.number < row.number < last], value_column)
        items = list(self._items(listed)) if listed is not None else []
        self._merged(value_column, head.number)
        self._faults()
        faulty = frozenset(item.origin for item in self.sheet.faults.values() if item.origin is not None)
        return SmallForm(cells, tuple(items), tuple(self.found), faulty)

    def _column_of(self, row: Row) -> int | None:
        return next((column for column, cell in row.cells.items() if cell.text.strip() == small().value), None)

    def _is_list_heading(self, row: Row) -> bool:
        return sum(cell.text.strip() in self.columns for cell in row.cells.values()) >= LEAST_HEADINGS

    def _cells(self, rows: list[Row], value_column: int) -> dict[str, Scalar]:
        made: dict[str, Scalar] = {}
        own = (
            {cell.how for cell in small().cells}
            | set(self.labels)
            | {*small().headings, small().value, small().rows.title}
        )
        for row in rows:
            names = [self.labels[text] for cell in row.cells.values() if (text := cell.text.strip()) in self.labels]
            if names:
                made[names[0]] = row.cells.get(value_column) or self._blank(row.number, value_column)
            for column, cell in row.cells.items():
                if cell.text.strip() not in own and not (names and column == value_column):
                    self._unread(cell)
        top = Scalar("", place(self.file, self.sheet.name, 1, 1))
        for cell_ in small().cells:
            if cell_.name not in made:
                self.found.append(finding("ESG-COMPANY-128", top.origin, label=cell_.label))
        return made

    def _blank(self, row: int, column: int) -> Scalar:
        return Scalar("", place(self.file, self.sheet.name, row, column))

    def _unread(self, cell: Scalar) -> None:
        self.found.append(finding("ESG-COMPANY-125", cell.origin, value=quote(cell.text)))

    def _items(self, head: Row) -> Iterator[Mapping[str, Scalar]]:
        names = {column: self.columns.get(cell.text.strip(), "") for column, cell in head.cells.items()}
        hows = {column.how for column in small().rows.columns}
        count = 0
        for row in self.sheet.rows:
            if row.number <= head.number or all(cell.text.strip() in hows for cell in row.cells.values()):
                continue
            known = {name: row.cells.get(column) or self._blank(row.number, column) for column, name in names.items()}
            if any(cell.text.startswith(VERSION_MARK) for cell in row.cells.values()):
                continue
            for column, cell in row.cells.items():
                if not names.get(column):
                    self._unread(cell)
            if any(cell.text.strip() for name, cell in known.items() if name):
                count += 1
                if count > small().rows.most:
                    origin = next(iter(row.cells.values())).origin
                    self.found.append(finding("ESG-COMPANY-129", origin, limit=small().rows.most))
                    return
                yield known

    def _merged(self, value_column: int, head: int) -> None:
        for area in self.sheet.merged:
            if area.first_row > head and area.first_column <= value_column <= area.last_column:
                origin = place(self.file, self.sheet.name, area.first_row, area.first_column)
                self.found.append(finding("ESG-COMPANY-124", origin, area=str(area)))

    def _faults(self) -> None:
        self.found.extend(self.sheet.faults.values())
