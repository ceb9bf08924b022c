"""Bands in which a protected figure is disclosed: wide enough to protect it, and true."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from esgreport.base.fact import Value, number_of
from esgreport.base.quantity import Money, Percent, Quantity
from esgreport.company.records import Release

# The upper end is at least twice the lower one (mosaic rule M-d): a narrower band is the figure itself, nearly.
LEAST_RATIO = 2
# Where bands begin and end in a power of ten, unless `content/audiences.yaml` says otherwise.
STEPS = tuple(map(Decimal, (1, 2, 5)))
_YEN = {"円": 0, "千円": 3, "万円": 4, "百万円": 6, "億円": 8, "JPY": 0}


def band_fault(value: Value, release: Release) -> str:
    """What is wrong with a band: `unit` of its ends, `outside` the value, `narrow`; empty for a good one.

    A band that is not given has no fault here: the record's own check finds it.
    """
    if release.low is None or release.high is None:
        return ""
    low, high, true = in_unit_of(release.low, value), in_unit_of(release.high, value), number_of(value)
    if low is None or high is None or true is None:
        return "unit"
    if not low <= true <= high:
        return "outside"
    return "narrow" if high < low * LEAST_RATIO else ""


def fixed_band(low: Quantity, high: Quantity, edges: Mapping[str, tuple[Decimal, ...]]) -> tuple[Quantity, Quantity]:
    """The narrowest band of fixed edges that holds the given one; the same when its edges are fixed (rule M-d)."""
    unit = high.unit.replace("％", "%")
    below = max(edge for edge in _edges(low.value, unit, edges) if edge <= low.value)
    above = min(edge for edge in _edges(high.value, unit, edges) if edge >= high.value)
    return replace(low, value=below), replace(high, value=above)


def _edges(value: Decimal, unit: str, edges: Mapping[str, tuple[Decimal, ...]]) -> tuple[Decimal, ...]:
    """Fixed edges on both sides of `value`: those of its unit, beyond them the steps of the powers of ten about it."""
    listed = edges.get(unit, (Decimal(0),))
    steps = (step.scaleb(value.adjusted() + more) for more in (0, 1) for step in edges.get("other", STEPS))
    ends = (*listed, *(step for step in steps if step > listed[-1]))
    return ends if value >= 0 else tuple(-edge for edge in ends)


def in_unit_of(end: Quantity, value: Value) -> Decimal | None:
    """A figure as it is written (an end of a band, a published one) in the unit of `value`; None in another one."""
    match value:
        case Money(currency="JPY"):
            return end.value.scaleb(_YEN[end.unit]) if end.unit in _YEN else None
        case Percent():
            return end.value if end.unit in ("%", "％") else None
        case Quantity(unit=unit):
            return end.value if end.unit == unit else None
        case _:
            return end.value if not end.unit else None
