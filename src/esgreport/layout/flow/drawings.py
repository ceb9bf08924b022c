"""Roadmaps and governance charts of a page, as native tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from esgreport.document.inlines import Inlines
from esgreport.document.tree import Bar, Governance, Organ, Roadmap, RoadmapGate
from esgreport.layout.flow.page_context import PageSheet, styled
from esgreport.layout.governance_table import by_rank, tie_lines
from esgreport.layout.inline import runs
from esgreport.layout.plan import FlowBlock, FlowCell, FlowParagraph, FlowTable, Run
from esgreport.layout.roadmap_periods import gate_period

ACTIVITY_SHARE = 30
GATE = "◇ "
# Widths of the governance columns: rank, name, role, lines.
GOVERNANCE_WEIGHTS = (1, 4, 5, 5)


def roadmap(block: Roadmap, sheet: PageSheet, name: str) -> tuple[FlowBlock, ...]:
    """Activities by periods, filled to the day where they run, and the gates in a row of their own."""
    count = len(block.periods)
    if not count:
        return ()
    total = sheet.brand.page.text_width
    first = total * ACTIVITY_SHARE // 100
    edges = _edges(block.bars, count)
    whole = [_between(edges, at, at + 1) for at in range(count)]
    head = (_text(block.activity_title), *(_head(*item) for item in zip(block.periods, whole, strict=True)))
    rows = [_activity(bar, edges, count) for bar in block.bars]
    if block.gates:
        gates = (replace(_gates(block, index), span=span) for index, span in enumerate(whole))
        rows.append((_text(block.gate_title), *gates))
    places = [round(edge * (total - first) / count) for edge in edges]
    widths = (first, *(right - left for left, right in pairwise(places)))
    return (FlowTable("records", widths, (head, *rows), name, block.alt or name, locked=True),)


def _edges(bars: Iterable[Bar], count: int) -> list[Fraction]:
    """Where a column of the table starts or ends, in periods: at each period, and where an activity starts or ends."""
    days = (min(max(day, Fraction(0)), Fraction(count)) for bar in bars for day in (bar.start, bar.end))
    return sorted({*days, *map(Fraction, range(count + 1))})


def _between(edges: Sequence[Fraction], start: Fraction | int, end: Fraction | int) -> int:
    """How many columns lie between two edges."""
    return sum(start <= edge < end for edge in edges)


def _text(text: str) -> FlowCell:
    return FlowCell((FlowParagraph("table-head", (Run(text),)),))


def _head(period: Inlines, span: int) -> FlowCell:
    return FlowCell((FlowParagraph("table-head", runs(period), align="center"),), span=span)


def _activity(bar: Bar, edges: Sequence[Fraction], count: int) -> tuple[FlowCell, ...]:
    """The name, then one filled cell where the activity runs between empty ones, one for each period."""
    name, detail = styled("table-head", bar.name), [styled("table-text", bar.detail)] if bar.detail else []
    start = min(max(bar.start, Fraction(0)), Fraction(count))
    end = min(max(bar.end, start), Fraction(count))
    ends = sorted({start, end, *map(Fraction, range(count + 1))})
    filled = FlowCell((), fill="accent1", span=_between(edges, start, end))
    cells = [
        filled if left == start else FlowCell((), span=_between(edges, left, right))
        for left, right in pairwise(ends)
        if right <= start or left >= end or left == start
    ]
    return (FlowCell((name, *detail)), *cells)


def _gates(block: Roadmap, index: int) -> FlowCell:
    gates = [gate for gate in block.gates if gate_period(gate, len(block.periods)) == index]
    return FlowCell(tuple(line for gate in gates for line in _gate(gate)))


def _gate(gate: RoadmapGate) -> list[FlowParagraph]:
    name = FlowParagraph("table-text", (Run(GATE), *runs(gate.name)))
    return [name, styled("table-text", gate.day)] if gate.day else [name]


def governance(block: Governance, sheet: PageSheet, name: str) -> tuple[FlowBlock, ...]:
    """One row a body: name, role and its lines; with four titles its rank comes first."""
    titles = block.titles[: len(GOVERNANCE_WEIGHTS)]
    titles += ("",) * (len(GOVERNANCE_WEIGHTS) - 1 - len(titles))
    rows = tuple(_organ(organ, block, sheet)[-len(titles) :] for organ in by_rank(block))
    widths = _widths(GOVERNANCE_WEIGHTS[-len(titles) :], sheet.brand.page.text_width)
    return (FlowTable("records", widths, (tuple(map(_text, titles)), *rows), name, block.alt or name),)


def _widths(weights: tuple[int, ...], total: int) -> tuple[int, ...]:
    widths = [total * weight // sum(weights) for weight in weights]
    return (*widths[:-1], total - sum(widths[:-1]))


def _organ(organ: Organ, block: Governance, sheet: PageSheet) -> tuple[FlowCell, ...]:
    lines = tie_lines(organ, block, sheet.language)
    return (
        FlowCell((FlowParagraph("table-text", (Run(str(organ.rank + 1)),), align="center"),)),
        FlowCell((styled("table-head", organ.name),)),
        FlowCell((styled("table-text", organ.note),)),
        FlowCell(tuple(FlowParagraph("table-text", (Run(line),)) for line in lines)),
    )
