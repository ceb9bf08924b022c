"""Derived facts of rights to switch: what buying the right is worth beside switching now (M14)."""

from __future__ import annotations

from collections.abc import Iterable

from esgreport.base.fact import Row
from esgreport.company.record_set import Records
from esgreport.company.records import Right, Scenario
from esgreport.metrics.derivation import Derivation, Figure, money, percent
from esgreport.metrics.horizon import horizon_probability
from esgreport.metrics.programme import discount_rate
from esgreport.metrics.staged_option import StagedOption

PAID = ("premium", "upkeep", "exercise", "avoided", "years")


def right_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """One row `right_results` for every right whose scenario has a frequency, when the house has a discount rate."""
    rate = discount_rate(records)
    frequencies = {scenario.id: scenario.frequency for scenario in records.of(Scenario)}
    for right in records.of(Right):
        frequency = frequencies.get(right.scenario)
        if rate is not None and frequency is not None:
            paid = (f"rights.{right.id}.{name}" for name in PAID)
            inputs = (*paid, f"scenarios.{right.scenario}.frequency", "house.discount_rate")
            option = option_of(right, horizon_probability(float(frequency), 1), rate)
            yield derivation.row("right_results", right.id, inputs, _figures(right, option))


def option_of(right: Right, probability: float, rate: float) -> StagedOption:
    """The right as numbers, in yen; `probability` is that of its event in a year."""
    return StagedOption(
        premium=float(right.premium.amount),
        upkeep=float(right.upkeep.amount),
        probability=probability,
        exercise=float(right.exercise.amount),
        avoided=float(right.avoided.amount),
        rate=rate,
        years=int(right.years),
    )


def _figures(right: Right, option: StagedOption) -> Iterable[Figure]:
    yield Figure("right", right.id)
    yield Figure("probability", percent(100 * option.probability), "p = 1−exp(−λ)")
    yield Figure("payoff", money(option.payoff), "Σ p(1−p)ᵗ⁻¹·max(A−K, 0)/(1+r)ᵗ")
    yield Figure("upkeep_cost", money(option.upkeep_cost), "Σ m(1−p)ᵗ⁻¹/(1+r)ᵗ")
    yield Figure("npv", money(option.net_present_value), "payoff − upkeep − premium")
    if right.switch_now is not None:
        now = option.commitment(float(right.switch_now.amount))
        more = (f"rights.{right.id}.switch_now",)
        yield Figure("switch_now", money(now), "Σ p(1−p)ᵗ⁻¹·A/(1+r)ᵗ − c·annuity − K", more)
        yield Figure("advantage", money(option.net_present_value - now), "NPV − switching now", more)
