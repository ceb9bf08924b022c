"""C07 schedule with actors: as rows of days, actor and step; on slides drawn true to the day where all have days."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from esgreport.document.component import Component, ComponentEntry, ComponentGroup
from esgreport.layout.components.entries import line, part_lines, plain_cell, soft_cell, text_lines, tone_of
from esgreport.layout.components.grid import CellLine, Grid, GridRow

ACTOR, STEP = 1.6, 5.0
UNDATED = (Fraction(0), Fraction(0))


def grid(component: Component) -> Iterator[Grid]:
    """One row a step in the order of their days, with who acts; what is under no actor is a deadline."""
    steps = [(entry, group) for group in component.groups for entry in group.entries]
    ordered = sorted(steps, key=lambda step: step[0].span or UNDATED)
    yield Grid((ACTOR, STEP), tuple(_row(entry, group) for entry, group in ordered), gaps=False)


def lanes_and_marks(component: Component) -> tuple[tuple[ComponentGroup, ...], tuple[ComponentGroup, ...]]:
    """The groups with an actor, and those without one, whose entries are deadlines."""
    lanes = tuple(group for group in component.groups if group.title)
    return lanes, tuple(group for group in component.groups if not group.title)


def _row(entry: ComponentEntry, group: ComponentGroup) -> GridRow:
    tone = tone_of(entry, group)
    actor = soft_cell(line(group.title, bold=True, align="center"), tone)
    return GridRow((actor, plain_cell(tuple(_words(entry, group)))))


def _words(entry: ComponentEntry, group: ComponentGroup) -> Iterator[CellLine]:
    yield from line(entry.title, bold=True)
    yield from line(entry.mark, bold=True)
    yield from text_lines(entry.text)
    for part in (*entry.parts, *entry.foot):
        yield from part_lines(part, tone_of(entry, group))
