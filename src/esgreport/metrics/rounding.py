"""Rounding that keeps sums (number hygiene): parts are rounded so that they still add up to the rounded whole."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal


def largest_remainder(parts: Sequence[Decimal], places: int) -> tuple[Decimal, ...]:
    """Parts to `places` decimals whose sum is the rounded sum; the largest remainders are rounded up first."""
    unit = Decimal(1).scaleb(-places)
    total = sum(parts, Decimal(0)).quantize(unit, rounding=ROUND_HALF_UP)
    floors = [part.quantize(unit, rounding=ROUND_FLOOR) for part in parts]
    missing = int((total - sum(floors, Decimal(0))) / unit)
    order = sorted(range(len(parts)), key=lambda number: (floors[number] - parts[number], number))
    raised = set(order[:missing])
    return tuple(floor + unit if number in raised else floor for number, floor in enumerate(floors))
