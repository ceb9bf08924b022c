"""The total loss of a year (M10): compound Poisson on a grid, by the fast Fourier transform. No sampling.

Exact to the grid: every loss is rounded to the nearest step before it is counted, nothing else is approximated. The
transform is tilted exponentially, so that what lies beyond the grid does not come back at its start (Grübel &
Hermesmeier, ASTIN Bulletin 29(2), 1999). Panjer's recursion (ASTIN Bulletin 12(1), 1981) gives the same masses in more
time; a test holds the two together.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from operator import add, mul, sub

from esgreport.metrics.annual_loss import Peril
from esgreport.metrics.exceedance import return_period_loss

CELLS = 4096
# exp(−TILT) of what lies beyond the grid comes back; the tail's rounding error grows by exp(TILT).
TILT = 13.0
GRID_YEARS = 10_000
REACH = 1.5


@dataclass(frozen=True, slots=True)
class AnnualTotal:
    """The distribution of a year's total loss: `masses[k]` is the probability of a total of k·`step`."""

    step: float
    masses: tuple[float, ...]

    @property
    def mean(self) -> float:
        """The expected total; equals the expected annual loss up to the step and what lies beyond the grid."""
        return self.step * math.fsum(number * mass for number, mass in enumerate(self.masses))

    def exceeds(self, loss: float) -> float:
        """The probability that the year's total is greater than `loss`."""
        return max(0.0, 1.0 - math.fsum(self.masses[: self._cell(loss) + 1]))

    def quantile(self, share: float) -> float:
        """The least total on the grid that is not exceeded with probability `share` (0.99). Must not be added."""
        reached = accumulate(self.masses)
        number = next((number for number, known in enumerate(reached) if known >= share), len(self.masses) - 1)
        return number * self.step

    def tail_mean(self, share: float) -> float:
        """The mean of the worst 1 − `share` of years (tail value at risk), the year at the quantile taken in part.

        Acerbi & Tasche, Journal of Banking & Finance 26(7), 2002.
        """
        start = self.quantile(share)
        first = self._cell(start)
        excess = math.fsum(
            mass * (number * self.step - start) for number, mass in enumerate(self.masses[first:], first)
        )
        return start + excess / (1 - share)

    def _cell(self, loss: float) -> int:
        return min(max(-1, math.floor(loss / self.step + 1e-9)), len(self.masses) - 1)


@lru_cache(maxsize=32)
def annual_total(perils: tuple[Peril, ...], step: float, cells: int = CELLS) -> AnnualTotal:
    """M10: the total of all events of a year, P(N = n) Poisson in each scenario, scenarios independent.

    `step` is in the unit of the losses; `cells` a power of two. A common cause is a scenario of its own. Raises
    ValueError when the step is not positive or `cells` no power of two.
    """
    if step <= 0 or cells < 2 or cells & (cells - 1):
        raise ValueError("the step must be positive and the number of cells a power of two")
    expected = _events(perils, step, cells)
    total = math.fsum(peril.frequency for peril in perils)
    damped = [mass * math.exp(-TILT * number / cells) for number, mass in enumerate(expected)]
    counted = [cmath.exp(value - total) for value in _transform([complex(mass) for mass in damped])]
    back = _transform([value.conjugate() for value in counted])
    masses = (value.real / cells * math.exp(TILT * number / cells) for number, value in enumerate(back))
    return AnnualTotal(step, tuple(max(0.0, mass) for mass in masses))


def grid_step(perils: Sequence[Peril], cells: int = CELLS) -> float:
    """A step of 1, 2 or 5 times a power of ten with which the grid reaches past the ten-thousand-year loss."""
    wanted = max(return_period_loss(perils, GRID_YEARS) * REACH / cells, 1e-6)
    power = 10.0 ** math.floor(math.log10(wanted))
    return next(step * power for step in (1.0, 2.0, 5.0, 10.0) if step * power >= wanted)


def _events(perils: Sequence[Peril], step: float, cells: int) -> list[float]:
    """Expected events a year by size of loss: the frequency times the severity on the grid, all scenarios together."""
    edges = [(number + 0.5) * step for number in range(cells)]
    above = [0.0] * cells
    for peril in perils:
        rate = peril.frequency
        above = [known + rate * more for known, more in zip(above, peril.severity.exceed_each(edges), strict=True)]
    total = math.fsum(peril.frequency for peril in perils)
    return [lower - upper for lower, upper in zip([total, *above], above, strict=False)]


def _transform(values: list[complex]) -> list[complex]:
    """The discrete Fourier transform Σ x·exp(−2πi·jk/n) in stages of one shape (Pease, Journal of the ACM 15(2), 1968).

    Every stage works on whole lists, which plain Python does several times faster than a recursion.
    """
    half = len(values) // 2
    for roots in _roots(len(values)):
        low, high = values[:half], values[half:]
        values[::2] = list(map(add, low, high))
        values[1::2] = list(map(mul, map(sub, low, high), roots))
    return [values[place] for place in _reversed_bits(len(values))]


@cache
def _roots(count: int) -> tuple[tuple[complex, ...], ...]:
    """For each stage the roots of unity with which its differences are turned."""
    circle = [cmath.exp(-2j * math.pi * number / count) for number in range(count // 2)]
    stages = range(count.bit_length() - 1)
    return tuple(tuple(circle[number >> stage << stage] for number in range(count // 2)) for stage in stages)


@cache
def _reversed_bits(count: int) -> tuple[int, ...]:
    """Where the stages leave each frequency: the number with its bits in reverse order."""
    places = [0]
    while len(places) < count:
        places = [2 * place for place in places] + [2 * place + 1 for place in places]
    return tuple(places)
