"""C22 desks: what each is for, who, how to reach it; side by side."""

from __future__ import annotations

from collections.abc import Iterator

from esgreport.document.component import Component
from esgreport.layout.components.entries import line, part_lines, tone_of
from esgreport.layout.components.grid import SOFT, SOLID, CellLine, Grid, GridCell, GridRow
from esgreport.layout.inline import runs

MOST_ACROSS = 3


def grid(component: Component) -> Iterator[Grid]:
    """One outlined card a desk, at most three in a row. An address has a line of its own and never breaks."""
    desks = [(entry, tone_of(entry, group)) for group in component.groups for entry in group.entries]
    for start in range(0, len(desks), MOST_ACROSS):
        listed = desks[start : start + MOST_ACROSS]
        cells = []
        for entry, tone in listed:
            head = line(entry.title, bold=True, color=SOLID[tone])
            text = tuple(CellLine(runs(item, at == 0)) for at, item in enumerate(entry.text))
            parts = (item for part in (*entry.parts, *entry.foot) for item in part_lines(part, tone))
            cells.append(GridCell((*head, *text, *parts), fill=SOFT[tone], outline=SOLID[tone]))
        yield Grid((1.0,) * len(cells), (GridRow(tuple(cells)),))
