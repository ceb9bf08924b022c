"""The figures of Aoba Precision against the same worked out here, month by month, in another way than in the source."""

from __future__ import annotations

import math

import pytest

from esgreport import api
from tests.conftest import ROOT
from tests.metrics.example import MILLION, number

# Million yen and months counted from April 2026: (all capital, working capital in it, running cost, start, complete).
MEASURES = {
    1: (80, 0, 4, 7, 20), 2: (64, 60, 6, 7, 17), 3: (55, 0, 1, 12, 35), 4: (12, 0, 2, 7, 35),
    5: (48, 0, 3, 7, 17), 6: (50, 0, 5, 9, 23), 7: (8, 0, 1, 7, 17), 8: (8, 0, 0, 12, 23),
}  # fmt: skip
ADDED = (400, 0, 15, 7, 35)
EXPECTED = {"stop": 0.2 * 400, "border": 0.1 * 808.0025653891449, "leak": 0.05 * 2020.0064134728643}
LEFT = {
    ("stop", 1): 0.5,
    ("stop", 2): 0.8,
    ("border", 1): 0.8,
    ("border", 3): 0.9,
    ("leak", 5): 0.8,
    ("leak", 6): 0.625,
}
OPTIONS = {"OPT-1": (), "OPT-2": (2, 5), "OPT-3": tuple(MEASURES), "OPT-4": tuple(MEASURES)}
YEARS = 8


@pytest.fixture(scope="module")
def facts():
    """The facts of the example by id."""
    return api.open_project(str(ROOT / "examples/aoba-precision")).value.facts.knowledge.by_id


def spent(option, month):
    """(capital and running cost, working capital that comes back, expected loss taken away) of one month."""
    measures = {n: MEASURES[n] for n in OPTIONS[option]} | ({9: ADDED} if option == "OPT-4" else {})
    cost = sum(
        capital / (complete - start + 1) if start <= month <= complete else running / 12 * (month > complete)
        for capital, _, running, start, complete in measures.values()
    )
    back = sum(measure[1] for measure in measures.values()) if month == 12 * YEARS - 1 else 0
    done = [n for n, measure in measures.items() if measure[4] < month]
    extra = 0.85 if 9 in done else 1
    taken = sum(
        loss / 12 * (1 - extra * math.prod(LEFT.get((name, n), 1) for n in done)) for name, loss in EXPECTED.items()
    )
    return cost, back, taken


def worth(option, rate=0.06):
    """The net present value, every fiscal year discounted as a whole."""
    months = ((month // 12, *spent(option, month)) for month in range(12 * YEARS))
    return sum((taken + back - cost) / (1 + rate) ** year for year, cost, back, taken in months)


def outlay(option, months):
    """What is spent in the first `months`."""
    return sum(spent(option, month)[0] for month in range(months))


def shown(facts, name):
    """A figure in million yen."""
    return float(number(facts[name].value)) / MILLION


@pytest.mark.parametrize("option", OPTIONS)
def test_the_net_present_value_of_every_option(facts, option):
    assert shown(facts, f"option_results.{option}.npv") == pytest.approx(worth(option), abs=1e-4)


def test_the_total_and_the_spending_in_the_period_are_those_that_were_published(facts):
    assert outlay("OPT-3", 36) == pytest.approx(350) and outlay("OPT-3", 96) == pytest.approx(460)
    for name, typed in (("in_period", "total_in_period"), ("outlay", "total")):
        assert shown(facts, f"metrics.programme.{name}") == pytest.approx(shown(facts, f"programmes.PRG-1.{typed}"))


def test_no_gate_comes_after_more_than_its_cap_was_spent(facts):
    spent_until = [outlay("OPT-3", month) for month in (15, 24, 30)]
    caps = [shown(facts, f"gates.GAT-{n}.spent") for n in (1, 2, 3)]
    assert all(cap - 10 < until <= cap for until, cap in zip(spent_until, caps, strict=True))


def test_the_rate_of_return_and_the_share_of_the_effect_at_which_it_breaks_even(facts):
    assert worth("OPT-3", float(facts["metrics.appraisal.irr"].value.value) / 100) == pytest.approx(0, abs=1e-6)
    taken = sum(spent("OPT-3", month)[2] / 1.06 ** (month // 12) for month in range(12 * YEARS))
    share = 100 * (taken - worth("OPT-3")) / taken
    assert float(facts["metrics.appraisal.break_even_share"].value.value) == pytest.approx(share)


def test_the_proposal_leads_among_the_options_within_the_limit(facts):
    assert worth("OPT-3") > worth("OPT-2") > 0 > worth("OPT-4")
    limit, before, after = (
        float(number(facts[name].value))
        for name in (
            "house.appetite_probability",
            "metrics.exceedance.appetite.before",
            "metrics.exceedance.appetite.after",
        )
    )
    assert after < limit < before


def test_the_forms_of_loss_add_up_to_the_mean_of_each_scenario(facts):
    for scenario, mean in (("SCN-1", 400), ("SCN-2", 808), ("SCN-3", 2020)):
        forms = [shown(facts, f"scenarios.{scenario}.loss_{form}") for form in ("profit", "response", "penalties")]
        assert sum(forms) == pytest.approx(mean) == pytest.approx(shown(facts, f"loss.{scenario}.mean_loss"), abs=0.01)
    assert shown(facts, "survival.IT-01.loss_per_event") == pytest.approx(262, abs=0.5)
    leaks = [shown(facts, f"leak_results.LKL-{n}.total") for n in (1, 2, 3)]
    assert leaks == pytest.approx([650, 550, 300], abs=0.6)


def test_typed_days_are_those_that_were_worked_out(facts):
    days = {name: float(number(facts[name].value)) for name in ("metrics.gap_closed.total", "options.OPT-3.gap_closed")}
    assert len(set(days.values())) == 1
    assert number(facts["survival.IT-01.gap"].value) == number(facts["indicators.IND-5.current"].value) == 70
    assert number(facts["survival.IT-01.gap_planned"].value) == number(facts["indicators.IND-5.target"].value) == 8
    above = [
        fact
        for name, fact in facts.items()
        if name.startswith("dependency.") and name.endswith(".top1") and fact.value.value > 50
    ]
    assert len(above) == number(facts["indicators.IND-4.current"].value) == 11
