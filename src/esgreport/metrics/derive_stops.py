"""Derived facts of how many stops the spending recovers: a count needs no probability."""

from __future__ import annotations

import math
from collections.abc import Iterable

from esgreport.base.fact import Row
from esgreport.company.record_set import Records
from esgreport.company.records import Item, Recovery
from esgreport.metrics.derivation import Derivation, Figure, held, money, quantity
from esgreport.metrics.programme import Costed, costed_programmes
from esgreport.metrics.recovery import daily_use, planned_alternative, planned_inputs, planned_stock, usable_stock
from esgreport.metrics.survival import NO_ALTERNATIVE, lost_margin


def stop_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """The row `metrics.stops`: net spending over the margin that the measures save in one stop of their items.

    None without a programme, or where no margin is saved. Undiscounted; margin alone, no cost of response.
    """
    found = next(iter(costed_programmes(records)), None)
    saved = tuple(_saved(records))
    total = math.fsum(amount for _, amount in saved)
    if found is None or total <= 0:
        return
    inputs = (*found.proposal.inputs, *(name for recovery, _ in saved for name in _inputs(recovery)))
    yield derivation.row("metrics", "stops", inputs, held(_figures(found, total)))


def _figures(found: Costed, saved: float) -> Iterable[Figure]:
    net = math.fsum(flow.cost for flow in found.proposal.prospect.costs)
    yield Figure("net_spending", money(net), "Σ outlay − Σ recovered", basis="plan")
    yield Figure("saved_per_stop", money(saved), "Σ over items of (margin lost now − planned)")
    if net > 0:
        yield Figure("to_recover", quantity(net / saved, "回"), "net spending/margin saved per stop")


def _saved(records: Records) -> Iterable[tuple[Recovery, float]]:
    """What the plan saves of the margin lost in one stop of each item, where it saves any."""
    items = {item.id: item for item in records.of(Item)}
    for recovery in records.of(Recovery):
        item = items[recovery.item]
        use = daily_use(item, recovery)
        if use is None or item.margin_per_day is None:
            continue
        recover, margin = recovery.time_to_recover.value, item.margin_per_day.amount
        now = lost_margin(usable_stock(recovery), use, recover, margin, NO_ALTERNATIVE)
        later = lost_margin(planned_stock(recovery, use), use, recover, margin, planned_alternative(recovery))
        if now > later:
            yield recovery, float(now - later)


def _inputs(recovery: Recovery) -> tuple[str, ...]:
    own = (f"recovery.{recovery.id}.{name}" for name in ("time_to_recover", "stock"))
    return (*own, f"items.{recovery.item}.margin_per_day", *planned_inputs(recovery))
