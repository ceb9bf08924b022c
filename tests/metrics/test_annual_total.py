"""The total loss of a year on a grid: golden values, Panjer's recursion, and what must hold for any portfolio."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from esgreport.metrics.annual_loss import Peril, any_event, total_expected_loss
from esgreport.metrics.annual_total import AnnualTotal, annual_total, grid_step
from esgreport.metrics.exceedance import occurrence_exceedance
from esgreport.metrics.severity import Lognormal, Pert, Scaled

BEFORE = (
    Peril(0.20, Pert(100, 300, 1100)),
    Peril(0.10, Lognormal(200, 2000)),
    Peril(0.05, Lognormal(500, 5000)),
)
AFTER = (
    Peril(0.20, Scaled(Pert(100, 300, 1100), 0.45)),
    Peril(0.10, Scaled(Lognormal(200, 2000), 0.60)),
    Peril(0.025, Lognormal(500, 5000)),
)


def panjer(perils, step, cells):
    """The masses by Panjer's recursion, written from its formula."""
    rate = sum(peril.frequency for peril in perils)

    def above(loss):
        return sum(peril.frequency * peril.severity.exceeds(loss) for peril in perils) / rate

    single = [1 - above(step / 2)] + [above((k - 0.5) * step) - above((k + 0.5) * step) for k in range(1, cells)]
    made = [math.exp(-rate * (1 - single[0]))]
    for k in range(1, cells):
        made.append(rate / k * sum(j * single[j] * made[k - j] for j in range(1, k + 1)))
    return made


@pytest.mark.parametrize(("perils", "p95", "p99", "tail"), [(BEFORE, 1360, 3300, 4923), (AFTER, 640, 2120, 3594)])
def test_the_golden_totals_before_and_after(perils, p95, p99, tail) -> None:
    total = annual_total(perils, 20.0)
    assert (total.quantile(0.95), total.quantile(0.99)) == (p95, p99)
    assert total.tail_mean(0.99) == pytest.approx(tail, rel=2.5e-3)


@pytest.mark.parametrize("perils", [BEFORE, AFTER])
def test_the_transform_gives_the_masses_of_panjers_recursion(perils) -> None:
    found, wanted = annual_total(perils, 50.0, 512).masses, panjer(perils, 50.0, 512)
    assert max(abs(a - b) for a, b in zip(found, wanted, strict=True)) < 5e-6


def test_with_a_wide_grid_both_agree_to_a_ten_millionth() -> None:
    perils = (Peril(0.3, Pert(100, 300, 1100)), Peril(0.2, Pert(50, 60, 400)))
    found, wanted = annual_total(perils, 10.0, 1024).masses, panjer(perils, 10.0, 1024)
    assert max(abs(a - b) for a, b in zip(found, wanted, strict=True)) < 1e-7


@pytest.mark.parametrize("perils", [BEFORE, AFTER])
def test_the_mean_of_the_total_is_the_expected_annual_loss(perils) -> None:
    total = annual_total(perils, grid_step(perils))
    assert total.mean == pytest.approx(total_expected_loss(perils), rel=2e-3)
    assert 1 - 1e-4 < math.fsum(total.masses) <= 1 + 1e-9


def test_a_year_without_events_has_no_loss() -> None:
    assert 1 - annual_total(BEFORE, 5.0).masses[0] == pytest.approx(any_event(BEFORE), rel=1e-4)


def test_the_grid_reaches_beyond_what_happens_once_in_ten_thousand_years() -> None:
    step = grid_step(BEFORE)
    assert occurrence_exceedance(BEFORE, step * 4096) < 1e-4


@pytest.mark.parametrize(("step", "cells"), [(0.0, 4096), (-1.0, 4096), (1.0, 1000), (1.0, 1)])
def test_a_grid_that_cannot_be_is_refused(step, cells) -> None:
    with pytest.raises(ValueError, match="power of two"):
        annual_total(BEFORE, step, cells)


def _perils():
    frequency = st.floats(0.001, 3)
    pert = st.tuples(st.floats(1, 100), st.floats(0, 400), st.floats(1, 2000)).map(
        lambda three: Pert(three[0], three[0] + three[1], three[0] + three[1] + three[2])
    )
    lognormal = st.tuples(st.floats(1, 300), st.floats(1.5, 20)).map(lambda two: Lognormal(two[0], two[0] * two[1]))
    return st.lists(st.builds(Peril, frequency, st.one_of(pert, lognormal)), min_size=1, max_size=4)


@settings(max_examples=40, deadline=None)
@given(_perils())
def test_the_total_exceeds_at_least_as_often_as_the_largest_event(perils) -> None:
    total = annual_total(tuple(perils), grid_step(perils, 1024), 1024)
    assert min(total.masses) >= 0
    losses = [total.step * (number + 0.5) for number in (3, 30, 100, 300)]
    shown = [total.exceeds(loss) for loss in losses]
    assert shown == sorted(shown, reverse=True)
    for loss, chance in zip(losses, shown, strict=True):
        assert chance >= occurrence_exceedance(perils, loss) - 2e-4


@settings(max_examples=25, deadline=None)
@given(_perils(), st.floats(0.05, 1))
def test_a_measure_never_raises_the_total(perils, factor) -> None:
    step = grid_step(perils, 1024)
    eased = [Peril(peril.frequency, Scaled(peril.severity, factor)) for peril in perils]
    before, after = annual_total(tuple(perils), step, 1024), annual_total(tuple(eased), step, 1024)
    assert after.quantile(0.95) <= before.quantile(0.95)
    assert after.tail_mean(0.99) <= before.tail_mean(0.99) + step


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.builds(lambda a, m, b: Pert(a, a + m, a + m + b), st.floats(0, 500), st.floats(0, 2000), st.floats(1, 5000)),
                 st.builds(lambda low, factor: Lognormal(low, low * factor), st.floats(1, 500), st.floats(1.1, 50))),
       st.floats(0.3, 30))  # fmt: skip
def test_a_grid_of_chances_is_that_of_single_losses(severity, step) -> None:
    losses = [step * (number + 0.5) for number in range(700)]
    each = severity.exceed_each(losses)
    assert each == sorted(each, reverse=True)
    for number in range(0, 700, 37):
        assert each[number] == pytest.approx(severity.exceeds(losses[number]), abs=2e-5)


def test_the_worst_years_are_counted_in_part() -> None:
    total = AnnualTotal(10.0, (0.9, 0.06, 0.04))
    assert total.quantile(0.95) == 10
    assert total.tail_mean(0.95) == pytest.approx((0.04 * 20 + 0.01 * 10) / 0.05)
    assert [total.exceeds(loss) for loss in (-1, 0, 9.9, 10, 20, 99)] == pytest.approx([1, 0.1, 0.1, 0.04, 0, 0])
