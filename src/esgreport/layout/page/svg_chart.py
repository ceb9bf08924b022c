"""Charts of a page as SVG: the same plan as the native charts, drawn by ourselves."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import TypeAlias
from unicodedata import east_asian_width

from esgreport.layout.chart_plan import ChartPlan, ChartSeries, PointLook
from esgreport.layout.page.chart_scale import Scale, ends, printed, ticks
from esgreport.layout.page_plan import Element, element

WIDTH, TYPE_PX, LINE_PX = 720, 14, 18
ROW_PX, BAR_SHARE, COLUMN_HIGH, CURVE_HIGH = 34, 0.62, 260, 300
MOST_NAME_EM, VALUE_ROOM_PX, NAME_GAP_PX = 17.0, 64, 10
NARROW_EM = 0.58
_NOUGHT = Decimal(0)
CURVE_LEFT = 64.0
_Placed: TypeAlias = tuple[ChartSeries, Decimal, Decimal, float]


def svg_chart(plan: ChartPlan, alt: str, name: str) -> Element:
    """The chart as one svg element; `name` makes the ids of its patterns its own."""
    draw = {"bar": _bars, "column": _columns, "curve": _curves}[plan.kind]
    marks, high = draw(plan, name)
    keys, key_high = _legend(plan, high, name) if plan.legend else ([], 0)
    return element(
        "svg",
        _patterns(plan, name),
        *marks,
        *keys,
        viewBox=f"0 0 {WIDTH} {high + key_high}",
        role="img",
        aria_label=alt,
    )


def _ems(text: str) -> float:
    return sum(1.0 if east_asian_width(sign) in "WFA" else NARROW_EM for sign in text)


def _lines(text: str, most_em: float) -> tuple[str, ...]:
    """`text` on lines of at most that many em; words of other scripts stay whole where they can."""
    lines, line = [], ""
    for piece in _pieces(text):
        if line and _ems(line + piece.rstrip()) > most_em:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return (*lines, line.rstrip()) if line.strip() else tuple(lines)


def _pieces(text: str) -> Iterator[str]:
    word = ""
    for sign in text:
        word += sign
        if sign == " " or east_asian_width(sign) in "WF":
            yield word
            word = ""
    if word:
        yield word


def _text(x: float, y: float, text: str, anchor: str = "", kind: str = "") -> Element:
    return element("text", text, x=f"{x:g}", y=f"{y:g}", text_anchor=anchor, class_=kind)


def _centred(x: float, y: float, lines: tuple[str, ...], anchor: str) -> list[Element]:
    """Lines around the height `y`."""
    top = y - (len(lines) - 1) * LINE_PX / 2 + TYPE_PX * 0.36
    return [_text(x, top + number * LINE_PX, line, anchor) for number, line in enumerate(lines)]


def _fill(look: PointLook | ChartSeries, name: str) -> dict[str, str]:
    """The look of a bar: solid, paler with an outline, outlined, hatched, or like the paper."""
    if look.fill == "hatch":
        return {"class_": f"h-{look.color}", "fill": f"url(#{name}-{look.color})"}
    kind = {"outline": "o", "pale": "p"}.get(look.fill, "f")
    return {"class_": f"{kind}-{'paper' if look.fill == 'mask' else look.color}"}


def _patterns(plan: ChartPlan, name: str) -> Element:
    looks = (look for series in plan.series for look in (series.look(-1), *series.points))
    colors = dict.fromkeys(look.color for look in looks if look.fill == "hatch")
    return element("defs", *(_pattern(f"{name}-{color}", color) for color in colors))


def _pattern(name: str, color: str) -> Element:
    stroke = _path("M0 6L6 0", f"l-{color}")
    return element("pattern", stroke, id=name, width="6", height="6", patternUnits="userSpaceOnUse")


def _path(route: str, kind: str) -> Element:
    return element("path", d=route, class_=kind)


def _drawn(plan: ChartPlan) -> list[ChartSeries]:
    return [series for series in plan.series if series.fill != "none"]


def _rect(x: float, y: float, width: float, height: float, look: dict[str, str]) -> Element:
    return element("rect", x=f"{x:g}", y=f"{y:g}", width=f"{width:g}", height=f"{height:g}", **look)


def _totals(plan: ChartPlan) -> list[Decimal]:
    """The values that the axis must reach: sums of stacks, else every value."""
    if not plan.stacked:
        return _numbers(plan)
    rows = zip(*(series.values for series in plan.series if not series.as_line), strict=True)
    return [sum((value for value in row if value is not None), _NOUGHT) for row in rows]


def _numbers(plan: ChartPlan) -> list[Decimal]:
    return [value for series in plan.series for value in series.values if value is not None]


def _beside(plan: ChartPlan) -> int:
    """How many bars of one category are side by side."""
    return 1 if plan.stacked or plan.overlap else max(sum(not series.as_line for series in _drawn(plan)), 1)


def _bars(plan: ChartPlan, name: str) -> tuple[list[Element], int]:
    names = [_lines(category, MOST_NAME_EM) for category in plan.categories]
    left = max((_ems(line) for lines in names for line in lines), default=0.0) * TYPE_PX + NAME_GAP_PX
    scale = Scale(*ends(plan.value_axis, _totals(plan)), left, WIDTH - VALUE_ROOM_PX)
    marks: list[Element] = []
    y = 4.0
    for index, lines in enumerate(names):
        high = max(ROW_PX, len(lines) * LINE_PX + 8) * _beside(plan)
        marks += _centred(left - NAME_GAP_PX, y + high / 2, lines, "end")
        marks += _bar_row(plan, index, y, high, scale, name)
        y += high
    marks.append(_path(f"M{scale.pixel(0):g} 2V{y:g}", "axis"))
    return marks, int(y) + 8


def _bar_row(plan: ChartPlan, index: int, y: float, high: float, scale: Scale, name: str) -> Iterator[Element]:
    thick = high * BAR_SHARE / _beside(plan)
    for series, value, base, top in _placed(plan, index, y, high, thick):
        left, right = sorted((scale.pixel(base), scale.pixel(base + value)))
        look = series.look(index)
        yield _rect(left, round(top, 1), round(right - left, 1), round(thick, 1), _fill(look, name))
        if series.labels and look.label != "none":
            yield _bar_label(plan, look, value, (left, right), top + thick / 2)


def _placed(plan: ChartPlan, index: int, start: float, room: float, thick: float) -> Iterator[_Placed]:
    """The bars of a category in the room that begins at `start`: series, value, the value it begins at, its place."""
    reached, number, beside = _NOUGHT, 0, _beside(plan)
    for series in (item for item in plan.series if not item.as_line):
        value, shown = series.values[index], series.fill != "none"
        if shown and value is not None and (value or not plan.stacked):
            place = start + (room - thick * beside) / 2 + (0 if beside == 1 else thick * number)
            yield series, value, reached if plan.stacked else _NOUGHT, place
        reached += value or _NOUGHT
        number += shown


def _bar_label(plan: ChartPlan, look: PointLook, value: Decimal, span: tuple[float, float], middle: float) -> Element:
    text, y = printed(value, plan.number_format), round(middle + TYPE_PX * 0.36, 1)
    if plan.stacked:
        return _text(round(sum(span) / 2, 1), y, text, "middle", "on" if look.fill == "solid" else "boxed")
    if look.label == "inside":
        return _text(span[1] - 6, y, text, "end")
    return _text(span[0] - 6, y, text, "end") if value < 0 else _text(span[1] + 6, y, text)


def _columns(plan: ChartPlan, name: str) -> tuple[list[Element], int]:
    count = max(len(plan.categories), 1)
    step = WIDTH / count
    scale = Scale(*ends(plan.value_axis, _totals(plan)), COLUMN_HIGH, 24)
    names = [_lines(category, step / TYPE_PX - 0.6) for category in plan.categories]
    marks: list[Element] = []
    for index, lines in enumerate(names):
        marks += _column(plan, index, step, scale, name)
        centre = round(step * (index + 0.5), 1)
        marks += [_text(centre, COLUMN_HIGH + LINE_PX * n, line, "middle") for n, line in enumerate(lines, 1)]
    marks.append(_path(f"M0 {scale.pixel(0):g}H{WIDTH}", "axis"))
    for series in (item for item in plan.series if item.as_line):
        marks += _line_over(plan, series, step, scale)
    return marks, COLUMN_HIGH + LINE_PX * max([1, *map(len, names)]) + 10


def _column(plan: ChartPlan, index: int, step: float, scale: Scale, name: str) -> Iterator[Element]:
    thick = step * BAR_SHARE / _beside(plan)
    for series, value, base, place in _placed(plan, index, step * index, step, thick):
        low, high = sorted((scale.pixel(base), scale.pixel(base + value)))
        x = round(place, 1)
        look = series.look(index)
        yield _rect(x, low, round(thick, 1), round(high - low, 1), _fill(look, name))
        if series.labels and look.label != "none":
            yield _text(round(x + thick / 2, 1), round(low - 6, 1), printed(value, plan.number_format), "middle")


def _line_over(plan: ChartPlan, series: ChartSeries, step: float, scale: Scale) -> Iterator[Element]:
    """A line over the columns, or only its labels when it is invisible."""
    placed = [(step * (at + 0.5), scale.pixel(value)) for at, value in enumerate(series.values) if value is not None]
    if series.fill != "none" and placed:
        yield _path("M" + "L".join(f"{x:g} {y:g}" for x, y in placed), _curve_look(series))
    if series.labels:
        shown = zip(placed, (value for value in series.values if value is not None), strict=True)
        yield from (
            _text(round(x, 1), round(y - 6, 1), printed(value, plan.number_format), "middle") for (x, y), value in shown
        )


def _curves(plan: ChartPlan, name: str) -> tuple[list[Element], int]:
    xs = [x for series in plan.series for x in series.xs]
    y_scale = Scale(*ends(plan.value_axis, _numbers(plan)), CURVE_HIGH, 30)
    x_scale = Scale(*ends(plan.category_axis, xs), CURVE_LEFT, WIDTH - 70, plan.category_axis.log)
    marks = [*_rules(plan, y_scale, x_scale), *_axis_titles(plan, x_scale)]
    for series in plan.series:
        marks += (
            _points(series, y_scale, x_scale, plan.number_format) if series.marker else _line(series, y_scale, x_scale)
        )
    return marks, CURVE_HIGH + 2 * LINE_PX + 16


def _rules(plan: ChartPlan, y_scale: Scale, x_scale: Scale) -> Iterator[Element]:
    for tick in ticks(y_scale):
        y = y_scale.pixel(tick)
        if plan.value_axis.ruled:
            yield _path(f"M{CURVE_LEFT:g} {y:g}H{x_scale.end:g}", "grid")
        yield _text(CURVE_LEFT - 8, y + 5, printed(tick, plan.number_format), "end")
    for tick in ticks(x_scale):
        yield _text(x_scale.pixel(tick), CURVE_HIGH + LINE_PX, printed(tick, "#,##0"), "middle")
    yield _path(f"M{CURVE_LEFT:g} {CURVE_HIGH}H{x_scale.end:g}", "axis")


def _axis_titles(plan: ChartPlan, x_scale: Scale) -> Iterator[Element]:
    x, y = (CURVE_LEFT + x_scale.end) / 2, CURVE_HIGH + 2 * LINE_PX + 6
    if plan.value_axis.title:
        yield _text(0, 16, plan.value_axis.title, "", "title")
    if plan.category_axis.title:
        yield _text(x, y, plan.category_axis.title, "middle", "title")


def _line(series: ChartSeries, y_scale: Scale, x_scale: Scale) -> Iterator[Element]:
    values = zip(series.xs, series.values, strict=True)
    points = [(x_scale.pixel(x), y_scale.pixel(y)) for x, y in values if y is not None]
    path_points = [*points[:1], *(after for before, after in pairwise(points) if after != before)]
    if path_points:
        path = "M" + "L".join(f"{x:g} {y:g}" for x, y in path_points)
        yield _path(path, _curve_look(series))


def _curve_look(series: ChartSeries) -> str:
    return f"curve l-{series.color}" + (" dash" if series.dash else "")


def _points(series: ChartSeries, y_scale: Scale, x_scale: Scale, number_format: str) -> Iterator[Element]:
    for x, y in zip(series.xs, series.values, strict=True):
        if y is not None:
            at_x, at_y = x_scale.pixel(x), y_scale.pixel(y)
            yield element("circle", cx=f"{at_x:g}", cy=f"{at_y:g}", r="6", class_=f"f-{series.color}")
            said = {"name": series.name, "value": "", "both": f"{series.name} "}[series.said]
            value = "" if series.said == "name" else printed(y, number_format)
            yield _text(round(at_x + 10, 1), round(at_y - 6, 1), said + value)


def _legend(plan: ChartPlan, top: int, name: str) -> tuple[list[Element], int]:
    marks: list[Element] = []
    x, y = 4.0, float(top + LINE_PX)
    for series in (item for item in _drawn(plan) if item.name not in plan.hidden_legend):
        width = _ems(series.name) * TYPE_PX + 46
        if x + width > WIDTH and x > 4:
            x, y = 4.0, y + LINE_PX + 4
        marks += _key(plan, series, x, y, name)
        x = round(x + width, 1)
    return marks, int(y) - top + 10


def _key(plan: ChartPlan, series: ChartSeries, x: float, y: float, name: str) -> Iterator[Element]:
    if plan.kind == "curve" or series.as_line:
        yield _path(f"M{x:g} {y - 5:g}h24", _curve_look(series))
    else:
        yield _rect(x + 6, y - 12, 14, 14, _fill(series, name))
    yield _text(x + 28, y, series.name)
