"""Staged options, leaks, bounds, screens, horizons, states and swings (M14 to M20) give the golden values."""

from __future__ import annotations

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esgreport.metrics.horizon import horizon_probability
from esgreport.metrics.indicator_status import indicator_status, survival_status
from esgreport.metrics.leakage import TechnologyLeak, catch_up_path
from esgreport.metrics.materiality import materiality
from esgreport.metrics.sanity_bound import gordon_loeb_bound
from esgreport.metrics.sensitivity import swing, tornado
from esgreport.metrics.shapley import shapley, shared_out
from esgreport.metrics.staged_option import StagedOption
from esgreport.metrics.survival import Alternative, lost_margin

RIGHT = StagedOption(premium=20, upkeep=2, probability=0.1, exercise=50, avoided=300, rate=0.05, years=5)


def near(value: float) -> object:
    return pytest.approx(value, rel=1e-6)


def test_a_right_to_switch_is_worth_more_than_switching_now() -> None:
    assert RIGHT.payoff == near(89.555939)
    assert RIGHT.upkeep_cost == near(7.164475)
    assert RIGHT.net_present_value == near(62.391464)
    assert RIGHT.commitment(12) == near(5.513407)


def test_a_right_that_never_pays_is_not_used() -> None:
    assert StagedOption(20, 2, 0.1, 400, 300, 0.05, 5).payoff == 0


@pytest.mark.parametrize("change", [{"probability": 1.1}, {"probability": -0.1}, {"years": 0}, {"rate": -1.0}])
def test_a_right_outside_its_domain_is_refused(change) -> None:
    given_ = {"premium": 1, "upkeep": 1, "probability": 0.1, "exercise": 1, "avoided": 1, "rate": 0.05, "years": 5}
    with pytest.raises(ValueError, match="staged option"):
        StagedOption(**{**given_, **change})


def test_the_leak_of_the_reference() -> None:
    leak = TechnologyLeak(2000, catch_up_path(6, 2, (0.2, 0.4, 0.5)), 0.08, 100, 2)
    assert leak.erosion == (0, 0, 0.2, 0.4, 0.5, 0.5)
    assert leak.erosion_value == pytest.approx(2216.310, abs=5e-4)
    assert leak.response_value == pytest.approx(85.734, abs=5e-4)
    assert leak.total == pytest.approx(2302.043, abs=1e-3)
    assert 100 * leak.share_of_margin == pytest.approx(23.97, abs=5e-3)
    assert leak.expected_a_year(0.05) == pytest.approx(115.102, abs=5e-4)
    assert leak.expected_a_year(0.02) == pytest.approx(46.041, abs=5e-4)
    assert leak.expected_a_year(0.05) - leak.expected_a_year(0.02) == pytest.approx(69.061, abs=5e-4)


@pytest.mark.parametrize("erosion", [(), (1.2,), (-0.1,)])
def test_an_erosion_that_cannot_be_is_refused(erosion) -> None:
    with pytest.raises(ValueError, match="erosion"):
        TechnologyLeak(1, erosion, 0.08)


def test_security_is_worth_at_most_a_part_of_the_loss() -> None:
    assert gordon_loeb_bound(120_000) == near(44_145.53)


def test_the_screens_of_the_reference() -> None:
    bases = {"net_assets": D(40_000), "ordinary_profit": D(6_000)}
    twenty, hundred, after = (materiality(D(loss), bases) for loss in ("1188.4", "3033.7", "2004.9"))
    assert [round(screen.share, 2) for screen in twenty] == [D("2.97"), D("19.81")]
    assert [screen.flagged for screen in twenty] == [False, False]
    assert [round(screen.share, 1) for screen in hundred] == [D("7.6"), D("50.6")]
    assert [screen.flagged for screen in (*hundred, *after)] == [True, True, True, True]


def test_a_year_of_losses_has_no_share_of_profit() -> None:
    assert materiality(D(100), {"net_profit": D(-5)}) == ()


@pytest.mark.parametrize(
    ("frequency", "one", "five", "ten"), [(0.05, 4.9, 22.1, 39.3), (0.1, 9.5, 39.3, 63.2), (0.2, 18.1, 63.2, 86.5)]
)
def test_the_chance_over_years(frequency, one, five, ten) -> None:
    shown = [round(100 * horizon_probability(frequency, years), 1) for years in (1, 5, 10)]
    assert shown == [one, five, ten]


@pytest.mark.parametrize(("days", "state"), [("50", "red"), ("62.86", "amber"), ("120", "green"), ("60", "amber")])
def test_the_state_of_survival(days, state) -> None:
    assert survival_status(D(days), D(120)) == state


@pytest.mark.parametrize(
    ("baseline", "current", "target", "threshold", "state"),
    [
        (0, 80, 80, 20, "met"), (0, 42, 80, 20, "amber"), (0, 10, 80, 20, "red"), (30, 20, 80, None, "red"),
        (90, 40, 50, 80, "met"), (90, 70, 50, 80, "amber"), (11, 11, 10, 11, "unchanged"), (0, 0, 80, None, "unchanged"), (90, 85, 50, 80, "red"), (90, 95, 50, None, "red"),
    ],
)  # fmt: skip
def test_the_state_of_an_indicator_knows_which_way_is_good(baseline, current, target, threshold, state) -> None:
    limit = None if threshold is None else D(threshold)
    assert indicator_status(D(current), D(target), limit, D(baseline)) == state


def test_the_widest_swing_comes_first_and_no_end_is_swapped() -> None:
    swings = tornado([swing("a", 1, 0, 2), swing("b", 1, 11, -9), swing("c", 1, 1), swing("d", 1, 3)])
    assert [(found.name, found.width) for found in swings] == [("b", 20), ("a", 2), ("d", 2), ("c", 0)]
    assert all(found.low <= found.middle <= found.high for found in swings)


def test_more_than_ten_measures_are_shared_out_and_still_sum() -> None:
    effects = [0.05 * (number % 7 + 1) for number in range(14)]

    def value(chosen: frozenset[int]) -> float:
        left = 1.0
        for number in chosen:
            left *= 1 - effects[number]
        return 1000 * (1 - left)

    parts = shared_out(14, value)
    assert sum(parts) == pytest.approx(value(frozenset(range(14))))
    assert all(part > 0 for part in parts)
    assert sorted(range(14), key=lambda n: (parts[n], n)) == sorted(range(14), key=lambda n: (effects[n], n))
    assert shared_out(2, value) == shapley(2, value)


@given(st.integers(0, 5000), st.integers(0, 400), st.integers(0, 100), st.integers(0, 100))
def test_a_faster_recovery_or_more_of_an_alternative_never_raises_the_loss(stock, recover, rate, sooner) -> None:
    use, margin = D(100), D("1.5")
    base = lost_margin(D(stock), use, D(recover), margin, Alternative(D(rate), D(20)))
    assert lost_margin(D(stock), use, D(max(0, recover - sooner)), margin, Alternative(D(rate), D(20))) <= base
    assert lost_margin(D(stock), use, D(recover), margin, Alternative(D(rate + sooner), D(20))) <= base
