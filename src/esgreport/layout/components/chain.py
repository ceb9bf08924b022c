"""C08 the value chain: what we buy, what we make of it, for whom; lines between them are drawn on slides only.

Pages show the same as tables, one a step, with a mark where one leads to the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from esgreport.document.component import Component, ComponentEntry, ComponentGroup
from esgreport.layout.components.entries import line, plain_cell, solid_cell, text_lines, tone_of
from esgreport.layout.components.grid import AIR, SOLID, CellLine, Grid, GridCell, GridRow
from esgreport.layout.inline import runs
from esgreport.layout.plan import Run

NAME, OTHER, ARROW = 2.6, 1.0, 0.4
LEADS, LEADS_NOT = "●", ""


def grid(component: Component) -> Iterator[Grid]:
    """Tables of what leads to what; without such links the groups side by side with arrows between them."""
    if not any(entry.leads_to for entry in component.entries):
        yield _flow(component)
        return
    yield from (_table(group, following) for group, following in pairwise(component.groups))


def entry_lines(entry: ComponentEntry, group: ComponentGroup) -> tuple[CellLine, ...]:
    """What is said of one entry: its name, its figure, more words."""
    color = SOLID["warn"] if tone_of(entry, group) == "warn" else None
    marked = (Run("\u3000"), *(replace(run, color=color) for run in runs(entry.mark))) if entry.mark else ()
    return (CellLine((*runs(entry.title, True), *marked)), *text_lines(entry.text, "small"))


def _flow(component: Component) -> Grid:
    heads, boxes, weights = list[GridCell](), list[GridCell](), list[float]()
    for at, group in enumerate(component.groups):
        if at:
            heads.append(GridCell(joins=True))
            boxes.append(GridCell(symbol="→", geometry="rightArrow", fill="muted"))
            weights.append(ARROW)
        heads.append(solid_cell(line(group.title, "head", bold=True, align="center"), group.tone, joins=True))
        words = tuple(item for entry in group.entries for item in entry_lines(entry, group))
        boxes.append(plain_cell(words))
        weights.append(NAME)
    return Grid(tuple(weights), (GridRow(tuple(heads), grows=False), GridRow(tuple(boxes))), 1, gaps=False)


def _table(group: ComponentGroup, following: ComponentGroup) -> Grid:
    heads = (line(entry.title, "small", bold=True, align="center") for entry in following.entries)
    head = GridRow((solid_cell(line(group.title, bold=True), group.tone), *(solid_cell(one, "muted") for one in heads)))
    rows = tuple(
        GridRow(
            (
                plain_cell(entry_lines(entry, group)),
                *(_mark(at in entry.leads_to) for at in range(len(following.entries))),
            )
        )
        for entry in group.entries
    )
    return Grid((NAME, *(OTHER for _ in following.entries)), (head, *rows), 1, gaps=False)


def _mark(leads: bool) -> GridCell:
    return GridCell(symbol=LEADS, geometry="ellipse", fill="accent1") if leads else AIR
