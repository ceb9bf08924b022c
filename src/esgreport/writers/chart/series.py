"""The series of a chart: names, values, labels, each with the reference to its cells and their cache."""

from __future__ import annotations

from decimal import Decimal
from itertools import count

from esgreport.layout.chart_plan import ChartPlan, ChartSeries
from esgreport.ooxml.xml import escape_attribute, escape_text
from esgreport.writers.chart.grid import Cell, GridColumn, columns, number
from esgreport.writers.chart.style import ChartStyle, bar_shape, curve_shape, marker, text_properties

SHOW_VALUE = (
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)

SHOW_NAME = SHOW_VALUE.replace('showVal val="1"', 'showVal val="0"').replace('SerName val="0"', 'SerName val="1"')


def all_series(plan: ChartPlan, paint: ChartStyle) -> str:
    """The c:ser elements in the order of the plan."""
    pairs = zip(plan.series, columns(plan), strict=True)
    return "".join(_series(plan, paint, index, *pair) for index, pair in enumerate(pairs))


def without_zeros(number_format: str) -> str:
    """`number_format` with an empty third section, so that a label of zero is not printed.

    A format that already has a section for zero stays as it is.
    """
    missing = {0: f";-{number_format};", 1: ";"}
    return number_format + missing.get(number_format.count(";"), "")


def _series(
    plan: ChartPlan, paint: ChartStyle, index: int, series: ChartSeries, data: tuple[GridColumn, GridColumn]
) -> str:
    keys, values = data
    name = _strings("c:tx", values.heading_reference, (series.name,))
    head = f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/>{name}'
    cells = _numbers("c:yVal" if plan.kind == "curve" else "c:val", values, plan.number_format)
    labels = _labels(plan, paint, series)
    if plan.kind == "curve":
        look = curve_shape(paint, series) + marker(paint, series)
        places = _numbers("c:xVal", keys, "General")
        return f'{head}{look}{labels}{places}{cells}<c:smooth val="0"/></c:ser>'
    look = bar_shape(paint, series) + '<c:invertIfNegative val="0"/>'
    names = _strings("c:cat", keys.reference, tuple(str(cell) for cell in keys.cells))
    return f"{head}{look}{labels}{names}{cells}</c:ser>"


def _labels(plan: ChartPlan, paint: ChartStyle, series: ChartSeries) -> str:
    if not series.labels or series.fill == "none":
        return '<c:dLbls><c:delete val="1"/></c:dLbls>'
    white = plan.stacked and series.fill == "solid" and paint.is_dark(series.color)
    boxed = plan.stacked and series.fill == "hatch"
    back = f"<c:spPr>{paint.solid('paper')}</c:spPr>" if boxed else "<c:spPr><a:noFill/></c:spPr>"
    form = f'<c:numFmt formatCode="{escape_attribute(without_zeros(plan.number_format))}" sourceLinked="0"/>'
    text = text_properties(paint, plan.size_pt, "paper" if white else "text", plan.language, body=' wrap="none"')
    place = "r" if series.marker else "t" if plan.kind == "curve" else "ctr" if plan.stacked else "outEnd"
    shown = SHOW_NAME if series.marker else SHOW_VALUE
    return f'<c:dLbls>{form}{back}{text}<c:dLblPos val="{place}"/>{shown}</c:dLbls>'


def _strings(tag: str, reference: str, texts: tuple[str, ...]) -> str:
    points = "".join(f'<c:pt idx="{i}"><c:v>{escape_text(text)}</c:v></c:pt>' for i, text in enumerate(texts))
    cache = f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'
    return f"<{tag}><c:strRef><c:f>{reference}</c:f>{cache}</c:strRef></{tag}>"


def _numbers(tag: str, column: GridColumn, number_format: str) -> str:
    points = f'<c:ptCount val="{len(column.cells)}"/>' + "".join(map(_point, count(), column.cells))
    cache = f"<c:numCache><c:formatCode>{escape_text(number_format)}</c:formatCode>{points}</c:numCache>"
    return f"<{tag}><c:numRef><c:f>{column.reference}</c:f>{cache}</c:numRef></{tag}>"


def _point(index: int, cell: Cell) -> str:
    return f'<c:pt idx="{index}"><c:v>{number(cell)}</c:v></c:pt>' if isinstance(cell, Decimal) else ""
