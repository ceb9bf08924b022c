"""Roadmaps and governance charts of a page, as native tables."""

from __future__ import annotations

from esgreport.document.tree import Bar, Governance, Inlines, Organ, Roadmap
from esgreport.layout.columns import equal
from esgreport.layout.flow.page_context import PageSheet, styled
from esgreport.layout.inline import plain, runs
from esgreport.layout.plan import FlowBlock, FlowCell, FlowParagraph, FlowTable, Run
from esgreport.layout.wording import tie_text

ACTIVITY_SHARE = 30
GATE = "◇ "
# Widths of the governance columns: rank, name, role, lines.
GOVERNANCE_WEIGHTS = (1, 4, 5, 5)


def roadmap(block: Roadmap, sheet: PageSheet, name: str) -> tuple[FlowBlock, ...]:
    """Activities by periods, filled where they run, and the gates in a row of their own."""
    count = len(block.periods)
    if not count:
        return ()
    total = sheet.brand.page.text_width
    first = total * ACTIVITY_SHARE // 100
    head = (_text(block.activity_title), *(FlowCell((_head(period),)) for period in block.periods))
    rows = [_activity(bar, count) for bar in block.bars]
    if block.gates:
        rows.append((_text(block.gate_title), *(_gates(block, index) for index in range(count))))
    widths = (first, *equal(count, total - first))
    return (FlowTable("records", widths, (head, *rows), name, block.alt or name, locked=True),)


def _text(text: str) -> FlowCell:
    return FlowCell((FlowParagraph("table-head", (Run(text),)),))


def _head(period: Inlines) -> FlowParagraph:
    return FlowParagraph("table-head", runs(period), align="center")


def _activity(bar: Bar, count: int) -> tuple[FlowCell, ...]:
    """The name, then one filled cell over the periods of the activity between empty ones."""
    start = max(0, min(bar.start, count - 1))
    end = max(start, min(bar.end, count - 1))
    lines = [styled("table-head", bar.name)]
    if bar.detail:
        lines.append(styled("table-text", bar.detail))
    before = tuple(FlowCell(()) for _ in range(start))
    after = tuple(FlowCell(()) for _ in range(end + 1, count))
    return (FlowCell(tuple(lines)), *before, FlowCell((), fill="accent1", span=end - start + 1), *after)


def _gates(block: Roadmap, index: int) -> FlowCell:
    last = len(block.periods) - 1
    gates = [gate for gate in block.gates if max(0, min(gate.at, last)) == index]
    return FlowCell(tuple(FlowParagraph("table-text", (Run(GATE), *runs(gate.name))) for gate in gates))


def governance(block: Governance, sheet: PageSheet, name: str) -> tuple[FlowBlock, ...]:
    """One row a body: name, role and its lines; with four titles its rank comes first."""
    names = {organ.key: plain(organ.name) for organ in block.organs}
    titles = block.titles[: len(GOVERNANCE_WEIGHTS)]
    if len(titles) < len(GOVERNANCE_WEIGHTS) - 1:
        titles = (*titles, *("" for _ in range(len(GOVERNANCE_WEIGHTS) - 1 - len(titles))))
    weights = GOVERNANCE_WEIGHTS[-len(titles) :]
    head = tuple(_text(title) for title in titles)
    organs = sorted(block.organs, key=lambda organ: organ.rank)
    rows = tuple(_organ(organ, block, names, sheet)[-len(titles) :] for organ in organs)
    total = sheet.brand.page.text_width
    widths = [total * weight // sum(weights) for weight in weights]
    widths[-1] += total - sum(widths)
    return (FlowTable("records", tuple(widths), (head, *rows), name, block.alt or name),)


def _organ(organ: Organ, block: Governance, names: dict[str, str], sheet: PageSheet) -> tuple[FlowCell, ...]:
    lines = [
        FlowParagraph("table-text", (Run(tie_text(tie, names[tie.target], plain(tie.label), sheet.language)),))
        for tie in block.ties
        if tie.source == organ.key and tie.target in names
    ]
    return (
        FlowCell((FlowParagraph("table-text", (Run(str(organ.rank + 1)),), align="center"),)),
        FlowCell((styled("table-head", organ.name),)),
        FlowCell((styled("table-text", organ.note),)),
        FlowCell(tuple(lines)),
    )
