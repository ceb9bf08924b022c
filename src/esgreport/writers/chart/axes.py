"""The two axes of a chart: scaling, gridlines, titles, tick labels (ECMA-376 part 1, 21.2.2.25 and 21.2.2.226)."""

from __future__ import annotations

import re
from decimal import Decimal

from esgreport.layout.chart_plan import Axis, ChartPlan
from esgreport.ooxml.xml import escape_attribute, escape_text
from esgreport.writers.chart.grid import number
from esgreport.writers.chart.style import HAIRLINE_EMU, ChartStyle, line, run_properties, text_properties

_DIGITS = re.compile(r"[#0][#0,.]*")
CATEGORY_ID = "100000001"
VALUE_ID = "100000002"
UPRIGHT = ' rot="0" vert="horz"'
TURNED = ' rot="-5400000" vert="horz"'
STACKED_LETTERS = ' rot="0" vert="eaVert"'


def axes(plan: ChartPlan, paint: ChartStyle) -> str:
    """Both axes: the categories (or x) first, then the values."""
    return _category_axis(plan, paint) + _value_axis(plan, paint)


def _category_axis(plan: ChartPlan, paint: ChartStyle) -> str:
    place = "l" if plan.kind == "bar" else "b"
    look = _frame(plan, paint, plan.category_axis, place, True)
    if plan.kind == "curve":
        return (
            f'<c:valAx><c:axId val="{CATEGORY_ID}"/>{look}<c:crossAx val="{VALUE_ID}"/><c:crosses val="min"/>'
            '<c:crossBetween val="midCat"/></c:valAx>'
        )
    return (
        f'<c:catAx><c:axId val="{CATEGORY_ID}"/>{look}<c:crossAx val="{VALUE_ID}"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(plan: ChartPlan, paint: ChartStyle) -> str:
    place = "b" if plan.kind == "bar" else "l"
    look = _frame(plan, paint, plan.value_axis, place, False)
    # Bars are read from the top, so the first category is at the top and the values belong at the far end.
    crosses = {"bar": "max", "column": "autoZero", "curve": "min"}[plan.kind]
    between = "midCat" if plan.kind == "curve" else "between"
    return (
        f'<c:valAx><c:axId val="{VALUE_ID}"/>{look}<c:crossAx val="{CATEGORY_ID}"/><c:crosses val="{crosses}"/>'
        f'<c:crossBetween val="{between}"/></c:valAx>'
    )


def _frame(plan: ChartPlan, paint: ChartStyle, axis: Axis, place: str, is_category: bool) -> str:
    reverse = is_category and plan.kind == "bar"
    gridlines = axis.visible and axis.ruled and not is_category
    grid = f"<c:majorGridlines><c:spPr>{line(paint, 'line', HAIRLINE_EMU)}</c:spPr></c:majorGridlines>"
    ruler = line(paint, "muted", HAIRLINE_EMU * 3 // 2) if is_category else "<a:ln><a:noFill/></a:ln>"
    return (
        f'{_scaling(axis, reverse)}<c:delete val="{int(not axis.visible)}"/><c:axPos val="{place}"/>'
        f"{grid if gridlines else ''}{_title(plan, paint, axis, place)}"
        f'<c:numFmt formatCode="{escape_attribute(axis_format(axis, plan.number_format))}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{ruler}</c:spPr>{_labels(plan, paint, is_category)}"
    )


def _labels(plan: ChartPlan, paint: ChartStyle, is_category: bool) -> str:
    """The look of tick labels; names of categories stay level, so that long ones wrap instead of turning."""
    body = UPRIGHT if is_category and plan.kind == "column" else ""
    return text_properties(paint, plan.size_pt, "text", plan.language, body=body)


def _scaling(axis: Axis, reverse: bool) -> str:
    log = '<c:logBase val="10"/>' if axis.log else ""
    ends = _end("max", axis.maximum) + _end("min", axis.minimum)
    return f'<c:scaling>{log}<c:orientation val="{"maxMin" if reverse else "minMax"}"/>{ends}</c:scaling>'


def _end(name: str, value: Decimal | None) -> str:
    return "" if value is None else f'<c:{name} val="{number(value)}"/>'


def axis_format(axis: Axis, number_format: str) -> str:
    """The number format of an axis; negative numbers look as in `number_format` (`-`, `△`, brackets)."""
    plain = "#,##0" + ("." + "0" * axis.decimals if axis.decimals else "")
    negative = number_format.split(";")[1:2]
    found = _DIGITS.search(negative[0]) if negative else None
    if not found:
        return plain
    before, after = found.string[: found.start()], found.string[found.end() :]
    return f"{plain};{before}{plain}{after}"


def _title(plan: ChartPlan, paint: ChartStyle, axis: Axis, place: str) -> str:
    if not axis.title or not axis.visible:
        return ""
    body = UPRIGHT if place == "b" else STACKED_LETTERS if plan.language.startswith("ja") else TURNED
    if place == "l" and any(sign.isascii() for sign in axis.title):
        body = TURNED
    default = run_properties(paint, "defRPr", plan.size_pt, "muted", False)
    look = run_properties(paint, "rPr", plan.size_pt, "muted", False, plan.language)
    run = f"<a:r>{look}<a:t>{escape_text(axis.title)}</a:t></a:r>"
    text = f"<a:bodyPr{body}/><a:lstStyle/><a:p><a:pPr>{default}</a:pPr>{run}</a:p>"
    return f'<c:title><c:tx><c:rich>{text}</c:rich></c:tx><c:overlay val="0"/></c:title>'
