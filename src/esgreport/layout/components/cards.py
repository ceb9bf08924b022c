"""C10 cards of requests: a head with its number, labelled parts at the same height in all cards, a foot."""

from __future__ import annotations

from collections.abc import Iterator

from esgreport.document.component import Component, ComponentEntry, LabelledPart, Tone
from esgreport.layout.components.entries import part_lines, soft_cell, solid_cell, text_lines, tone_of
from esgreport.layout.components.grid import SOLID, CellLine, Grid, GridCell, GridRow
from esgreport.layout.inline import runs
from esgreport.layout.plan import Run

MOST_ACROSS = 4
MOST_IN_ROW = 3


def grid(component: Component, most: int = MOST_IN_ROW) -> Iterator[Grid]:
    """The cards as one grid a row of cards: three side by side, or `most` where they are long; four as two by two."""
    cards = [(entry, tone_of(entry, group)) for group in component.groups for entry in group.entries]
    across = min(_across(len(cards)), most)
    for start in range(0, len(cards), across):
        yield _row_of_cards(cards[start : start + across], across, start, len(cards) > 1)


def _across(count: int) -> int:
    return count if count <= MOST_IN_ROW else 2 if count <= MOST_ACROSS else MOST_IN_ROW


def _row_of_cards(cards: list[tuple[ComponentEntry, Tone]], across: int, start: int, numbered: bool) -> Grid:
    heads = [
        solid_cell(_head(entry, start + at + 1, numbered), tone, joins=True) for at, (entry, tone) in enumerate(cards)
    ]
    rows = [GridRow(_padded(heads, across), grows=False)]
    if any(entry.text for entry, _ in cards):
        texts = [soft_cell(text_lines(entry.text), tone, joins=True, anchor="top") for entry, tone in cards]
        rows.append(GridRow(_padded(texts, across)))
    for name in _labels(cards, "parts"):
        parts = [soft_cell(_named(entry.parts, name, tone), tone, joins=True, anchor="top") for entry, tone in cards]
        rows.append(GridRow(_padded(parts, across)))
    for name in _labels(cards, "foot"):
        feet = [GridCell(_named(entry.foot, name, tone), outline=SOLID[tone], joins=True) for entry, tone in cards]
        rows.append(GridRow(_padded(feet, across), grows=False))
    *above, last = rows
    open_cells = tuple(GridCell(cell.lines, cell.fill, cell.outline) for cell in last.cells)
    return Grid((1.0,) * across, (*above, GridRow(open_cells, last.grows)), head_rows=1)


def _head(entry: ComponentEntry, number: int, numbered: bool) -> tuple[CellLine, ...]:
    """The title with its number before it where there are several cards."""
    counted = (Run(f"{number}\u3000", True), *runs(entry.title, True)) if numbered else runs(entry.title, True)
    return (CellLine(counted, "head"),)


def _padded(cells: list[GridCell], across: int) -> tuple[GridCell, ...]:
    return (*cells, *(GridCell() for _ in range(across - len(cells))))


def _labels(cards: list[tuple[ComponentEntry, Tone]], place: str) -> list[str]:
    """The labels that any card has, in order, so that the same part is at the same height in all."""
    listed: list[LabelledPart] = [part for entry, _ in cards for part in getattr(entry, place)]
    return list(dict.fromkeys(_name(part) for part in listed))


def _name(part: LabelledPart) -> str:
    return "".join(run.text for run in runs(part.label))


def _named(parts: tuple[LabelledPart, ...], name: str, tone: Tone) -> tuple[CellLine, ...]:
    return tuple(item for part in parts if _name(part) == name for item in part_lines(part, tone))
