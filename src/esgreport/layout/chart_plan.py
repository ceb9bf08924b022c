"""The plan of a native chart, the same for a slide and a page: what is drawn, in which colours, with which axes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

ColorRole = Literal[
    "text", "muted", "line", "band", "paper", "dark", "surface",
    "accent1", "accent1-soft", "accent1-pale", "accent1-mid",
    "accent2", "accent2-soft", "accent2-pale", "accent2-mid",
    "accent3", "accent3-soft", "accent3-pale", "accent3-mid",
]  # fmt: skip
"""Accent 1 is what is asked or at stake, accent 2 what we give or have achieved, accent 3 what limits, muted the past.

Words on `dark` and on the three accents are in `paper`, on `-soft`, `-pale` and `surface` in `text`. Panels are
`-soft`, low bars and arrows `-mid`.
"""
# A mask is in the colour of the paper and hides what is under it; `none` is an invisible helper.
Fill = Literal["solid", "pale", "outline", "hatch", "mask", "none"]
LabelPlace = Literal["", "none", "inside", "outside", "above", "right", "left"]


@dataclass(frozen=True, slots=True)
class PointLook:
    """How the point at the place `at` differs from its series. An empty `label` is that of the series."""

    at: int
    fill: Fill
    color: ColorRole
    label: LabelPlace = ""


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """One series as drawn. `values` align with the categories; None is an empty cell. `xs` only in curves.

    `labels` prints beside the marks what `said` names, at `place`. `dash` draws a line dashed. `marker` draws points
    instead of a line. `as_line` draws a series of a column chart as a line over the columns. `points` are those that
    look different. `number_format` is that of the labels where it is not that of the chart.
    """

    name: str
    values: tuple[Decimal | None, ...]
    color: ColorRole
    fill: Fill = "solid"
    labels: bool = True
    xs: tuple[Decimal, ...] = ()
    dash: bool = False
    marker: bool = False
    said: Literal["value", "name", "both"] = "value"
    place: LabelPlace = ""
    as_line: bool = False
    points: tuple[PointLook, ...] = ()
    number_format: str = ""

    def look(self, at: int) -> PointLook:
        """How the point at a place looks."""
        return next((point for point in self.points if point.at == at), PointLook(at, self.fill, self.color))


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis; a None bound is left to the office program. `log` draws powers of ten, `ruled` lines at its ticks."""

    title: str = ""
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    visible: bool = True
    log: bool = False
    decimals: int = 0
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class ChartPlan:
    """A native chart. `kind`: `bar` is horizontal, `column` vertical, `curve` an XY line.

    `number_format` is the code of Excel for labels and cells (`#,##0`, `0.0`). Values are rounded already, so that the
    chart cache, the embedded workbook and the labels say the same. Lies are read from the top: bars come reversed.
    `overlap` puts the bars of all series in one place, for series that never have a value in the same category.
    """

    kind: Literal["bar", "column", "curve"]
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    value_axis: Axis
    category_axis: Axis
    number_format: str
    stacked: bool = False
    overlap: bool = False
    legend: bool = False
    hidden_legend: tuple[str, ...] = ()
    gap_percent: int = 60
    size_pt: Decimal = Decimal(12)
    language: str = "ja-JP"
