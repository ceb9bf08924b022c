"""C06 steps in order: arrows side by side, under each what happens in it."""

from __future__ import annotations

from collections.abc import Iterator

from esgreport.document.component import Component, ComponentEntry, Tone
from esgreport.layout.components.entries import line, part_lines, plain_cell, solid_cell, text_lines, tone_of
from esgreport.layout.components.grid import CellLine, Grid, GridCell, GridRow
from esgreport.layout.plan import Geometry

MOST_ACROSS = 5


def grid(component: Component) -> Iterator[Grid]:
    """One arrow an entry; more than five are in two rows."""
    steps = [(entry, tone_of(entry, group)) for group in component.groups for entry in group.entries]
    rows = -(-len(steps) // MOST_ACROSS)
    across = -(-len(steps) // rows)
    for start in range(0, len(steps), across):
        yield _steps(steps[start : start + across], across, start == 0)


def _steps(steps: list[tuple[ComponentEntry, Tone]], across: int, is_first: bool) -> Grid:
    heads, texts = [], []
    for at, (entry, tone) in enumerate(steps):
        head = solid_cell(line(entry.title, "head", bold=True, align="center"), tone, joins=True)
        shape: Geometry = "homePlate" if is_first and at == 0 else "chevron"
        heads.append(GridCell(head.lines, head.fill, geometry=shape, joins=True))
        texts.append(plain_cell(_text(entry, tone), anchor="top"))
    padding = tuple(GridCell() for _ in range(across - len(steps)))
    return Grid((1.0,) * across, (GridRow((*heads, *padding), grows=False), GridRow((*texts, *padding))), head_rows=1)


def _text(entry: ComponentEntry, tone: Tone) -> tuple[CellLine, ...]:
    lead = line(entry.mark, bold=True)
    parts = (item for part in (*entry.parts, *entry.foot) for item in part_lines(part, tone))
    return (*lead, *text_lines(entry.text), *parts)
