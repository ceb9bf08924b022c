"""What the leak of a core technology costs (M15): margin that erodes after others have caught up, and the response.

Amounts in any one unit of money, rates and erosion as fractions, whole years counted from the leak. Pitfalls: counted
twice with a stop of sales; an exclusivity that has not been proved. The lead in months is often the more credible unit.
For the board only. Framework: trade secrets ranked, threats, controls, model of the loss (CREATe.org & PwC 2014).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TechnologyLeak:
    """`erosion[t]` is the share of `margin` lost in year t+1; `response` is spent once, in `response_year`."""

    margin: float
    erosion: tuple[float, ...]
    rate: float
    response: float = 0.0
    response_year: int = 1

    def __post_init__(self) -> None:
        if not self.erosion or not all(0 <= share <= 1 for share in self.erosion) or self.response_year < 1:
            raise ValueError("erosion needs shares from 0 to 1, one a year, and the response a year from 1 on")

    @property
    def erosion_value(self) -> float:
        """Σ CMₜ·eₜ/(1+r)ᵗ."""
        return self.margin * _present(self.erosion, self.rate)

    @property
    def response_value(self) -> float:
        """The response in today's money."""
        return self.response / (1 + self.rate) ** self.response_year

    @property
    def total(self) -> float:
        """M15: present value of erosion and response."""
        return self.erosion_value + self.response_value

    @property
    def share_of_margin(self) -> float:
        """The eroded part of the margin of the same years, both in today's money; a fraction."""
        return _present(self.erosion, self.rate) / _present([1.0] * len(self.erosion), self.rate)

    def expected_a_year(self, probability: float) -> float:
        """The total times the probability of a leak in a year (0.05 is 5 %)."""
        return self.total * probability


def catch_up_path(years: int, lag_years: int, shares: Sequence[float]) -> tuple[float, ...]:
    """An erosion path: nothing while others catch up, then `shares`, the last of them until `years` are over."""
    tail = [shares[min(number, len(shares) - 1)] for number in range(max(0, years - lag_years))]
    return (*(0.0 for _ in range(min(lag_years, years))), *tail)


def _present(flows: Sequence[float], rate: float) -> float:
    return math.fsum(flow / (1 + rate) ** year for year, flow in enumerate(flows, 1))
