"""C21 questions and answers as cards, two side by side; rows share the height of their longest card."""

from __future__ import annotations

from collections.abc import Iterator

from esgreport.document.component import Component, ComponentEntry
from esgreport.layout.components.entries import line, plain_cell, text_lines
from esgreport.layout.components.grid import Grid, GridCell, GridRow

FEW = 2


def grid(component: Component) -> Iterator[Grid]:
    """Two columns from three questions on; an odd last one takes the whole width."""
    entries = component.entries
    if len(entries) <= FEW:
        yield Grid((1.0,), tuple(GridRow((_card(entry, 1),)) for entry in entries))
        return
    pairs = (entries[at : at + 2] for at in range(0, len(entries), 2))
    rows = tuple(GridRow(tuple(_card(entry, 3 - len(pair)) for entry in pair)) for pair in pairs)
    yield Grid((1.0, 1.0), rows)


def _card(entry: ComponentEntry, span: int) -> GridCell:
    question = line(entry.title, bold=True, color="accent1")
    return plain_cell((*question, *text_lines(entry.text)), span=span)
