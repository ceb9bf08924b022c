"""The grid of a roadmap: half years of the fiscal year, with every day at its own place."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from esgreport.document.timeline import half_years

GRID = half_years(date(2026, 10, 1), date(2029, 3, 31))


def test_the_grid_of_a_programme_is_its_half_years() -> None:
    assert (GRID.first, GRID.count) == (date(2026, 10, 1), 5)


@pytest.mark.parametrize(
    ("day", "begins", "ends"),
    [
        (date(2026, 10, 1), Fraction(0), Fraction(1, 182)),
        (date(2027, 3, 31), Fraction(181, 182), Fraction(1)),
        (date(2027, 6, 30), 1 + Fraction(90, 183), 1 + Fraction(91, 183)),
        (date(2027, 12, 31), 2 + Fraction(91, 183), 2 + Fraction(92, 183)),
        (date(2028, 12, 31), 4 + Fraction(91, 182), 4 + Fraction(92, 182)),
        (date(2029, 3, 31), 4 + Fraction(181, 182), Fraction(5)),
    ],
)
def test_a_day_stands_at_its_place_between_the_half_years(day: date, begins: Fraction, ends: Fraction) -> None:
    assert (GRID.begins(day), GRID.ends(day)) == (begins, ends)


def test_periods_of_whole_years_keep_the_days_apart() -> None:
    grid = half_years(date(2026, 4, 1), date(2036, 3, 31))
    assert grid.months == 12 and grid.ends(date(2026, 9, 30)) == Fraction(183, 365)
