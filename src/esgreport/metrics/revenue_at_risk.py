"""Revenue that passes through an input (M6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal


def revenue_at_risk(revenue: Mapping[str, Decimal], needed_by: Iterable[str]) -> Decimal:
    """M6: the share in per cent of revenue from products that need the input.

    For several inputs pass the union of their products: shares of inputs must not be added, they overlap.
    """
    total = sum(revenue.values(), Decimal(0))
    if total <= 0:
        raise ValueError("revenue must be positive")
    return 100 * sum((revenue[product] for product in set(needed_by)), Decimal(0)) / total
