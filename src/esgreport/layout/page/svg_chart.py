"""Charts of a page as SVG: the same plan as the native charts, drawn by ourselves."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from unicodedata import east_asian_width

from esgreport.layout.chart_plan import ChartPlan, ChartSeries
from esgreport.layout.page.chart_scale import Scale, ends, printed, ticks
from esgreport.layout.page_plan import Element, element

WIDTH, TYPE_PX, LINE_PX = 720, 14, 18
ROW_PX, BAR_SHARE, COLUMN_HIGH, CURVE_HIGH = 34, 0.62, 260, 300
MOST_NAME_EM, VALUE_ROOM_PX, NAME_GAP_PX = 17.0, 64, 10
NARROW_EM = 0.58
_NOUGHT = Decimal(0)


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


def _fill(series: ChartSeries, name: str) -> dict[str, str]:
    """The look of a bar: solid, outlined, or hatched."""
    if series.fill == "solid":
        return {"class_": f"f-{series.color}"}
    if series.fill == "outline":
        return {"class_": f"o-{series.color}"}
    return {"class_": f"h-{series.color}", "fill": f"url(#{name}-{series.color})"}


def _patterns(plan: ChartPlan, name: str) -> Element:
    colors = dict.fromkeys(series.color for series in plan.series if series.fill == "hatch")
    patterns = (
        element(
            "pattern",
            element("path", d="M0 6L6 0", class_=f"l-{color}"),
            id=f"{name}-{color}", width="6", height="6", patternUnits="userSpaceOnUse",
        )
        for color in colors
    )  # fmt: skip
    return element("defs", *patterns)


def _drawn(plan: ChartPlan) -> list[ChartSeries]:
    return [series for series in plan.series if series.fill != "none"]


def _rect(x: float, y: float, width: float, height: float, look: dict[str, str]) -> Element:
    return element("rect", x=f"{x:g}", y=f"{y:g}", width=f"{width:g}", height=f"{height:g}", **look)


def _totals(plan: ChartPlan) -> list[Decimal]:
    """The values that the axis must reach: sums of stacks, else every value."""
    if not plan.stacked:
        return [value for series in plan.series for value in series.values if value is not None]
    return [sum((value for value in row if value is not None), _NOUGHT) for row in _by_category(plan)]


def _by_category(plan: ChartPlan) -> list[tuple[Decimal | None, ...]]:
    return list(zip(*(series.values for series in plan.series), strict=True))


def _bars(plan: ChartPlan, name: str) -> tuple[list[Element], int]:
    names = [_lines(category, MOST_NAME_EM) for category in plan.categories]
    left = max((_ems(line) for lines in names for line in lines), default=0.0) * TYPE_PX + NAME_GAP_PX
    scale = Scale(*ends(plan.value_axis, _totals(plan)), left, WIDTH - VALUE_ROOM_PX)
    marks: list[Element] = []
    y = 4.0
    for index, lines in enumerate(names):
        high = max(ROW_PX, len(lines) * LINE_PX + 8) * (1 if plan.stacked or plan.overlap else _rows(plan))
        marks += _centred(left - NAME_GAP_PX, y + high / 2, lines, "end")
        marks += _bar_row(plan, index, y, high, scale, name)
        y += high
    axis = scale.pixel(0)
    marks.append(element("path", d=f"M{axis:g} 2V{y:g}", class_="axis"))
    return marks, int(y) + 8


def _rows(plan: ChartPlan) -> int:
    return max(len(_drawn(plan)), 1)


def _bar_row(plan: ChartPlan, index: int, y: float, high: float, scale: Scale, name: str) -> Iterator[Element]:
    drawn = _drawn(plan)
    beside = 1 if plan.stacked or plan.overlap else len(drawn)
    thick = high * BAR_SHARE / beside
    reached = _NOUGHT
    for number, series in enumerate(drawn):
        value = series.values[index]
        if value is None or (plan.stacked and not value):
            continue
        base = reached if plan.stacked else _NOUGHT
        ends_at = sorted((scale.pixel(base), scale.pixel(base + value)))
        top = y + (high - thick * beside) / 2 + (0 if beside == 1 else thick * number)
        yield _rect(ends_at[0], round(top, 1), round(ends_at[1] - ends_at[0], 1), round(thick, 1), _fill(series, name))
        if series.labels:
            yield _bar_label(plan, series, value, (ends_at[0], ends_at[1]), top + thick / 2)
        reached += value


def _bar_label(
    plan: ChartPlan, series: ChartSeries, value: Decimal, span: tuple[float, float], middle: float
) -> Element:
    text = printed(value, plan.number_format)
    y = round(middle + TYPE_PX * 0.36, 1)
    if plan.stacked:
        dark = series.fill == "solid"
        return _text(round(sum(span) / 2, 1), y, text, "middle", "on" if dark else "boxed")
    return _text(span[0] - 6, y, text, "end") if value < 0 else _text(span[1] + 6, y, text)


def _columns(plan: ChartPlan, name: str) -> tuple[list[Element], int]:
    count = max(len(plan.categories), 1)
    step = WIDTH / count
    scale = Scale(*ends(plan.value_axis, _totals(plan)), COLUMN_HIGH, 24)
    marks: list[Element] = []
    lowest = 1
    for index, category in enumerate(plan.categories):
        marks += _column(plan, index, step, scale, name)
        lines = _lines(category, step / TYPE_PX - 0.6)
        lowest = max(lowest, len(lines))
        centre = round(step * (index + 0.5), 1)
        marks += [_text(centre, COLUMN_HIGH + LINE_PX * (n + 1), line, "middle") for n, line in enumerate(lines)]
    marks.append(element("path", d=f"M0 {scale.pixel(0):g}H{WIDTH}", class_="axis"))
    return marks, COLUMN_HIGH + LINE_PX * lowest + 10


def _column(plan: ChartPlan, index: int, step: float, scale: Scale, name: str) -> Iterator[Element]:
    beside = 1 if plan.stacked or plan.overlap else _rows(plan)
    thick = step * BAR_SHARE / beside
    reached, number = _NOUGHT, 0
    for series in plan.series:
        value = series.values[index]
        shown = series.fill != "none"
        if value is not None and (value or not plan.stacked) and shown:
            base = reached if plan.stacked else _NOUGHT
            low, high = sorted((scale.pixel(base), scale.pixel(base + value)))
            x = round(step * index + (step - thick * beside) / 2 + (0 if beside == 1 else thick * number), 1)
            yield _rect(x, low, round(thick, 1), round(high - low, 1), _fill(series, name))
            if series.labels:
                text = printed(value, plan.number_format)
                yield _text(round(x + thick / 2, 1), round(low - 6, 1), text, "middle")
        reached += value or _NOUGHT
        number += shown


def _curves(plan: ChartPlan, name: str) -> tuple[list[Element], int]:
    ys = [value for series in plan.series for value in series.values if value is not None]
    xs = [x for series in plan.series for x in series.xs]
    left = 64.0
    high = Scale(*ends(plan.value_axis, ys), CURVE_HIGH, 30)
    low, most = ends(plan.category_axis, xs)
    x_scale = Scale(low, most, left, WIDTH - 70, plan.category_axis.log)
    marks = [*_rules(plan, high, x_scale, left)]
    for series in plan.series:
        marks += _points(series, high, x_scale) if series.marker else _line(series, high, x_scale)
    return marks, CURVE_HIGH + 2 * LINE_PX + 16


def _rules(plan: ChartPlan, y_scale: Scale, x_scale: Scale, left: float) -> Iterator[Element]:
    for tick in ticks(y_scale):
        y = y_scale.pixel(tick)
        yield element("path", d=f"M{left:g} {y:g}H{x_scale.end:g}", class_="grid")
        yield _text(left - 8, y + 5, printed(tick, plan.number_format), "end")
    for tick in ticks(x_scale):
        yield _text(x_scale.pixel(tick), CURVE_HIGH + LINE_PX, printed(tick, "#,##0"), "middle")
    yield element("path", d=f"M{left:g} {CURVE_HIGH}H{x_scale.end:g}", class_="axis")
    if plan.value_axis.title:
        yield _text(0, 16, plan.value_axis.title, "", "title")
    if plan.category_axis.title:
        yield _text((left + x_scale.end) / 2, CURVE_HIGH + 2 * LINE_PX + 6, plan.category_axis.title, "middle", "title")


def _line(series: ChartSeries, y_scale: Scale, x_scale: Scale) -> Iterator[Element]:
    points = [
        (x_scale.pixel(x), y_scale.pixel(y)) for x, y in zip(series.xs, series.values, strict=True) if y is not None
    ]
    path_points = [*points[:1], *(after for before, after in pairwise(points) if after != before)]
    if path_points:
        path = "M" + "L".join(f"{x:g} {y:g}" for x, y in path_points)
        yield element("path", d=path, class_=f"curve l-{series.color}" + (" dash" if series.dash else ""))


def _points(series: ChartSeries, y_scale: Scale, x_scale: Scale) -> Iterator[Element]:
    for x, y in zip(series.xs, series.values, strict=True):
        if y is not None:
            yield element(
                "circle", cx=f"{x_scale.pixel(x):g}", cy=f"{y_scale.pixel(y):g}", r="6", class_=f"f-{series.color}"
            )
            yield _text(round(x_scale.pixel(x) + 10, 1), round(y_scale.pixel(y) - 6, 1), series.name)


def _legend(plan: ChartPlan, top: int, name: str) -> tuple[list[Element], int]:
    marks: list[Element] = []
    x, y = 4.0, float(top + LINE_PX)
    for series in plan.series:
        if series.fill == "none" or series.name in plan.hidden_legend:
            continue
        width = _ems(series.name) * TYPE_PX + 46
        if x + width > WIDTH and x > 4:
            x, y = 4.0, y + LINE_PX + 4
        marks += _key(plan, series, x, y, name)
        x = round(x + width, 1)
    return marks, int(y) - top + 10


def _key(plan: ChartPlan, series: ChartSeries, x: float, y: float, name: str) -> Iterator[Element]:
    if plan.kind == "curve":
        kind = f"curve l-{series.color}" + (" dash" if series.dash else "")
        yield element("path", d=f"M{x:g} {y - 5:g}h24", class_=kind)
    else:
        yield _rect(x + 6, y - 12, 14, 14, _fill(series, name))
    yield _text(x + 28, y, series.name)
