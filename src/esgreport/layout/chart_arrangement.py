"""From the meaning of a chart to its plan: colours, fills, order, axes (one module, as all kinds share the rules).

Solid marks are actual values, outlined ones plans, hatched ones estimates and scenarios. Bars begin at zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal

from esgreport.base.text import Language
from esgreport.document.tree import Chart, Point, Series
from esgreport.layout.chart_numbers import decimal_places, is_share, number_format, width_em
from esgreport.layout.chart_plan import Axis, ChartPlan, ChartSeries, ColorRole, Fill, LabelPlace, PointLook
from esgreport.layout.progress_chart import progress
from esgreport.layout.wording import HELPER_SERIES, LANGUAGE_TAGS, SUM_SERIES

LOG_ABOVE = 50
LABEL_ROOM, SIDE_ROOM = Decimal("0.14"), Decimal("0.34")
# Longer names do not fit under columns; parts of a column below this share of the highest have no room for a label.
MOST_COLUMN_NAME_EM = 14.0
LEAST_LABELLED = Decimal("0.07")
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
    "before-at": "muted",
    "after-at": "accent1",
    "initial": "accent1",
    "running": "accent2",
    "outlay": "accent1-mid",
    "target": "accent1",
    "current": "accent1",
    "baseline": "muted",
}
# The sides of a tornado, without outlines: labels are on and beside them.
_MIDDLE: dict[str, ColorRole] = {"low": "accent3-mid", "high": "accent1-mid"}
FILLS: dict[str, Fill] = {"actual": "solid", "plan": "outline", "estimate": "hatch", "scenario": "hatch"}
_ZERO = Decimal(0)


def chart_plan(chart: Chart, language: Language, size_pt: Decimal) -> ChartPlan:
    """The native chart that says what `chart` means, with type of `size_pt`."""
    kinds = {
        "exceedance": _curve,
        "waterfall": _waterfall,
        "frontier": _frontier,
        "tornado": _tornado,
        "dependency": _dependency,
        "spending": _spending,
        "progress": progress,
    }
    plan = kinds.get(chart.kind, _bars)(chart, language)
    return replace(plan, size_pt=size_pt, language=LANGUAGE_TAGS[language])


def shown_unit(chart: Chart) -> str:
    """The unit printed beside a chart: none where its labels carry a per cent sign or its axis names it."""
    return "" if is_share(chart) else chart.unit


def rises(chart: Chart) -> bool:
    """Whether a step of a waterfall rises, which cannot be drawn as a decrease."""
    steps = (point for series in chart.series if series.role == "decrease" for point in series.points)
    return chart.kind == "waterfall" and any(point is not None and point.y < 0 for point in steps)


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
    """The series in the look of its role; where the chart is about some of its points, the others step back."""
    fill: Fill = "hatch" if series.role == "gap" else "outline" if series.role == "limit" else FILLS[series.basis]
    lit = any(point is not None and point.lit for point in series.points)
    quiet = (at for at, point in enumerate(series.points) if lit and point is not None and not point.lit)
    points = tuple(PointLook(at, fill, "muted") for at in quiet)
    return ChartSeries(series.name, _values(series.points), COLORS[series.role], fill, points=points)


def _dependency(chart: Chart, language: Language) -> ChartPlan:
    """Columns under the limit as a line where names are short; else bars with the limit as one more of them."""
    limit = next((series for series in chart.series if series.role == "limit"), None)
    if limit is None:
        return _bars(_sorted(chart), language)
    alone = _sorted(replace(chart, series=tuple(series for series in chart.series if series is not limit)))
    if max(map(width_em, alone.categories), default=0) > MOST_COLUMN_NAME_EM:
        return _bars(_with_limit_bar(alone, limit), language)
    highest = max(point.y for series in chart.series for point in series.points if point is not None)
    least, most = _ZERO, highest * (1 + LABEL_ROOM)
    line = replace(_drawn(limit), color="accent3", labels=False, as_line=True, dash=True)
    return ChartPlan(
        kind="column",
        categories=alone.categories,
        series=(*map(_drawn, alone.series), line),
        value_axis=Axis(chart.y_title, least, most, visible=False, decimals=chart.decimals),
        category_axis=Axis(chart.x_title),
        number_format=number_format(chart),
        legend=True,
    )


def _with_limit_bar(chart: Chart, limit: Series) -> Chart:
    """The chart with one more category, which holds the limit alone."""
    longer = (replace(series, points=(*series.points, None)) for series in chart.series)
    own = replace(limit, points=(*(None for _ in chart.categories), limit.points[0]))
    return replace(chart, categories=(*chart.categories, limit.name), series=(*longer, own))


def _spending(chart: Chart, language: Language) -> ChartPlan:
    """Parts of each year on each other, their sum above them; a part too thin for a label has none.

    A sum that is given goes before that of the parts, which are rounded.
    """
    given, parts_of = _by_role(chart, "total")
    drawn = [replace(_drawn(series), fill="solid") for series in parts_of]
    sums = tuple(value or _ZERO for value in _drawn(given).values) if given is not None else _totals(drawn)
    most = max(sums, default=_ZERO)
    parts = (replace(series, points=tuple(_thin(series, most))) for series in drawn)
    helper = ChartSeries(SUM_SERIES.of(language), sums, "text", "none", as_line=True, place="above")
    return ChartPlan(
        kind="column",
        categories=chart.categories,
        series=(*parts, helper),
        value_axis=Axis(
            chart.y_title, _ZERO, most * (1 + LABEL_ROOM) or Decimal(1), visible=False, decimals=chart.decimals
        ),
        category_axis=Axis(chart.x_title),
        number_format=number_format(chart),
        stacked=True,
        legend=len(drawn) > 1,
        hidden_legend=(helper.name,),
    )


def _by_role(chart: Chart, role: str) -> tuple[Series | None, tuple[Series, ...]]:
    """The series of a role, None without one, and the others."""
    found = next((series for series in chart.series if series.role == role), None)
    return found, tuple(series for series in chart.series if series is not found)


def _totals(drawn: Sequence[ChartSeries]) -> tuple[Decimal, ...]:
    rows = zip(*(series.values for series in drawn), strict=True)
    return tuple(sum((value or _ZERO for value in row), _ZERO) for row in rows)


def _thin(series: ChartSeries, most: Decimal) -> Iterator[PointLook]:
    for at, value in enumerate(series.values):
        if value is not None and value < most * LEAST_LABELLED:
            yield PointLook(at, series.fill, series.color, "none")


def _bars(chart: Chart, language: Language) -> ChartPlan:
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
    """Bars from the worse to the better end on the axis of the result, whose value as judged parts the two colours.

    All bars begin at zero and lie over each other: the longer side first, the result on it, the shorter side over both,
    in the colour of the paper where it is on the same side of zero.
    """
    low, high, *base = (series for role in ("low", "high", "base") for series in chart.series if series.role == role)
    middle = next((point.y for series in base for point in series.points if point is not None), _ZERO)
    outer, inner = (high, low) if middle >= 0 else (low, high)
    drawn = [_outer_side(outer, middle), *(_middle(series, inner) for series in base), _inner_side(inner, middle)]
    least, most = _sides(_numbers(drawn))
    negative = number_format(chart)
    return ChartPlan(
        kind="bar",
        categories=chart.categories,
        series=tuple(drawn),
        value_axis=Axis(chart.y_title, -least, most, visible=False, decimals=chart.decimals),
        category_axis=Axis(chart.x_title),
        number_format=f"{negative};△{negative}" if language == "ja" else f"{negative};−{negative}",
        overlap=True,
        legend=not base,
    )


def _outer_side(series: Series, middle: Decimal) -> ChartSeries:
    """The side that is farther from zero; where nothing moves to it, the result as judged without a label."""
    absent = tuple(at for at, point in enumerate(series.points) if point is None) if middle else ()
    values = tuple(middle if at in absent else value for at, value in enumerate(_values(series.points)))
    looks = tuple(PointLook(at, "solid", _MIDDLE[series.role], "none") for at in absent)
    return ChartSeries(series.name, values, _MIDDLE[series.role], points=looks)


def _middle(series: Series, inner: Series) -> ChartSeries:
    return ChartSeries(series.name, _values(series.points), _MIDDLE[inner.role], labels=False)


def _inner_side(series: Series, middle: Decimal) -> ChartSeries:
    """The side nearer to zero: it hides the others as far as it is on their side of zero, and shows itself beyond."""
    values = tuple(middle if value is None and middle else value for value in _values(series.points))
    looks = []
    for at, (value, point) in enumerate(zip(values, series.points, strict=True)):
        if value is not None and value * middle > 0:
            looks.append(PointLook(at, "mask", "paper", "none" if point is None else "inside"))
    color = COLORS[series.role] if middle > 0 else _MIDDLE[series.role]
    return ChartSeries(series.name, values, color, points=tuple(looks))


def _sides(values: list[Decimal]) -> Iterator[Decimal]:
    """How far an axis goes below and above zero to hold `values`."""
    # Room for the labels at both ends, a share of the whole width: the left ones do not run into the names.
    room = (max(values, default=_ZERO) - min(values, default=_ZERO)) * SIDE_ROOM
    for is_negative in (True, False):
        yield max([room, *(abs(value) + room for value in values if (value < 0) is is_negative)])


def _frontier(chart: Chart, language: Language) -> ChartPlan:
    """One point a series, labelled with its name: what it costs to the right, what it brings upward."""
    drawn = tuple(
        replace(_line(series), marker=True, labels=True, said="name", place="right") for series in chart.series
    )
    return ChartPlan(
        kind="curve",
        categories=(),
        series=drawn,
        value_axis=Axis(chart.y_title, _ZERO, _beyond(_numbers(drawn))),
        category_axis=Axis(_x_title(chart, language), _ZERO, _beyond(x for item in drawn for x in item.xs)),
        number_format=f"#,##0{decimal_places(chart)}",
    )


def _beyond(values: Iterable[Decimal]) -> Decimal:
    """A round end of an axis that leaves room for the labels above and beside the largest value."""
    most = max(values, default=Decimal(1)) * Decimal("1.15") or Decimal(1)
    step = Decimal(1).scaleb(most.adjusted()) / 2
    return ((most / step).to_integral_value(ROUND_CEILING) * step).normalize() + _ZERO


def _waterfall(chart: Chart, language: Language) -> ChartPlan:
    """Vertical bars on an invisible base, computed here so that each step starts where the previous one ended."""
    chart = _without_empty_steps(chart)
    shown = [series for series in chart.series if series.role != "base"]
    name = HELPER_SERIES.of(language)
    helper = ChartSeries(name, tuple(_bases(shown, len(chart.categories))), "paper", "none", labels=False)
    lower = "△" if language == "ja" else "−"
    steps = [_step(series, f'"{lower}"{number_format(chart)}') for series in shown]
    return ChartPlan(
        kind="column",
        categories=chart.categories,
        series=(helper, *steps),
        value_axis=Axis(chart.y_title, _ZERO, visible=False, decimals=chart.decimals),
        category_axis=Axis(chart.x_title),
        number_format=number_format(chart),
        stacked=True,
        hidden_legend=(name,),
        gap_percent=30,
    )


def _step(series: Series, lowered: str) -> ChartSeries:
    """Totals in their colour; reductions with a sign, without an outline: labels of thin steps run beyond them."""
    drawn = replace(_drawn(series), fill="solid")
    return replace(drawn, color="accent2-mid", number_format=lowered) if series.role == "decrease" else drawn


def _without_empty_steps(chart: Chart) -> Chart:
    """The chart without the measures whose reduction is nothing after rounding."""
    steps = list(chart.series)
    places = [at for at in range(len(chart.categories)) if _value_at(steps, "decrease", at) != 0]
    series = (replace(item, points=tuple(item.points[at] for at in places)) for item in steps)
    return replace(chart, categories=tuple(chart.categories[at] for at in places), series=tuple(series))


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
    """Curves; where they cross the limit, points with their names and values, in place of a legend."""
    drawn = tuple(map(_line, chart.series))
    crossed = any(series.marker for series in drawn)
    if crossed:
        drawn = tuple(
            replace(series, labels=True, said="name") if series.color == "accent3" else series for series in drawn
        )
    return ChartPlan(
        kind="curve",
        categories=(),
        series=drawn,
        value_axis=Axis(chart.y_title, _ZERO, ruled=not crossed),
        category_axis=_x_axis(_x_title(chart, language), [x for series in drawn for x in series.xs]),
        number_format=number_format(chart),
        legend=len(drawn) > 1 and not crossed,
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
    name, color = series.name, COLORS[series.role]
    if series.role in ("before-at", "after-at"):
        # Both curves fall to the right: beside the upper point and under the lower one there is room.
        place: LabelPlace = "right" if series.role == "before-at" else "left"
        return ChartSeries(name, values, color, xs=xs, marker=True, said="both", place=place)
    if series.role == "appetite":
        # The foot of the upright line has no label; its head carries the name.
        foot = PointLook(0, "solid", color, "none")
        return ChartSeries(name, values, color, labels=False, xs=xs, dash=True, place="right", points=(foot,))
    return ChartSeries(name, values, color, labels=False, xs=xs, dash=series.role == "before")
