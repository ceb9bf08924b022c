"""What is spent, and when: the measures of an option, each with its cost, its dates and its working capital."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from esgreport.base.quantity import Money
from esgreport.company.records import Investment, Option, Programme
from esgreport.metrics.fiscal_years import month_number

# The part of an option that is in no investment: it has no id of its own.
EXTRA = ""
SPENT = ("capex", "opex_per_year", "working_capital", "start", "end")
ADDED = ("investments", "extra_capex", "extra_opex", "extra_effect", "extra_complete_on")


@dataclass(frozen=True, slots=True)
class DatedMeasure:
    """One measure: capital from the month `start` to the month `complete`, both included, evenly.

    From the month after completion it has its effect and costs `running` a year. `working_capital` is the part of
    `capex` that comes back at the end. Amounts in any one unit of money.
    """

    id: str
    start: int
    complete: int
    capex: float = 0.0
    running: float = 0.0
    working_capital: float = 0.0


def measure_of(investment: Investment) -> DatedMeasure:
    """The investment as a measure, in yen."""
    complete = month_number(investment.end)
    return DatedMeasure(
        investment.id,
        min(month_number(investment.start), complete),
        complete,
        yen(investment.capex),
        yen(investment.opex_per_year),
        yen(investment.working_capital),
    )


def option_measures(option: Option, plan: Programme, investments: Mapping[str, Investment]) -> tuple[DatedMeasure, ...]:
    """The measures of an option: its investments, and what it adds to them, which begins with the programme.

    Without a date of its own the added part is complete with the last of the investments, or with the programme.
    """
    chosen = tuple(measure_of(investments[name]) for name in option.investments)
    if not (option.extra_capex or option.extra_opex or option.extra_effect):
        return chosen
    ends = max((measure.complete for measure in chosen), default=month_number(plan.end))
    complete = month_number(option.extra_complete_on) if option.extra_complete_on is not None else ends
    start = min(month_number(plan.start), complete)
    return (*chosen, DatedMeasure(EXTRA, start, complete, yen(option.extra_capex), yen(option.extra_opex)))


def programme_measures(plan: Programme, investments: Iterable[Investment]) -> tuple[DatedMeasure, ...]:
    """The programme without a proposed option: its own cost at the start; investments only say when effects begin."""
    start = month_number(plan.start)
    acting = (DatedMeasure(item.id, month_number(item.start), month_number(item.end)) for item in investments)
    return (DatedMeasure(EXTRA, start, start, yen(plan.capex), yen(plan.opex_per_year)), *acting)


def yen(amount: Money | None) -> float:
    """The amount in yen; nothing given is nothing spent."""
    return float(amount.amount) if amount is not None else 0.0
