"""Derived facts of stoppages: what each scenario costs for each item that it stops, with common causes respected.

An alternative that stops for the same cause gives no relief in that scenario (M4, M5).
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from esgreport.base.fact import Fact, Row, Value
from esgreport.company.record_set import Records
from esgreport.company.records import Item, Recovery, Scenario
from esgreport.metrics.derivation import Derivation, money, quantity, row
from esgreport.metrics.survival import NO_ALTERNATIVE, Alternative, gap_days, lost_margin, time_to_survive


def stoppage_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """Rows `stoppages`, one for each scenario and item of it whose survival is known."""
    items = {item.id: item for item in records.of(Item)}
    told = {recovery.item: recovery for recovery in records.of(Recovery)}
    for scenario in records.of(Scenario):
        for name in scenario.items:
            item, recovery = items[name], told.get(name)
            if recovery is not None and item.daily_use is not None:
                yield _row(scenario, item, item.daily_use.value, recovery, derivation)


def alternative_in(recovery: Recovery, scenario: str) -> Alternative:
    """The planned alternative as far as `scenario` leaves it standing."""
    if recovery.alternative_rate is None or scenario in recovery.alternative_stops:
        return NO_ALTERNATIVE
    start = recovery.alternative_start.value if recovery.alternative_start is not None else Decimal(0)
    return Alternative(recovery.alternative_rate.value, start)


def _row(scenario: Scenario, item: Item, use: Decimal, recovery: Recovery, derivation: Derivation) -> Row:
    key = f"{scenario.id}-{item.id}"
    stock = recovery.stock.value + (recovery.in_transit.value if recovery.in_transit is not None else Decimal(0))
    recover, planned = recovery.time_to_recover.value, alternative_in(recovery, scenario.id)
    names = ("time_to_recover", "stock", "in_transit", "alternative_rate", "alternative_start", "alternative_stops")
    known = (f"recovery.{recovery.id}.{name}" for name in names)
    inputs = (
        f"scenarios.{scenario.id}.items",
        f"items.{item.id}.daily_use",
        *(name for name in known if name in derivation.known),
    )

    def fact(name: str, value: Value, formula: str, more: tuple[str, ...] = ()) -> tuple[str, Fact]:
        return name, derivation.fact(f"stoppages.{key}.{name}", value, formula, (*inputs, *more))

    fields = [
        fact("scenario", scenario.id, ""),
        fact("item", item.id, ""),
        fact("gap", quantity(gap_days(recover, time_to_survive(stock, use)), "日"), "max(0, TTR−TTS)"),
        fact("gap_planned", quantity(gap_days(recover, time_to_survive(stock, use, planned)), "日"), "max(0, TTR−TTS)"),
        fact("relieved", planned is not NO_ALTERNATIVE, "the alternative does not share the cause"),
    ]
    if item.margin_per_day is not None:
        margin, more = item.margin_per_day.amount, (f"items.{item.id}.margin_per_day",)
        formula = "gap·(1−a/d)·margin a day"
        fields.append(fact("loss", money(lost_margin(stock, use, recover, margin)), "gap·margin a day", more))
        fields.append(fact("loss_planned", money(lost_margin(stock, use, recover, margin, planned)), formula, more))
    return row("stoppages", key, fields)
