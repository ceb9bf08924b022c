"""A form to fill in: what is asked at the left, beside it room to write in, and boxes to tick."""

from __future__ import annotations

from collections.abc import Iterator

from esgreport.document.component import Component, ComponentEntry, ComponentGroup, Tone
from esgreport.layout.components.entries import line, part_lines, plain_cell, solid_cell, text_lines, tone_of
from esgreport.layout.components.grid import CellLine, Grid, GridCell, GridRow
from esgreport.layout.plan import Run

ASKED, ROOM, TICK = 5.2, 4.0, 1.7
LINES = 2


def grid(component: Component) -> Iterator[Grid]:
    """The entries of the first group head the columns, with what is to be ticked in them; each other entry is a row."""
    columns, *rows = component.groups
    weights = tuple(_weight(at, entry) for at, entry in enumerate(columns.entries))
    heads = tuple(_head(entry, columns.tone) for entry in columns.entries)
    asked = tuple(_row(entry, group, columns) for group in rows for entry in group.entries)
    yield Grid(weights, (GridRow(heads, grows=False), *asked), head_rows=1, gaps=False)


def _weight(at: int, entry: ComponentEntry) -> float:
    return ASKED if at == 0 else TICK if entry.mark else ROOM


def _head(entry: ComponentEntry, tone: Tone) -> GridCell:
    return solid_cell((*line(entry.title, bold=True, align="center"), *text_lines(entry.text, "small")), tone)


def _row(entry: ComponentEntry, group: ComponentGroup, columns: ComponentGroup) -> GridRow:
    parts = (item for part in (*entry.parts, *entry.foot) for item in part_lines(part, tone_of(entry, group)))
    said = (*line(entry.title, bold=True), *line(entry.mark, bold=True), *text_lines(entry.text), *parts)
    return GridRow((GridCell(said), *(_room(column) for column in columns.entries[1:])))


def _room(column: ComponentEntry) -> GridCell:
    """Empty lines to write in, or the box to tick."""
    if column.mark:
        return plain_cell(line(column.mark, "head", align="center"))
    return plain_cell((CellLine((Run("\u3000"),)),) * LINES)
