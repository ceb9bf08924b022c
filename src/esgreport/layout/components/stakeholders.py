"""C16 stakeholders: our company in the middle, cards of those around it at the left and right, in pairs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from esgreport.document.component import Component, ComponentEntry, ComponentGroup
from esgreport.document.inlines import Inlines
from esgreport.layout.components.entries import line, soft_cell, solid_cell, text_lines, tone_of
from esgreport.layout.components.grid import AIR, SOLID, CellLine, Grid, GridCell, GridRow
from esgreport.layout.inline import runs
from esgreport.layout.plan import Run

CARD, MIDDLE = 3.6, 1.9
NAME, WORDS = 1.5, 5.0
MOST_CARDS = 8
SPACE = Run("\u3000")


def grid(component: Component) -> Iterator[Grid]:
    """Cards in pairs with the company between them, an odd last one over the whole width; from nine on rows."""
    cards = [(entry, group) for group in component.groups for entry in group.entries]
    if len(cards) > MOST_CARDS:
        yield Grid((NAME, WORDS), tuple(_row(*card) for card in cards))
        return
    pairs = list(zip_longest(cards[::2], cards[1::2]))
    middle = max(0, (len(cards) // 2 - 1) // 2)
    name = line(company(component), "head", bold=True, align="center")
    own = {middle: solid_cell(name, "brand") if name else AIR}
    rows = (
        GridRow((_card(*one), own.get(at, AIR), _card(*two))) if two else GridRow((replace(_card(*one), span=3),))
        for at, (one, two) in enumerate(pairs)
    )
    yield Grid((CARD, MIDDLE, CARD), tuple(rows))


def company(component: Component) -> Inlines:
    """What is in the middle: the heading of the first group that has one."""
    return next((group.title for group in component.groups if group.title), ())


def _card(entry: ComponentEntry, group: ComponentGroup) -> GridCell:
    return soft_cell((*_title(entry, group), *_said(entry)), tone_of(entry, group))


def _title(entry: ComponentEntry, group: ComponentGroup) -> tuple[CellLine, ...]:
    """The name, and beside it the mark, as a count."""
    mark = (SPACE, *runs(entry.mark)) if entry.mark else ()
    words = (*runs(entry.title, True), *mark)
    return (CellLine(words, color=SOLID[tone_of(entry, group)]),) if words else ()


def _said(entry: ComponentEntry) -> Iterator[CellLine]:
    """The text, then each part as a row of its label and what it is."""
    yield from text_lines(entry.text)
    for part in (*entry.parts, *entry.foot):
        first, *others = part.lines or ((),)
        yield CellLine((*runs(part.label, True), SPACE, *runs(first)))
        yield from (CellLine(runs(item)) for item in others)


def _row(entry: ComponentEntry, group: ComponentGroup) -> GridRow:
    return GridRow((soft_cell(_title(entry, group), tone_of(entry, group)), GridCell(tuple(_said(entry)), "surface")))
