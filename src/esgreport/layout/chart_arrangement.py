"""From the meaning of a chart to its plan: colours, fills, order, axes (one module, as all kinds share the rules).

Solid marks are actual values, outlined ones plans, hatched ones estimates and scenarios. Bars begin at zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal

from esgreport.base.text import Language
from esgreport.document.tree import Chart, Point, Series
from esgreport.layout.chart_plan import Axis, ChartPlan, ChartSeries, ColorRole, Fill
from esgreport.layout.wording import HELPER_SERIES, LANGUAGE_TAGS

LOG_ABOVE = 50
LABEL_ROOM = Decimal("0.4")
COLORS: dict[str, ColorRole] = {
    "share": "accent1",
    "before": "muted",
    "after": "accent1",
    "survive": "accent1",
    "recover": "muted",
    "gap": "accent3",
    "total": "accent1",
    "decrease": "accent2",
    "base": "paper",
    "limit": "muted",
    "appetite": "accent3",
    "low": "accent3",
    "high": "accent1",
    "option": "accent1",
}
FILLS: dict[str, Fill] = {"actual": "solid", "plan": "outline", "estimate": "hatch", "scenario": "hatch"}
_ZERO = Decimal(0)


def chart_plan(chart: Chart, language: Language, size_pt: Decimal) -> ChartPlan:
    """The native chart that says what `chart` means, with type of `size_pt`."""
    kinds = {"exceedance": _curve, "waterfall": _waterfall, "frontier": _frontier, "tornado": _tornado}
    plan = kinds.get(chart.kind, _bars)(chart, language)
    return replace(plan, size_pt=size_pt, language=LANGUAGE_TAGS[language])


def shown_unit(chart: Chart) -> str:
    """The unit printed beside a chart: none where its labels carry a per cent sign or its axis names it."""
    return "" if _is_share(chart) else chart.unit


def _is_share(chart: Chart) -> bool:
    return chart.unit in ("%", "％") or chart.kind == "exceedance"


def rises(chart: Chart) -> bool:
    """Whether a step of a waterfall rises, which cannot be drawn as a decrease."""
    steps = (point for series in chart.series if series.role == "decrease" for point in series.points)
    return chart.kind == "waterfall" and any(point is not None and point.y < 0 for point in steps)


def number_format(chart: Chart) -> str:
    """The code of Excel for the chart's values; a share carries its per cent sign, other units are beside it."""
    return f'0{_decimals(chart)}"%"' if _is_share(chart) else f"#,##0{_decimals(chart)}"


def _decimals(chart: Chart) -> str:
    return "." + "0" * chart.decimals if chart.decimals else ""


def _values(points: tuple[Point | None, ...]) -> tuple[Decimal | None, ...]:
    return tuple(None if point is None else point.y for point in points)


def _sorted(chart: Chart) -> Chart:
    """`chart` with its categories from the largest value to the smallest; gaps come last."""
    values = list(zip(*(_values(series.points) for series in chart.series), strict=True))
    order = sorted(range(len(values)), key=lambda index: _descending(values[index]))
    series = tuple(replace(item, points=tuple(item.points[index] for index in order)) for item in chart.series)
    return replace(chart, categories=tuple(chart.categories[index] for index in order), series=series)


def _descending(values: tuple[Decimal | None, ...]) -> tuple[bool, Decimal]:
    largest = next((value for value in values if value is not None), None)
    return (largest is None, -(largest or _ZERO))


def _drawn(series: Series) -> ChartSeries:
    fill: Fill = "hatch" if series.role == "gap" else "outline" if series.role == "limit" else FILLS[series.basis]
    return ChartSeries(series.name, _values(series.points), COLORS[series.role], fill)


def _bars(chart: Chart, language: Language) -> ChartPlan:
    chart = _sorted(chart) if chart.kind == "dependency" else chart
    stacked = chart.kind == "survival" and any(series.role == "gap" for series in chart.series)
    shown = [series for series in chart.series if series.role != "base" and not (stacked and series.role == "recover")]
    drawn = tuple(map(_drawn, shown))
    least = None if any(value < 0 for value in _numbers(drawn)) else _ZERO
    return ChartPlan(
        kind="bar" if chart.kind in ("dependency", "survival") else "column",
        categories=chart.categories,
        series=drawn,
        value_axis=Axis(chart.y_title, least, visible=False, decimals=chart.decimals),
        category_axis=Axis(chart.x_title),
        number_format=number_format(chart),
        stacked=stacked,
        overlap=any(series.role == "limit" for series in shown),
        legend=len(drawn) > 1,
    )


def _numbers(drawn: Iterable[ChartSeries]) -> list[Decimal]:
    return [value for series in drawn for value in series.values if value is not None]


def _tornado(chart: Chart, language: Language) -> ChartPlan:
    """Bars on both sides of zero, which is the result as judged; the order of the rows is kept."""
    negative = number_format(chart)
    drawn = tuple(map(_drawn, chart.series))
    least, most = _sides(_numbers(drawn))
    return ChartPlan(
        kind="bar",
        categories=chart.categories,
        series=drawn,
        value_axis=Axis(chart.y_title, -least, most, visible=False, decimals=chart.decimals),
        category_axis=Axis(chart.x_title),
        number_format=f"{negative};△{negative}" if language == "ja" else f"{negative};({negative})",
        overlap=True,
        legend=True,
    )


def _sides(values: list[Decimal]) -> Iterator[Decimal]:
    """How far an axis goes below and above zero to hold `values`."""
    # Room for the labels at both ends, a share of the whole width: the left ones do not run into the names.
    room = (max(values, default=_ZERO) - min(values, default=_ZERO)) * LABEL_ROOM
    for is_negative in (True, False):
        yield _beyond([room, *(abs(value) + room for value in values if (value < 0) is is_negative)])


def _frontier(chart: Chart, language: Language) -> ChartPlan:
    """One point a series, labelled with its name: what it costs to the right, what it brings upward."""
    drawn = tuple(replace(_line(series), marker=True, labels=True) for series in chart.series)
    return ChartPlan(
        kind="curve",
        categories=(),
        series=drawn,
        value_axis=Axis(chart.y_title, _ZERO, _beyond(_numbers(drawn))),
        category_axis=Axis(_x_title(chart, language), _ZERO, _beyond(x for item in drawn for x in item.xs)),
        number_format=f"#,##0{_decimals(chart)}",
    )


def _beyond(values: Iterable[Decimal]) -> Decimal:
    """A round end of an axis that leaves room for the labels above and beside the largest value."""
    most = max(values, default=Decimal(1)) * Decimal("1.15") or Decimal(1)
    step = Decimal(1).scaleb(most.adjusted()) / 2
    return ((most / step).to_integral_value(ROUND_CEILING) * step).normalize() + _ZERO


def _waterfall(chart: Chart, language: Language) -> ChartPlan:
    """Vertical bars on an invisible base, computed here so that each step starts where the previous one ended."""
    shown = [series for series in chart.series if series.role != "base"]
    name = HELPER_SERIES.of(language)
    helper = ChartSeries(name, tuple(_bases(shown, len(chart.categories))), "paper", "none", labels=False)
    return ChartPlan(
        kind="column",
        categories=chart.categories,
        series=(helper, *map(_drawn, shown)),
        value_axis=Axis(chart.y_title, _ZERO, visible=False, decimals=chart.decimals),
        category_axis=Axis(chart.x_title),
        number_format=number_format(chart),
        stacked=True,
        legend=len(shown) > 1,
        hidden_legend=(name,),
    )


def _bases(shown: list[Series], count: int) -> Iterator[Decimal | None]:
    """Where the step of each category begins; None where there is a total or nothing."""
    level = _ZERO
    for index in range(count):
        total, step = (_value_at(shown, role, index) for role in ("total", "decrease"))
        level = level - (step or _ZERO) if total is None else total
        yield None if total is not None or step is None else level


def _value_at(series: list[Series], role: str, index: int) -> Decimal | None:
    points = (item.points[index] for item in series if item.role == role and index < len(item.points))
    return next((point.y for point in points if point is not None), None)


def _curve(chart: Chart, language: Language) -> ChartPlan:
    drawn = tuple(map(_line, chart.series))
    return ChartPlan(
        kind="curve",
        categories=(),
        series=drawn,
        value_axis=Axis(chart.y_title, _ZERO, decimals=chart.decimals),
        category_axis=_x_axis(_x_title(chart, language), [x for series in drawn for x in series.xs]),
        number_format=number_format(chart),
        legend=len(drawn) > 1,
    )


def _x_axis(title: str, xs: list[Decimal]) -> Axis:
    """From zero, or by powers of ten around values that lie far apart."""
    if not xs or min(xs) <= 0 or max(xs) / min(xs) <= LOG_ABOVE:
        return Axis(title, _ZERO)
    least, most = (Decimal(1).scaleb(end.adjusted()) for end in (min(xs), max(xs)))
    return Axis(title, least, max(xs) if max(xs) == most else most.scaleb(1), log=True)


def _x_title(chart: Chart, language: Language) -> str:
    """The title of the x axis with the unit of the amounts, where the author has not named it."""
    if not chart.unit or chart.unit in ("%", "％") or chart.unit in chart.x_title:
        return chart.x_title
    return f"{chart.x_title}（{chart.unit}）" if language == "ja" else f"{chart.x_title} ({chart.unit})".strip()


def _line(series: Series) -> ChartSeries:
    points = [(point.x, point.y) for point in series.points if point is not None and point.x is not None]
    xs, values = tuple(x for x, _ in points), tuple(y for _, y in points)
    dash = series.role in ("before", "appetite")
    return ChartSeries(series.name, values, COLORS[series.role], labels=False, xs=xs, dash=dash)
