"""Derived facts of stoppages: what each scenario costs for each item that it stops, with common causes respected.

An alternative that stops for the same cause gives no relief in that scenario; stock that is added does (M4, M5).
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from esgreport.base.fact import Row
from esgreport.company.record_set import Records
from esgreport.company.records import Item, Recovery, Scenario
from esgreport.metrics.derivation import Derivation, Figure, money, quantity
from esgreport.metrics.recovery import (
    JUDGED,
    daily_use,
    planned_alternative,
    planned_inputs,
    planned_stock,
    usable_stock,
)
from esgreport.metrics.survival import NO_ALTERNATIVE, Alternative, gap_days, lost_margin, time_to_survive


def stoppage_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """Rows `stoppages`, one for each scenario and item of it whose survival is known."""
    items = {item.id: item for item in records.of(Item)}
    recoveries = {recovery.item: recovery for recovery in records.of(Recovery)}
    for scenario in records.of(Scenario):
        for name in scenario.items:
            item, recovery = items[name], recoveries.get(name)
            use = daily_use(item, recovery) if recovery is not None else None
            if recovery is not None and use is not None:
                figures = _figures(scenario, item, use, recovery)
                inputs = _inputs(scenario, item, recovery, derivation)
                yield derivation.row("stoppages", f"{scenario.id}-{item.id}", inputs, figures)


def alternative_in(recovery: Recovery, scenario: str) -> Alternative:
    """The planned alternative unless `scenario` stops it, too."""
    return NO_ALTERNATIVE if scenario in recovery.alternative_stops else planned_alternative(recovery)


def _inputs(scenario: Scenario, item: Item, recovery: Recovery, derivation: Derivation) -> Iterable[str]:
    yield f"scenarios.{scenario.id}.items"
    judged = (f"recovery.{recovery.id}.{name}" for name in (*JUDGED, "alternative_stops"))
    yield from (name for name in (f"items.{item.id}.daily_use", *judged) if name in derivation.known)


def _figures(scenario: Scenario, item: Item, use: Decimal, recovery: Recovery) -> Iterable[Figure]:
    stock, recover = usable_stock(recovery), recovery.time_to_recover.value
    planned, more_stock = alternative_in(recovery, scenario.id), planned_stock(recovery, use)
    now, later = time_to_survive(stock, use), time_to_survive(more_stock, use, planned)
    yield Figure("scenario", scenario.id)
    yield Figure("item", item.id)
    yield Figure("gap", quantity(gap_days(recover, now), "日"), "max(0, TTR−TTS)")
    yield Figure("gap_planned", quantity(gap_days(recover, later), "日"), "max(0, TTR−TTS)", planned_inputs(recovery))
    yield Figure("relieved", planned is not NO_ALTERNATIVE, "the alternative does not share the cause")
    if item.margin_per_day is not None:
        margin, more = item.margin_per_day.amount, (f"items.{item.id}.margin_per_day",)
        loss = lost_margin(stock, use, recover, margin, NO_ALTERNATIVE)
        eased = lost_margin(more_stock, use, recover, margin, planned)
        yield Figure("loss", money(loss), "gap·margin a day", more)
        yield Figure("loss_planned", money(eased), "gap·(1−a/d)·margin a day", (*planned_inputs(recovery), *more))
