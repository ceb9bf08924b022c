"""Fiscal years and the months in them, counted: a month is 12 × year + (month − 1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from esgreport.base.text import Text

MONTHS = 12


def month_number(day: date) -> int:
    """The month of `day`, counted from year 0."""
    return MONTHS * day.year + day.month - 1


def year_name(number: int) -> Text:
    """A fiscal year as it is printed."""
    return Text(f"{number}年度", f"FY{number}")


@dataclass(frozen=True, slots=True)
class FiscalYears:
    """Fiscal years of a company, counted from that of the valuation date, which is year 0.

    `last_month` is the month (1 to 12) in which its fiscal years end; a fiscal year has the number of the calendar year
    in which it begins. `first` is the number of year 0.
    """

    last_month: int
    first: int

    def start(self, index: int) -> int:
        """The first month of year `index`."""
        return MONTHS * (self.first + index) + self.last_month % MONTHS

    def index(self, month: int) -> int:
        """The year that `month` falls in; negative before year 0."""
        return (month - self.last_month % MONTHS) // MONTHS - self.first


def fiscal_years(fiscal_year_end: str, valued_on: date) -> FiscalYears:
    """The fiscal years of a company whose years end on `fiscal_year_end` (`03-31`); year 0 is that of `valued_on`."""
    last_month = int(fiscal_year_end.partition("-")[0])
    return FiscalYears(last_month, FiscalYears(last_month, 0).index(month_number(valued_on)))
