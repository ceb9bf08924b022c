"""From facts to the points of a chart: one unit, rounded as printed, and bars that still sum."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import cast

from esgreport.base.fact import Basis, Fact, number_of
from esgreport.base.quantity import Money
from esgreport.document.context import RowView
from esgreport.document.formatting import BILLION, MILLION, OKU, Printer
from esgreport.document.tree import ChartKind, Point, Series, SeriesRole
from esgreport.reading.raw import Scalar

# The unit that a chart prints decides by what an amount of money is divided.
MONEY_UNITS = {
    "円": Decimal(1),
    "百万円": MILLION,
    "億円": OKU,
    "JPY": Decimal(1),
    "JPY million": MILLION,
    "JPY billion": BILLION,
}

# Charts that compare say nothing with one of their series alone.
PAIRED = ("before-after", "tornado")
# The points at which curves cross the limit, by the curve.
CROSSINGS: Mapping[SeriesRole, SeriesRole] = {"before": "before-at", "after": "after-at"}


class ChartFault(Exception):
    """A chart cannot be drawn: a value that is no number, or an amount without a money unit."""


class NothingToDraw(Exception):
    """There are no values, so there is no chart."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One series that is asked for: `y` is the field of its values, `x` that of their places in curves and points."""

    name: str
    role: SeriesRole
    y: Scalar
    x: Scalar | None = None


@dataclass(frozen=True, slots=True)
class Plot:
    """The records of one chart and how their numbers are read, scaled and rounded."""

    rows: Sequence[RowView]
    unit: str
    decimals: int
    read: Callable[[RowView, Scalar], Fact | None]
    printer: Printer
    is_lit: Callable[[RowView], bool] = lambda _: False

    def series(self, kind: ChartKind, wanted: Sequence[Wanted], label: Scalar | None) -> tuple[Series, ...]:
        """The series of the chart; `label` is the field that names the points of a frontier.

        Raises ChartFault, or NothingToDraw without values.
        """
        if not self.rows:
            raise NothingToDraw
        if kind == "waterfall":
            by_role = {item.role: item for item in wanted}
            return self._waterfall(by_role["total"], by_role["decrease"])
        if kind == "frontier":
            return self._frontier(wanted[0], label)
        drawn = tuple(series for series in map(self._series, wanted) if any(series.points))
        if len(drawn) < (len(wanted) if kind in PAIRED else 1):
            raise NothingToDraw
        return drawn

    def _series(self, wanted: Wanted) -> Series:
        points = tuple(self._point(row, wanted) for row in self.rows)
        return Series(wanted.name, wanted.role, points, self._basis(wanted))

    def _basis(self, wanted: Wanted) -> Basis:
        fact = self.read(self.rows[0], wanted.y)
        return fact.basis if fact is not None else "actual"

    def _point(self, row: RowView, wanted: Wanted) -> Point | None:
        x = self.read(row, wanted.x) if wanted.x is not None else None
        y = self.read(row, wanted.y)
        if y is None or (x is None and wanted.x is not None):
            return None
        if x is None:
            return Point(y.id, self._rounded(y), lit=self.is_lit(row))
        return Point(y.id, self.printer.round(_number(y, "%"), self.decimals), self._rounded(x, 0))

    def _rounded(self, fact: Fact, decimals: int | None = None) -> Decimal:
        return self.printer.round(_number(fact, self.unit), self.decimals if decimals is None else decimals)

    def _frontier(self, wanted: Wanted, label: Scalar | None) -> tuple[Series, ...]:
        """One series a row, named by the field `label`; rows that lack a value have none."""
        drawn = []
        for row in self.rows:
            name, x, y = (self.read(row, field) if field else None for field in (label, wanted.x, wanted.y))
            if name is not None and x is not None and y is not None:
                point = Point(y.id, self.printer.round(_number(y, ""), 0), self._rounded(x))
                drawn.append(Series(self.printer(name, ""), "option", (point,), "plan"))
        if not drawn:
            raise NothingToDraw
        return tuple(drawn)

    def _waterfall(self, total: Wanted, decrease: Wanted) -> tuple[Series, ...]:
        """Totals at both ends, decreases between. The largest decrease takes what rounding left over."""
        points = [self._point(row, total) for row in self.rows]
        if len(points) < 3 or any(point is None for point in points):
            raise NothingToDraw
        first, *middle, last = cast(list[Point], points)
        steps = [replace(step, y=abs(step.y)) for step in middle]
        slack = (first.y - last.y) - sum((step.y for step in steps), Decimal(0))
        largest = max(range(len(steps)), key=lambda index: steps[index].y)
        steps[largest] = replace(steps[largest], y=steps[largest].y + slack)
        basis = self._basis(total)
        return (
            Series(total.name, "total", (first, *(None for _ in steps), last), basis),
            Series(decrease.name, "decrease", (None, *steps, None), basis),
        )

    def appetite(
        self, loss: Fact, name: str, drawn: Sequence[Series], crossings: Mapping[SeriesRole, Fact]
    ) -> tuple[Series, ...]:
        """The curves with an upright line, as high as they are, at the loss that the house accepts.

        Where the value of a curve at that loss is known, it is a point of its own.
        """
        place = self._rounded(loss, 0)
        top = max(point.y for series in drawn for point in series.points if point is not None)
        line = Point(loss.id, Decimal(0), place), Point(loss.id, top, place)
        met = (self._crossing(series, crossings[series.role], place) for series in drawn if series.role in crossings)
        return (*drawn, Series(name, "appetite", line, "actual"), *met)

    def _crossing(self, series: Series, value: Fact, place: Decimal) -> Series:
        point = Point(value.id, self.printer.round(_number(value, "%"), self.decimals), place)
        return Series(series.name, CROSSINGS[series.role], (point,), series.basis)

    def with_limit(self, limit: Fact, name: str, drawn: Sequence[Series], role: SeriesRole) -> tuple[Series, ...]:
        """The series with one more that holds the limit in every category."""
        own = Point(limit.id, self._rounded(limit))
        return (*drawn, Series(name, role, tuple(own for _ in drawn[0].points), "plan"))


def _number(fact: Fact, unit: str) -> Decimal:
    number = number_of(fact.value)
    if number is None:
        raise ChartFault(fact.id)
    if not isinstance(fact.value, Money):
        return number
    if unit not in MONEY_UNITS:
        raise ChartFault(f"{fact.id}: {unit}")
    return number / MONEY_UNITS[unit]


def number_text(number: Decimal) -> str:
    """A rounded number with thousands separators, as the chart's labels print it."""
    return f"{number:,f}"
