"""C13 before and after: a practice that changes, what it was in grey, what it becomes in bold."""

from __future__ import annotations

from collections.abc import Iterator

from esgreport.document.component import Component, ComponentEntry, ComponentGroup, LabelledPart
from esgreport.layout.components.entries import line, plain_cell, soft_cell, solid_cell, tone_of
from esgreport.layout.components.grid import AIR, CellLine, Grid, GridCell, GridRow
from esgreport.layout.inline import runs

SUBJECT, BEFORE, ARROW, AFTER = 2.4, 5.0, 0.6, 6.0
BECOMES = GridCell(symbol="→", geometry="rightArrow", fill="accent1")


def grid(component: Component) -> Iterator[Grid]:
    """One row a change; the labels of the first one's parts head the columns."""
    first = next((entry for entry in component.entries if len(entry.parts) > 1), None)
    rows = [_heads(first)] if first else []
    rows += [_change(entry, group) for group in component.groups for entry in group.entries]
    yield Grid((SUBJECT, BEFORE, ARROW, AFTER), tuple(rows), head_rows=1 if first else 0, gaps=False)


def _heads(entry: ComponentEntry) -> GridRow:
    before, after = (line(part.label, bold=True, align="center") for part in entry.parts[:2])
    return GridRow((AIR, solid_cell(before, "muted"), AIR, solid_cell(after, "brand")), grows=False)


def _change(entry: ComponentEntry, group: ComponentGroup) -> GridRow:
    subject = plain_cell(line(entry.title, bold=True, align="center"))
    *before, after = entry.parts or (LabelledPart((), entry.text),)
    was = plain_cell(tuple(CellLine(runs(item), color="muted") for part in before for item in part.lines))
    becomes = tuple(CellLine(runs(item, True), color="accent1") for item in after.lines)
    return GridRow(
        (subject, was if before else AIR, BECOMES if before else AIR, soft_cell(becomes, tone_of(entry, group)))
    )
