"""From facts to the points of a chart: one unit, rounded as printed, and bars that still sum."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import cast

from esgreport.base.fact import Basis, Fact
from esgreport.base.quantity import Money, Percent, Quantity
from esgreport.document.context import RowView
from esgreport.document.formatting import BILLION, MILLION, OKU, Printer
from esgreport.document.tree import ChartKind, Point, Series, SeriesRole

# The unit that a chart prints decides by what an amount of money is divided.
MONEY_UNITS = {
    "円": Decimal(1),
    "百万円": MILLION,
    "億円": OKU,
    "JPY": Decimal(1),
    "JPY million": MILLION,
    "JPY billion": BILLION,
}
ReadFact = Callable[[RowView, str], Fact | None]


class ChartFault(Exception):
    """A chart cannot be drawn: no values, or amounts without a money unit."""


def chart_series(
    kind: ChartKind,
    rows: Sequence[RowView],
    wanted: Sequence[Sequence[str]],
    unit: str,
    decimals: int,
    read: ReadFact,
    printer: Printer,
) -> tuple[Series, ...]:
    """The series of a chart; in a waterfall the decreases are adjusted so that the printed bars still sum."""
    if not rows:
        raise ChartFault("no rows")
    if kind == "waterfall":
        return _waterfall(rows, wanted, unit, decimals, read, printer)
    if kind == "frontier":
        return _frontier(rows, wanted, unit, decimals, read, printer)
    made = []
    for name, field, role, *y_field in wanted:
        points = tuple(_point(row, field, y_field, unit, decimals, read, printer) for row in rows)
        if not any(points):
            raise ChartFault(field)
        basis = _basis(read(rows[0], (y_field or [field])[0]))
        made.append(Series(name, cast(SeriesRole, role), points, basis))
    return tuple(made)


def _frontier(
    rows: Sequence[RowView],
    wanted: Sequence[Sequence[str]],
    unit: str,
    decimals: int,
    read: ReadFact,
    printer: Printer,
) -> tuple[Series, ...]:
    """One series a row, named by its field: `[[name field, x field, role, y field]]`; rows without both have none."""
    name_field, x_field, _, y_field = wanted[0]
    made = []
    for row in rows:
        name, x, y = (read(row, field) for field in (name_field, x_field, y_field))
        if name is not None and x is not None and y is not None:
            place = printer.round(_number(x, unit), decimals)
            point = Point(y.id, printer.round(_number(y, ""), 0), place)
            made.append(Series(printer(name, ""), "option", (point,), "plan"))
    if not made:
        raise ChartFault(y_field)
    return tuple(made)


def appetite(loss: Fact, name: str, unit: str, drawn: Sequence[Series], printer: Printer) -> Series:
    """An upright line at the loss that the house accepts, as high as the curves."""
    place = printer.round(_number(loss, unit), 0)
    top = max(point.y for series in drawn for point in series.points if point is not None)
    return Series(name, "appetite", (Point(loss.id, Decimal(0), place), Point(loss.id, top, place)), "actual")


def with_limit(
    drawn: Sequence[Series], limit: Fact, name: str, unit: str, decimals: int, printer: Printer
) -> tuple[Series, ...]:
    """The series with one more category that holds the limit alone."""
    longer = [replace(series, points=(*series.points, None)) for series in drawn]
    count = len(drawn[0].points)
    own = Series(name, "limit", (*(None for _ in range(count)), _limit_point(limit, unit, decimals, printer)), "plan")
    return (*longer, own)


def _limit_point(limit: Fact, unit: str, decimals: int, printer: Printer) -> Point:
    return Point(limit.id, printer.round(_number(limit, unit), decimals))


def _basis(fact: Fact | None) -> Basis:
    return fact.basis if fact is not None else "actual"


def _point(
    row: RowView, field: str, y_field: Sequence[str], unit: str, decimals: int, read: ReadFact, printer: Printer
) -> Point | None:
    if not y_field:
        fact = read(row, field)
        return None if fact is None else Point(fact.id, _scaled(fact, unit, decimals, printer))
    x, y = read(row, field), read(row, y_field[0])
    if x is None or y is None:
        return None
    return Point(y.id, printer.round(_number(y, "%"), decimals), printer.round(_number(x, unit), 0))


def _scaled(fact: Fact, unit: str, decimals: int, printer: Printer) -> Decimal:
    return printer.round(_number(fact, unit), decimals)


def _number(fact: Fact, unit: str) -> Decimal:
    match fact.value:
        case Money(amount=amount):
            if unit not in MONEY_UNITS:
                raise ChartFault(f"{fact.id}: {unit}")
            return amount / MONEY_UNITS[unit]
        case Percent(value=value) | Quantity(value=value):
            return value
        case bool():
            raise ChartFault(fact.id)
        case Decimal():
            return fact.value
        case _:
            raise ChartFault(fact.id)


def _waterfall(
    rows: Sequence[RowView],
    wanted: Sequence[Sequence[str]],
    unit: str,
    decimals: int,
    read: ReadFact,
    printer: Printer,
) -> tuple[Series, ...]:
    """Totals at both ends, decreases between. The largest decrease takes what rounding left over."""
    (total_name, field, _), (decrease_name, _, _) = wanted[0][:3], wanted[1][:3]
    points = [_point(row, field, (), unit, decimals, read, printer) for row in rows]
    if len(points) < 3 or any(point is None for point in points):
        raise ChartFault(field)
    whole = cast(list[Point], points)
    first, last, steps = whole[0], whole[-1], whole[1:-1]
    steps = [replace(step, y=abs(step.y)) for step in steps]
    slack = (first.y - last.y) - sum((step.y for step in steps), Decimal(0))
    largest = max(range(len(steps)), key=lambda index: steps[index].y)
    steps[largest] = replace(steps[largest], y=steps[largest].y + slack)
    totals = (first, *(None for _ in steps), last)
    decreases = (None, *steps, None)
    basis = _basis(read(rows[0], field))
    return (
        Series(total_name, "total", totals, basis),
        Series(decrease_name, "decrease", decreases, basis),
    )


def number_text(number: Decimal) -> str:
    """A rounded number with thousands separators, as the chart's labels print it."""
    return f"{number:,f}"
