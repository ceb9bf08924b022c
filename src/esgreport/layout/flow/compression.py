"""Setting a letter tighter than its brand, step by step, where it would not fit: spaces first, then the type."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from esgreport.layout.flow.page_context import PageSheet
from esgreport.layout.flow.paragraphs import mapped
from esgreport.layout.plan import FlowBlock, FlowParagraph, Run, StyleRole

HALF_POINT = Decimal("0.5")
LEAST_SIZE_PT, LEAST_SMALL_PT = Decimal("10.5"), Decimal(8)
MOST_SMALLER = Decimal("0.88")
# The head of a personal letter keeps its air.
UNTOUCHED: tuple[StyleRole, ...] = ("letterhead", "kicker", "headline")


@dataclass(frozen=True, slots=True)
class CompressionStep:
    """One step: the most space around paragraphs in points, the most line pitch, the share of the type size."""

    space_pt: Decimal
    line: Decimal
    size: Decimal


# An overflow of up to 12 % may take one size of type; what is longer has to be shortened by its author.
STEPS = (
    CompressionStep(Decimal(7), Decimal("1.65"), Decimal(1)),
    CompressionStep(Decimal(6), Decimal("1.5"), Decimal(1)),
    CompressionStep(Decimal(6), Decimal("1.4"), Decimal(1)),
    CompressionStep(Decimal(6), Decimal("1.3"), Decimal(1)),
    CompressionStep(Decimal(4), Decimal("1.2"), Decimal(1)),
    CompressionStep(Decimal(3), Decimal("1.15"), MOST_SMALLER),
)


def tightened(blocks: tuple[FlowBlock, ...], step: CompressionStep, sheet: PageSheet) -> tuple[FlowBlock, ...]:
    """The blocks with that step's spaces, pitch and sizes; what is tighter already stays."""
    return mapped(blocks, lambda item: _paragraph(item, step, sheet))


def _paragraph(item: FlowParagraph, step: CompressionStep, sheet: PageSheet) -> FlowParagraph:
    if item.style in UNTOUCHED:
        return item
    style = sheet.style(item.style)
    before, after = Decimal(str(sheet.before_pt(item))), Decimal(str(sheet.after_pt(item)))
    compressed = replace(
        item,
        space_before_pt=step.space_pt if before > step.space_pt else item.space_before_pt,
        space_after_pt=step.space_pt if after > step.space_pt else item.space_after_pt,
        line=step.line if Decimal(str(style.line)) > step.line else item.line,
    )
    if step.size == 1:
        return compressed
    own = Decimal(str(style.size_pt))
    return replace(compressed, runs=tuple(_run(run, step, own) for run in item.runs))


def _run(run: Run, step: CompressionStep, own: Decimal) -> Run:
    """A run one step smaller, in half points; text of 10.5 pt and more stays at 10.5 pt or more, notes at 8 pt."""
    size = run.size_pt or own
    least = LEAST_SIZE_PT if size >= LEAST_SIZE_PT else LEAST_SMALL_PT
    smaller = (size * step.size / HALF_POINT).quantize(Decimal(1), ROUND_HALF_UP) * HALF_POINT
    return run if smaller >= size else replace(run, size_pt=max(smaller, min(least, size)))
