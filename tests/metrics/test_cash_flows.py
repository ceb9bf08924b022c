"""The table of flows by fiscal year: what it counts, when, and the identities that hold whatever the dates are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esgreport.base.text import Text
from esgreport.metrics.appraisal import break_even_share, equivalent_annual, internal_rate, payback
from esgreport.metrics.cash_flows import AppraisalSpan, present_value, prospect_of, spent_within
from esgreport.metrics.derive_appraisal import Worth
from esgreport.metrics.fiscal_years import FiscalYears, fiscal_years, month_number
from esgreport.metrics.measures import DatedMeasure
from esgreport.metrics.no_figure import NO_EFFECT, NO_SINGLE_RATE, NOT_PAID_BACK, NOTHING_SPENT
from esgreport.metrics.relief import Acting

FISCAL = FiscalYears(3, 2026)
EIGHT = AppraisalSpan(FISCAL, 8)
NAMES = ("A", "B", "C")

measures = st.tuples(
    *(
        st.builds(
            lambda start, months, capex, running, tied, name=name: DatedMeasure(
                name, FISCAL.start(0) + start, FISCAL.start(0) + start + months, capex, running, tied * capex / 4
            ),
            st.integers(0, 40), st.integers(0, 30), st.integers(0, 500), st.integers(0, 40), st.integers(0, 4),
        )
        for name in NAMES
    )
)  # fmt: skip
shares = st.floats(0, 1)
effects = st.tuples(
    *(st.tuples(*(st.builds(Acting, st.just(name), shares, st.floats(0, 0.5)) for name in NAMES)) for _ in range(2))
)
horizons = st.builds(AppraisalSpan, st.just(FISCAL), st.integers(1, 10), st.booleans())
rates = st.floats(0, 0.5)
losses = st.tuples(st.floats(0, 1000), st.floats(0, 1000))


@pytest.mark.parametrize(
    ("ends", "day", "year"),
    [("03-31", "2026-04-01", 2026), ("03-31", "2027-03-31", 2026), ("12-31", "2026-01-01", 2026),
     ("12-31", "2026-12-31", 2026), ("02-28", "2026-02-01", 2025), ("09-30", "2026-10-01", 2026)],
)  # fmt: skip
def test_a_fiscal_year_has_the_number_of_the_year_in_which_it_begins(ends, day, year) -> None:
    found = fiscal_years(ends, date.fromisoformat(day))
    assert found.first == year
    assert found.index(month_number(date.fromisoformat(day))) == 0
    assert found.start(1) == found.start(0) + 12 and found.index(found.start(0) - 1) == -1


def test_capital_is_spread_by_month_and_the_rest_begins_with_the_month_after() -> None:
    # October 2026 to September 2027: half in each fiscal year; cost and effect from October 2027.
    start = month_number(date(2026, 10, 1))
    measure = DatedMeasure("A", start, start + 11, 120, 12, 40)
    flows = prospect_of([measure], [[Acting("A", 0.25)]], EIGHT).flows((100.0,))
    assert [(flow.capex, flow.working_capital) for flow in flows[:3]] == [(40, 20), (40, 20), (0, 0)]
    assert [flow.running for flow in flows] == [0, 6, *[12] * 6]
    assert [flow.reduction for flow in flows] == [0, 37.5, *[75] * 6]
    assert [flow.recovered for flow in flows] == [*[0] * 7, 40]
    assert flows[0].net == -60 and flows[1].net == 37.5 - 66 and flows[7].net == 75 - 12 + 40


def test_between_two_completions_the_loss_of_the_completed_set_applies() -> None:
    start = FISCAL.start(0)
    first, second = DatedMeasure("A", start, start + 2, 0), DatedMeasure("B", start, start + 8, 0)
    flows = prospect_of([first, second], [[Acting("A", 0.5), Acting("B", 0.4)]], EIGHT).flows((120.0,))
    assert flows[0].reduction == pytest.approx(10 * (6 * 0.5 + 3 * (1 - 0.5 * 0.4)))
    assert flows[1].reduction == pytest.approx(120 * (1 - 0.5 * 0.4))


def test_an_effect_that_is_not_kept_up_fades_every_year_after_completion() -> None:
    start = FISCAL.start(0)
    acting = [[Acting("A", 0.6, 0.1)]]
    flows = prospect_of([DatedMeasure("A", start, start + 5, 0)], acting, EIGHT).flows((1.0,))
    assert flows[0].reduction == pytest.approx(0.4 / 2)
    assert flows[1].reduction == pytest.approx((0.4 + 0.4 * 0.9) / 2)
    assert flows[3].reduction == pytest.approx((0.4 * 0.9**2 + 0.4 * 0.9**3) / 2)


def test_counted_from_completion_every_measure_has_its_full_years() -> None:
    start = FISCAL.start(0)
    measure = DatedMeasure("A", start + 2, start + 17, 16, 12, 8)
    flows = prospect_of([measure], [[Acting("A", 0.0)]], replace(EIGHT, years=3, by_effect=True)).flows((1.0,))
    assert fsum(flow.reduction for flow in flows) == pytest.approx(3)
    assert fsum(flow.running for flow in flows) == pytest.approx(36)
    assert len(flows) == 5 and [flow.recovered for flow in flows] == [0, 0, 0, 0, 8]


def test_no_more_than_the_whole_loss_can_be_taken_away() -> None:
    start = FISCAL.start(-1)
    prospect = prospect_of([DatedMeasure("A", start, start, 0)], [[Acting("A", 0.6)]], EIGHT)
    assert next(flow.reduction for flow in prospect.flows((100.0,), effect=2)) == pytest.approx(80)
    assert [flow.reduction for flow in prospect.flows((100.0,), effect=4)] == [100] * 8


def test_capital_spent_after_the_years_counted_is_not_lost() -> None:
    start = FISCAL.start(2)
    flows = prospect_of([DatedMeasure("A", start, start + 11, 120, 12)], [[]], replace(EIGHT, years=2)).flows((0.0,))
    assert [flow.capex for flow in flows] == [0, 0, 120]
    assert not any(flow.running for flow in flows)


def test_what_was_spent_before_year_zero_is_sunk() -> None:
    start = FISCAL.start(-1)
    flows = prospect_of([DatedMeasure("A", start, start + 23, 240)], [[]], EIGHT).flows((0.0,))
    assert fsum(flow.outlay for flow in flows) == 120


def test_figures_that_do_not_exist_say_why() -> None:
    assert internal_rate([0, 0]) == payback([0, 0]) == NOTHING_SPENT
    assert internal_rate([-10, 3, 3]) == payback([-10, 3, 3]) == NOT_PAID_BACK
    assert internal_rate([-10, 30, -5]) == internal_rate([10, -30, 25]) == NO_SINGLE_RATE
    assert break_even_share(0, 10) == NO_EFFECT
    assert payback([5, 5]) == 0


def test_payback_is_where_the_sum_stays_above_nil() -> None:
    assert payback([-10, 20, -15, 10]) == pytest.approx(2.5)
    assert payback([-10, 5, 10]) == pytest.approx(1.5)


@given(measures, effects, horizons, losses, rates)
def test_the_identities_of_the_table(chosen, acting, horizon, before, rate) -> None:
    prospect = prospect_of(chosen, acting, horizon)
    plan = Worth(prospect.flows(before), rate)
    size = 1e-9 * (1 + plan.cost + plan.reduction + sum(measure.capex for measure in chosen))
    assert plan.value == pytest.approx(plan.reduction - plan.cost, rel=1e-9, abs=size)
    assert plan.value == pytest.approx(fsum(plan.discounted), rel=1e-9, abs=size)
    assert prospect.net(before) == pytest.approx(plan.net, abs=size)
    last = len(plan.flows) - 1
    annual = [equivalent_annual(part, rate, last) for part in (plan.cost, plan.reduction)]
    share = break_even_share(plan.reduction, plan.cost)
    if not isinstance(share, Text) and annual[1] > 1e-6:
        assert share == pytest.approx(annual[0] / annual[1])
        if share <= 1:
            at_share = present_value(prospect.net(before, share), rate)
            assert at_share == pytest.approx(0, abs=1e-6 * (1 + plan.cost))


@given(measures, effects, horizons, losses)
def test_all_that_is_spent_is_in_the_table(chosen, acting, horizon, before) -> None:
    flows = prospect_of(chosen, acting, horizon).flows(before)
    months = range(FISCAL.start(0), FISCAL.start(len(flows)))
    assert fsum(flow.outlay for flow in flows) == pytest.approx(spent_within(chosen, horizon, months))
    assert fsum(flow.capex + flow.working_capital for flow in flows) == pytest.approx(sum(m.capex for m in chosen))
    assert fsum(flow.recovered for flow in flows) == pytest.approx(sum(m.working_capital for m in chosen))
    assert all(0 <= flow.reduction <= sum(before) * (1 + 1e-9) for flow in flows)


@given(measures, effects, losses, rates, st.integers(1, 12))
def test_a_later_completion_never_raises_the_reduction(chosen, acting, before, rate, late) -> None:
    kept = [[replace(one, decay=0.0) for one in row] for row in acting]
    delayed = [replace(measure, complete=measure.complete + late) for measure in chosen]
    now, later = (Worth(prospect_of(each, kept, EIGHT).flows(before), rate) for each in (chosen, delayed))
    assert later.reduction <= now.reduction * (1 + 1e-9) + 1e-9


@given(measures, effects, horizons, losses, st.floats(0.1, 1))
def test_a_weaker_effect_or_a_dearer_measure_never_raises_the_value(chosen, acting, horizon, before, factor) -> None:
    prospect = prospect_of(chosen, acting, horizon)
    base = present_value(prospect.net(before), 0.06)
    slack = 1e-6 * (1 + abs(base))
    assert present_value(prospect.net(before, factor), 0.06) <= base + slack
    assert present_value(prospect.net(tuple(loss * factor for loss in before)), 0.06) <= base + slack
    dearer = Worth(prospect.flows(before, cost=1 / factor), 0.06)
    assert dearer.cost == pytest.approx(Worth(prospect.flows(before), 0.06).cost / factor)


@given(measures, effects, horizons, losses)
def test_at_the_internal_rate_the_value_is_nil(chosen, acting, horizon, before) -> None:
    net = prospect_of(chosen, acting, horizon).net(before)
    rate = internal_rate(net)
    if not isinstance(rate, Text) and rate < 10:
        assert present_value(net, rate) == pytest.approx(0, abs=1e-6 * (1 + sum(map(abs, net))))
        assert present_value(net, rate * 1.01 + 1e-6) <= 1e-6 * sum(map(abs, net))
