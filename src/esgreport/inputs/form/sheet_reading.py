"""The reading of one sheet of a form, full or simple: headings, labels and values wherever people have moved them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from esgreport.base.finding import Finding, finding, quote
from esgreport.reading.raw import RawTable, Scalar
from esgreport.reading.xlsx.book import Area, Worksheet, WorksheetRow, letters, place

SEARCHED_ROWS = 60
LEAST_HEADINGS = 2
MOST_HEADING_ROWS = 3
MOST_NAMED = 8
ANY_CELL = "ESG-READING-038"


@dataclass(frozen=True, slots=True)
class Expected:
    """What a part of a sheet may hold: the key for every heading or label in lower case, and the form's own texts.

    `subject` is the kind of record that findings name; empty for none.
    """

    known: Mapping[str, str]
    own: Collection[str]
    subject: str = ""

    def key(self, cell: Scalar) -> str | None:
        """What a heading or label means; None when it is neither."""
        return self.known.get(_folded(cell))

    def keys(self, row: WorksheetRow) -> dict[str, Scalar]:
        """The headings or labels of a row by their keys."""
        return {key: cell for cell in row.cells.values() if (key := self.key(cell)) is not None}

    def is_heading(self, row: WorksheetRow) -> bool:
        """Whether a row is one of headings: most of its cells are."""
        hits = sum(self.key(cell) is not None for cell in row.cells.values())
        return hits >= LEAST_HEADINGS and hits * 2 > len(row.cells) and row.number <= SEARCHED_ROWS

    def headings_row(self, sheet: Worksheet) -> WorksheetRow | None:
        """The first row of headings; None when there is none."""
        return next((row for row in sheet.rows if self.is_heading(row)), None)


def _folded(cell: Scalar) -> str:
    return cell.text.strip().lower()


@dataclass(slots=True)
class SheetReading:
    """The reading of one part of a sheet under way; `found` collects what is wrong with it.

    Findings: ESG-COMPANY-123 headings that disagree, 124 merged cells, 125 a cell that is not read, 126 hidden rows or
    columns, and those of single cells.
    """

    file: str
    sheet: Worksheet
    expected: Expected
    found: list[Finding] = field(default_factory=list)

    def report(self, code: str, row: int = 0, column: int = 0, **details: str) -> None:
        """Report something at a cell, or at the sheet as a whole."""
        origin = place(self.file, self.sheet.name, row, column)
        self._add(finding(code, origin, self.expected.subject, document="", related=(), **details))

    def _add(self, item: Finding) -> None:
        """Add a finding, once: two parts of a sheet may come upon the same."""
        if item not in self.found:
            self.found.append(item)

    def cell(self, row: WorksheetRow, column: int) -> Scalar:
        """A cell of a row; an empty one has an empty text and its place."""
        return row.cells.get(column) or Scalar("", place(self.file, self.sheet.name, row.number, column))

    def value_heading(self, wanted: Collection[str]) -> Scalar | None:
        """The heading of the column that holds values beside their labels."""
        cells = (cell for row in self.sheet.rows[:SEARCHED_ROWS] for cell in row.cells.values())
        return next((cell for cell in cells if _folded(cell) in wanted), None)

    def unread(self, cells: Iterable[Scalar]) -> None:
        """Report the cells that the form did not write itself."""
        for cell in cells:
            if cell.text.strip() not in self.expected.own:
                self.report("ESG-COMPANY-125", cell.origin.line, cell.origin.column, value=quote(cell.text))

    def table(self, first: WorksheetRow) -> RawTable:
        """The rows under the headings that begin with the row `first`. A heading is what it was read as."""
        heads = self._heading_rows(first)
        last = heads[-1].number
        body = [row for row in self.sheet.rows if row.number > last]
        columns = range(1, max(column for row in (*heads, *body) for column in row.cells) + 1)
        header = tuple(self._heading(heads, column) for column in columns)
        self.hidden(body)
        self.merged(lambda area: area.last_row > last)
        self.faults(body)
        rows = tuple(tuple(self.cell(row, column) for column in columns) for row in body)
        return RawTable(header, rows, place(self.file, self.sheet.name, last, 1))

    def _heading_rows(self, first: WorksheetRow) -> list[WorksheetRow]:
        """The first row of headings and those right under it: Japanese, English and keys."""
        heads = [first]
        for row in self.sheet.rows:
            if row.number > heads[-1].number:
                if not self.expected.is_heading(row) or len(heads) == MOST_HEADING_ROWS:
                    break
                heads.append(row)
        return heads

    def _heading(self, heads: Sequence[WorksheetRow], column: int) -> Scalar:
        """What a column is: its key. When the rows of headings name two keys, that is a finding."""
        cells = [row.cells[column] for row in reversed(heads) if column in row.cells]
        names = {key: cell for cell in cells if (key := self.expected.key(cell)) is not None}
        self._disagreeing(names, heads[-1], column)
        cell = next(iter(names.values()), cells[0] if cells else None)
        self.unread(other for other in cells if other is not cell and self.expected.key(other) is None)
        return cell or self.cell(heads[-1], column)

    def _disagreeing(self, names: Mapping[str, Scalar], row: WorksheetRow, column: int) -> None:
        if len(names) > 1:
            texts = "、".join(quote(cell.text) for cell in names.values())
            self.report("ESG-COMPANY-123", row.number, column, values=texts)

    def fields(self, heading: Scalar, rows: Sequence[WorksheetRow]) -> list[tuple[Scalar, Scalar]]:
        """The labels of `rows` with the values beside them, in the column of `heading`."""
        column = heading.origin.column
        made = []
        for row in rows:
            names = {key: cell for key, cell in self.expected.keys(row).items() if cell.origin.column != column}
            self._disagreeing(names, row, column)
            made += [(label, self.cell(row, column)) for label in list(names.values())[:1]]
            self.unread(cell for at, cell in row.cells.items() if at != column or not names)
        used = [row for row in rows if column in row.cells]
        self.hidden(used)
        self.faults(used)
        below = heading.origin.line
        self.merged(lambda area: area.first_column <= column <= area.last_column and area.first_row >= below)
        return made

    def hidden(self, rows: Iterable[WorksheetRow]) -> None:
        """Report hidden rows, and hidden columns that hold anything."""
        listed = list(rows)
        self._hidden([str(row.number) for row in listed if row.hidden], "行", "rows")
        columns = sorted({column for row in listed for column in row.cells if column in self.sheet.hidden_columns})
        self._hidden(list(map(letters, columns)), "列", "columns")

    def _hidden(self, names: Sequence[str], ja: str, en: str) -> None:
        if names:
            named = ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")
            self.report("ESG-COMPANY-126", ja=f"{ja} {named}", en=f"{en} {named}")

    def merged(self, concerns: Callable[[Area], bool]) -> None:
        """Report the merged cells that hold anything and matter here."""
        for area in self.sheet.merged:
            if concerns(area) and self._holds(area):
                self.report("ESG-COMPANY-124", area.first_row, area.first_column, area=str(area))

    def _holds(self, area: Area) -> bool:
        return any(
            area.first_row <= row.number <= area.last_row
            and any(area.first_column <= column <= area.last_column for column in row.cells)
            for row in self.sheet.rows
        )

    def faults(self, rows: Iterable[WorksheetRow]) -> None:
        """Take over the findings of the cells in `rows`."""
        numbers = {row.number for row in rows}
        for (row, _), item in self.sheet.faults.items():
            if row in numbers or item.code == ANY_CELL:
                self._add(item)
