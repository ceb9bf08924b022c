"""The series of a chart: names, values, labels, each with the reference to its cells and their cache."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import count

from esgreport.layout.chart_plan import ChartPlan, ChartSeries, PointLook
from esgreport.ooxml.xml import escape_attribute, escape_text
from esgreport.writers.chart.grid import Cell, GridColumn, columns, number
from esgreport.writers.chart.style import ChartStyle, bar_shape, curve_shape, marker, text_properties

SHOW_VALUE = (
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)

SHOWN = {
    "value": SHOW_VALUE,
    "name": SHOW_VALUE.replace('showVal val="1"', 'showVal val="0"').replace('SerName val="0"', 'SerName val="1"'),
    "both": SHOW_VALUE.replace('SerName val="0"', 'SerName val="1"'),
}
# The words for places in bars and columns, in lines and points, and in the middle of stacks.
PLACES = {"inside": "inEnd", "outside": "outEnd", "above": "t", "right": "r", "left": "l"}


def all_series(plan: ChartPlan, paint: ChartStyle, *, lines: bool = False) -> str:
    """The c:ser elements in the order of the plan: those drawn as lines over columns, or the others."""
    pairs = zip(plan.series, columns(plan), strict=True)
    return "".join(_series(plan, paint, at, *pair) for at, pair in enumerate(pairs) if pair[0].as_line is lines)


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
    names = _strings("c:cat", keys.reference, tuple(str(cell) for cell in keys.cells))
    if series.as_line:
        look = curve_shape(paint, series) + marker(paint, series)
        return f'{head}{look}{labels}{names}{cells}<c:smooth val="0"/></c:ser>'
    look = bar_shape(paint, series) + '<c:invertIfNegative val="0"/>' + _looks(paint, series)
    return f"{head}{look}{labels}{names}{cells}</c:ser>"


def _looks(paint: ChartStyle, series: ChartSeries) -> str:
    """The points that look different from their series."""
    return "".join(
        f'<c:dPt><c:idx val="{look.at}"/><c:invertIfNegative val="0"/>'
        f"{bar_shape(paint, replace(series, fill=look.fill, color=look.color))}</c:dPt>"
        for look in series.points
        if (look.fill, look.color) != (series.fill, series.color)
    )


def _labels(plan: ChartPlan, paint: ChartStyle, series: ChartSeries) -> str:
    if not series.labels or (series.fill == "none" and not series.as_line):
        return '<c:dLbls><c:delete val="1"/></c:dLbls>'
    own = "".join(
        _own_label(plan, paint, series, look) for look in series.points if look.label or _recolored(series, look)
    )
    return f"<c:dLbls>{own}{_label(plan, paint, series, series.look(-1))}</c:dLbls>"


def _recolored(series: ChartSeries, look: PointLook) -> bool:
    return (look.fill, look.color) != (series.fill, series.color)


def _own_label(plan: ChartPlan, paint: ChartStyle, series: ChartSeries, look: PointLook) -> str:
    """The label of a point that is elsewhere than those of its series, or missing."""
    said = '<c:delete val="1"/>' if look.label == "none" else _label(plan, paint, series, look)
    return f'<c:dLbl><c:idx val="{look.at}"/>{said}</c:dLbl>'


def _label(plan: ChartPlan, paint: ChartStyle, series: ChartSeries, look: PointLook) -> str:
    """Form, ground, type and place of a label."""
    within = plan.stacked or (look.label or series.place) == "inside"
    white = within and look.fill == "solid" and paint.is_dark(look.color) and not series.as_line
    boxed = (plan.stacked and look.fill == "hatch") or (series.said == "both" and plan.kind == "curve")
    back = f"<c:spPr>{paint.solid('paper')}</c:spPr>" if boxed else "<c:spPr><a:noFill/></c:spPr>"
    number_format = without_zeros(series.number_format or plan.number_format)
    form = f'<c:numFmt formatCode="{escape_attribute(number_format)}" sourceLinked="0"/>'
    text = text_properties(paint, plan.size_pt, "paper" if white else "text", plan.language, body=' wrap="none"')
    usual = "t" if plan.kind == "curve" or series.as_line else "ctr" if plan.stacked else "outEnd"
    place = PLACES.get(look.label or series.place, usual)
    gap = "<c:separator> </c:separator>" if series.said == "both" else ""
    return f'{form}{back}{text}<c:dLblPos val="{place}"/>{SHOWN[series.said]}{gap}'


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
