"""Roadmaps and governance charts of a page, as native tables."""

from __future__ import annotations

from esgreport.document.tree import Bar, Governance, Inlines, Organ, Roadmap, RoadmapGate
from esgreport.layout.columns import equal
from esgreport.layout.flow.page_context import PageSheet, styled
from esgreport.layout.governance_table import by_rank, tie_lines
from esgreport.layout.inline import runs
from esgreport.layout.plan import FlowBlock, FlowCell, FlowParagraph, FlowTable, Run
from esgreport.layout.roadmap_periods import bar_periods, gate_period

ACTIVITY_SHARE = 30
GATE = "◇ "
# Widths of the governance columns: rank, name, role, lines.
GOVERNANCE_WEIGHTS = (1, 4, 5, 5)


def roadmap(block: Roadmap, sheet: PageSheet, name: str) -> tuple[FlowBlock, ...]:
    """Activities by periods, filled where they run with their days, and the gates in a row of their own."""
    count = len(block.periods)
    if not count:
        return ()
    total = sheet.brand.page.text_width
    first = total * ACTIVITY_SHARE // 100
    head = (_text(block.activity_title), *map(_head, block.periods))
    rows = [_activity(bar, count) for bar in block.bars]
    if block.gates:
        rows.append((_text(block.gate_title), *(_gates(block, index) for index in range(count))))
    widths = (first, *equal(count, total - first))
    return (FlowTable("records", widths, (head, *rows), name, block.alt or name, locked=True),)


def _text(text: str) -> FlowCell:
    return FlowCell((FlowParagraph("table-head", (Run(text),)),))


def _head(period: Inlines) -> FlowCell:
    return FlowCell((FlowParagraph("table-head", runs(period), align="center"),))


def _activity(bar: Bar, count: int) -> tuple[FlowCell, ...]:
    """The name, then one filled cell over the periods of the activity between empty ones."""
    periods = bar_periods(bar, count)
    lines = (styled("table-head", bar.name), *(styled("table-text", text) for text in (bar.detail, bar.days) if text))
    empty, filled = (FlowCell(()),), FlowCell((), fill="accent1", span=len(periods))
    return (FlowCell(lines), *empty * periods.start, filled, *empty * (count - periods.stop))


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
