"""Key figures and charts of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from esgreport.base.text import Language
from esgreport.document.tree import Chart, KeyFigure, KeyFigures
from esgreport.layout.chart_arrangement import chart_plan, shown_unit
from esgreport.layout.chart_numbers import width_em
from esgreport.layout.columns import equal
from esgreport.layout.flow.page_context import NOUGHT, PageSheet, cell_room_pt, styled
from esgreport.layout.flow.paragraphs import FlowColumn
from esgreport.layout.flow.tables import heading, source
from esgreport.layout.inline import plain, runs
from esgreport.layout.plan import (
    EMU_PER_MM,
    EMU_PER_PT,
    FlowBlock,
    FlowCell,
    FlowChart,
    FlowColumns,
    FlowParagraph,
    FlowTable,
)
from esgreport.layout.progress_chart import LETTER_EM, progress
from esgreport.layout.text.widths import advance
from esgreport.layout.wording import joined

CHART_SIZE_PT, NAMED_CHART_PT, SMALL_CHART_PT = Decimal(10), Decimal(9), Decimal(8)
PAIR_MM = 48
# Charts with long names beside or under their bars take more of the width.
NAMED, WIDE, NARROW = ("tornado", "waterfall"), 3, 2
LOW_CHART_MM, HIGH_CHART_MM, MANY_CATEGORIES = 54, 68, 6
# Bars of progress, which have lines at their names: what is around them, a line with its air, where names turn.
AROUND_MM, LINE_MM, MOST_NAME_EM = 3, Decimal("4.3"), 26.0
VALUE_SIZES = (None, Decimal(16), Decimal(14), Decimal(12))


def chart_blocks(chart: Chart, sheet: PageSheet, name: str) -> tuple[FlowBlock, ...]:
    """Caption and unit, the chart over the full width, its source."""
    size = NAMED_CHART_PT if chart.kind == "progress" else CHART_SIZE_PT
    drawn = _drawn(chart, int(sheet.width_pt * EMU_PER_PT), _height_mm(chart, sheet.language), sheet, name, size)
    return (*heading(chart.caption, shown_unit(chart), sheet, chart.key), drawn, *source(chart.source))


def _height_mm(chart: Chart, language: Language) -> int:
    if chart.kind == "progress":
        named = progress(chart, language).categories
        return AROUND_MM + int(LINE_MM * len(named) * max(map(_name_lines, named)))
    high = chart.kind == "exceedance" or len(chart.categories) >= MANY_CATEGORIES
    return HIGH_CHART_MM if high else LOW_CHART_MM


def _name_lines(name: str) -> int:
    return sum(1 + int(width_em(line, LETTER_EM) > MOST_NAME_EM) for line in name.split("\n"))


def _drawn(chart: Chart, width_emu: int, height_mm: int, sheet: PageSheet, name: str, size_pt: Decimal) -> FlowChart:
    return FlowChart(
        width_emu=width_emu,
        height_emu=height_mm * EMU_PER_MM,
        chart=chart_plan(chart, sheet.language, size_pt),
        name=plain(chart.caption) or name,
        alt=chart.alt,
    )


def charts_side_by_side(charts: Sequence[Chart], sheet: PageSheet, name: str) -> FlowColumns:
    """Charts in columns of the same height, each under its caption."""
    shares = [WIDE if chart.kind in NAMED else NARROW for chart in charts]
    widths = tuple(sheet.page.text_width * share // sum(shares) for share in shares)
    high = min(max(_height_mm(chart, sheet.language) for chart in charts), PAIR_MM)
    made = zip(charts, widths, strict=True)
    return FlowColumns(widths, tuple(_column(chart, width, high, sheet, name) for chart, width in made))


def _column(chart: Chart, width: int, height_mm: int, sheet: PageSheet, name: str) -> FlowColumn:
    """A cell ends with a paragraph, empty where a chart has no source."""
    drawn = _drawn(chart, int(cell_room_pt(width) * EMU_PER_PT), height_mm, sheet, name, SMALL_CHART_PT)
    foot = source(chart.source) or (FlowParagraph("source", (), space_before_pt=NOUGHT, space_after_pt=NOUGHT),)
    head = (item for item in heading(chart.caption, shown_unit(chart), sheet, chart.key))
    return (*head, drawn, *(item for item in foot))


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
