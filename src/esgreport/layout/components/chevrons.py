"""C06 steps in order: arrows side by side, under each what happens in it."""

from __future__ import annotations

from collections.abc import Iterator

from esgreport.document.component import Component, ComponentEntry, LabelledPart, Tone
from esgreport.layout.components.entries import line, part_lines, plain_cell, solid_cell, text_lines, tone_of
from esgreport.layout.components.grid import CellLine, Grid, GridCell, GridRow
from esgreport.layout.plan import Geometry

MOST_ACROSS = 5


def grid(component: Component) -> Iterator[Grid]:
    """One arrow an entry, its foot at the same height in all; more than five are in two rows."""
    steps = [(entry, tone_of(entry, group)) for group in component.groups for entry in group.entries]
    rows = -(-len(steps) // MOST_ACROSS)
    across = -(-len(steps) // rows)
    for start in range(0, len(steps), across):
        yield _steps(steps[start : start + across], across, start == 0)


def _steps(steps: list[tuple[ComponentEntry, Tone]], across: int, is_first: bool) -> Grid:
    heads, texts, feet = [], [], []
    has_foot = any(entry.foot for entry, _ in steps)
    for at, (entry, tone) in enumerate(steps):
        head = solid_cell(line(entry.title, "head", bold=True, align="center"), tone, joins=True)
        shape: Geometry = "homePlate" if is_first and at == 0 else "chevron"
        heads.append(GridCell(head.lines, head.fill, geometry=shape, joins=True))
        texts.append(plain_cell(_text(entry, tone), anchor="top", joins=has_foot))
        feet.append(plain_cell(_lines(entry.foot, tone)))
    padding = tuple(GridCell() for _ in range(across - len(steps)))
    foot = (GridRow((*feet, *padding), grows=False),) if has_foot else ()
    rows = (GridRow((*heads, *padding), grows=False), GridRow((*texts, *padding)), *foot)
    return Grid((1.0,) * across, rows, head_rows=1)


def _text(entry: ComponentEntry, tone: Tone) -> tuple[CellLine, ...]:
    lead = line(entry.mark, bold=True)
    return (*lead, *text_lines(entry.text), *_lines(entry.parts, tone))


def _lines(parts: tuple[LabelledPart, ...], tone: Tone) -> tuple[CellLine, ...]:
    return tuple(item for part in parts for item in part_lines(part, tone))
