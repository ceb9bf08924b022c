"""Derived facts of loss: expected loss, exceedance curve, what measures take away, appraisal, options."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from esgreport.base.fact import Fact, Row, Value
from esgreport.base.quantity import Percent
from esgreport.base.text import Text
from esgreport.company.record_set import Records
from esgreport.company.records import Effect, House, Investment, Programme, Scenario
from esgreport.metrics.annual_loss import Peril, any_event, expected_annual_loss, total_expected_loss
from esgreport.metrics.appraisal import (
    Spending,
    annuity_factor,
    break_even_share,
    discounted_payback,
    equivalent_annual_cost,
    internal_rate,
    net_present_value,
    profitability_index,
    return_on_prevention,
    simple_payback,
)
from esgreport.metrics.derivation import Derivation, exact, money, named_row, percent, quantity, row
from esgreport.metrics.exceedance import loss_grid, occurrence_exceedance, return_period_loss
from esgreport.metrics.horizon import horizon_probability
from esgreport.metrics.severity import Lognormal, Pert, Scaled, Severity
from esgreport.metrics.shapley import shared_out

CURVE_POINTS = 25
RETURN_PERIODS = (10, 20, 100)
RATE_MARGIN = 0.02
HORIZONS = (("p_year", 1), ("p_5_years", 5), ("p_10_years", 10))


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The scenarios that have figures, with what measures do to each."""

    scenarios: tuple[Scenario, ...]
    effects: tuple[Effect, ...]

    def perils(self, investments: frozenset[str] | None) -> tuple[Peril, ...]:
        """The scenarios as numbers with the effects of `investments` (None: no measure at all)."""
        return tuple(self._peril(scenario, investments or frozenset()) for scenario in self.scenarios)

    def _peril(self, scenario: Scenario, investments: frozenset[str]) -> Peril:
        acting = [item for item in self.effects if item.scenario == scenario.id and item.investment in investments]
        frequency = float(scenario.frequency or 0) * math.prod(float(item.frequency_factor) for item in acting)
        factor = math.prod(float(item.severity_factor) for item in acting)
        base = severity_of(scenario)
        return Peril(frequency, Scaled(base, factor) if factor != 1 else base)

    def inputs(self) -> tuple[str, ...]:
        """The facts behind the portfolio before measures."""
        names = ("frequency", "severity", "loss_low", "loss_mode", "loss_high")
        return tuple(
            f"scenarios.{scenario.id}.{name}"
            for scenario in self.scenarios
            for name in names
            if getattr(scenario, name) is not None
        )

    def range_inputs(self) -> tuple[str, ...]:
        """The facts behind the ranges of the frequencies."""
        return tuple(
            f"scenarios.{scenario.id}.{name}"
            for scenario in self.scenarios
            for name in ("frequency_low", "frequency_high")
            if getattr(scenario, name) is not None
        )

    def effect_inputs(self) -> tuple[str, ...]:
        """The facts behind the effects."""
        return tuple(
            f"effects.{item.id}.{name}" for item in self.effects for name in ("frequency_factor", "severity_factor")
        )


def severity_of(scenario: Scenario) -> Severity:
    """The loss of one event in yen."""
    low = float(scenario.loss_low.amount) if scenario.loss_low is not None else 0.0
    high = float(scenario.loss_high.amount) if scenario.loss_high is not None else 0.0
    if scenario.severity == "lognormal":
        return Lognormal(low, high)
    mode = float(scenario.loss_mode.amount) if scenario.loss_mode is not None else low
    return Pert(low, mode, high)


def portfolio_of(records: Records) -> Portfolio:
    """The scenarios with frequency and severity; the others are counted nowhere."""
    whole = tuple(
        scenario
        for scenario in records.of(Scenario)
        if scenario.frequency and scenario.severity and scenario.loss_low is not None and scenario.loss_high is not None
    )
    return Portfolio(whole, records.of(Effect))


def loss_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """Rows `loss`, `curve`, `waterfall` and the figures `metrics.loss` and `metrics.exceedance`."""
    portfolio = portfolio_of(records)
    if not portfolio.scenarios:
        return
    every = frozenset(item.investment for item in portfolio.effects)
    before, after = portfolio.perils(None), portfolio.perils(every)
    yield from _scenario_rows(portfolio, before, after, derivation)
    yield named_row("loss", _loss_figures(portfolio, before, after, derivation))
    yield from _curve_rows(portfolio, before, after, derivation)
    yield named_row("exceedance", _exceedance_figures(records, portfolio, before, after, derivation))
    if portfolio.effects:
        yield from _waterfall_rows(records, portfolio, derivation)


def _scenario_rows(
    portfolio: Portfolio, before: Sequence[Peril], after: Sequence[Peril], derivation: Derivation
) -> Iterable[Row]:
    effects = portfolio.effect_inputs()
    for scenario, then, later in zip(portfolio.scenarios, before, after, strict=True):
        inputs = Portfolio((scenario,), ()).inputs()
        key = f"loss.{scenario.id}"
        yield row(
            "loss",
            scenario.id,
            (
                ("scenario", derivation.fact(f"{key}.scenario", scenario.id, "", inputs)),
                ("mean_loss", derivation.fact(f"{key}.mean_loss", money(then.severity.mean), "E[L]", inputs)),
                (
                    "eal_before",
                    derivation.fact(f"{key}.eal_before", money(expected_annual_loss(then)), "λ·E[L]", inputs),
                ),
                (
                    "eal_after",
                    derivation.fact(
                        f"{key}.eal_after", money(expected_annual_loss(later)), "λ·Πf·E[L]·Πs", (*inputs, *effects)
                    ),
                ),
                *(
                    (name, derivation.fact(f"{key}.{name}", _chance(then, years), f"1−exp(−{years}λ)", inputs))
                    for name, years in HORIZONS
                ),
            ),
        )


def _chance(peril: Peril, years: int) -> Percent:
    return percent(100 * horizon_probability(peril.frequency, years))


def _loss_figures(
    portfolio: Portfolio, before: Sequence[Peril], after: Sequence[Peril], derivation: Derivation
) -> Iterable[Fact]:
    for state, perils, inputs in _states(portfolio, before, after):
        total = money(total_expected_loss(perils))
        yield derivation.fact(f"metrics.loss.eal.total.{state}", total, "Σ λ·E[L]", inputs)
        chance = percent(100 * any_event(perils))
        yield derivation.fact(f"metrics.loss.p_any.{state}", chance, "1−exp(−Σλ)", inputs)
        for scenario, peril in zip(portfolio.scenarios, perils, strict=True):
            value = money(expected_annual_loss(peril))
            yield derivation.fact(f"metrics.loss.eal.{scenario.id}.{state}", value, "λ·E[L]", inputs)


def _states(
    portfolio: Portfolio, before: Sequence[Peril], after: Sequence[Peril]
) -> tuple[tuple[str, Sequence[Peril], tuple[str, ...]], ...]:
    inputs = portfolio.inputs()
    return ("before", before, inputs), ("after", after, (*inputs, *portfolio.effect_inputs()))


def _curve_rows(
    portfolio: Portfolio, before: Sequence[Peril], after: Sequence[Peril], derivation: Derivation
) -> Iterable[Row]:
    greatest = return_period_loss(before, 200)
    least = max(greatest / 100, 1.0)
    inputs = (*portfolio.inputs(), *portfolio.effect_inputs())
    formula = "1−exp(−Σ λᵢ·Sᵢ(x))"
    for number, loss in enumerate(loss_grid(least, greatest, CURVE_POINTS), 1):
        key = f"curve.P-{number:02d}"
        yield row(
            "curve",
            f"P-{number:02d}",
            (
                ("loss", derivation.fact(f"{key}.loss", money(loss), "x", inputs, "scenario")),
                (
                    "before",
                    derivation.fact(
                        f"{key}.before", percent(100 * occurrence_exceedance(before, loss)), formula, inputs, "scenario"
                    ),
                ),
                (
                    "after",
                    derivation.fact(
                        f"{key}.after", percent(100 * occurrence_exceedance(after, loss)), formula, inputs, "scenario"
                    ),
                ),
            ),
        )


def _exceedance_figures(
    records: Records, portfolio: Portfolio, before: Sequence[Peril], after: Sequence[Peril], derivation: Derivation
) -> Iterable[Fact]:
    appetite = records.single(House).appetite_loss
    for state, perils, inputs in _states(portfolio, before, after):
        if appetite is not None:
            chance = percent(100 * occurrence_exceedance(perils, float(appetite.amount)))
            names = (*inputs, "house.appetite_loss")
            yield derivation.fact(f"metrics.exceedance.appetite.{state}", chance, "1−exp(−Σ λᵢ·Sᵢ(x))", names)
        for years in RETURN_PERIODS:
            loss = money(return_period_loss(perils, years))
            yield derivation.fact(f"metrics.exceedance.return_{years}.{state}", loss, "OEP⁻¹(1/T)", inputs)


def _waterfall_rows(records: Records, portfolio: Portfolio, derivation: Derivation) -> Iterable[Row]:
    titles = {item.id: item.title for item in records.of(Investment)}
    acting = tuple(dict.fromkeys(item.investment for item in portfolio.effects))
    start = total_expected_loss(portfolio.perils(None))

    def reduction(chosen: frozenset[int]) -> float:
        return start - total_expected_loss(portfolio.perils(frozenset(acting[number] for number in chosen)))

    parts = sorted(zip(shared_out(len(acting), reduction), acting, strict=True), key=lambda part: (-part[0], part[1]))
    left = start - math.fsum(part for part, _ in parts)
    steps = [
        (Text("対策前", "Before"), start),
        *((titles[name], -part) for part, name in parts),
        (Text("対策後", "After"), left),
    ]
    inputs = (*portfolio.inputs(), *portfolio.effect_inputs())
    for number, (name, value) in enumerate(steps, 1):
        key = f"waterfall.W-{number:02d}"
        formula = "EAL" if number in (1, len(steps)) else "Shapley value of the reduction"
        yield row(
            "waterfall",
            f"W-{number:02d}",
            (
                ("name", derivation.fact(f"{key}.name", name, "", inputs)),
                ("value", derivation.fact(f"{key}.value", money(value), formula, inputs)),
            ),
        )


def appraisal_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """The figures `metrics.appraisal` and `metrics.break_even` of the first programme."""
    portfolio, rate = portfolio_of(records), records.single(House).discount_rate
    programmes = records.of(Programme)
    if not portfolio.scenarios or not portfolio.effects or rate is None or not programmes:
        return
    plan = programmes[0]
    spending = Spending(float(plan.capex.amount), float(plan.opex_per_year.amount), int(plan.years))
    every = frozenset(item.investment for item in portfolio.effects)
    before = total_expected_loss(portfolio.perils(None))
    reduction = before - total_expected_loss(portfolio.perils(every))
    names = tuple(f"programmes.{plan.id}.{name}" for name in ("capex", "opex_per_year", "years"))
    inputs = (*names, "house.discount_rate", *portfolio.inputs(), *portfolio.effect_inputs())
    yield named_row("appraisal", _appraisal(spending, reduction, float(rate.value) / 100, inputs, derivation))
    frequency = math.fsum(float(scenario.frequency or 0) for scenario in portfolio.scenarios)
    years = break_even_period(spending, reduction, float(rate.value) / 100, frequency)
    if years is not None:
        formula = "T* = (ΔEAL/Σλ)/EAC"
        yield named_row(
            "break_even", [derivation.fact("metrics.break_even.programme", quantity(years, "年"), formula, inputs)]
        )


def break_even_period(spending: Spending, reduction: float, rate: float, frequency: float) -> float | None:
    """M7 for a programme: years between events at which cost and avoided loss are equal; None without both."""
    cost = equivalent_annual_cost(spending, rate)
    return reduction / frequency / cost if cost > 0 and reduction > 0 and frequency > 0 else None


def _appraisal(
    spending: Spending, reduction: float, rate: float, inputs: tuple[str, ...], derivation: Derivation
) -> Iterable[Fact]:
    cost = equivalent_annual_cost(spending, rate)
    figures: dict[str, tuple[Value, str]] = {
        "annuity": (exact(annuity_factor(rate, spending.years)), "(1−(1+r)⁻ⁿ)/r"),
        "eac": (money(cost), "I/annuity + O"),
        "reduction": (money(reduction), "EAL before − EAL after"),
        "npv": (money(net_present_value(spending, reduction, rate)), "−I + Σ(ΔEAL−O)/(1+r)ᵗ"),
        "npv_low": (money(net_present_value(spending, reduction, rate + RATE_MARGIN)), "NPV at r + 2 points"),
        "npv_high": (
            money(net_present_value(spending, reduction, max(0.0, rate - RATE_MARGIN))),
            "NPV at r − 2 points",
        ),
        "break_even_share": (percent(100 * break_even_share(reduction, cost)), "EAC/ΔEAL"),
        "roi": (percent(100 * return_on_prevention(reduction, cost)), "(ΔEAL−EAC)/EAC"),
        "benefit_per_yen": (quantity(reduction / cost, "円"), "ΔEAL/EAC"),
    }
    if spending.capex > 0:
        figures["pi"] = (exact(profitability_index(spending, reduction, rate)), "PV(ΔEAL−O)/I")
    optional = {
        "irr": (internal_rate(spending, reduction), "NPV(r) = 0"),
        "payback": (simple_payback(spending, reduction), "I/(ΔEAL−O)"),
        "payback_discounted": (discounted_payback(spending, reduction, rate), "years until Σ PV = I"),
    }
    for name, (value, formula) in optional.items():
        if value is not None:
            figures[name] = (percent(100 * value) if name == "irr" else quantity(value, "年"), formula)
    for name, (found, formula) in figures.items():
        yield derivation.fact(f"metrics.appraisal.{name}", found, formula, inputs)
