"""C03 key-figure strip: facts to be remembered, side by side under a rule in the colour of their tone."""

from __future__ import annotations

from collections.abc import Iterator

from esgreport.document.component import Component, ComponentEntry, Tone
from esgreport.layout.components.entries import line, text_lines, tone_of
from esgreport.layout.components.grid import SOLID, CellLine, Grid, GridCell, GridRow

MOST_ACROSS = 5
RULE_PT = 3.0


def grid(component: Component) -> Iterator[Grid]:
    """Up to five cards a row: the label, the figure, a note."""
    cards = [(entry, tone_of(entry, group)) for group in component.groups for entry in group.entries]
    rows = -(-len(cards) // MOST_ACROSS)
    across = -(-len(cards) // rows)
    for start in range(0, len(cards), across):
        listed = cards[start : start + across]
        rules = tuple(GridCell(fill=SOLID[tone], joins=True) for _, tone in listed)
        cells = tuple(GridCell(_lines(entry, tone), fill="surface", anchor="middle") for entry, tone in listed)
        padding = tuple(GridCell() for _ in range(across - len(listed)))
        yield Grid(
            (1.0,) * across, (GridRow((*rules, *padding), grows=False, rule_pt=RULE_PT), GridRow((*cells, *padding)))
        )


def _lines(entry: ComponentEntry, tone: Tone) -> tuple[CellLine, ...]:
    label = line(entry.title, "small", bold=True)
    return (*label, *line(entry.mark, "figure", bold=True, color=SOLID[tone]), *text_lines(entry.text, "small"))
