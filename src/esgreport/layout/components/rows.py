"""C05 argument rows: a key at the left in the solid colour, the sentence beside it."""

from __future__ import annotations

from collections.abc import Iterator

from esgreport.document.component import Component
from esgreport.layout.components.entries import line, plain_cell, soft_cell, solid_cell, text_lines, tone_of
from esgreport.layout.components.grid import Grid, GridRow

KEY, SENTENCE = 0.95, 4.65


def grid(component: Component) -> Iterator[Grid]:
    """One row an entry; what limits is on the pale colour of its tone."""
    rows = []
    for group in component.groups:
        if group.title:
            rows.append(GridRow((plain_cell(line(group.title, "head", bold=True), span=2),), grows=False))
        for entry in group.entries:
            tone = tone_of(entry, group)
            said = text_lines(entry.text)
            sentence = soft_cell(said, tone) if tone == "warn" else plain_cell(said)
            rows.append(GridRow((solid_cell(line(entry.title, bold=True, align="center"), tone), sentence)))
    yield Grid((KEY, SENTENCE), tuple(rows), gaps=False, keyed=True)
