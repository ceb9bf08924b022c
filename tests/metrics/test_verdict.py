"""The verdict: which option the estimates support, whether the proposal pays, and what would turn it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from esgreport.base.quantity import Percent, Quantity
from esgreport.base.text import Text
from esgreport.company.records import LeakLoss, Resolution
from esgreport.metrics import no_figure
from esgreport.metrics.assumptions import middle
from esgreport.metrics.derivation import Derivation
from esgreport.metrics.derive_options import option_rows
from esgreport.metrics.derive_verdict import verdict_rows
from esgreport.metrics.programme import appraised_programme
from esgreport.metrics.ranking import LOW_END, OTHER_YEARS, printed_sign
from esgreport.metrics.turning_point import turning_point
from esgreport.metrics.weakest import single_moves, weakest
from tests.metrics.proposal import (
    EFFECTS,
    INVESTMENTS,
    OPTIONS,
    SCENARIOS,
    WORDS,
    effect,
    figures,
    house,
    investment,
    option,
    programme,
    records,
    yen,
)


@pytest.fixture(scope="module")
def proposal():
    """Every figure of the proposal."""
    return figures()


def said(found):
    """The verdict alone."""
    return {name.rpartition(".")[2]: value for name, value in found.items() if name.startswith("verdict.")}


def without_range(scenarios=SCENARIOS):
    return tuple(replace(item, frequency_low=None, frequency_high=None) for item in scenarios)


def test_the_proposal_of_the_design_has_its_figures_as_far_as_straight_spending_gives_them(proposal) -> None:
    # The design has C 191, B 117, D −173: there running cost begins before completion (50 in the period, 31 here) and
    # the effect of joint research grows over fiscal 2028 (108.6, 118.3 here); D's added part is spent in two years.
    values = {name: proposal[f"option_results.{name}.npv"] for name in "ABCD"}
    assert values["A"] == 0
    assert values["B"] == pytest.approx(117, abs=10)
    assert values["C"] == pytest.approx(191, abs=30)
    assert values["D"] == pytest.approx(-173, abs=45)
    assert proposal["option_results.B.eal_reduction"] == pytest.approx(53.2, abs=0.1)
    assert proposal["option_results.C.eal_reduction"] == pytest.approx(126.8, abs=0.1)
    assert proposal["option_results.D.eal_reduction"] == pytest.approx(147, abs=0.1)
    assert proposal["cash_flow.FY-2027.reduction"] == pytest.approx(34.5, abs=1)
    assert proposal["metrics.appraisal.break_even_share"] == pytest.approx(68, abs=4)
    assert proposal["metrics.appraisal.irr"] == pytest.approx(23.6, abs=3)
    assert proposal["option_results.C.npv_range_low"] == pytest.approx(-136, abs=25)
    assert proposal["option_results.C.npv_range_high"] == pytest.approx(795, abs=40)
    assert proposal["option_results.C.increment_capex"] == 195


def test_only_options_within_the_loss_limit_are_ranked(proposal) -> None:
    within = {name: proposal[f"option_results.{name}.within_limit"] for name in "ABCD"}
    assert within == {"A": False, "B": False, "C": True, "D": True}
    assert proposal["option_results.A.p_limit"] == pytest.approx(6.0930269807)
    assert proposal["option_results.B.p_limit"] == pytest.approx(5.2, abs=0.1)
    found = said(proposal)
    assert (found["outcome"], found["proposed_is_best"], found["best"]) == ("best", "yes", "C")
    assert (found["cheapest"], found["other"]) == ("C", "D")
    assert found["difference"] == pytest.approx(proposal["option_results.C.npv"] - proposal["option_results.D.npv"])
    assert (found["pays"], found["within_limit"]) == ("middle", True)
    assert (found["swing"], found["reason"]) == (no_figure.NOTHING_REORDERS, no_figure.ASSESSED)


def test_without_a_limit_all_are_ranked_and_a_judged_end_may_reorder_them() -> None:
    found = figures(own=house(appetite_loss=None))
    verdict = said(found)
    assert found["option_results.C.p_limit"] == no_figure.NO_LIMIT
    assert "cheapest" not in verdict and "within_limit" not in verdict
    assert (verdict["outcome"], verdict["proposed_is_best"]) == ("too-close", "too-close")
    assert (verdict["best"], verdict["other"], verdict["swing"]) == ("C", "A", LOW_END)


def test_where_no_option_is_within_the_limit_all_are_ranked() -> None:
    verdict = said(figures(own=house(appetite_probability=Percent(D(1))), scenarios=without_range()))
    assert (verdict["outcome"], verdict["best"], verdict["within_limit"]) == ("best", "C", False)
    assert "cheapest" not in verdict


def test_the_highest_value_and_the_cheapest_within_the_limit_may_be_two_options() -> None:
    own = house(appetite_probability=Percent(D("5.5")))
    verdict = said(figures(own=own, scenarios=without_range()))
    assert (verdict["outcome"], verdict["proposed_is_best"]) == ("split", "split")
    assert (verdict["best"], verdict["cheapest"], verdict["other"]) == ("C", "B", "B")


def test_where_doing_nothing_is_within_the_limit_nothing_is_split() -> None:
    verdict = said(figures(own=house(appetite_probability=Percent(D(7))), scenarios=without_range()))
    assert (verdict["outcome"], verdict["best"], verdict["cheapest"]) == ("best", "C", "A")


def test_the_other_way_of_counting_years_may_reorder_options() -> None:
    # Late and cheap to run: worth less than the minimum over fixed years, more with eight years of its own.
    late = investment("INV-9", 60, 0, "2028-04-01", "2032-03-31")
    options = (OPTIONS[1], option("L", "maximum", ("INV-9",)))
    effects = (*EFFECTS, effect(8, "INV-9", "SCN-1", "0.25"))
    plain = {"own": house(appetite_loss=None), "scenarios": without_range(), "options": options, "effects": effects}
    verdict = said(figures(investments=(*INVESTMENTS, late), **plain))
    assert (verdict["outcome"], verdict["best"], verdict["other"]) == ("too-close", "B", "L")
    assert verdict["swing"] == OTHER_YEARS


def test_a_difference_that_prints_as_zero_is_too_close() -> None:
    near = replace(OPTIONS[2], id="E", kind="maximum", extra_capex=yen("0.4"))
    verdict = said(figures(options=(*OPTIONS, near)))
    assert (verdict["outcome"], verdict["other"]) == ("too-close", "E")
    assert "swing" not in verdict, "no swing reorders them"
    far = replace(near, extra_capex=yen("1.4"))
    assert said(figures(options=(*OPTIONS, far)))["outcome"] == "best"


@pytest.mark.parametrize(
    ("amount", "own", "sign"),
    [(499_999, house(), 0), (500_000, house(), 1), (-500_000, house(), -1), (999_999, house(rounding="down"), 0),
     (-1_000_000, house(rounding="down"), -1), (0.4, house(amount_unit="円"), 0), (0.5, house(amount_unit="円"), 1),
     (4_999_999, house(amount_unit="億円"), 0), (5_000_000, house(amount_unit="億円"), 1)],
)  # fmt: skip
def test_the_sign_of_an_amount_is_that_of_what_is_printed(amount, own, sign) -> None:
    assert printed_sign(amount, own) == sign


WEAK = tuple(replace(item, severity_factor=D("0.97"), frequency_factor=D(1)) for item in EFFECTS)


def test_a_programme_that_does_not_pay_is_told_as_such() -> None:
    found = figures(effects=WEAK, own=house(appetite_loss=None))
    verdict = said(found)
    assert found["metrics.appraisal.npv"] < 0
    assert (verdict["outcome"], verdict["best"], verdict["proposed_is_best"]) == ("best", "A", "no")
    assert verdict["pays"] == "never"
    assert found["metrics.appraisal.irr"] == found["metrics.appraisal.payback"] == no_figure.NOT_PAID_BACK
    assert found["metrics.appraisal.payback_discounted"] == no_figure.NOT_PAID_BACK
    assert found["option_results.C.break_even_position"] == "above"
    assert verdict["joint"] == no_figure.HOLDS_AT_THE_END


def test_what_pays_at_the_high_end_only_is_told_as_such() -> None:
    half = tuple(replace(item, severity_factor=1 - (1 - item.severity_factor) / 2, frequency_factor=D(1)) for item in EFFECTS)  # fmt: skip
    found = figures(effects=half)
    assert said(found)["pays"] == "high-only" and found["option_results.C.break_even_position"] == "inside"


def test_what_pays_at_the_low_end_always_pays() -> None:
    cheap = tuple(replace(item, capex=yen(1), opex_per_year=yen(0)) for item in INVESTMENTS)
    found = figures(investments=cheap)
    assert said(found)["pays"] == "always" and found["option_results.C.break_even_position"] == "below"


def test_measures_without_effect_divide_nothing_by_zero() -> None:
    nothing = tuple(replace(item, severity_factor=D(1), frequency_factor=D(1)) for item in EFFECTS)
    found = figures(effects=nothing)
    assert found["metrics.appraisal.break_even_share"] == no_figure.NO_EFFECT
    assert found["metrics.break_even.programme"] == no_figure.NO_EFFECT
    assert said(found)["pays"] == "never"


@pytest.mark.parametrize(
    ("parts", "reason"),
    [({"plan": (), "options": ()}, no_figure.NO_PROGRAMME), ({"own": house(discount_rate=None)}, no_figure.NO_DISCOUNT_RATE),
     ({"scenarios": (), "effects": ()}, no_figure.NO_PROBABILITIES),
     ({"effects": (), "options": OPTIONS[:3]}, no_figure.NOBODY_ESTIMATED)],
    ids=["programme", "rate", "probabilities", "effects"],
)  # fmt: skip
def test_what_cannot_be_assessed_says_why(parts, reason) -> None:
    verdict = said(figures(**parts))
    assert {verdict[name] for name in ("outcome", "proposed_is_best", "pays")} == {"not-assessable"}
    assert verdict["reason"] == reason and verdict["weakest"] == no_figure.NOT_ASSESSABLE
    assert "best" not in verdict


def test_a_programme_without_options_is_appraised_by_its_own_cost() -> None:
    found = figures(options=())
    verdict = said(found)
    assert (verdict["outcome"], verdict["reason"]) == ("not-assessable", no_figure.NO_OPTIONS)
    assert verdict["pays"] == "middle"
    # All its capital in the month of the start, its running cost of 22 a year from the month after.
    assert found["cash_flow.FY-2026.capex"] == 300
    assert found["cash_flow.FY-2026.running"] == pytest.approx(22 * 4 / 12)
    assert found["cash_flow.FY-2027.reduction"] == pytest.approx(35.2, abs=0.1)


def test_the_weakest_assumption_is_where_the_decision_turns(proposal) -> None:
    found = said(proposal)
    share = proposal["metrics.appraisal.break_even_share"] / 100
    assert found["weakest"].en == "the frequency of events"
    assert (found["weakest_now"], found["weakest_turn"]) == (3.5, pytest.approx(3.5 * share, rel=1e-6))
    assert found["weakest_change"] == pytest.approx(100 * (share - 1), abs=1e-6)
    unjudged = said(figures(scenarios=without_range()))
    assert unjudged["weakest"].en == "the effect of the measures"
    assert (unjudged["weakest_now"], unjudged["weakest_turn"]) == (100, pytest.approx(100 * share))
    assert unjudged["weakest_share"] == unjudged["weakest_turn"] and "weakest_share" not in found
    assert unjudged["joint"] == no_figure.NO_RANGE


def test_what_turns_is_the_sign_of_the_proposal_or_the_order(proposal) -> None:
    assert said(proposal)["turn"] == "sign" and "turn_best" not in said(proposal)
    # Without a limit doing nothing has a value of zero: where the proposal crosses zero, its sign turns as well.
    every = said(figures(own=house(appetite_loss=None)))
    assert every["turn"] in ("sign", "order") and ("turn_best" in every) == (every["turn"] == "order")
    split = said(figures(own=house(appetite_probability=Percent(D("5.5"))), scenarios=without_range()))
    assert (split["turn"], split["turn_best"]) == ("order", "B"), (
        "the smaller option overtakes before the value is gone"
    )


def test_how_far_the_proposal_is_behind_is_counted_from_the_best(proposal) -> None:
    assert said(proposal)["behind_best"] == 0
    options = tuple(replace(item, extra_capex=yen("400")) if item.id == "C" else item for item in OPTIONS)
    found = figures(own=house(appetite_loss=None), scenarios=without_range(), options=options)
    best = max(found[f"option_results.{name}.npv"] for name in "ABCD")
    assert said(found)["behind_best"] == pytest.approx(best - found["option_results.C.npv"]) and best > 0


def test_the_joint_move_is_the_share_of_the_way_to_the_unfavourable_ends(proposal) -> None:
    share = said(proposal)["joint"] / 100
    npv, low = proposal["option_results.C.npv"], proposal["option_results.C.npv_range_low"]
    assert share == pytest.approx(npv / (npv - low), rel=1e-6)


def test_working_capital_comes_back_and_a_later_valuation_leaves_out_what_is_sunk(proposal) -> None:
    tied = (replace(INVESTMENTS[1], working_capital=yen(60)), *INVESTMENTS[:1], *INVESTMENTS[2:])
    found = figures(investments=tied)
    assert found["cash_flow.FY-2033.recovered"] == 60
    gain = found["metrics.appraisal.npv"] - proposal["metrics.appraisal.npv"]
    assert gain == pytest.approx(60 / 1.06**7)
    later = figures(plan=programme(valuation_on=date(2027, 4, 1)))
    assert "cash_flow.FY-2026.net" not in later and "cash_flow.FY-2034.net" in later
    assert later["metrics.programme.in_period"] == proposal["metrics.programme.in_period"]


def test_paybacks_are_read_from_the_rows_of_the_table(proposal) -> None:
    rows = [f"cash_flow.FY-{year}" for year in range(2026, 2034)]
    for name, field in (("payback", "net"), ("payback_discounted", "discounted")):
        flows = [proposal[f"{row}.{field}"] for row in rows]
        last = max(year for year in range(8) if sum(flows[: year + 1]) < 0)
        wanted = last - sum(flows[: last + 1]) / flows[last + 1]
        assert proposal[f"metrics.appraisal.{name}"] == pytest.approx(wanted)


def test_the_spending_of_the_period_is_that_between_its_days() -> None:
    early = investment("INV-9", 24, 0, "2026-05-01", "2027-04-30")
    found = figures(investments=(*INVESTMENTS, early), options=(option("C", "proposed", ("INV-9",)),))
    # Six of twelve months are before November 2026.
    assert found["metrics.programme.in_period"] == pytest.approx(12)
    assert found["metrics.programme.outlay"] == pytest.approx(24)


def test_an_effect_that_fades_is_worth_less(proposal) -> None:
    fading = tuple(replace(item, decay=Percent(D(10))) for item in EFFECTS)
    assert figures(effects=fading)["metrics.appraisal.npv"] < proposal["metrics.appraisal.npv"] - 100


def test_only_what_a_named_person_gave_a_range_is_judged(proposal) -> None:
    judged = {name for name, value in proposal.items() if name.startswith("option_swings.C") and name.endswith("judged") and value}  # fmt: skip
    assert judged == {"option_swings.C-frequency.judged"}
    found = figures(scenarios=without_range())
    assert found["option_results.C.npv_range_low"] == found["option_results.C.npv_range_high"] == no_figure.NO_RANGE
    assert found["option_results.C.break_even_position"] == "none"


LEAK = LeakLoss(
    id="LKL-1", technology="TEC-1", margin=yen(900), years=D(6), lag_years=D(3), erosion_first=Percent(D(15)),
    erosion_second=Percent(D(30)), erosion_later=Percent(D(40)), probability_before=Percent(D(5)), judged_by=WORDS,
    judged_on=date(2026, 9, 1), confidence="C",
)  # fmt: skip
PAPER = Resolution(
    id="RES-1", programme="PRG-1", meeting_on=date(2026, 10, 28), proposer="OFF-1", delegate="OFF-1", number=WORDS,
    report_frequency=WORDS, drafting=WORDS, pre_review=WORDS, opinions=WORDS, special_interest=WORDS, next_step=WORDS,
    financial_impact=WORDS, minutes=Quantity(D(20), "分"), result="approved",
)  # fmt: skip


def test_the_situation_says_what_evidence_there_is() -> None:
    def situation(**parts):
        found = figures(**parts)
        return {name.rpartition(".")[2] for name, value in found.items() if name.startswith("situation.") and value}

    assert situation() == {"loss", "probabilities", "options"}
    unlikely = tuple(replace(item, frequency=None) for item in SCENARIOS)
    assert situation(scenarios=unlikely, options=OPTIONS[:1]) == {"loss"}
    published = programme(published="notice", published_on=date(2026, 10, 30))
    assert situation(plan=published, more=(LEAK, PAPER)) == {*situation(), "leak", "decided", "published"}
    rejected = replace(PAPER, result="rejected")
    assert situation(more=(rejected,)) == situation()


def test_a_turning_point_is_found_where_the_decision_changes_first() -> None:
    assert turning_point(lambda x: x < 0.3, 0.0, 1.0) == pytest.approx(0.3)
    assert turning_point(lambda x: x > -2.5, 1.0, -4.0) == pytest.approx(-2.5)
    assert turning_point(lambda x: not 0.4 <= x < 0.6, 0.0, 1.0) == pytest.approx(0.4)
    assert turning_point(lambda x: True, 0.0, 1.0) is None


factors = st.decimals(D("0.1"), D(1), places=2)
amounts = st.integers(0, 400)


@st.composite
def worlds(draw):
    """Programmes with other effects, amounts, ranges and ways of counting years."""
    effects = tuple(replace(item, severity_factor=draw(factors), frequency_factor=draw(factors)) for item in EFFECTS)
    spent = tuple(replace(item, capex=yen(draw(amounts)), opex_per_year=yen(draw(st.integers(0, 30)))) for item in INVESTMENTS)  # fmt: skip
    plan = programme(years=D(draw(st.integers(1, 12))), horizon=draw(st.sampled_from(("fixed", "effect"))))
    scenarios = without_range() if draw(st.booleans()) else SCENARIOS
    limit = Percent(draw(st.decimals(D(1), D(8), places=1)))
    return {"effects": effects, "investments": spent, "plan": plan, "scenarios": scenarios, "own": house(appetite_probability=limit)}  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(worlds())
def test_no_range_is_swapped_and_the_verdict_agrees_with_its_figures(world) -> None:
    made = records(**world)
    rows = {row.id: row for row in option_rows(made, Derivation({})) if row.kind == "option_results"}
    values = {name: row.value("npv").amount for name, row in rows.items()}
    for name, row in rows.items():
        assert row.value("npv_low").amount <= values[name] <= row.value("npv_high").amount
        if not isinstance(row.value("npv_range_low"), Text):
            assert row.value("npv_range_low").amount <= values[name] <= row.value("npv_range_high").amount
        smaller = row.value("increment_over")
        if smaller is not None:
            gain = values[name] - values[smaller]
            assert float(row.value("increment_npv").amount) == pytest.approx(float(gain), rel=1e-6, abs=1)
    [verdict] = verdict_rows(made, Derivation({}))
    within = [name for name, row in rows.items() if row.value("within_limit")] or list(rows)
    best = verdict.value("best")
    assert best in within and values[best] == max(values[name] for name in within)
    outcome, answer = verdict.value("outcome"), verdict.value("proposed_is_best")
    assert answer in ((outcome, "no") if outcome != "best" else ("yes", "no"))
    assert (answer == "yes") == (outcome == "best" and best == "C")
    assert (verdict.value("pays") in ("always", "middle")) == (values["C"] >= 500_000)


@settings(max_examples=30, deadline=None)
@given(worlds())
def test_at_the_weakest_assumption_the_sign_turns_and_not_before(world) -> None:
    made = records(**world)
    found = appraised_programme(made)
    base = middle(found)

    def gains(assumed):
        return assumed.value(found.proposal) > 0

    turn = weakest(single_moves(found, made, found.proposal, base), gains)
    if turn is not None:
        assert gains(turn.move.at(turn.factor)) != gains(base)
        assert gains(turn.move.at(1 + (turn.factor - 1) * 0.98)) == gains(base)
