"""Loss of one event from ranges that named people judged (M8): PERT and lognormal, standard library only.

Floats are used for logarithms and the beta function; results agree to 1e-9 and are the same on every machine that
follows IEEE 754.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import NormalDist
from typing import Protocol

_NORMAL = NormalDist()
_Z95 = _NORMAL.inv_cdf(0.95)
_TINY = 1e-300
_ROOT2 = math.sqrt(2)
# So many times at most is the beta function worked out for one severity on a grid.
EXACT_POINTS = 24
EXACT_ENDS = 5


class LossSeverity(Protocol):
    """A distribution of the loss of one event, in any one unit of money."""

    @property
    def mean(self) -> float:
        """The mean loss."""

    def exceeds(self, loss: float) -> float:
        """The probability that one event loses more than `loss`."""

    def exceed_each(self, losses: Sequence[float]) -> list[float]:
        """`exceeds` for each of `losses`, which rise by equal steps."""


@dataclass(frozen=True, slots=True)
class Pert:
    """M8: PERT from least, most likely and greatest. It cuts the tail off: not for leaks or conflicts.

    Source: Malcolm et al., Operations Research 7(5), 1959; mean (a+4m+b)/6, variance (μ−a)(b−μ)/7.
    """

    low: float
    mode: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.mode <= self.high or self.low >= self.high:
            raise ValueError("PERT needs low ≤ mode ≤ high and low < high")

    @property
    def mean(self) -> float:
        """(a + 4m + b) / 6."""
        return (self.low + 4 * self.mode + self.high) / 6

    @property
    def alpha(self) -> float:
        """The first shape, 1 + 4(m − a)/(b − a)."""
        return 1 + 4 * (self.mode - self.low) / (self.high - self.low)

    @property
    def beta(self) -> float:
        """The second shape, 1 + 4(b − m)/(b − a)."""
        return 1 + 4 * (self.high - self.mode) / (self.high - self.low)

    def exceeds(self, loss: float) -> float:
        """The probability that one event loses more than `loss`."""
        return 1 - regularised_beta(self.alpha, self.beta, (loss - self.low) / (self.high - self.low))

    def exceed_each(self, losses: Sequence[float]) -> list[float]:
        """`exceeds` for rising `losses`: exact at the ends and at 24 between, else by Simpson's rule scaled to them."""
        inside = [number for number, loss in enumerate(losses) if self.low < loss < self.high]
        chances = [1.0 if loss <= self.low else 0.0 for loss in losses]
        if not inside:
            return chances
        first, last = inside[0], inside[-1]
        stride = -(-len(inside) // EXACT_POINTS)
        ends = (*range(first, first + EXACT_ENDS), *range(last - EXACT_ENDS + 1, last + 1))
        stops = sorted({number for number in (*ends, *range(first, last, stride)) if first <= number <= last})
        for stop in stops:
            chances[stop] = self.exceeds(losses[stop])
        for start, stop in pairwise(stops):
            self._between(losses, chances, start, stop)
        return chances

    def _between(self, losses: Sequence[float], chances: list[float], start: int, stop: int) -> None:
        """Fill `chances` between two exact values in proportion to the density over each step (Simpson's rule)."""
        if stop - start < 2:
            return
        width, a, b = self.high - self.low, self.alpha - 1, self.beta - 1
        half = (losses[start + 1] - losses[start]) / width / 2
        origin = (losses[start] - self.low) / width
        places = (origin + half * number for number in range(2 * (stop - start) + 1))
        density = [math.exp(a * math.log(x) + b * math.log1p(-x)) for x in places]
        weights = [p + 4 * q + r for p, q, r in zip(density[:-2:2], density[1::2], density[2::2], strict=True)]
        share = (chances[start] - chances[stop]) / math.fsum(weights)
        for number, weight in zip(range(start + 1, stop), weights, strict=False):
            chances[number] = chances[number - 1] - weight * share


@dataclass(frozen=True, slots=True)
class Lognormal:
    """M8: lognormal from a 90 % range: μ = ln√(lo·hi), σ = ln(hi/lo)/(2·1.6449). Not least and greatest."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not 0 < self.low < self.high:
            raise ValueError("a lognormal needs 0 < low < high")

    @property
    def mu(self) -> float:
        """The mean of the logarithm."""
        return (math.log(self.low) + math.log(self.high)) / 2

    @property
    def sigma(self) -> float:
        """The standard deviation of the logarithm."""
        return math.log(self.high / self.low) / (2 * _Z95)

    @property
    def mean(self) -> float:
        """exp(μ + σ²/2)."""
        return math.exp(self.mu + self.sigma**2 / 2)

    def exceeds(self, loss: float) -> float:
        """The probability that one event loses more than `loss`."""
        return 1.0 if loss <= 0 else 0.5 * math.erfc((math.log(loss) - self.mu) / self.sigma / _ROOT2)

    def exceed_each(self, losses: Sequence[float]) -> list[float]:
        """`exceeds` for each of `losses`."""
        mu, spread, log, erfc = self.mu, self.sigma * _ROOT2, math.log, math.erfc
        return [0.5 * erfc((log(loss) - mu) / spread) if loss > 0 else 1.0 for loss in losses]


@dataclass(frozen=True, slots=True)
class Scaled:
    """A severity that a measure multiplies by `factor` (0.45 leaves 45 %)."""

    base: LossSeverity
    factor: float

    @property
    def mean(self) -> float:
        """The mean loss after the measure."""
        return self.base.mean * self.factor

    def exceeds(self, loss: float) -> float:
        """The probability that one event loses more than `loss` after the measure."""
        return self.base.exceeds(loss / self.factor)

    def exceed_each(self, losses: Sequence[float]) -> list[float]:
        """`exceeds` for each of `losses`."""
        return self.base.exceed_each([loss / self.factor for loss in losses])


def regularised_beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function by its continued fraction (Abramowitz & Stegun 26.5.8, Lentz)."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    logarithm = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    front = math.exp(logarithm)
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(a, b, x) / a
    return 1 - front * _fraction(b, a, 1 - x) / b


def _fraction(a: float, b: float, x: float) -> float:
    c, d = 1.0, 1 / _away_from_zero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, 500):
        for term in (
            m * (b - m) * x / ((a - 1 + 2 * m) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 1 + 2 * m)),
        ):
            d = 1 / _away_from_zero(1 + term * d)
            c = _away_from_zero(1 + term / c)
            value *= d * c
        if abs(d * c - 1) < 1e-15:
            break
    return value


def _away_from_zero(number: float) -> float:
    return number if abs(number) > _TINY else _TINY
