"""Derived facts of net present value sensitivity: one assumption at a time, the widest swing first (M12, M13)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from esgreport.base.fact import Row
from esgreport.base.quantity import Money
from esgreport.base.text import Text
from esgreport.company.record_set import Records
from esgreport.company.records import Effect, Item, Recovery, Scenario
from esgreport.metrics.appraisal import Spending, net_present_value
from esgreport.metrics.derivation import Derivation, Figure, money
from esgreport.metrics.portfolio import Portfolio
from esgreport.metrics.programme import appraised_programme
from esgreport.metrics.recovery import usable_stock
from esgreport.metrics.sensitivity import Swing, tornado
from esgreport.metrics.survival import lost_margin

# Where no range was judged: a quarter to either side, recovery up to half longer, the rate two points.
SWING = Decimal("0.25")
LONGER = Decimal("1.5")
SHORTER = Decimal("0.75")
RATE_POINTS = 0.02
ONE = Decimal(1)
RANGE = ("frequency_low", "frequency_high")
NAMES: Mapping[str, Text] = {
    "frequency": Text("発生頻度（幅の下限〜上限）", "Frequency (low to high end of its range)"),
    "severity": Text("一回の損失（−25%〜＋25%）", "Loss of one event (−25% to +25%)"),
    "effect": Text("施策の効果（−25%〜＋25%）", "Effect of the measures (−25% to +25%)"),
    "recovery": Text("復旧日数（−25%〜＋50%）", "Time to recover (−25% to +50%)"),
    "rate": Text("割引率（＋2〜−2ポイント）", "Discount rate (+2 to −2 points)"),
}


@dataclass(frozen=True, slots=True)
class Case:
    """The programme and what it is appraised with, before any assumption is changed."""

    portfolio: Portfolio
    records: Records
    spending: Spending
    rate: float

    def value(self, name: str, level: float) -> float:
        """The net present value with the assumption `name` at `level`, the others as judged."""
        scenarios = self.portfolio.scenarios
        effects, rate = self.portfolio.effects, self.rate
        match name:
            case "frequency":
                scenarios = tuple(_often(scenario, level) for scenario in scenarios)
            case "severity":
                scenarios = tuple(_larger(scenario, Decimal(level)) for scenario in scenarios)
            case "effect":
                effects = tuple(_stronger(effect, Decimal(level)) for effect in effects)
            case "recovery":
                days = Decimal(level)
                scenarios = tuple(_larger(item, margin_factor(item, self.records, days)) for item in scenarios)
            case _:
                rate = level
        return net_present_value(self.spending, Portfolio(scenarios, effects).reduction(), rate)


def sensitivity_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """The rows `sensitivity` of the first programme; an assumption that moves nothing has none."""
    found = appraised_programme(records)
    if found is None:
        return
    portfolio, rate = found.portfolio, found.rate
    case = Case(portfolio, records, found.spending, rate)
    inputs = (*found.inputs(), *portfolio.inputs(), *portfolio.inputs(RANGE), *portfolio.effect_inputs())
    base = case.value("rate", rate)
    for swing in tornado(_levels(rate), case.value):
        if swing.width > 0:
            yield derivation.row("sensitivity", swing.name, inputs, _figures(swing, base))


def _levels(rate: float) -> tuple[tuple[str, float, float], ...]:
    """The low and the high end of each assumption."""
    low, high = float(ONE - SWING), float(ONE + SWING)
    return (
        ("frequency", -1.0, 1.0),
        ("severity", low, high),
        ("effect", low, high),
        ("recovery", float(SHORTER), float(LONGER)),
        ("rate", rate + RATE_POINTS, max(0.0, rate - RATE_POINTS)),
    )


def _figures(swing: Swing, base: float) -> tuple[Figure, ...]:
    return (
        Figure("name", NAMES[swing.name]),
        Figure("low", money(swing.at_low), "NPV at the low end"),
        Figure("high", money(swing.at_high), "NPV at the high end"),
        Figure("low_change", money(swing.at_low - base), "NPV at the low end − NPV"),
        Figure("high_change", money(swing.at_high - base), "NPV at the high end − NPV"),
    )


def _often(scenario: Scenario, side: float) -> Scenario:
    end = scenario.frequency_low if side < 0 else scenario.frequency_high
    return scenario if end is None or end <= 0 else replace(scenario, frequency=end)


def _larger(scenario: Scenario, factor: Decimal) -> Scenario:
    """The scenario with all its losses times `factor`; a loss of nothing cannot be spread, so a factor of 0 is tiny."""
    by = max(factor, Decimal("1e-9"))
    return replace(
        scenario,
        loss_low=_times(scenario.loss_low, by),
        loss_mode=_times(scenario.loss_mode, by),
        loss_high=_times(scenario.loss_high, by),
    )


def _times(amount: Money | None, factor: Decimal) -> Money | None:
    return None if amount is None else replace(amount, amount=amount.amount * factor)


def _stronger(effect: Effect, factor: Decimal) -> Effect:
    frequency = max(Decimal(0), ONE - (ONE - effect.frequency_factor) * factor)
    severity = max(Decimal("1e-9"), ONE - (ONE - effect.severity_factor) * factor)
    return replace(effect, frequency_factor=frequency, severity_factor=severity)


def margin_factor(scenario: Scenario, records: Records, days: Decimal) -> Decimal:
    """How the margin lost in a stoppage of the scenario's items changes when recovery takes `days` times as long.

    The judged loss moves in the same proportion; 1 for scenarios without items whose survival is known (M5).
    """
    items = {item.id: item for item in records.of(Item)}
    stopped = [(found, items[found.item]) for found in records.of(Recovery) if found.item in scenario.items]
    now, later = (sum((_margin(*each, by) for each in stopped), Decimal(0)) for by in (ONE, days))
    return later / now if now > 0 else ONE


def _margin(recovery: Recovery, item: Item, days: Decimal) -> Decimal:
    if item.daily_use is None or item.margin_per_day is None:
        return Decimal(0)
    recover = recovery.time_to_recover.value * days
    return lost_margin(usable_stock(recovery), item.daily_use.value, recover, item.margin_per_day.amount)
