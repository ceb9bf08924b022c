"""What is spent is known without a frequency, a loss, an effect or a discount rate, and does not change with them."""

from __future__ import annotations

import pytest

from tests.metrics.proposal import figures, house

SPENT = ("capex", "opex", "outlay")
YEAR = ("year", "capex", "running", "working_capital", "recovered", "outlay", "profit")
WITHOUT = {
    "no scenario": {"scenarios": (), "effects": ()},
    "no effect": {"effects": ()},
    "no rate": {"own": house(discount_rate=None)},
}


def spending(facts):
    """What the options and the years of the proposal cost."""
    kinds = {"option_results": SPENT, "cash_flow": YEAR, "metrics": ()}
    return {
        name: value
        for name, value in facts.items()
        if name.split(".")[-1] in kinds.get(name.split(".")[0], ()) or name.startswith("metrics.programme.")
    }


@pytest.mark.parametrize("missing", WITHOUT.values(), ids=WITHOUT)
def test_spending_is_the_same_whatever_is_known_of_the_risk(missing) -> None:
    assert spending(figures(**missing)) == spending(figures())


def test_without_scenarios_nothing_is_said_of_value_or_loss() -> None:
    facts = figures(scenarios=(), effects=())
    assert facts["option_results.B.outlay"] > facts["option_results.B.capex"] > 0
    said = {name.split(".")[-1] for name in facts if name.startswith(("option_results.", "cash_flow."))}
    assert not said & {"npv", "irr", "pi", "eal_after", "eal_reduction", "p_limit", "reduction", "net", "cumulative"}


def test_the_years_add_up_to_the_outlay_of_the_programme() -> None:
    facts = figures(own=house(discount_rate=None))
    years = [value for name, value in facts.items() if name.startswith("cash_flow.") and name.endswith(".outlay")]
    assert sum(years) == pytest.approx(facts["metrics.programme.outlay"])
    assert facts["option_results.C.outlay"] == pytest.approx(facts["metrics.programme.outlay"])


def test_without_a_programme_there_is_no_spending() -> None:
    assert spending(figures(plan=(), options=())) == {}
