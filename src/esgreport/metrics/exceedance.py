"""The occurrence exceedance curve in closed form (M10): no sampling, the same figure every time."""

from __future__ import annotations

import math
from collections.abc import Sequence

from esgreport.metrics.annual_loss import Peril
from esgreport.metrics.bisection import last_that


def occurrence_exceedance(perils: Sequence[Peril], loss: float) -> float:
    """M10: the probability that the largest single event of a year exceeds `loss`: 1 − exp(−Σ λᵢ·Sᵢ(x)).

    Scenarios are independent; a common cause is a scenario of its own. Percentiles must not be added.
    """
    return -math.expm1(-math.fsum(peril.frequency * peril.severity.exceeds(loss) for peril in perils))


def return_period_loss(perils: Sequence[Peril], years: float) -> float:
    """M10: the loss that the largest event of a year exceeds with probability 1/years, by bisection.

    Zero when even a loss of nothing is exceeded less often. Say `1 % chance this year`, not `once a century`.
    """
    wanted = 1 / years
    if occurrence_exceedance(perils, 0.0) <= wanted:
        return 0.0
    return last_that(lambda loss: occurrence_exceedance(perils, loss) > wanted)


def loss_grid(least: float, greatest: float, count: int) -> tuple[float, ...]:
    """`count` losses from least to greatest, evenly on a logarithmic scale, each to two significant digits."""
    step = (greatest / least) ** (1 / (count - 1))
    rounded = (float(f"{least * step**number:.2g}") for number in range(count))
    return tuple(dict.fromkeys(rounded))
