"""Scenarios as rows: what happens and how often at the left, what it costs before and after at the right."""

from __future__ import annotations

from collections.abc import Iterator

from esgreport.document.component import Component, ComponentEntry, ComponentGroup, LabelledPart, Tone
from esgreport.layout.components.entries import line, plain_cell, tone_of
from esgreport.layout.components.grid import SOFT, SOLID, CellLine, Grid, GridCell, GridRow
from esgreport.layout.inline import runs

BAR, WORDS, FIGURE = 0.08, 4.6, 1.6


def grid(component: Component) -> Iterator[Grid]:
    """One row a story; a group of titles alone, or with one sentence, is a panel of its own."""
    rows = [row for group in component.groups for row in _rows(group)]
    yield Grid((BAR, WORDS, FIGURE), tuple(rows), gaps=False)


def _rows(group: ComponentGroup) -> Iterator[GridRow]:
    if not any(entry.mark or entry.parts for entry in group.entries):
        yield GridRow((_panel(group),))
        return
    if group.title:
        yield GridRow((GridCell(line(group.title, bold=True, color=SOLID[group.tone]), span=3),), grows=False)
    yield from (_story(entry, tone_of(entry, group)) for entry in group.entries)


def _panel(group: ComponentGroup) -> GridCell:
    """What is said of stories without a figure."""
    lines = list(line(group.title, bold=True, color=SOLID[group.tone]))
    for entry in group.entries:
        lines += line(entry.title, bold=bool(entry.text))
        lines += (CellLine(runs(item)) for item in entry.text)
    return GridCell(tuple(lines), fill=SOFT[group.tone], span=3)


def _story(entry: ComponentEntry, tone: Tone) -> GridRow:
    title = line(entry.title, bold=True)
    said = (CellLine(runs(item)) for item in entry.text)
    details = (
        CellLine((*runs(part.label), *(run for item in part.lines for run in runs(item))), "small", "muted")
        for part in entry.parts
    )
    words = plain_cell((*title, *said, *details))
    labels = (item for part in entry.foot for item in _above(part))
    figure = line(entry.mark, "head", bold=True, color=SOLID[tone], align="center")
    return GridRow((GridCell(fill=SOLID[tone]), words, plain_cell((*labels, *figure))))


def _above(part: LabelledPart) -> Iterator[CellLine]:
    """What the figure is, above it."""
    yield from line(part.label, "small", color="muted", align="center")
    for item in part.lines:
        yield from line(item, "small", align="center")
