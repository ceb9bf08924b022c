"""Expected annual loss and the chance of any event (M9)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from esgreport.metrics.severity import LossSeverity


@dataclass(frozen=True, slots=True)
class Peril:
    """A scenario as numbers: events a year (Poisson) and the loss of one event."""

    frequency: float
    severity: LossSeverity


def expected_annual_loss(peril: Peril) -> float:
    """M9: λ·E[L]. Adds up over scenarios; hides ruin; geopolitical frequencies are judgement, so show ranges."""
    return peril.frequency * peril.severity.mean


def total_expected_loss(perils: Iterable[Peril]) -> float:
    """M9: the sum over scenarios."""
    return math.fsum(expected_annual_loss(peril) for peril in perils)


def any_event(perils: Iterable[Peril]) -> float:
    """M9: the probability of at least one event in a year, 1 − exp(−Σλ), scenarios independent."""
    return -math.expm1(-math.fsum(peril.frequency for peril in perils))
