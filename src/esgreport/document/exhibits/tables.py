"""Tables of records, sheets of headings and contents, the map of scenarios, and key figures, from their definitions."""

from __future__ import annotations

from collections.abc import Iterator

from esgreport.document.exhibits.definitions import (
    FiguresExhibit,
    MapExhibit,
    SheetExhibit,
    SheetRow,
    TableExhibit,
)
from esgreport.document.exhibits.reader import ExhibitReader
from esgreport.document.tree import Cell, Column, Inlines, KeyFigure, KeyFigures, Table

MAP_WEIGHT = 2
MOST_TONE = 5


def build_table(table: TableExhibit, reader: ExhibitReader) -> Table | None:
    """One line a record; None without records."""
    rows = reader.rows(table.rows, table.having)
    if not rows:
        return None
    columns = reader.shown(table.columns)
    caption, unit, source = reader.text_of(table.caption), reader.text_of(table.unit), reader.text_of(table.source)
    heads = tuple(
        Column(reader.words(column.head), column.align, column.weight_in(reader.printer.language))
        for _, column in columns
    )
    fields = [column.shows(name) for name, column in columns]
    lines = tuple(tuple(reader.cell(row, field) for field in fields) for row in rows)
    texts = reader.inlines(caption), reader.plain(unit), reader.inlines(source)
    return Table(heads, lines, *texts, meta=reader.meta(table.place), key=table.key)


def build_sheet(sheet: SheetExhibit, reader: ExhibitReader) -> Table:
    """Headings at the left, contents at the right, without a heading row."""
    rows = tuple(
        (Cell((reader.words(row.head),), strong=True), Cell(tuple(_contents(name, row, reader))))
        for name, row in reader.shown(sheet.rows)
    )
    columns = Column((), weight=1), Column((), weight=3)
    return Table(columns, rows, reader.words(sheet.caption), purpose="sheet", meta=reader.meta(sheet.place))


def _contents(name: str, row: SheetRow, reader: ExhibitReader) -> Iterator[Inlines]:
    """The lines of the right-hand cell: a text, those given, or a field with one line or several."""
    if row.text is not None:
        yield reader.words(row.text)
    elif row.lines is not None:
        for inner, line in reader.shown(row.lines):
            yield reader.words(line.words) if line.words is not None else reader.printed(line.shows(inner))
    else:
        value = reader.value(row.shows(name))
        yield from map(reader.inlines, value if isinstance(value, list) else [value])


def build_map(scenarios: MapExhibit, reader: ExhibitReader) -> Table:
    """Impact upward, likelihood to the right; an index of scenarios, not a score."""
    places: dict[tuple[int, int], list[Inlines]] = {}
    for row in reader.rows(scenarios.rows):
        place = int(reader.number(row, scenarios.up.shows(""))), int(reader.number(row, scenarios.across.shows("")))
        places.setdefault(place, []).append(reader.inlines(reader.text(row, scenarios.label)))
    across = [reader.printed(name) for name in scenarios.across.classes]
    up = [reader.printed(name) for name in scenarios.up.classes]
    caption, corner = reader.words(scenarios.caption), reader.words(scenarios.corner)
    head = Column(corner, weight=MAP_WEIGHT), *(Column(name, "center", MAP_WEIGHT) for name in across)
    lines = tuple(
        (
            Cell((up[level - 1],), strong=True),
            *(
                Cell(tuple(places.get((level, chance), ())), max(1, min(MOST_TONE, (level + chance) // 2)))
                for chance in range(1, len(across) + 1)
            ),
        )
        for level in range(len(up), 0, -1)
    )
    return Table(head, lines, caption, purpose="map", meta=reader.meta(scenarios.place))


def build_figures(figures: FiguresExhibit, reader: ExhibitReader) -> KeyFigures:
    """Two to four key figures side by side."""
    parts = reader.shown(figures.figures)
    notes = [reader.words(part.note) for _, part in parts]
    made = tuple(
        KeyFigure(reader.printed(part.shows(name)), reader.words(part.label), note)
        for (name, part), note in zip(parts, notes, strict=True)
    )
    return KeyFigures(made, reader.meta(figures.place))
