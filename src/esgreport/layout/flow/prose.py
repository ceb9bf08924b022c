"""Paragraphs and lists of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from esgreport.document.tree import Block, ListBlock, ListItem, Paragraph, Section
from esgreport.layout.flow.page_context import NOUGHT, styled
from esgreport.layout.inline import plain, runs
from esgreport.layout.plan import FlowParagraph, Run, StyleRole

STYLES: dict[str, StyleRole] = {
    "body": "body",
    "lead": "lead",
    "note": "note",
    "caution": "caution",
    "greeting": "body",
    "closing-word": "right",
    "right": "right",
    "center": "center",
    "record-mark": "center",
    "record-end": "right",
}
DEEPEST = 4


def paragraph(item: Paragraph) -> FlowParagraph:
    """A paragraph in the style of its role; a greeting is set close to what follows."""
    result = styled(STYLES[item.role], item.inlines, keep_next=item.role == "record-mark", locks=True)
    return replace(result, space_after_pt=NOUGHT) if item.role == "greeting" else result


def list_paragraphs(block: ListBlock) -> tuple[FlowParagraph, ...]:
    """The items of a list, deeper ones by level; a numbered list restarts."""
    style: StyleRole = "list-bullet" if block.kind == "bullet" else "list-number"
    items = walk(block.members)
    paragraphs = [FlowParagraph(style, runs(item.inlines, locks=True), level=level) for item, level in items]
    if paragraphs and block.kind == "number":
        paragraphs[0] = replace(paragraphs[0], restart=True)
    return tuple(paragraphs)


def prose_of(section: Section) -> str:
    """The words of a section's paragraphs and lists, one after the other."""
    return "".join(plain(item.inlines) for block in section.blocks for item in _items(block))


def _items(block: Block) -> Iterable[Paragraph | ListItem]:
    if isinstance(block, ListBlock):
        return (item for item, _ in walk(block.members))
    return (block,) if isinstance(block, Paragraph) else ()


def walk(members: tuple[ListItem, ...], level: int = 0) -> Iterator[tuple[ListItem, int]]:
    """Every item with its level, in reading order."""
    for item in members:
        yield item, min(level, DEEPEST)
        yield from walk(item.children, level + 1)


def marked_paragraphs(block: ListBlock) -> tuple[FlowParagraph, ...]:
    """The items of a list inside a cell, where Word's lists do not reach: their marks are text."""
    paragraphs: list[FlowParagraph] = []
    counts = [0] * (DEEPEST + 2)
    for item, level in walk(block.members):
        counts[level] += 1
        counts[level + 1] = 0
        mark = "・" if block.kind == "bullet" else f"{counts[level]}. "
        words = (Run("　" * level + mark), *runs(item.inlines, locks=True))
        paragraphs.append(FlowParagraph("body", words, space_after_pt=Decimal(2)))
    return tuple(paragraphs)
