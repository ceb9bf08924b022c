"""Derived facts of revenue at risk: what passes through each item, and through all of them together (M6)."""

from __future__ import annotations

from collections.abc import Iterable

from esgreport.base.fact import Row
from esgreport.company.record_set import Records
from esgreport.company.records import Item, Product
from esgreport.metrics.derivation import Derivation, Figure, percent
from esgreport.metrics.revenue_at_risk import revenue_at_risk


def revenue_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """The `revenue_at_risk` rows and the union over all items; shares of items are never added."""
    revenue = {product.id: product.revenue.amount for product in records.of(Product)}
    needing = [item for item in records.of(Item) if item.products]
    if not needing or sum(revenue.values()) <= 0:
        return
    for item in needing:
        share = percent(revenue_at_risk(revenue, item.products))
        figures = (Figure("item", item.id), Figure("share", share, "Σ revenue / total"))
        yield derivation.row("revenue_at_risk", item.id, _inputs(item.products, [item]), figures)
    union = {product for item in needing for product in item.products}
    whole = Figure("union", percent(revenue_at_risk(revenue, union)), "revenue of the union / total")
    yield derivation.row("metrics", "revenue_at_risk", _inputs(sorted(union), needing), [whole])


def _inputs(products: Iterable[str], items: Iterable[Item]) -> Iterable[str]:
    yield from (f"products.{product}.revenue" for product in products)
    yield from (f"items.{item.id}.products" for item in items)
