"""C23 the resolution: its words in a box beside their label; under it what is delegated, reserved, reviewed before."""

from __future__ import annotations

from collections.abc import Iterator

from esgreport.document.component import Component, ComponentEntry, ComponentGroup
from esgreport.layout.components.entries import line, part_lines, plain_cell, soft_cell, solid_cell, text_lines
from esgreport.layout.components.grid import SOLID, CellLine, Grid, GridCell, GridRow
from esgreport.layout.inline import runs

LABEL, WORDS = 1.0, 6.4


def grid(component: Component) -> Iterator[Grid]:
    """The first group verbatim with its label, the others as cards side by side."""
    resolution, *others = component.groups
    lines = tuple(CellLine(runs(item)) for entry in resolution.entries for item in (entry.title, *entry.text) if item)
    label = solid_cell(line(resolution.title, "head", bold=True, align="center"), resolution.tone)
    verbatim = soft_cell(lines, resolution.tone)
    yield Grid((LABEL, WORDS), (GridRow((label, verbatim)),), gaps=False)
    cards = [(group, entry) for group in others for entry in group.entries]
    if cards:
        heads = tuple(
            solid_cell(line(entry.title, bold=True), entry.tone or group.tone, joins=True) for group, entry in cards
        )
        texts = tuple(_card(entry, group) for group, entry in cards)
        yield Grid((1.0,) * len(cards), (GridRow(heads, grows=False), GridRow(texts)), head_rows=1)


def _card(entry: ComponentEntry, group: ComponentGroup) -> GridCell:
    parts = (item for part in (*entry.parts, *entry.foot) for item in part_lines(part, entry.tone or group.tone))
    return plain_cell(
        (*text_lines(entry.text), *parts, *line(entry.mark, bold=True, color=SOLID[entry.tone or group.tone]))
    )
