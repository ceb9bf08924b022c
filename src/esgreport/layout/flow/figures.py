"""Key figures and charts of a page."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from esgreport.document.tree import Chart, KeyFigure, KeyFigures
from esgreport.layout.chart_arrangement import chart_plan, shown_unit
from esgreport.layout.columns import equal
from esgreport.layout.flow.page_context import PageSheet, cell_room_pt, styled
from esgreport.layout.flow.tables import heading, source
from esgreport.layout.inline import plain, runs
from esgreport.layout.plan import EMU_PER_MM, EMU_PER_PT, FlowBlock, FlowCell, FlowChart, FlowParagraph, FlowTable
from esgreport.layout.text.widths import advance
from esgreport.layout.wording import joined

CHART_SIZE_PT = Decimal(10)
LOW_CHART_MM, HIGH_CHART_MM, MANY_CATEGORIES = 54, 68, 6
VALUE_SIZES = (None, Decimal(16), Decimal(14), Decimal(12))


def chart_blocks(chart: Chart, sheet: PageSheet, name: str) -> tuple[FlowBlock, ...]:
    """Caption and unit, the chart over the full width, its source."""
    high = chart.kind == "exceedance" or len(chart.categories) >= MANY_CATEGORIES
    drawn = FlowChart(
        width_emu=int(sheet.width_pt * EMU_PER_PT),
        height_emu=(HIGH_CHART_MM if high else LOW_CHART_MM) * EMU_PER_MM,
        chart=chart_plan(chart, sheet.language, CHART_SIZE_PT),
        name=plain(chart.caption) or name,
        alt=chart.alt,
    )
    return (*heading(chart.caption, shown_unit(chart), sheet, chart.key), drawn, *source(chart.source))


def key_figures(block: KeyFigures, sheet: PageSheet, name: str) -> tuple[FlowBlock, ...]:
    """A table without borders: each figure over what it is."""
    if not block.figures:
        return ()
    widths = equal(len(block.figures), sheet.brand.page.text_width)
    size = _value_size(block, sheet, widths[0])
    figures = zip(block.figures, widths, strict=True)
    cells = tuple(_figure(figure, size, sheet, cell_room_pt(width)) for figure, width in figures)
    alt = joined([plain(figure.label) for figure in block.figures], sheet.language)
    return (FlowTable("plain", widths, (cells,), name, alt, header_rows=0, locked=True),)


def _figure(figure: KeyFigure, size: Decimal | None, sheet: PageSheet, room_pt: float) -> FlowCell:
    """A figure over its words, which break between phrases: they are short lines in the middle of a narrow cell."""
    value = tuple(replace(run, size_pt=size) for run in runs(figure.value))
    lines = [FlowParagraph("key-value", value), sheet.balanced(styled("key-label", figure.label), room_pt)]
    if figure.note:
        lines.append(replace(sheet.balanced(styled("source", figure.note), room_pt), align="center"))
    return FlowCell(tuple(lines))


def _value_size(block: KeyFigures, sheet: PageSheet, width: int) -> Decimal | None:
    """The first size at which every figure fits on one line; the smallest when none does."""
    style = sheet.style("key-value")
    longest = max(advance(plain(figure.value), sheet.face("key-value")) for figure in block.figures)
    fitting = (size for size in VALUE_SIZES if longest * float(size or style.size_pt) <= cell_room_pt(width))
    return next(fitting, VALUE_SIZES[-1])
