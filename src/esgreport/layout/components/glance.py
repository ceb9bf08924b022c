"""C02 at a glance: what we ask beside what we give, in numbered rows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from esgreport.document.component import Component, ComponentEntry, ComponentGroup
from esgreport.layout.components.entries import line, soft_cell, solid_cell, text_lines
from esgreport.layout.components.grid import AIR, SOLID, CellLine, Grid, GridCell, GridRow
from esgreport.layout.inline import runs
from esgreport.layout.plan import Run


def grid(component: Component) -> Iterator[Grid]:
    """One column a group; the rows of all groups are equally high."""
    groups = component.groups
    heads = GridRow(
        tuple(solid_cell(line(group.title, "head", bold=True, align="center"), group.tone) for group in groups),
        grows=False,
    )
    lists = zip_longest(*(tuple(enumerate(group.entries, start=1)) for group in groups))
    rows = (GridRow(tuple(_row(item, group) for item, group in zip(listed, groups, strict=True))) for listed in lists)
    yield Grid((1.0,) * len(groups), (*((heads,) if any(group.title for group in groups) else ()), *rows), head_rows=1)


def _row(item: tuple[int, ComponentEntry] | None, group: ComponentGroup) -> GridCell:
    if item is None:
        return AIR
    number, entry = item
    head = (Run(f"{number}\u3000", True), *runs(entry.title, True))
    title = (CellLine(head, color=SOLID[group.tone]),) if entry.title else ()
    return soft_cell((*title, *text_lines(entry.text)), group.tone)
