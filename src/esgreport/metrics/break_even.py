"""Break-even frequency (M7): how often a stoppage must happen for the spending to pay. The lead metric."""

from __future__ import annotations

from decimal import Decimal


def break_even_frequency(annual_cost: Decimal, avoided_per_event: Decimal) -> Decimal:
    """M7: events a year at which cost and avoided loss are equal, f* = cost / loss avoided per event.

    The loss avoided is what is left after other measures (M11). Raises ValueError unless it is positive.
    """
    if avoided_per_event <= 0 or annual_cost < 0:
        raise ValueError("the loss avoided must be positive and the cost not negative")
    return annual_cost / avoided_per_event


def break_even_years(annual_cost: Decimal, avoided_per_event: Decimal) -> Decimal:
    """M7: the return period T* = 1/f* in years: it pays if events come more often than once in so many years."""
    frequency = break_even_frequency(annual_cost, avoided_per_event)
    if frequency == 0:
        raise ValueError("without cost there is no break-even")
    return 1 / frequency


def carrying_cost(units: Decimal, unit_value: Decimal, rate: Decimal) -> Decimal:
    """The annual cost of a buffer: units × value × carrying rate (0.15 is 15 %)."""
    return units * unit_value * rate
