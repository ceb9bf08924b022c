"""Components of a page: each grid as one table with white lines between its cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate

from esgreport.document.component import Component
from esgreport.layout.components.grid import CellLine, Grid, GridCell, GridRow
from esgreport.layout.components.kinds import grids
from esgreport.layout.flow.page_context import NOUGHT, PageSheet, cell_room_pt
from esgreport.layout.flow.tables import heading, source
from esgreport.layout.inline import plain, text_of
from esgreport.layout.plan import FlowBlock, FlowCell, FlowParagraph, FlowTable, Run
from esgreport.layout.text.widths import advance
from esgreport.layout.wording import joined

FIGURE_SIZES = (Decimal(20), Decimal(18), Decimal(16), Decimal(14), Decimal(12))
HEAD_STEP, SMALL_STEP = Decimal(1), Decimal("0.5")
BULLET = "・"
BEFORE = Decimal(2)
# In a cell so wide a text is prose, whose lines fill the width; in a narrower one they break between phrases.
PROSE_PT = 250.0
MOST_NAMED = 8


def component_blocks(component: Component, sheet: PageSheet, name: str) -> tuple[FlowBlock, ...]:
    """Caption, the grids as tables with a line of air between them, source."""
    title = plain(component.caption) or name
    made: list[FlowBlock] = []
    for grid in grids(component):
        if made:
            made.append(FlowParagraph("source", (), space_before_pt=NOUGHT, space_after_pt=NOUGHT, keep_next=True))
        made.append(replace(_table(grid, sheet, title), divisible=component.kind == "rows"))
    foot = source(component.source)
    return (*heading(component.caption, "", sheet), *made, *foot)


def _table(grid: Grid, sheet: PageSheet, title: str) -> FlowTable:
    widths = _widths(grid, sheet.page.text_width)
    figure = _figure_size(grid, widths, sheet)
    rows = tuple(tuple(_cells(row, widths, figure, sheet)) for row in grid.rows if not row.rule_pt)
    heads = (text_of(line.runs) for row in grid.rows for cell in row.cells for line in cell.lines[:1])
    alt = joined(list(dict.fromkeys(filter(None, heads)))[:MOST_NAMED], sheet.language) or title
    return FlowTable("component", widths, rows, title, alt, header_rows=0)


def _widths(grid: Grid, total: int) -> tuple[int, ...]:
    ends = [int(total * share / sum(grid.weights)) for share in accumulate(grid.weights)]
    return tuple(end - start for start, end in zip([0, *ends[:-1]], ends, strict=True))


def _cells(row: GridRow, widths: tuple[int, ...], figure: Decimal, sheet: PageSheet) -> Iterator[FlowCell]:
    at = 0
    for cell in row.cells:
        room = cell_room_pt(sum(widths[at : at + cell.span]))
        yield _cell(cell, room, figure, sheet)
        at += cell.span


def _cell(cell: GridCell, room_pt: float, figure: Decimal, sheet: PageSheet) -> FlowCell:
    if cell.symbol:
        return FlowCell(
            (FlowParagraph("table-text", (Run(cell.symbol, color=cell.fill),), align="center"),), span=cell.span
        )
    lines = tuple(_paragraph(line, at, room_pt, figure, sheet) for at, line in enumerate(cell.lines))
    return FlowCell(lines, fill=cell.fill, span=cell.span, anchor=cell.anchor)


def _paragraph(line: CellLine, at: int, room_pt: float, figure: Decimal, sheet: PageSheet) -> FlowParagraph:
    body = Decimal(str(sheet.style("table-text").size_pt))
    sizes = {"figure": figure, "head": body + HEAD_STEP, "small": body - SMALL_STEP, "body": None}
    mark = (Run(BULLET),) if line.mark != "none" else ()
    looked = tuple(replace(run, color=run.color or line.color, size_pt=sizes[line.role]) for run in (*mark, *line.runs))
    item = FlowParagraph("table-text", looked, align=line.align, space_before_pt=BEFORE if at else NOUGHT)
    return item if mark or room_pt > PROSE_PT else sheet.balanced(item, room_pt)


def _figure_size(grid: Grid, widths: tuple[int, ...], sheet: PageSheet) -> Decimal:
    """The first size at which every key figure fits on one line; the smallest when none does."""
    face = sheet.face("table-text", True)
    figures = [
        (advance(text_of(line.runs), face), cell_room_pt(width))
        for row in grid.rows
        for cell, width in zip(row.cells, widths, strict=False)
        for line in cell.lines
        if line.role == "figure"
    ]
    fitting = (size for size in FIGURE_SIZES if all(wide * float(size) <= room for wide, room in figures))
    return next(fitting, FIGURE_SIZES[-1])
