"""Tables of records, sheets of headings and contents, the map of scenarios, and key figures, from their definitions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from esgreport.document.context import RowView
from esgreport.document.exhibits.definitions import FiguresExhibit, MapExhibit, SheetExhibit, SheetRow, TableExhibit
from esgreport.document.exhibits.reader import ExhibitReader
from esgreport.document.inlines import Inlines, Words
from esgreport.document.tree import Cell, Column, KeyFigure, KeyFigures, Table
from esgreport.reading.raw import Scalar

Places: TypeAlias = Mapping[tuple[int, int], list[Inlines]]
MAP_WEIGHT = 2
MOST_TONE = 5
FILLED, OUTLINED = Words("● "), Words("○ ")


def build_table(table: TableExhibit, reader: ExhibitReader) -> Table | None:
    """One line a record, without lines and columns in which nothing is shown; None when that is all."""
    listed, columns = reader.rows(table.rows, table.having), reader.shown(table.columns)
    if (besides := table.besides) is not None:
        listed = tuple(row for row in listed if not reader.holds_in(row, besides))
    fields = {name: (column.shows(name), *column.otherwise) for name, column in columns}
    shown = {name: [row for row in listed if _field(row, given, reader)] for name, given in fields.items()}
    rows = [row for row in listed if any(row in having for having in shown.values())]
    if not rows:
        return None
    columns, language = tuple(item for item in columns if shown[item[0]]), reader.printer.language
    caption, unit, source = reader.text_of(table.caption), reader.text_of(table.unit), reader.text_of(table.source)
    heads = tuple(Column(reader.words(item.head), item.align, item.weight_in(language)) for _, item in columns)
    lines = tuple(
        tuple(reader.cell(row, _field(row, fields[name], reader) or fields[name][0]) for name, _ in columns)
        for row in rows
    )
    texts = reader.inlines(caption), reader.plain(unit), reader.inlines(source)
    return Table(heads, lines, *texts, meta=reader.meta(table.place), key=table.key)


def _field(row: RowView, given: tuple[Scalar, ...], reader: ExhibitReader) -> Scalar | None:
    """The first of the fields of a column that a record shows."""
    return next((field for field in given if reader.has(row, field)), None)


def build_sheet(sheet: SheetExhibit, reader: ExhibitReader) -> Table | None:
    """Headings at the left, contents at the right, without a heading row; None when there are no contents."""
    made = (_sheet_row(name, row, reader) for name, row in reader.shown(sheet.rows))
    rows = tuple(row for row in made if row[1].lines)
    if not rows:
        return None
    columns = Column((), weight=1), Column((), weight=3)
    return Table(columns, rows, reader.words(sheet.caption), purpose="sheet", meta=reader.meta(sheet.place))


def _sheet_row(name: str, row: SheetRow, reader: ExhibitReader) -> tuple[Cell, Cell]:
    contents = tuple(line for line in _contents(name, row, reader) if line)
    return Cell((reader.words(row.head),), strong=True), Cell(contents)


def _contents(name: str, row: SheetRow, reader: ExhibitReader) -> Iterator[Inlines]:
    """The lines of the right-hand cell: a text, those given, or a field with one line or several, each said once."""
    if row.text is not None:
        yield reader.words(row.text)
    elif row.lines is not None:
        for inner, line in reader.shown(row.lines):
            yield reader.words(line.words) if line.words is not None else reader.printed(line.shows(inner))
    else:
        value = reader.value(row.shows(name))
        lines = [reader.inlines(item) for item in (value if isinstance(value, list) else [value])]
        texts = [reader.plain(item) for item in (value if isinstance(value, list) else [value])]
        yield from (line for place, line in enumerate(lines) if texts.index(texts[place]) == place)


def build_map(scenarios: MapExhibit, reader: ExhibitReader) -> Table | None:
    """Impact upward, likelihood to the right; an index of scenarios, not a score. None without scenarios to place."""
    places = _scenario_places(scenarios, reader)
    if not places:
        return None
    across = [reader.printed(name) for name in scenarios.across.classes]
    up = [Cell((reader.printed(name),), strong=True) for name in scenarios.up.classes]
    caption, corner = reader.words(scenarios.caption), reader.words(scenarios.corner)
    head = Column(corner, weight=MAP_WEIGHT), *(Column(name, "center", MAP_WEIGHT) for name in across)
    chances = range(1, len(across) + 1)
    cells = {level: [_map_cell(places, level, chance) for chance in chances] for level in range(len(up), 0, -1)}
    lines = tuple((up[level - 1], *row) for level, row in cells.items())
    return Table(head, lines, caption, purpose="map", meta=reader.meta(scenarios.place))


def _scenario_places(scenarios: MapExhibit, reader: ExhibitReader) -> Places:
    """The labels of the scenarios by their classes of impact and likelihood."""
    places: dict[tuple[int, int], list[Inlines]] = {}
    axes = scenarios.up.shows(""), scenarios.across.shows("")
    for row in reader.rows(scenarios.rows):
        if not reader.has(row, scenarios.label, *axes):
            continue
        label = reader.shown_field(row, scenarios.label)
        level, chance = (int(reader.number(row, field)) for field in axes)
        places.setdefault((level, chance), []).append((*_marks(row, scenarios.filled, reader), *label))
    return places


def _marks(row: RowView, filled: Scalar | None, reader: ExhibitReader) -> Inlines:
    """The mark of a scenario where the map tells two sorts apart."""
    return () if filled is None else (FILLED if reader.holds_in(row, filled) else OUTLINED,)


def _map_cell(places: Places, level: int, chance: int) -> Cell:
    return Cell(tuple(places.get((level, chance), ())), max(1, min(MOST_TONE, (level + chance) // 2)))


def build_figures(figures: FiguresExhibit, reader: ExhibitReader) -> KeyFigures | None:
    """Up to four key figures side by side, those that are shown; None without any."""
    parts = [(name, part) for name, part in reader.shown(figures.figures) if reader.means(part.shows(name))]
    if not parts:
        return None
    notes = [reader.words(part.note) for _, part in parts]
    shown = [(reader.printed(part.shows(name)), reader.words(part.label)) for name, part in parts]
    made = tuple(KeyFigure(*words, note) for words, note in zip(shown, notes, strict=True))
    return KeyFigures(made, reader.meta(figures.place))
