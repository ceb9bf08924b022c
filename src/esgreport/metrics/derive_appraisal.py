"""Derived facts of the programme's appraisal: yearly cost, return, net present value, payback, break-even."""

from __future__ import annotations

from collections.abc import Iterable

from esgreport.base.fact import Row
from esgreport.base.quantity import Quantity
from esgreport.company.record_set import Records
from esgreport.metrics.appraisal import (
    Spending,
    annuity_factor,
    break_even_period,
    break_even_share,
    discounted_payback,
    equivalent_annual_cost,
    internal_rate,
    net_present_value,
    profitability_index,
    return_on_prevention,
    simple_payback,
)
from esgreport.metrics.derivation import Derivation, Figure, exact, money, percent, quantity
from esgreport.metrics.programme import appraised_programme

RATE_MARGIN = 0.02


def appraisal_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """The figures `metrics.appraisal` and `metrics.break_even` of the first programme."""
    found = appraised_programme(records)
    if found is None:
        return
    portfolio, spending, rate = found.portfolio, found.spending, found.rate
    reduction = portfolio.reduction()
    inputs = (*found.inputs(), *portfolio.inputs(), *portfolio.effect_inputs())
    figures = (*_costs(spending, reduction, rate), *_returns(spending, reduction, rate))
    yield derivation.row("metrics", "appraisal", inputs, figures)
    even = break_even_figure("programme", spending, reduction, rate, portfolio.frequency)
    if even.value is not None:
        yield derivation.row("metrics", "break_even", inputs, [even])


def break_even_figure(name: str, spending: Spending, reduction: float, rate: float, frequency: float) -> Figure:
    """The break-even period in years; without a value when there is none."""
    years = break_even_period(spending, reduction, rate, frequency)
    return Figure(name, _years(years), "T* = (ΔEAL/Σλ)/EAC")


def value_figures(spending: Spending, reduction: float, rate: float) -> tuple[Figure, ...]:
    """The net present value, and at a rate two points higher and lower."""
    lower = max(0.0, rate - RATE_MARGIN)
    return (
        Figure("npv", money(net_present_value(spending, reduction, rate)), "−I + Σ(ΔEAL−O)/(1+r)ᵗ"),
        Figure("npv_low", money(net_present_value(spending, reduction, rate + RATE_MARGIN)), "NPV at r + 2 points"),
        Figure("npv_high", money(net_present_value(spending, reduction, lower)), "NPV at r − 2 points"),
    )


def _costs(spending: Spending, reduction: float, rate: float) -> Iterable[Figure]:
    cost = equivalent_annual_cost(spending, rate)
    yield Figure("annuity", exact(annuity_factor(rate, spending.years)), "(1−(1+r)⁻ⁿ)/r")
    yield Figure("eac", money(cost), "I/annuity + O")
    yield Figure("reduction", money(reduction), "EAL before − EAL after")
    yield from value_figures(spending, reduction, rate)
    yield Figure("break_even_share", percent(100 * break_even_share(reduction, cost)), "EAC/ΔEAL")
    yield Figure("roi", percent(100 * return_on_prevention(reduction, cost)), "(ΔEAL−EAC)/EAC")
    yield Figure("benefit_per_yen", quantity(reduction / cost, "倍"), "ΔEAL/EAC")


def _returns(spending: Spending, reduction: float, rate: float) -> Iterable[Figure]:
    if spending.capex > 0:
        yield Figure("pi", exact(profitability_index(spending, reduction, rate)), "PV(ΔEAL−O)/I")
    irr = internal_rate(spending, reduction)
    yield Figure("irr", percent(100 * irr) if irr is not None else None, "NPV(r) = 0")
    yield Figure("payback", _years(simple_payback(spending, reduction)), "I/(ΔEAL−O)")
    discounted = discounted_payback(spending, reduction, rate)
    yield Figure("payback_discounted", _years(discounted), "years until Σ PV = I")


def _years(years: float | None) -> Quantity | None:
    return quantity(years, "年") if years is not None else None
