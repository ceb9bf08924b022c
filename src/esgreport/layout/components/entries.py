"""The parts of entries as lines of cells, written alike in every component."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from esgreport.document.component import ComponentEntry, ComponentGroup, LabelledPart, Tone
from esgreport.document.inlines import Inlines
from esgreport.layout.chart_plan import ColorRole
from esgreport.layout.components.grid import SOFT, SOLID, CellLine, GridCell, TypeRole
from esgreport.layout.inline import runs
from esgreport.layout.plan import Align, Anchor


def tone_of(entry: ComponentEntry, group: ComponentGroup) -> Tone:
    """The tone of an entry: its own, or that of its group."""
    return entry.tone or group.tone


def line(
    inlines: Inlines,
    role: TypeRole = "body",
    *,
    bold: bool = False,
    color: ColorRole | None = None,
    align: Align = "start",
) -> tuple[CellLine, ...]:
    """One line; none for an empty text."""
    return (CellLine(runs(inlines, bold), role, color, align),) if inlines else ()


def text_lines(text: Iterable[Inlines], role: TypeRole = "body", align: Align = "start") -> tuple[CellLine, ...]:
    """The lines of a text, a mark before each where there are several."""
    listed = tuple(item for item in text if item)
    made = tuple(CellLine(runs(item), role, align=align) for item in listed)
    return made if len(made) < 2 else tuple(replace(item, mark="bullet", align="start") for item in made)


def part_lines(part: LabelledPart, tone: Tone) -> Iterator[CellLine]:
    """A label in small bold type, and what is under it."""
    yield from line(part.label, "small", bold=True, color=SOLID[tone])
    yield from (CellLine(runs(item)) for item in part.lines)


def solid_cell(lines: tuple[CellLine, ...], tone: Tone, *, span: int = 1, joins: bool = False) -> GridCell:
    """A cell in the solid colour of a tone with its words on it."""
    inked = tuple(replace(item, color=item.color or "paper") for item in lines)
    return GridCell(inked, fill=SOLID[tone], span=span, joins=joins)


def soft_cell(
    lines: tuple[CellLine, ...], tone: Tone, *, span: int = 1, joins: bool = False, anchor: Anchor = "middle"
) -> GridCell:
    """A cell on the pale colour of a tone."""
    return GridCell(lines, fill=SOFT[tone], span=span, joins=joins, anchor=anchor)


def plain_cell(
    lines: tuple[CellLine, ...], *, span: int = 1, joins: bool = False, anchor: Anchor = "middle"
) -> GridCell:
    """A cell on the surface colour, which says nothing about whose it is."""
    return GridCell(lines, fill="surface", span=span, joins=joins, anchor=anchor)
