"""C11 pairs: what we ask at the left, what we commit to at the right, one to one; what has no partner is common."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from esgreport.document.component import Component, ComponentEntry, ComponentGroup
from esgreport.layout.components.entries import line, soft_cell, solid_cell, text_lines
from esgreport.layout.components.grid import AIR, SOLID, CellLine, Grid, GridCell, GridRow

WORDS, ARROW = 5.0, 0.7
EXCHANGE = GridCell(symbol="⇄", geometry="leftRightArrow", fill="muted")


def grid(component: Component) -> Iterator[Grid]:
    """The first two groups row by row; a third one at the foot, over the whole width."""
    groups = component.groups
    if len(groups) < 2:
        yield from (_alone(group) for group in groups)
        return
    left, right, *common = groups
    rows = [GridRow((_heading(left), AIR, _heading(right)), grows=False)]
    pairs = zip_longest(left.entries, right.entries)
    rows += [GridRow((_side(one, left), EXCHANGE if one and two else AIR, _side(two, right))) for one, two in pairs]
    rows += [GridRow((_foot(group),)) for group in common]
    yield Grid((WORDS, ARROW, WORDS), tuple(rows), head_rows=1, gaps=False)


def _alone(group: ComponentGroup) -> Grid:
    rows = (GridRow((_heading(group),), grows=False), *(GridRow((_side(entry, group),)) for entry in group.entries))
    return Grid((1.0,), rows, head_rows=1, gaps=False)


def _heading(group: ComponentGroup) -> GridCell:
    return solid_cell(line(group.title, "head", bold=True, align="center"), group.tone)


def _side(entry: ComponentEntry | None, group: ComponentGroup) -> GridCell:
    return soft_cell(_lines(entry, group), group.tone) if entry else AIR


def _lines(entry: ComponentEntry, group: ComponentGroup) -> tuple[CellLine, ...]:
    return (*line(entry.title, bold=True, color=SOLID[group.tone]), *text_lines(entry.text))


def _foot(group: ComponentGroup) -> GridCell:
    """The common commitments in one outlined cell."""
    head = line(group.title, bold=True, color=SOLID[group.tone])
    lines = tuple(item for entry in group.entries for item in (*line(entry.title, bold=True), *text_lines(entry.text)))
    return GridCell((*head, *lines), outline=SOLID[group.tone], span=3)
