"""Derived facts of the value chain: survival and revenue at risk."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from esgreport.base.fact import Basis, Fact, Row, Value
from esgreport.base.label import join_all
from esgreport.company.record_set import Records
from esgreport.company.records import Item, Product, Recovery
from esgreport.metrics.derivation import Derivation, money, named_row, number_of, percent, quantity, row
from esgreport.metrics.indicator_status import survival_status
from esgreport.metrics.revenue_at_risk import revenue_at_risk
from esgreport.metrics.survival import (
    INFINITE,
    Alternative,
    gap_days,
    inventory_cover,
    lost_margin,
    stock_that_closes,
    time_to_survive,
)

# Stock is counted and use is measured; everything that rests on recovery is an estimate.
MEASURED = ("item", "cover", "survive")


def survival_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """The `survival` rows, widest gap first, and the rows `metrics.survival` and `metrics.gap_closed`."""
    items = {item.id: item for item in records.of(Item)}
    whole = [(found, items[found.item]) for found in records.of(Recovery) if items[found.item].daily_use is not None]
    made = [_survival(found, item, derivation) for found, item in whole]
    made.sort(key=lambda found: (-number_of(found, "gap"), found.id))
    yield from made
    if made:
        yield named_row("survival", _survival_figures(made, derivation))
        yield named_row("gap_closed", [_gap_closed(made, derivation)])


def _survival(found: Recovery, item: Item, derivation: Derivation) -> Row:
    use = item.daily_use.value if item.daily_use is not None else Decimal(1)
    stock = found.stock.value + (found.in_transit.value if found.in_transit is not None else Decimal(0))
    recover = found.time_to_recover.value
    rate = found.alternative_rate.value if found.alternative_rate is not None else Decimal(0)
    start = found.alternative_start.value if found.alternative_start is not None else Decimal(0)
    planned = Alternative(rate, start)
    inputs = [f"items.{item.id}.daily_use"] + [
        f"recovery.{found.id}.{name}"
        for name in ("time_to_recover", "stock", "in_transit", "alternative_rate", "alternative_start")
        if f"recovery.{found.id}.{name}" in derivation.known
    ]

    def fact(name: str, value: Value, formula: str, more: Iterable[str] = ()) -> tuple[str, Fact]:
        basis: Basis = "actual" if name in MEASURED else "estimate"
        made = derivation.fact(f"survival.{item.id}.{name}", value, formula, (*inputs, *more), basis)
        return name, made

    now, later = time_to_survive(stock, use), time_to_survive(stock, use, planned)
    fields = [
        fact("item", item.id, ""),
        fact("recover", quantity(recover, "日"), "TTR"),
        fact("cover", quantity(inventory_cover(found.stock.value, use), "日"), "stock/use"),
        fact("survive", quantity(min(now, recover), "日"), "TTS = I/d, at most TTR"),
        fact("survive_planned", quantity(min(later, recover), "日"), "TTS = τ + (I−dτ)/(d−a), at most TTR"),
        fact("gap", quantity(gap_days(recover, now), "日"), "max(0, TTR−TTS)"),
        fact("gap_planned", quantity(gap_days(recover, later), "日"), "max(0, TTR−TTS)"),
        fact("stock_needed", quantity(stock_that_closes(recover, use), found.stock.unit), "d·TTR"),
        fact("ratio", percent(100 * min(now, recover) / recover), "TTS/TTR"),
        fact("status", survival_status(min(now, recover), recover), "TTS/TTR: red below 50 %, green from 100 %"),
    ]
    if item.margin_per_day is not None:
        margin, more = item.margin_per_day.amount, (f"items.{item.id}.margin_per_day",)
        without = lost_margin(stock, use, recover, margin)
        fields.append(fact("loss_per_event", money(without), "gap·margin a day", more))
        eased = lost_margin(stock, use, recover, margin, planned)
        fields.append(fact("loss_planned", money(eased), "gap·(1−a/d)·margin a day", more))
    if later == INFINITE:
        fields.append(fact("closed", True, "a ≥ d"))
    return row("survival", item.id, fields)


def _survival_figures(made: list[Row], derivation: Derivation) -> Iterable[Fact]:
    widest = made[0].fact("gap")
    if widest is not None:
        value, inputs = widest.value, widest.inputs
        yield derivation.fact("metrics.survival.worst_gap", value, "max over items of gap", inputs, least=widest.label)
    for found in made:
        for name in ("survive", "survive_planned", "gap", "gap_planned", "loss_per_event", "loss_planned"):
            known = found.fact(name)
            if known is not None:
                fact_id = f"metrics.survival.{name}.{found.id}"
                yield derivation.fact(fact_id, known.value, known.formula, known.inputs, least=known.label)


def _gap_closed(made: list[Row], derivation: Derivation) -> Fact:
    closed = sum((number_of(found, "gap") - number_of(found, "gap_planned") for found in made), Decimal(0))
    sources = [fact for found in made for name in ("gap", "gap_planned") if (fact := found.fact(name)) is not None]
    inputs = tuple(dict.fromkeys(name for fact in sources for name in fact.inputs))
    label = join_all(fact.label for fact in sources)
    formula = "Σ over items of (gap now − gap planned)"
    return derivation.fact("metrics.gap_closed.total", quantity(closed, "日"), formula, inputs, least=label)


def revenue_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """The `revenue_at_risk` rows and the union over all items; shares of items are never added."""
    revenue = {product.id: product.revenue.amount for product in records.of(Product)}
    needing = [item for item in records.of(Item) if item.products]
    if not needing or sum(revenue.values()) <= 0:
        return
    for item in needing:
        inputs = [f"products.{product}.revenue" for product in item.products] + [f"items.{item.id}.products"]
        share = revenue_at_risk(revenue, item.products)
        yield row(
            "revenue_at_risk",
            item.id,
            (
                ("item", derivation.fact(f"revenue_at_risk.{item.id}.item", item.id, "", inputs)),
                (
                    "share",
                    derivation.fact(f"revenue_at_risk.{item.id}.share", percent(share), "Σ revenue / total", inputs),
                ),
            ),
        )
    union = {product for item in needing for product in item.products}
    every = [f"products.{product}.revenue" for product in sorted(union)] + [
        f"items.{item.id}.products" for item in needing
    ]
    value = percent(revenue_at_risk(revenue, union))
    yield named_row(
        "revenue_at_risk",
        [derivation.fact("metrics.revenue_at_risk.union", value, "revenue of the union / total", every)],
    )
