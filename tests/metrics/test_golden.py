"""The formulas give the golden values of the reference (M1 to M13), to a millionth."""

import math
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esgreport.metrics.annual_loss import Peril, any_event, expected_annual_loss, total_expected_loss
from esgreport.metrics.appraisal import (
    annuity_factor,
    break_even_period,
    break_even_share,
    internal_rate,
    payback,
    profitability_index,
    return_on_prevention,
)
from esgreport.metrics.cash_flows import AppraisalSpan, prospect_of
from esgreport.metrics.concentration import (
    effective_number,
    hhi,
    hhi_bounds,
    shares,
    single_source_share,
    top_share,
)
from esgreport.metrics.derive_appraisal import Worth
from esgreport.metrics.exceedance import occurrence_exceedance, return_period_loss
from esgreport.metrics.fiscal_years import FiscalYears
from esgreport.metrics.measures import DatedMeasure
from esgreport.metrics.no_figure import NO_EFFECT, NOTHING_SPENT
from esgreport.metrics.relief import Acting
from esgreport.metrics.revenue_at_risk import revenue_at_risk
from esgreport.metrics.severity import Lognormal, Pert, Scaled
from esgreport.metrics.shapley import shapley
from esgreport.metrics.survival import (
    INFINITE,
    Alternative,
    gap_days,
    inventory_cover,
    lost_margin,
    stock_that_closes,
    time_to_survive,
)

REDUCTION = 126.82026295238737
FISCAL = FiscalYears(3, 2026)
LAST_MONTH = FISCAL.start(1) - 1


def without_lead_time(rate: float, horizon: AppraisalSpan, capex: float = 300, opex: float = 20) -> Worth:
    """All capital in the last month of year 0, cost and the whole effect in the years after it."""
    measure = DatedMeasure("M", LAST_MONTH, LAST_MONTH, capex, opex)
    prospect = prospect_of([measure], [[Acting("M", 0.5)]], horizon)
    return Worth(prospect.flows((2 * REDUCTION,)), rate)


EIGHT_YEARS = AppraisalSpan(FISCAL, 8, by_effect=True)


def near(value: float) -> object:
    return pytest.approx(value, rel=1e-6)


def amounts(*numbers: int) -> list[D]:
    return [D(number) for number in numbers]


def test_the_largest_supplier_of_magnets_has_seventy_per_cent() -> None:
    assert top_share(amounts(840, 240, 120)) == 70
    assert max(shares(amounts(1080, 120))) == 90


def test_three_of_twelve_items_can_be_three_quarters_of_spend() -> None:
    alone = {f"A{n}": {"x": D(300)} for n in range(3)}
    shared = {f"B{n}": {"x": D(20), "y": D("13.3333333333333333")} for n in range(9)}
    items, spend = single_source_share(alone | shared)
    assert items == 25 and float(spend) == near(75)


@pytest.mark.parametrize(
    ("parties", "index", "number"),
    [((840, 240, 120), 5400, 1.8518518518518519), ((480, 240, 240, 240), 2800, 3.5714285714285716)],
)
def test_the_index_and_the_effective_number(parties: tuple[int, ...], index: int, number: float) -> None:
    assert hhi(amounts(*parties)) == index
    assert float(effective_number(hhi(amounts(*parties)))) == near(number)


def test_countries_before_and_after() -> None:
    assert hhi(amounts(1080, 120)) == 8200
    assert hhi(amounts(720, 240, 240)) == 4400


def test_unknown_shares_give_bounds_instead_of_a_guess() -> None:
    bounds = hhi_bounds([D(50), D(20)])
    assert (bounds.least, bounds.greatest) == (2900, 2900 + 400 + 100)


def test_cover_and_survival_of_the_magnets() -> None:
    assert inventory_cover(D(4500), D(100)) == 45
    assert time_to_survive(D(5000), D(100)) == 50
    later = time_to_survive(D(5000), D(100), Alternative(D(30), D(20)))
    assert float(later) == near(62.857142857142854)
    assert (gap_days(D(120), D(50)), float(gap_days(D(120), later))) == (70, near(57.142857142857146))
    assert time_to_survive(D(5000), D(100), Alternative(D(100), D(20))) == INFINITE


def test_stock_that_closes_the_gap() -> None:
    assert stock_that_closes(D(120), D(100)) == 12000
    assert stock_that_closes(D(120), D(100), Alternative(D(30), D(20))) == 9000


def test_the_loss_of_one_stoppage() -> None:
    other = Alternative(D(30), D(20))
    assert lost_margin(D(5000), D(100), D(120), D("1.5")) == 105
    assert float(lost_margin(D(5000), D(100), D(120), D("1.5"), other)) == near(60.0)
    assert lost_margin(D(9000), D(100), D(120), D("1.5"), other) == 0
    assert lost_margin(D(5000), D(100), D(60), D("1.5"), other) == 0


def test_dry_days_before_the_alternative_starts_lose_the_whole_margin() -> None:
    assert lost_margin(D(1000), D(100), D(120), D(1), Alternative(D(50), D(20))) == 10 + 50


def test_revenue_at_risk_is_a_union_and_no_sum() -> None:
    revenue = {"1": D(4000), "2": D(2500), "3": D(1500), "4": D(2000)}
    assert revenue_at_risk(revenue, ["1", "2"]) == 65
    assert revenue_at_risk(revenue, ["2", "3"]) == 40
    assert revenue_at_risk(revenue, ["1", "2", "2", "3"]) == 80


def test_break_even_return_periods() -> None:
    # Loss avoided a year, yearly cost and events a year: 45 avoided an event at 9 a year is once in five years.
    assert break_even_period(45, 9, 1.0) == near(5.0)
    assert break_even_period(12, 12, 0.2) == near(5.0)
    assert break_even_period(22, 20, 0.1) == near(11.0)
    plan = without_lead_time(0.06, EIGHT_YEARS)
    assert break_even_period(plan.reduction, plan.cost, 0.35) == near(126.82026295238737 / 0.35 / 68.310783)


def test_without_cost_effect_or_events_the_break_even_says_that_there_is_none() -> None:
    assert break_even_period(45, 0, 1.0) == NOTHING_SPENT
    assert break_even_period(0, 68, 0.35) == NO_EFFECT
    assert break_even_period(126, 68, 0) == NO_EFFECT


def test_pert_of_the_reference() -> None:
    pert = Pert(100, 300, 1100)
    assert (pert.mean, pert.alpha, pert.beta) == (near(400), near(1.8), near(4.2))
    assert (pert.exceeds(500), pert.exceeds(800)) == (near(0.271614834494855), near(0.020160312706540062))


@pytest.mark.parametrize(
    ("low", "high", "mu", "mean"),
    [(100, 1000, 5.756462732485114, 404.0012826945728), (200, 2000, 6.449609913045059, 808.0025653891449),
     (500, 5000, 7.365900644919215, 2020.0064134728643)],
)  # fmt: skip
def test_lognormal_of_the_reference(low: float, high: float, mu: float, mean: float) -> None:
    severity = Lognormal(low, high)
    assert (severity.mu, severity.mean, severity.sigma) == (near(mu), near(mean), near(0.6999361691719632))


BEFORE = [Peril(0.2, Pert(100, 300, 1100)), Peril(0.1, Lognormal(200, 2000)), Peril(0.05, Lognormal(500, 5000))]
AFTER = [
    Peril(0.2, Scaled(Pert(100, 300, 1100), 0.45)),
    Peril(0.1, Scaled(Lognormal(200, 2000), 0.6)),
    Peril(0.025, Lognormal(500, 5000)),
]


def test_expected_annual_loss_of_the_portfolio() -> None:
    assert [expected_annual_loss(peril) for peril in BEFORE] == [near(80), near(80.8002565389145), near(101.0003206736)]
    assert total_expected_loss(BEFORE) == near(261.8005772125577)
    assert total_expected_loss(AFTER) == near(134.9803142601703)
    assert (any_event(BEFORE), any_event(AFTER)) == (near(0.29531191028128656), near(0.2774726463579279))


@pytest.mark.parametrize(
    ("loss", "before", "after"),
    [(100, 0.2950141191100947, 0.2515378669816305), (250, 0.2565236674290886, 0.12714734551587814),
     (500, 0.15208077605721315, 0.0567524050716417), (1000, 0.060930269807045745, 0.026544150329333993),
     (2000, 0.02315426125377673, 0.010040747554149188), (3000, 0.010258280575263456, 0.004648183975740183),
     (5000, 0.0026533361197099703, 0.0012606948118469852)],
)  # fmt: skip
def test_the_exceedance_curve(loss: float, before: float, after: float) -> None:
    assert occurrence_exceedance(BEFORE, loss) == near(before)
    assert occurrence_exceedance(AFTER, loss) == near(after)


@pytest.mark.parametrize(
    ("years", "before", "after"),
    [(5, 381.98822868123693, 160.0141411898186), (10, 678.5647225961056, 298.5616187043004),
     (20, 1188.3836716571595, 569.4409866627495), (50, 2168.9716969818546, 1250.5025088860796),
     (100, 3033.735825874183, 2004.8927984635377), (200, 4008.4241771411935, 2899.3957928352174)],
)  # fmt: skip
def test_return_period_losses(years: float, before: float, after: float) -> None:
    assert return_period_loss(BEFORE, years) == near(before)
    assert return_period_loss(AFTER, years) == near(after)


def test_overlapping_measures_multiply_and_are_shared_out_by_shapley() -> None:
    def reduction(chosen: frozenset[int]) -> float:
        return 80 - 80 * math.prod(1 - (0.5, 0.4)[number] for number in chosen)

    assert shapley(2, reduction) == (near(32), near(24))


HORIZONS = pytest.mark.parametrize("horizon", [EIGHT_YEARS, AppraisalSpan(FISCAL, 9)], ids=["effect", "fixed"])


@HORIZONS
def test_the_appraisal_of_the_programme_is_the_table_without_lead_time(horizon) -> None:
    plan = without_lead_time(0.06, horizon)
    assert annuity_factor(0.06, 8) == near(6.209793811)
    cost = plan.a_year(plan.cost)
    assert cost == near(68.310783)
    assert plan.a_year(plan.reduction) == near(REDUCTION)
    assert return_on_prevention(plan.reduction, plan.cost) == near(0.856519)
    assert return_on_prevention(44, 20) == near(1.2)
    assert 100 * break_even_share(plan.reduction, plan.cost) == pytest.approx(53.9, abs=0.05)


@HORIZONS
@pytest.mark.parametrize(("rate", "value"), [(0.04, 419.194), (0.06, 363.332), (0.08, 313.857), (0.10, 269.878)])
def test_net_present_values(horizon, rate: float, value: float) -> None:
    assert without_lead_time(rate, horizon).value == pytest.approx(value, abs=5e-4)


@HORIZONS
def test_index_payback_and_internal_rate(horizon) -> None:
    plan = without_lead_time(0.06, horizon)
    assert profitability_index(plan.value, plan.invested) == pytest.approx(2.2111, abs=5e-5)
    assert payback(plan.net) == pytest.approx(2.808, abs=5e-4)
    assert payback(plan.discounted) == pytest.approx(3.171, abs=5e-4)
    assert internal_rate(plan.net) == pytest.approx(0.31664, abs=5e-6)


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=30))
def test_the_index_lies_between_its_bounds(parties: list[int]) -> None:
    index = hhi(amounts(*parties))
    assert D(10_000) / len(parties) - D("0.001") <= index <= D(10_000) + D("0.001")


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(1, 1000))
def test_more_stock_never_shortens_survival(stock: int, more: int, use: int) -> None:
    other = Alternative(D(use) / 2, D(10))
    assert time_to_survive(D(stock + more), D(use), other) >= time_to_survive(D(stock), D(use), other)


@given(st.floats(1, 10_000), st.floats(1, 10_000))
def test_a_larger_loss_is_exceeded_no_more_often(first: float, second: float) -> None:
    low, high = sorted((first, second))
    assert occurrence_exceedance(BEFORE, high) <= occurrence_exceedance(BEFORE, low)


@given(st.floats(2, 500))
def test_the_return_period_loss_inverts_the_curve(years: float) -> None:
    loss = return_period_loss(BEFORE, years)
    assert loss == 0 or occurrence_exceedance(BEFORE, loss) == pytest.approx(1 / years, rel=1e-6)
