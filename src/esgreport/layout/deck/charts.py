"""Charts of a slide, over the full width or beside the text that explains them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from esgreport.document.tree import Chart
from esgreport.layout.chart_arrangement import chart_plan, shown_unit
from esgreport.layout.chart_plan import ChartPlan
from esgreport.layout.deck.captions import Around, around
from esgreport.layout.deck.slide_context import GAP_PT, STEPS, Piece, Sizes, Stage, emu
from esgreport.layout.deck.text_lines import TextPiece
from esgreport.layout.inline import plain
from esgreport.layout.plan import Box, ChartShape, Shape

CHART_SIZE_PT = Decimal(12)
LEAST_CHART_PT = 170.0
CHART_SHARE = 60
BETWEEN_PT = 24.0


@dataclass(slots=True, eq=False)
class ChartPiece:
    """A native chart with caption, unit and source; it grows with the room that is left."""

    plan: ChartPlan
    alt: str
    around: Around
    stretch: float = 9.0
    name: str = "chart"

    def height(self, width: int, sizes: Sizes, stage: Stage) -> int:
        """The least height at which a chart can be read."""
        return emu(LEAST_CHART_PT) + self.around.head(width, stage) + self.around.foot(width, stage)

    def shapes(self, box: Box, sizes: Sizes, stage: Stage) -> tuple[Shape, ...]:
        """Caption and unit, the chart, the source."""
        head, foot = self.around.head(box.cx, stage), self.around.foot(box.cx, stage)
        place = Box(box.x, box.y + head, box.cx, box.cy - head - foot)
        drawn = ChartShape("chart", place, self.plan, self.alt)
        return (*self.around.shapes_above(box, stage), drawn, *self.around.shapes_below(box, stage))

    def divided(self, width: int, height: int, sizes: Sizes, stage: Stage) -> tuple[Piece, Piece] | None:
        """A chart is never divided."""
        return None


def chart_piece(chart: Chart, stage: Stage) -> ChartPiece:
    """A chart as a piece of a slide."""
    shown = around(chart.caption, shown_unit(chart), chart.source, stage)
    alt = chart.alt or plain(chart.caption)
    return ChartPiece(chart_plan(chart, stage.language, CHART_SIZE_PT), alt, shown)


@dataclass(slots=True, eq=False)
class BesidePiece:
    """A chart at the left, the text at the right."""

    chart: ChartPiece
    text: TextPiece
    stretch: float = 9.0
    name: str = "chart"

    def _text_width(self, width: int) -> int:
        return width - width * CHART_SHARE // 100 - emu(BETWEEN_PT)

    def height(self, width: int, sizes: Sizes, stage: Stage) -> int:
        """The height of the higher one."""
        chart = self.chart.height(width * CHART_SHARE // 100, sizes, stage)
        return max(chart, self.text.height(self._text_width(width), sizes, stage))

    def shapes(self, box: Box, sizes: Sizes, stage: Stage) -> tuple[Shape, ...]:
        """The chart first, then the text."""
        left = Box(box.x, box.y, box.cx * CHART_SHARE // 100, box.cy)
        wide = self._text_width(box.cx)
        right = Box(box.x + box.cx - wide, box.y, wide, box.cy)
        return (*self.chart.shapes(left, sizes, stage), *self.text.shapes(right, sizes, stage))

    def divided(self, width: int, height: int, sizes: Sizes, stage: Stage) -> tuple[Piece, Piece] | None:
        """Never divided: see `fits`."""
        return None

    def fits(self, head: Sequence[Piece], stage: Stage) -> bool:
        """Whether both fit on one slide under `head` at some step."""
        area = stage.area
        gaps = emu(GAP_PT) * len(head)
        return any(
            self.height(area.cx, sizes, stage) + gaps + sum(piece.height(area.cx, sizes, stage) for piece in head)
            <= area.cy
            for sizes in STEPS
        )
