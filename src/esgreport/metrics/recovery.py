"""What a recovery record says as numbers: the stock that counts, and the alternative that is planned."""

from __future__ import annotations

from decimal import Decimal

from esgreport.company.records import Item, Recovery
from esgreport.company.records.supply import STOCK_IN_DAYS
from esgreport.metrics.survival import NO_ALTERNATIVE, Alternative

# What an estimate of survival or of a stoppage rests on besides the item's daily use.
JUDGED = ("time_to_recover", "stock", "in_transit", "alternative_rate", "alternative_start")


def daily_use(item: Item, recovery: Recovery) -> Decimal | None:
    """What a day takes of the item, in the unit of its stock; None when that is not known."""
    if item.daily_use is not None:
        return item.daily_use.value
    return Decimal(1) if recovery.stock.unit == STOCK_IN_DAYS else None


def usable_stock(recovery: Recovery) -> Decimal:
    """Stock at hand and in transit, in the item's unit."""
    return recovery.stock.value + (recovery.in_transit.value if recovery.in_transit is not None else Decimal(0))


def planned_alternative(recovery: Recovery) -> Alternative:
    """The alternative as planned; none without a rate."""
    rate, start = recovery.alternative_rate, recovery.alternative_start
    if rate is None:
        return NO_ALTERNATIVE
    return Alternative(rate.value, start.value if start is not None else Decimal(0))


def planned_stock(recovery: Recovery, use: Decimal) -> Decimal:
    """Stock at hand and in transit with what the programme adds to it, in the item's unit; `use` is a day's."""
    added = recovery.planned_stock
    if added is None:
        return usable_stock(recovery)
    return usable_stock(recovery) + added.value * (use if added.unit == STOCK_IN_DAYS else Decimal(1))


def planned_inputs(recovery: Recovery) -> tuple[str, ...]:
    """The fact that counts after the plan only: the stock that is to be added, where some is."""
    return (f"recovery.{recovery.id}.planned_stock",) if recovery.planned_stock is not None else ()
