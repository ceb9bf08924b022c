"""Charts of a slide, over the full width or beside the text that explains them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from esgreport.document.tree import Chart
from esgreport.layout.chart_arrangement import chart_plan, shown_unit
from esgreport.layout.chart_plan import ChartPlan
from esgreport.layout.deck.captions import Captions, captions
from esgreport.layout.deck.slide_context import Flowable, Sizes, SlideContext, Undivided, emu, points
from esgreport.layout.deck.text_lines import TextFlowable
from esgreport.layout.inline import plain
from esgreport.layout.plan import Box, ChartShape, Shape
from esgreport.layout.text.characters import is_cjk

CHART_SIZE_PT = Decimal(12)
LEAST_CHART_PT, TIGHT_CHART_PT = 170.0, 130.0
# In a chart with little room: a bar with its name, the axis and the legend, and the air beside the name of a column.
BAR_PT, AROUND_BARS_PT, COLUMN_AIR_PT = 14.5, 24.0, 2.0
# How many lines of a column's name are few.
NAME_LINES = 3
CHART_SHARE = 60
BETWEEN_PT = 24.0


@dataclass(slots=True, eq=False)
class ChartFlowable(Undivided):
    """A native chart with caption, unit and source; it grows with the room that is left."""

    plan: ChartPlan
    alt: str
    around: Captions
    stretch: float = 9.0
    name: str = "chart"

    def height(self, width: int, sizes: Sizes, context: SlideContext) -> int:
        """The least height at which a chart can be read."""
        return emu(self._least_pt(width, context)) + self.around.head(width, context) + self.around.foot(width, context)

    def _least_pt(self, width: int, context: SlideContext) -> float:
        if not context.is_tight:
            return LEAST_CHART_PT
        plan = self._shown(width, context)
        around = AROUND_BARS_PT if plan.legend or plan.value_axis.visible else BAR_PT / 2
        rows = len(plan.categories) * BAR_PT + around if plan.kind == "bar" else 0.0
        return max(TIGHT_CHART_PT, rows)

    def _shown(self, width: int, context: SlideContext) -> ChartPlan:
        """Columns as bars where their names would be divided within words, or take many lines."""
        plan = self.plan
        lines = any(series.as_line for series in plan.series)
        if not context.is_tight or plan.kind != "column" or lines or not plan.categories:
            return plan
        room = points(width) / len(plan.categories) - COLUMN_AIR_PT
        words = (
            (word, NAME_LINES if any(map(is_cjk, word)) else 1) for name in plan.categories for word in name.split()
        )
        widest = max((context.width_pt(word, float(CHART_SIZE_PT)) / lines for word, lines in words), default=0.0)
        return replace(plan, kind="bar") if widest > room else plan

    def shapes(self, box: Box, sizes: Sizes, context: SlideContext) -> tuple[Shape, ...]:
        """Caption and unit, the chart, the source."""
        head, foot = self.around.head(box.cx, context), self.around.foot(box.cx, context)
        place = Box(box.x, box.y + head, box.cx, box.cy - head - foot)
        drawn = ChartShape("chart", place, self._shown(box.cx, context), self.alt)
        return (*self.around.shapes_above(box, context), drawn, *self.around.shapes_below(box, context))


def chart_flowable(chart: Chart, context: SlideContext) -> ChartFlowable:
    """A chart as a piece of a slide."""
    shown = captions(chart.caption, shown_unit(chart), chart.source, context)
    alt = chart.alt or plain(chart.caption)
    return ChartFlowable(chart_plan(chart, context.language, CHART_SIZE_PT), alt, shown)


@dataclass(slots=True, eq=False)
class ChartBesideText(Undivided):
    """A chart at the left, the text at the right; placed so only where `fits`."""

    chart: ChartFlowable
    text: TextFlowable
    stretch: float = 9.0
    name: str = "chart"

    def _text_width(self, width: int) -> int:
        return width - width * CHART_SHARE // 100 - emu(BETWEEN_PT)

    def height(self, width: int, sizes: Sizes, context: SlideContext) -> int:
        """The height of the higher one."""
        chart = self.chart.height(width * CHART_SHARE // 100, sizes, context)
        return max(chart, self.text.height(self._text_width(width), sizes, context))

    def shapes(self, box: Box, sizes: Sizes, context: SlideContext) -> tuple[Shape, ...]:
        """The chart first, then the text."""
        left = Box(box.x, box.y, box.cx * CHART_SHARE // 100, box.cy)
        text_width = self._text_width(box.cx)
        right = Box(box.x + box.cx - text_width, box.y, text_width, box.cy)
        return (*self.chart.shapes(left, sizes, context), *self.text.shapes(right, sizes, context))

    def fits(self, head: Sequence[Flowable], context: SlideContext) -> bool:
        """Whether both fit on one slide under `head` at some step."""
        area, pieces = context.area, (*head, self)
        room = area.cy - context.gap * len(head)
        return any(sum(piece.height(area.cx, sizes, context) for piece in pieces) <= room for sizes in context.steps)
