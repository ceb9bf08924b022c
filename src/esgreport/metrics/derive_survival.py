"""Derived facts of the value chain: how long each item lasts, and how long it takes to come back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from esgreport.base.fact import Row
from esgreport.base.label import join_all
from esgreport.company.record_set import Records
from esgreport.company.records import Item, Recovery
from esgreport.metrics.derivation import Derivation, Figure, money, number_of, percent, quantity
from esgreport.metrics.indicator_status import survival_status
from esgreport.metrics.recovery import (
    JUDGED,
    daily_use,
    planned_alternative,
    planned_inputs,
    planned_stock,
    usable_stock,
)
from esgreport.metrics.survival import (
    INFINITE,
    NO_ALTERNATIVE,
    gap_days,
    inventory_cover,
    lost_margin,
    stock_that_closes,
    time_to_survive,
)

REPEATED = ("survive", "survive_planned", "gap", "gap_planned", "loss_per_event", "loss_planned")


def survival_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """The `survival` rows, widest gap first, and the rows `metrics.survival` and `metrics.gap_closed`."""
    items = {item.id: item for item in records.of(Item)}
    rows = []
    for recovery in records.of(Recovery):
        item = items[recovery.item]
        use = daily_use(item, recovery)
        if use is not None:
            figures = (*_days(recovery, use), *_losses(recovery, item, use))
            inputs = _inputs(recovery, derivation)
            rows.append(derivation.row("survival", item.id, inputs, figures))
    rows.sort(key=lambda recovery: (-number_of(recovery, "gap"), recovery.id))
    yield from rows
    if rows:
        yield derivation.row("metrics", "survival", (), _survival_figures(rows))
        yield derivation.row("metrics", "gap_closed", (), [_gap_closed(rows)])


def _inputs(recovery: Recovery, derivation: Derivation) -> tuple[str, ...]:
    inputs = (f"items.{recovery.item}.daily_use", *(f"recovery.{recovery.id}.{name}" for name in JUDGED))
    return tuple(name for name in inputs if name in derivation.known)


def _days(recovery: Recovery, use: Decimal) -> Iterable[Figure]:
    """Stock is counted and use is measured; everything that rests on recovery is an estimate."""
    stock, recover = usable_stock(recovery), recovery.time_to_recover.value
    now = time_to_survive(stock, use)
    later = time_to_survive(planned_stock(recovery, use), use, planned_alternative(recovery))
    cover, needed = inventory_cover(recovery.stock.value, use), stock_that_closes(recover, use)
    yield Figure("item", recovery.item, basis="actual")
    yield Figure("recover", quantity(recover, "日"), "TTR")
    yield Figure("cover", quantity(cover, "日"), "stock/use", basis="actual")
    yield Figure("survive", quantity(now, "日"), "TTS = I/d", basis="actual")
    # With an alternative that meets demand there is no last day: the figure then says "until recovery".
    lasting, more = recover if later == INFINITE else later, planned_inputs(recovery)
    yield Figure("survive_planned", quantity(lasting, "日"), "TTS = τ + (I+ΔI−dτ)/(d−a); TTR if a ≥ d", more)
    yield Figure("gap", quantity(gap_days(recover, now), "日"), "max(0, TTR−TTS)")
    yield Figure("gap_planned", quantity(gap_days(recover, later), "日"), "max(0, TTR−TTS)", more)
    yield Figure("stock_needed", quantity(needed, recovery.stock.unit), "d·TTR")
    yield Figure("ratio", percent(100 * now / recover), "TTS/TTR")
    status = survival_status(now, recover)
    yield Figure("status", status, "TTS/TTR: red below 50 %, green from 100 %")


def _losses(recovery: Recovery, item: Item, use: Decimal) -> Iterable[Figure]:
    planned, recover = planned_alternative(recovery), recovery.time_to_recover.value
    stock, later = usable_stock(recovery), planned_stock(recovery, use)
    if item.margin_per_day is not None:
        margin, more = item.margin_per_day.amount, (f"items.{item.id}.margin_per_day",)
        without = lost_margin(stock, use, recover, margin, NO_ALTERNATIVE)
        eased = lost_margin(later, use, recover, margin, planned)
        yield Figure("loss_per_event", money(without), "gap·margin a day", more)
        yield Figure("loss_planned", money(eased), "gap·(1−a/d)·margin a day", (*planned_inputs(recovery), *more))
    if time_to_survive(later, use, planned) == INFINITE:
        yield Figure("closed", True, "a ≥ d")


def _survival_figures(rows: Sequence[Row]) -> Iterable[Figure]:
    widest = rows[0].fact("gap")
    if widest is not None:
        yield Figure("worst_gap", widest.value, "max over items of gap", widest.inputs, label=widest.label)
    for survival in rows:
        for name in REPEATED:
            if (fact := survival.fact(name)) is not None:
                yield Figure(f"{name}.{survival.id}", fact.value, fact.formula, fact.inputs, label=fact.label)


def _gap_closed(rows: Sequence[Row]) -> Figure:
    closed = sum((number_of(survival, "gap") - number_of(survival, "gap_planned") for survival in rows), Decimal(0))
    found = [survival.fact(name) for survival in rows for name in ("gap", "gap_planned")]
    sources = [fact for fact in found if fact is not None]
    inputs = tuple(name for fact in sources for name in fact.inputs)
    label = join_all(fact.label for fact in sources)
    return Figure("total", quantity(closed, "日"), "Σ over items of (gap now − gap planned)", inputs, label=label)
