"""C12 options side by side, one row a question: the one that is put forward is tinted, framed and marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from esgreport.document.component import Component, ComponentEntry, Tone
from esgreport.layout.components.entries import line, solid_cell, text_lines, tone_of
from esgreport.layout.components.grid import AIR, SOFT, SOLID, CellLine, Grid, GridCell, GridRow
from esgreport.layout.inline import runs, text_of

# The share of the width that the questions take, by the number of options beside them.
LABEL_SHARES = {1: 0.3, 2: 0.28, 3: 0.25, 4: 0.2}
MOST_ACROSS = 4
# In rows: the width of a title, and that of answers by the letters of the longest one.
ROW_TITLE, LETTERS, LEAST, MOST = 1.5, 16, 1.0, 3.8
MUTED: Tone = "muted"


def grid(component: Component) -> Iterator[Grid]:
    """Options as columns; from five on as rows, without a frame."""
    options = [(entry, tone_of(entry, group)) for group in component.groups for entry in group.entries]
    chosen = next((at for at, (entry, tone) in enumerate(options) if entry.mark or tone != MUTED), None)
    looked = [(entry, tone if at == chosen else MUTED) for at, (entry, tone) in enumerate(options)]
    yield _as_rows(looked) if len(options) > MOST_ACROSS else _as_columns(looked, chosen)


def _as_columns(options: Sequence[tuple[ComponentEntry, Tone]], chosen: int | None) -> Grid:
    rows = [GridRow((AIR, *map(_tag, options)), grows=False)] if any(entry.mark for entry, _ in options) else []
    rows.append(GridRow((GridCell(joins=True), *(_head(*option) for option in options)), grows=False))
    if any(entry.text for entry, _ in options):
        rows.append(GridRow((GridCell(fill="surface", joins=True), *(_said(*option) for option in options))))
    rows += [
        GridRow((_label(name, options), *(_cell(name, *option) for option in options))) for name in _names(options)
    ]
    *above, last = rows
    ended = GridRow(tuple(replace(cell, joins=False) for cell in last.cells), last.grows)
    frame = None if chosen is None else chosen + 1
    share = LABEL_SHARES[len(options)]
    weights = (share, *((1 - share) / len(options) for _ in options))
    heads = sum(not row.grows for row in rows)
    return Grid(weights, (*above, ended), heads, gaps=False, ruled=True, frame=frame)


def _as_rows(options: Sequence[tuple[ComponentEntry, Tone]]) -> Grid:
    names = _names(options)
    heads = (GridCell(joins=True), *(solid_cell(_label(name, options).lines, MUTED, joins=True) for name in names))
    rows = [GridRow((_title(*option), *(_cell(name, *option) for name in names))) for option in options]
    longest = (max((_letters(name, entry) for entry, _ in options), default=0) for name in names)
    weights = (ROW_TITLE, *(min(MOST, max(LEAST, letters / LETTERS)) for letters in longest))
    return Grid(weights, (GridRow(heads, grows=False), *rows), 1, gaps=False, ruled=True)


def _letters(name: str, entry: ComponentEntry) -> int:
    """How long the answer of an option to a question is."""
    said = (item for part in entry.parts if text_of(runs(part.label)) == name for item in part.lines)
    return sum(len(text_of(runs(item))) for item in said)


def _names(options: Sequence[tuple[ComponentEntry, Tone]]) -> tuple[str, ...]:
    """The questions that any option answers, in order."""
    return tuple(dict.fromkeys(text_of(runs(part.label)) for entry, _ in options for part in entry.parts))


def _tag(option: tuple[ComponentEntry, Tone]) -> GridCell:
    entry, _ = option
    words = line(entry.mark, "small", bold=True, align="center", color="paper")
    return GridCell(words, fill="accent3", geometry="roundRect", joins=True) if words else GridCell(joins=True)


def _head(entry: ComponentEntry, tone: Tone) -> GridCell:
    return solid_cell(line(entry.title, bold=True, align="center"), tone, joins=True)


def _title(entry: ComponentEntry, tone: Tone) -> GridCell:
    lines = (*line(entry.mark, "small", bold=True, color="accent3"), *line(entry.title, bold=True))
    return GridCell(lines, fill=None if tone == MUTED else SOFT[tone], joins=True)


def _label(name: str, options: Sequence[tuple[ComponentEntry, Tone]]) -> GridCell:
    """The words of a question, as the first option that answers it puts them."""
    labels = (part.label for entry, _ in options for part in entry.parts if text_of(runs(part.label)) == name)
    return GridCell(line(next(labels), bold=True), fill="surface", joins=True)


def _said(entry: ComponentEntry, tone: Tone) -> GridCell:
    """What is said of an option besides its answers."""
    return GridCell(text_lines(entry.text), fill=None if tone == MUTED else SOFT[tone], joins=True)


def _cell(name: str, entry: ComponentEntry, tone: Tone) -> GridCell:
    """The answer of one option; bold on the tint of the one that is put forward."""
    is_chosen = tone != MUTED
    said = (item for part in entry.parts if text_of(runs(part.label)) == name for item in part.lines)
    color = SOLID[tone] if is_chosen else None
    lines = tuple(CellLine(runs(item, is_chosen), color=color, align="center") for item in said)
    return GridCell(lines, fill=SOFT[tone] if is_chosen else None, joins=True)
