"""Derived facts of the options: what each costs, what it takes away, when it pays, doing nothing among them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from esgreport.base.fact import Row
from esgreport.base.quantity import Money
from esgreport.company.record_set import Records
from esgreport.company.records import Investment, Option, Programme
from esgreport.metrics.annual_total import annual_total, grid_step
from esgreport.metrics.appraisal import Spending, equivalent_annual_cost
from esgreport.metrics.derivation import Derivation, Figure, money
from esgreport.metrics.derive_appraisal import break_even_figure, value_figures
from esgreport.metrics.exceedance import return_period_loss
from esgreport.metrics.portfolio import Portfolio, portfolio_of
from esgreport.metrics.programme import discount_rate

EXTRAS = ("name", "extra_capex", "extra_opex", "extra_effect", "gap_closed")


def option_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """One row `option_results` an option, in the order of the records."""
    portfolio, rate = portfolio_of(records), discount_rate(records)
    if not portfolio.scenarios or rate is None:
        return
    programmes = {plan.id: plan for plan in records.of(Programme)}
    costs = {item.id: item for item in records.of(Investment)}
    for option in records.of(Option):
        spending = _spending(option, costs, int(programmes[option.programme].years))
        figures = (Figure("option", option.id), *_costs(spending, rate), *_losses(option, spending, portfolio, rate))
        yield derivation.row("option_results", option.id, _inputs(option, portfolio), figures)


def _amount(given: Money | None) -> Decimal:
    return given.amount if given is not None else Decimal(0)


def _spending(option: Option, costs: dict[str, Investment], years: int) -> Spending:
    chosen = [costs[name] for name in option.investments]
    capex = sum((item.capex.amount for item in chosen), _amount(option.extra_capex))
    opex = sum((_amount(item.opex_per_year) for item in chosen), _amount(option.extra_opex))
    return Spending(float(capex), float(opex), years)


def _costs(spending: Spending, rate: float) -> Iterable[Figure]:
    yield Figure("capex", money(spending.capex), "Σ capex")
    yield Figure("opex", money(spending.opex), "Σ opex")
    yield Figure("cost_per_year", money(equivalent_annual_cost(spending, rate)), "I/annuity + O")


def _losses(option: Option, spending: Spending, portfolio: Portfolio, rate: float) -> Iterable[Figure]:
    chosen = frozenset(option.investments)
    perils, step = portfolio.perils(chosen), grid_step(portfolio.perils())
    left = 1 - (float(option.extra_effect.value) / 100 if option.extra_effect is not None else 0.0)
    after = portfolio.expected_loss(chosen) * left
    reduction = portfolio.expected_loss() - after
    yield Figure("eal_after", money(after), "Σ λ·E[L] with the option")
    yield Figure("eal_reduction", money(reduction), "EAL before − after")
    yield from value_figures(spending, reduction, rate)
    yield Figure("tail_loss", money(return_period_loss(perils, 100) * left), "OEP⁻¹(1/100)")
    yield Figure("tail_total", money(annual_total(perils, step).quantile(0.99) * left), "99 % of the year's total")
    yield Figure("gap_closed", option.gap_closed, "Σ days, as judged")
    yield break_even_figure("break_even_years", spending, reduction, rate, portfolio.frequency)


def _inputs(option: Option, portfolio: Portfolio) -> tuple[str, ...]:
    spent = [f"investments.{name}.{field}" for name in option.investments for field in ("capex", "opex_per_year")]
    extra = [f"options.{option.id}.{name}" for name in EXTRAS]
    return (*spent, *extra, "house.discount_rate", *portfolio.inputs(), *portfolio.effect_inputs())
