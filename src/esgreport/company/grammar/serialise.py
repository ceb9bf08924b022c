"""Values back into the text that reads as the same value: for forms, reply sheets and examples."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from esgreport.base.quantity import Money, Percent, Quantity


def serialise(value: str | bool | date | Decimal | Money | Percent | Quantity) -> str:
    """The one spelling of `value` that the grammar of its type reads back exactly."""
    match value:
        case bool():
            return "yes" if value else "no"
        case Money():
            return f"{value.amount:f}円" if value.currency == "JPY" else f"{value.currency} {value.amount:f}"
        case Percent():
            return f"{value.value:f}%"
        case Quantity():
            return f"{value.value:f}{value.unit}"
        case Decimal():
            return f"{value:f}"
        case _:
            return str(value)
