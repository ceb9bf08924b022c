"""Derived facts of rights to switch: what buying the right is worth beside switching now (M14)."""

from __future__ import annotations

from collections.abc import Iterable

from esgreport.base.fact import Fact, Row, Value
from esgreport.company.record_set import Records
from esgreport.company.records import House, Right, Scenario
from esgreport.metrics.derivation import Derivation, money, percent, row
from esgreport.metrics.horizon import horizon_probability
from esgreport.metrics.staged_option import StagedOption

PAID = ("premium", "upkeep", "exercise", "avoided", "years")


def right_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """One row `right_results` for every right whose scenario has a frequency, when the house has a discount rate."""
    rate = records.single(House).discount_rate
    frequency = {scenario.id: scenario.frequency for scenario in records.of(Scenario)}
    for right in records.of(Right):
        often = frequency.get(right.scenario)
        if rate is not None and often is not None:
            yield _row(right, horizon_probability(float(often), 1), float(rate.value) / 100, derivation)


def _row(right: Right, probability: float, rate: float, derivation: Derivation) -> Row:
    option = StagedOption(
        float(right.premium.amount),
        float(right.upkeep.amount),
        probability,
        float(right.exercise.amount),
        float(right.avoided.amount),
        rate,
        int(right.years),
    )
    inputs = (
        *(f"rights.{right.id}.{name}" for name in PAID),
        f"scenarios.{right.scenario}.frequency",
        "house.discount_rate",
    )

    def fact(name: str, value: Value, formula: str, more: tuple[str, ...] = ()) -> tuple[str, Fact]:
        return name, derivation.fact(f"right_results.{right.id}.{name}", value, formula, (*inputs, *more))

    fields = [
        fact("right", right.id, ""),
        fact("probability", percent(100 * probability), "p = 1−exp(−λ)"),
        fact("payoff", money(option.payoff), "Σ p(1−p)ᵗ⁻¹·max(A−K, 0)/(1+r)ᵗ"),
        fact("upkeep_cost", money(option.upkeep_cost), "Σ m(1−p)ᵗ⁻¹/(1+r)ᵗ"),
        fact("npv", money(option.net_present_value), "payoff − upkeep − premium"),
    ]
    if right.switch_now is not None:
        now = option.commitment(float(right.switch_now.amount))
        more = (f"rights.{right.id}.switch_now",)
        formula = "Σ p(1−p)ᵗ⁻¹·A/(1+r)ᵗ − c·annuity − K"
        fields.append(fact("switch_now", money(now), formula, more))
        fields.append(fact("advantage", money(option.net_present_value - now), "NPV − switching now", more))
    return row("right_results", right.id, fields)
