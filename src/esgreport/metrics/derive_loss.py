"""Derived facts of loss: expected loss, exceedance curve, what each measure takes away."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from esgreport.base.fact import Row
from esgreport.base.text import Text
from esgreport.company.record_set import Records
from esgreport.company.records import House, Investment
from esgreport.metrics.annual_loss import any_event, expected_annual_loss, total_expected_loss
from esgreport.metrics.derivation import Derivation, Figure, money, percent
from esgreport.metrics.exceedance import loss_grid, occurrence_exceedance, return_period_loss
from esgreport.metrics.horizon import horizon_probability
from esgreport.metrics.portfolio import JUDGED, Portfolio, judged, portfolio_of
from esgreport.metrics.shapley import shared_out

CURVE_POINTS = 25
CURVE_YEARS = 200
RETURN_PERIODS = (10, 20, 100)
HORIZONS = (("p_year", 1), ("p_5_years", 5), ("p_10_years", 10))
EXCEEDANCE = "1−exp(−Σ λᵢ·Sᵢ(x))"


def loss_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """Rows `loss`, `curve`, `waterfall` and the figures `metrics.loss` and `metrics.exceedance`."""
    portfolio = portfolio_of(records)
    if not portfolio.scenarios:
        return
    yield from _scenario_rows(portfolio, derivation)
    yield derivation.row("metrics", "loss", (), _loss_figures(portfolio))
    yield from _curve_rows(portfolio, derivation)
    yield derivation.row("metrics", "exceedance", (), _exceedance_figures(records.single(House), portfolio))
    if portfolio.effects:
        yield from _waterfall_rows(records, portfolio, derivation)


def _scenario_rows(portfolio: Portfolio, derivation: Derivation) -> Iterable[Row]:
    effects = portfolio.effect_inputs()
    before, after = (state.perils for state in portfolio.states())
    for scenario, then, later in zip(portfolio.scenarios, before, after, strict=True):
        figures = (
            Figure("scenario", scenario.id),
            Figure("mean_loss", money(then.severity.mean), "E[L]"),
            Figure("eal_before", money(expected_annual_loss(then)), "λ·E[L]"),
            Figure("eal_after", money(expected_annual_loss(later)), "λ·Πf·E[L]·Πs", effects),
            *(_chance(name, then.frequency, years) for name, years in HORIZONS),
        )
        yield derivation.row("loss", scenario.id, judged(scenario, JUDGED), figures)


def _chance(name: str, frequency: float, years: int) -> Figure:
    return Figure(name, percent(100 * horizon_probability(frequency, years)), f"1−exp(−{years}λ)")


def _loss_figures(portfolio: Portfolio) -> Iterable[Figure]:
    for state in portfolio.states():
        inputs = state.inputs
        yield Figure(f"eal.total.{state.name}", money(total_expected_loss(state.perils)), "Σ λ·E[L]", inputs)
        yield Figure(f"p_any.{state.name}", percent(100 * any_event(state.perils)), "1−exp(−Σλ)", inputs)
        for scenario, peril in zip(portfolio.scenarios, state.perils, strict=True):
            yield Figure(f"eal.{scenario.id}.{state.name}", money(expected_annual_loss(peril)), "λ·E[L]", inputs)


def _curve_rows(portfolio: Portfolio, derivation: Derivation) -> Iterable[Row]:
    before, after = portfolio.states()
    greatest = return_period_loss(before.perils, CURVE_YEARS)
    for number, loss in enumerate(loss_grid(max(greatest / 100, 1.0), greatest, CURVE_POINTS), 1):
        figures = (
            Figure("loss", money(loss), "x"),
            Figure("before", percent(100 * occurrence_exceedance(before.perils, loss)), EXCEEDANCE),
            Figure("after", percent(100 * occurrence_exceedance(after.perils, loss)), EXCEEDANCE),
        )
        yield derivation.row("curve", f"P-{number:02d}", after.inputs, figures, "scenario")


def _exceedance_figures(house: House, portfolio: Portfolio) -> Iterable[Figure]:
    appetite = house.appetite_loss
    for state in portfolio.states():
        if appetite is not None:
            chance = percent(100 * occurrence_exceedance(state.perils, float(appetite.amount)))
            yield Figure(f"appetite.{state.name}", chance, EXCEEDANCE, (*state.inputs, "house.appetite_loss"))
        for years in RETURN_PERIODS:
            loss = money(return_period_loss(state.perils, years))
            yield Figure(f"return_{years}.{state.name}", loss, "OEP⁻¹(1/T)", state.inputs)


def _waterfall_rows(records: Records, portfolio: Portfolio, derivation: Derivation) -> Iterable[Row]:
    titles = {item.id: item.title for item in records.of(Investment)}
    _, after = portfolio.states()
    steps = list(_steps(portfolio, titles))
    for number, (title, value) in enumerate(steps, 1):
        formula = "EAL" if number in (1, len(steps)) else "Shapley value of the reduction"
        figures = (Figure("name", title), Figure("value", money(value), formula))
        yield derivation.row("waterfall", f"W-{number:02d}", after.inputs, figures)


def _steps(portfolio: Portfolio, titles: Mapping[str, Text]) -> Iterable[tuple[Text, float]]:
    """The loss before, the part of every measure with its title, the greatest first, and what is left."""
    acting = tuple(dict.fromkeys(item.investment for item in portfolio.effects))
    start = portfolio.expected_loss()

    def reduction(chosen: frozenset[int]) -> float:
        return start - portfolio.expected_loss(frozenset(acting[number] for number in chosen))

    parts = sorted(zip(shared_out(len(acting), reduction), acting, strict=True), key=lambda part: (-part[0], part[1]))
    yield Text("対策前", "Before"), start
    yield from ((titles[name], -part) for part, name in parts)
    yield Text("対策後", "After"), start - math.fsum(part for part, _ in parts)
