"""Inlines of the tree as runs of the plan, and as plain text for measuring."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from esgreport.document.tree import FactText, Inlines, LineBreak, Strong, Words
from esgreport.layout.plan import Run


def plain(inlines: Inlines) -> str:
    """The text without its looks; a line break is `\\n`."""
    if len(inlines) == 1 and isinstance(inlines[0], Words | FactText):
        return inlines[0].text
    return "".join([text for text, _ in _pieces(inlines, False)])


def runs(inlines: Inlines, bold: bool = False) -> tuple[Run, ...]:
    """The runs, neighbours of one look joined; no text of a fact changes."""
    if len(inlines) == 1 and isinstance(inlines[0], Words | FactText) and inlines[0].text:
        return (Run(inlines[0].text, bold),)
    made: list[Run] = []
    for text, strong in _pieces(inlines, bold):
        if made and made[-1].bold == strong:
            made[-1] = Run(made[-1].text + text, strong)
        elif text:
            made.append(Run(text, strong))
    return tuple(made)


def text_of(items: Iterable[Run]) -> str:
    """The text of runs one after the other."""
    return "".join([item.text for item in items])


def plain_runs(items: Iterable[Run]) -> str:
    """The text of runs on one line: soft breaks are no part of what is said."""
    return text_of(items).replace("\n", "")


def _pieces(inlines: Inlines, bold: bool) -> Iterator[tuple[str, bool]]:
    for item in inlines:
        if isinstance(item, LineBreak):
            yield "\n", bold
        elif isinstance(item, Strong):
            yield from _pieces(item.inlines, True)
        else:
            yield item.text, bold
