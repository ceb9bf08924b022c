"""A time grid with every day at its place in it: half fiscal years for roadmaps, months for what lies nearer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from esgreport.document.dates import print_month
from esgreport.document.formatting import Printer

MONTHS_A_PERIOD = 6
MOST_PERIODS = 12
MONTHLY, QUARTERLY = 6, 18


@dataclass(frozen=True, slots=True)
class TimeGrid:
    """Periods of equal length counted from the first day of `first`; `count` of them."""

    first: date
    count: int
    months: int

    def begins(self, day: date) -> Fraction:
        """Where `day` begins, in periods from the first day of the grid: 1/2 is the middle of the first period."""
        months = (day.year - self.first.year) * 12 + day.month - self.first.month
        index = months // self.months
        start, following = (_plus(self.first, at * self.months) for at in (index, index + 1))
        return index + Fraction((day - start).days, (following - start).days)

    def ends(self, day: date) -> Fraction:
        """Where `day` is over: the beginning of the next one."""
        return self.begins(day + timedelta(days=1))

    def starts(self) -> tuple[date, ...]:
        """The first day of every period."""
        return tuple(_plus(self.first, index * self.months) for index in range(self.count))


def half_years(first: date, last: date) -> TimeGrid:
    """The half years from April or October at or before `first` until `last`; whole years beyond twelve of them."""
    month = 4 if 4 <= first.month <= 9 else 10
    year = first.year if first.month >= 4 else first.year - 1
    start = date(year, month, 1)
    months = (last.year - start.year) * 12 + last.month - start.month + 1
    step = MONTHS_A_PERIOD
    while -(-months // step) > MOST_PERIODS:
        step *= 2
    return TimeGrid(start, -(-months // step), step)


def months(first: date, last: date) -> TimeGrid:
    """Months from that of `first` to that of `last`; quarters beyond six, half years beyond eighteen of them."""
    start = date(first.year, first.month, 1)
    count = (last.year - start.year) * 12 + last.month - start.month + 1
    step = 1 if count <= MONTHLY else 3 if count <= QUARTERLY else MONTHS_A_PERIOD
    return TimeGrid(start, -(-count // step), step)


def period_names(grid: TimeGrid, printer: Printer) -> tuple[str, ...]:
    """The head of every period: the month in which it starts, with the year (`2026年4月〜`), or its only month."""
    tail = "" if grid.months == 1 else "〜" if printer.language == "ja" else "–"
    return tuple(print_month(day, printer.language, printer.settings.era) + tail for day in grid.starts())


def _plus(day: date, months: int) -> date:
    month_index = day.month - 1 + months
    return date(day.year + month_index // 12, month_index % 12 + 1, 1)
