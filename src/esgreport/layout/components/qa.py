"""Questions with all that is needed to answer them: the question, the short answer, then what follows if pressed."""

from __future__ import annotations

from collections.abc import Iterator

from esgreport.document.component import Component, ComponentEntry, LabelledPart, Tone
from esgreport.layout.components.entries import line, plain_cell, soft_cell, text_lines, tone_of
from esgreport.layout.components.grid import SOLID, CellLine, Grid, GridCell, GridRow
from esgreport.layout.inline import runs

LABEL, WORDS = 1.0, 5.0


def grid(component: Component) -> Iterator[Grid]:
    """A grid a question, so that each stays in one piece; the heading of a group is above its first one."""
    for group in component.groups:
        heading = line(group.title, "head", bold=True, color=SOLID[group.tone])
        for entry in group.entries:
            rows = (GridRow((GridCell(heading, span=2),), grows=False),) if heading else ()
            yield Grid((LABEL, WORDS), (*rows, *_question(entry, tone_of(entry, group))), gaps=False, keyed=True)
            heading = ()


def _question(entry: ComponentEntry, tone: Tone) -> Iterator[GridRow]:
    mark = line(entry.mark, "small", color="muted")
    yield GridRow((soft_cell((*line(entry.title, bold=True), *mark), tone, span=2),))
    if entry.text:
        yield GridRow((plain_cell(text_lines(entry.text), span=2),))
    yield from (_part(part, tone) for part in (*entry.parts, *entry.foot))


def _part(part: LabelledPart, tone: Tone) -> GridRow:
    label = line(part.label, "small", bold=True, color=SOLID[tone])
    said = tuple(CellLine(runs(item), "small") for item in part.lines)
    return GridRow((GridCell(label), GridCell(said)))
