"""Derived facts of the options: what each costs, what it takes away, when it pays, doing nothing among them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal

from esgreport.base.fact import Fact, Row, Value
from esgreport.base.quantity import Money
from esgreport.company.record_set import Records
from esgreport.company.records import House, Investment, Option, Programme
from esgreport.metrics.annual_loss import total_expected_loss
from esgreport.metrics.annual_total import annual_total, grid_step
from esgreport.metrics.appraisal import Spending, equivalent_annual_cost, net_present_value
from esgreport.metrics.derivation import Derivation, money, quantity, row
from esgreport.metrics.derive_loss import RATE_MARGIN, Portfolio, break_even_period, portfolio_of
from esgreport.metrics.exceedance import return_period_loss


def option_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """One row `option_results` an option, in the order of the records."""
    portfolio, rate = portfolio_of(records), records.single(House).discount_rate
    programmes = {plan.id: plan for plan in records.of(Programme)}
    if not portfolio.scenarios or rate is None:
        return
    costs = {item.id: item for item in records.of(Investment)}
    for option in records.of(Option):
        years = int(programmes[option.programme].years)
        yield _row(option, _spending(option, costs, years), portfolio, float(rate.value) / 100, derivation)


def _amount(money_or_none: Money | None) -> Decimal:
    return money_or_none.amount if money_or_none is not None else Decimal(0)


def _spending(option: Option, costs: dict[str, Investment], years: int) -> Spending:
    chosen = [costs[name] for name in option.investments]
    capex = sum((item.capex.amount for item in chosen), _amount(option.extra_capex))
    opex = sum((_amount(item.opex_per_year) for item in chosen), _amount(option.extra_opex))
    return Spending(float(capex), float(opex), years)


def _row(option: Option, spending: Spending, portfolio: Portfolio, rate: float, derivation: Derivation) -> Row:
    perils = portfolio.perils(frozenset(option.investments))
    before = total_expected_loss(portfolio.perils(None))
    extra = float(option.extra_effect.value) / 100 if option.extra_effect is not None else 0.0
    after = total_expected_loss(perils) * (1 - extra)
    reduction = before - after
    inputs, step = _inputs(option, portfolio), grid_step(portfolio.perils(None))

    def fact(name: str, value: Value, formula: str) -> tuple[str, Fact]:
        return name, derivation.fact(f"option_results.{option.id}.{name}", value, formula, inputs)

    values = [
        fact("option", option.id, ""),
        fact("capex", money(spending.capex), "Σ capex"),
        fact("opex", money(spending.opex), "Σ opex"),
        fact("cost_per_year", money(equivalent_annual_cost(spending, rate)), "I/annuity + O"),
        fact("eal_after", money(after), "Σ λ·E[L] with the option"),
        fact("eal_reduction", money(reduction), "EAL before − after"),
        fact("npv", money(net_present_value(spending, reduction, rate)), "−I + Σ(ΔEAL−O)/(1+r)ᵗ"),
        fact("npv_low", money(net_present_value(spending, reduction, rate + RATE_MARGIN)), "NPV at r + 2 points"),
        fact(
            "npv_high",
            money(net_present_value(spending, reduction, max(0.0, rate - RATE_MARGIN))),
            "NPV at r − 2 points",
        ),
        fact("tail_loss", money(return_period_loss(perils, 100) * (1 - extra)), "OEP⁻¹(1/100)"),
        fact("tail_total", money(annual_total(perils, step).quantile(0.99) * (1 - extra)), "99 % of the year's total"),
    ]
    if option.gap_closed is not None:
        values.append(fact("gap_closed", option.gap_closed, "Σ days, as judged"))
    frequency = math.fsum(float(scenario.frequency or 0) for scenario in portfolio.scenarios)
    years = break_even_period(spending, reduction, rate, frequency)
    if years is not None:
        values.append(fact("break_even_years", quantity(years, "年"), "T* = (ΔEAL/Σλ)/EAC"))
    return row("option_results", option.id, values)


def _inputs(option: Option, portfolio: Portfolio) -> tuple[str, ...]:
    spent = [f"investments.{name}.{field}" for name in option.investments for field in ("capex", "opex_per_year")]
    extra = [
        f"options.{option.id}.{name}" for name in ("name", "extra_capex", "extra_opex", "extra_effect", "gap_closed")
    ]
    return (*spent, *extra, "house.discount_rate", *portfolio.inputs(), *portfolio.effect_inputs())
