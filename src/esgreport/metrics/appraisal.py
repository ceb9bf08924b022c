"""Appraisal of a programme (M7, M12, M13): annual cost, return, net present value, payback, break-even.

Amounts in any one unit of money; rates as fractions (0.06 is 6 %); years whole. The reduction of the expected loss is
no revenue. A premium on the discount rate would count caution twice: avoided losses strike in bad times.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from esgreport.metrics.bisection import last_that


@dataclass(frozen=True, slots=True)
class Spending:
    """What a programme costs: at the start, every year, and over how many years it is appraised."""

    capex: float
    opex: float
    years: int


def annuity_factor(rate: float, years: int) -> float:
    """M12: the present value of one a year, (1 − (1+r)⁻ⁿ)/r; n when the rate is zero."""
    return float(years) if rate == 0 else -math.expm1(-years * math.log1p(rate)) / rate


def equivalent_annual_cost(spending: Spending, rate: float) -> float:
    """M12: capex spread over the years plus opex."""
    return spending.capex / annuity_factor(rate, spending.years) + spending.opex


def return_on_prevention(reduction: float, cost: float) -> float:
    """M12: (ΔEAL − C)/C with the annual reduction and annual cost (ENISA 2012). Never a headline for investors."""
    return (reduction - cost) / cost


def break_even_share(reduction: float, cost: float) -> float:
    """M12: the share of the modelled effect that is enough to pay for the cost."""
    return cost / reduction


def net_present_value(spending: Spending, reduction: float, rate: float) -> float:
    """M13: −I + Σ(ΔEAL − O)/(1+r)ᵗ, level over the years, before taxes and subsidies."""
    return (reduction - spending.opex) * annuity_factor(rate, spending.years) - spending.capex


def profitability_index(spending: Spending, reduction: float, rate: float) -> float:
    """M13: present value of the net benefits over the initial spending."""
    return (reduction - spending.opex) * annuity_factor(rate, spending.years) / spending.capex


def internal_rate(spending: Spending, reduction: float) -> float | None:
    """M13: the rate at which the net present value is zero, by bisection; None when no positive rate does it."""
    if spending.capex <= 0 or net_present_value(spending, reduction, 0.0) <= 0:
        return None
    return last_that(lambda rate: net_present_value(spending, reduction, rate) > 0)


def simple_payback(spending: Spending, reduction: float) -> float | None:
    """M13: years until net benefits have paid the initial spending back; None when they never do."""
    net = reduction - spending.opex
    return spending.capex / net if net > 0 else None


def discounted_payback(spending: Spending, reduction: float, rate: float) -> float | None:
    """M13: the same with discounted benefits, straight within a year; None when the years appraised do not suffice."""
    net, left = reduction - spending.opex, spending.capex
    for year in range(1, spending.years + 1):
        benefit = net / (1 + rate) ** year
        if benefit >= left > 0:
            return year - 1 + left / benefit
        left -= benefit
    return None


def break_even_period(spending: Spending, reduction: float, rate: float, frequency: float) -> float | None:
    """M7, the lead metric: years between events at which cost and avoided loss are equal; None without both.

    `reduction` is the loss avoided a year, `frequency` events a year. It pays if events come more often.
    """
    cost = equivalent_annual_cost(spending, rate)
    return reduction / frequency / cost if cost > 0 and reduction > 0 and frequency > 0 else None
