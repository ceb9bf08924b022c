"""The place where something that holds for small numbers ceases to hold, by bisection."""

from __future__ import annotations

from collections.abc import Callable

STEPS = 200


def last_that(holds: Callable[[float], bool]) -> float:
    """The greatest positive number for which `holds`, which must be true near zero and false from there on."""
    low, high = 0.0, 1.0
    while holds(high):
        high *= 2
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return (low + high) / 2
