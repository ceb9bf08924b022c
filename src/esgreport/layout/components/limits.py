"""C24 risks and limits: what remains and what is not known, in a panel beside the claim, in the same type size."""

from __future__ import annotations

from collections.abc import Iterator

from esgreport.document.component import Component, ComponentGroup
from esgreport.layout.components.entries import line
from esgreport.layout.components.grid import SOFT, SOLID, CellLine, Grid, GridCell, GridRow
from esgreport.layout.inline import runs


def grid(component: Component) -> Iterator[Grid]:
    """One panel a group under each other: its heading, and its sentences with marks."""
    rows = tuple(
        GridRow((GridCell(_lines(group), fill=SOFT[group.tone], outline=SOLID[group.tone]),))
        for group in component.groups
    )
    yield Grid((1.0,), rows)


def _lines(group: ComponentGroup) -> tuple[CellLine, ...]:
    lines = list(line(group.title, "head", bold=True, color=SOLID[group.tone]))
    for entry in group.entries:
        lines += line(entry.title, bold=True)
        lines += (CellLine(runs(item), mark="bullet") for item in entry.text)
    return tuple(lines)
