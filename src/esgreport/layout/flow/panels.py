"""Panels of a page: asks, resolutions, summaries and cautions in a frame."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from esgreport.document.tree import Block, ListBlock, Panel, Paragraph
from esgreport.layout.flow.page_context import PageSheet
from esgreport.layout.flow.prose import marked_paragraphs, paragraph
from esgreport.layout.inline import plain, runs
from esgreport.layout.plan import FlowBlock, FlowCell, FlowParagraph, FlowTable

_TITLE_GAP = Decimal(3)


def panel(
    block: Panel, sheet: PageSheet, name: str, others: Callable[[Block], tuple[FlowBlock, ...]]
) -> tuple[FlowBlock, ...]:
    """A frame of one cell with the words; tables, charts and the like inside it follow after the frame.

    A table inside a cell reads badly aloud and cannot repeat its headings, so the frame holds prose only.
    """
    lines = _title(block, sheet)
    after: list[FlowBlock] = []
    for inner in block.blocks:
        if isinstance(inner, Paragraph):
            lines.append(paragraph(inner))
        elif isinstance(inner, ListBlock):
            lines.extend(marked_paragraphs(inner))
        else:
            after.extend(others(inner))
    if not lines:
        return tuple(after)
    lines[-1] = replace(lines[-1], space_after_pt=Decimal(0))
    title = plain(block.title) or name
    widths = (sheet.brand.page.text_width,)
    return (FlowTable("panel", widths, ((FlowCell(tuple(lines)),),), title, title, header_rows=0), *after)


def _title(block: Panel, sheet: PageSheet) -> list[FlowParagraph]:
    """The line of the title in the size of body text; nothing without a title."""
    size = Decimal(str(sheet.style("body").size_pt))
    head = tuple(replace(run, size_pt=size) for run in runs(block.title))
    return [FlowParagraph("table-head", head, keep_next=True, space_after_pt=_TITLE_GAP)] if block.title else []
