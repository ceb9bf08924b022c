"""C25 progress: the target outlined, on it the value now, on that the baseline, as three bars in one place.

The workbook holds the three values of each indicator and nothing worked out from them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from esgreport.base.text import Language
from esgreport.document.tree import Chart, Series, SeriesRole
from esgreport.layout.chart_numbers import number_format, width_em
from esgreport.layout.chart_plan import Axis, ChartPlan, ChartSeries, ColorRole, LabelPlace, PointLook

# The share of the axis that a name and its value take, inside a bar or beyond its end.
LABEL_SHARE = Decimal("0.26")
# The longest line under a name, what is between the parts of one, and the width of a Latin letter in the middle.
LETTER_EM = 0.5
MOST_LINE_EM: dict[Language, float] = {"ja": 18.0, "en": 22.0}
BETWEEN: dict[Language, str] = {"ja": "、", "en": ", "}


@dataclass(frozen=True, slots=True)
class _Labels:
    """Where the labels of one indicator are; what has no room in the chart is said under its name."""

    current: LabelPlace
    target: LabelPlace


def progress(chart: Chart, language: Language) -> ChartPlan:
    """The bars of indicators in one unit; those to be watched in the colour of what limits."""
    target, current, baseline = (_by_role(chart, role) for role in ("target", "current", "baseline"))
    values = [point.y for series in chart.series for point in series.points if point is not None]
    most = max(values, default=Decimal(0)) * (1 + LABEL_SHARE) or Decimal(1)
    labels = [_labels(*pair, most * LABEL_SHARE) for pair in zip(_values(target), _values(current), strict=True)]
    now = (PointLook(at, "solid", _color(current, at), label.current) for at, label in enumerate(labels))
    ends = (PointLook(at, "outline", "accent1", label.target) for at, label in enumerate(labels))
    named = (_named(name, tuple(_unsaid(chart, at, labels[at])), language) for at, name in enumerate(chart.categories))
    # Zero is a value like others here, so that its label is printed.
    plain = number_format(chart)
    drawn = ChartSeries("", (), "accent1", said="both", number_format=f"{plain};-{plain};{plain}")
    return ChartPlan(
        kind="bar",
        categories=tuple(named),
        series=(
            replace(drawn, name=target.name, values=_values(target), fill="outline", points=tuple(ends)),
            replace(drawn, name=current.name, values=_values(current), points=tuple(now)),
            ChartSeries(baseline.name, _values(baseline), "muted", labels=False),
        ),
        value_axis=Axis(chart.y_title, Decimal(0), most, visible=False, decimals=chart.decimals),
        category_axis=Axis(chart.x_title),
        number_format=plain,
        overlap=True,
    )


def _named(category: str, unsaid: tuple[str, ...], language: Language) -> str:
    """The name of an indicator, and under it what is said of it in as few lines as hold it."""
    name, *parts = category.split("\n")
    lines = list[str]()
    for part in (*parts, *unsaid):
        longer = f"{lines[-1]}{BETWEEN[language]}{part}" if lines else ""
        if longer and width_em(longer, LETTER_EM) <= MOST_LINE_EM[language]:
            lines[-1] = longer
        else:
            lines.append(part)
    return "\n".join((name, *lines))


def _by_role(chart: Chart, role: SeriesRole) -> Series:
    """The series of a role; an empty one when this reader is shown none of its values."""
    empty = Series("", role, tuple(None for _ in chart.categories))
    return next((series for series in chart.series if series.role == role), empty)


def _values(series: Series) -> tuple[Decimal | None, ...]:
    return tuple(None if point is None else point.y for point in series.points)


def _color(series: Series, at: int) -> ColorRole:
    point = series.points[at]
    return "accent3" if point is not None and point.lit else "accent1"


def _labels(target: Decimal | None, current: Decimal | None, room: Decimal) -> _Labels:
    """The value now inside its bar or, where that is short, in the rest of the way; the target beyond its end."""
    if target is None or current is None:
        return _Labels("outside", "outside")
    if current >= target:
        return _Labels("inside" if current >= room else "outside", "none")
    if current >= room:
        return _Labels("inside", "outside")
    return _Labels("outside" if target - current >= room else "none", "outside")


def _unsaid(chart: Chart, at: int, labels: _Labels) -> Iterator[str]:
    """The names and values that have no label."""
    unlabelled = [role for role, place in (("current", labels.current), ("target", labels.target)) if place == "none"]
    for series in chart.series:
        point = series.points[at]
        if series.role in unlabelled and point is not None:
            yield f"{series.name} {point.y:,f}{chart.unit}"
