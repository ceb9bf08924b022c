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
Fill = Literal["solid", "outline", "hatch", "none"]


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """One series as drawn. `values` align with the categories; None is an empty cell. `xs` only in curves.

    `labels` prints the values beside the marks. `dash` draws a curve dashed. `marker` draws points instead of a line,
    each labelled with the name of the series.
    """

    name: str
    values: tuple[Decimal | None, ...]
    color: ColorRole
    fill: Fill = "solid"
    labels: bool = True
    xs: tuple[Decimal, ...] = ()
    dash: bool = False
    marker: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis; a None bound is left to the office program. `log` draws powers of ten."""

    title: str = ""
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    visible: bool = True
    log: bool = False
    decimals: int = 0


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
