"""C15 pillars: a head each, under it what is done; the last group without a heading is the base under all."""

from __future__ import annotations

from collections.abc import Iterator

from esgreport.document.component import Component, ComponentGroup
from esgreport.layout.components.entries import line, soft_cell, solid_cell, text_lines
from esgreport.layout.components.grid import SOLID, CellLine, Grid, GridCell, GridRow
from esgreport.layout.inline import runs


def grid(component: Component) -> Iterator[Grid]:
    """One column a group with a heading; groups without one are lines over the whole width."""
    pillars = tuple(group for group in component.groups if group.title)
    bases = tuple(group for group in component.groups if not group.title)
    if pillars:
        heads = tuple(
            solid_cell(line(group.title, "head", bold=True, align="center"), group.tone, joins=True)
            for group in pillars
        )
        items = tuple(soft_cell(_items(group), group.tone, anchor="top") for group in pillars)
        yield Grid((1.0,) * len(pillars), (GridRow(heads, grows=False), GridRow(items)), head_rows=1)
    for group in bases:
        lines = tuple(
            item for entry in group.entries for item in text_lines((entry.title, *entry.text), align="center")
        )
        yield Grid((1.0,), (GridRow((GridCell(lines, outline=SOLID[group.tone]),), grows=False),))


def _items(group: ComponentGroup) -> tuple[CellLine, ...]:
    """A mark before each title; what is said of it comes under it. A single text needs no mark."""
    if len(group.entries) == 1 and not group.entries[0].title:
        return text_lines(group.entries[0].text)
    lines: list[CellLine] = []
    for entry in group.entries:
        if entry.title:
            lines.append(CellLine(runs(entry.title, bool(entry.text)), mark="bullet"))
        lines += (CellLine(runs(item), mark="none" if entry.title else "bullet") for item in entry.text)
    return tuple(lines)
