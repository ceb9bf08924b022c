"""Inlines of the tree as runs of the plan, and as plain text for measuring."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from esgreport.document.inlines import FactText, Footnote, Inlines, LineBreak, Reference, Ruby, Strong, Words
from esgreport.layout.plan import PageNote, Run
from esgreport.layout.text.titles import balance_title
from esgreport.layout.text.widths import Face

SHORT_LINES = 3


def plain(inlines: Inlines) -> str:
    """The text without its looks; a line break is `\\n`."""
    if len(inlines) == 1 and isinstance(inlines[0], Words | FactText):
        return inlines[0].text
    return text_of(_pieces(inlines, False, False))


def runs(inlines: Inlines, bold: bool = False, locks: bool = False) -> tuple[Run, ...]:
    """The runs, neighbours of one look joined; no text of a fact changes. `locks` sets figures apart, to be locked."""
    if len(inlines) == 1 and isinstance(inlines[0], Words | FactText) and inlines[0].text:
        return (Run(inlines[0].text, bold, locked=locks and _is_figure(inlines[0])),)
    joined: list[Run] = []
    for piece in _pieces(inlines, bold, locks):
        if piece.note or piece.reference or piece.ruby or piece.locked:
            joined.append(piece)
        elif joined and joined[-1] == Run(joined[-1].text, piece.bold):
            joined[-1] = Run(joined[-1].text + piece.text, piece.bold)
        elif piece.text:
            joined.append(piece)
    return tuple(joined)


def short_line(items: tuple[Run, ...], face: Face, size_pt: float, width_pt: float) -> tuple[Run, ...]:
    """Runs of a short text in a narrow place (a label, a note under a figure), broken between phrases.

    Text of several looks, or of more than three lines, is prose and stays as it is.
    """
    if len(items) != 1:
        return items
    (only,) = items
    return (replace(only, text=balance_title(only.text, face, size_pt, width_pt, SHORT_LINES)),)


def text_of(items: Iterable[Run]) -> str:
    """The text of runs one after the other."""
    return "".join([item.text for item in items])


def plain_runs(items: Iterable[Run]) -> str:
    """The text of runs on one line: soft breaks are no part of what is said."""
    return text_of(items).replace("\n", "")


def shows_figures(inlines: Inlines) -> bool:
    """Whether a text contains a number or a day of the facts."""
    return any(piece.locked for piece in _pieces(inlines, False, True))


def _is_figure(item: Words | FactText) -> bool:
    return isinstance(item, FactText) and item.is_figure


def _pieces(inlines: Inlines, bold: bool, locks: bool) -> Iterator[Run]:
    for item in inlines:
        if isinstance(item, LineBreak):
            yield Run("\n", bold)
        elif isinstance(item, Strong):
            yield from _pieces(item.inlines, True, locks)
        elif isinstance(item, Ruby):
            yield Run(plain(item.inlines), bold, ruby=plain(item.reading))
        elif isinstance(item, Footnote):
            yield Run("", note=PageNote(0, runs(item.inlines)))
        elif isinstance(item, Reference):
            yield Run(item.text, bold, reference=item.key)
        else:
            yield Run(item.text, bold, locked=locks and _is_figure(item))
