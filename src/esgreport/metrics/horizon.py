"""What a yearly frequency means over several years (M20)."""

from __future__ import annotations

import math


def horizon_probability(frequency: float, years: float) -> float:
    """M20: the probability of at least one event in `years`, 1 − exp(−λT); events come independently (Poisson).

    `frequency` is events a year. One in twenty a year is some 40 % over ten years.
    """
    if frequency < 0 or years < 0:
        raise ValueError("frequency and years must not be negative")
    return -math.expm1(-frequency * years)
