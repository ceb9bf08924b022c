"""A right to switch, bought now and used when it is needed (M14). Discounting alone undervalues such flexibility.

Amounts in any one unit of money, rates as fractions, whole years. The right is real only when its use is agreed
beforehand: capacity reserved, a change approved, people at hand. Trigeorgis, Real Options, MIT Press 1996.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from esgreport.metrics.appraisal import annuity_factor


@dataclass(frozen=True, slots=True)
class StagedOption:
    """A premium now, `upkeep` a year until the first event, and `exercise` when it comes, which then avoids `avoided`.

    `probability` is that of the first event in a year, given that none has come before; the right lasts `years`.
    """

    premium: float
    upkeep: float
    probability: float
    exercise: float
    avoided: float
    rate: float
    years: int

    def __post_init__(self) -> None:
        if not 0 <= self.probability <= 1 or self.years < 1 or self.rate <= -1:
            raise ValueError("a staged option needs a probability from 0 to 1, a rate above −1 and at least one year")

    def _waiting(self) -> list[float]:
        """For each year the present value of one, if no event has come before."""
        return [(1 - self.probability) ** (year - 1) / (1 + self.rate) ** year for year in range(1, self.years + 1)]

    @property
    def payoff(self) -> float:
        """Σ p(1−p)ᵗ⁻¹·max(A−K, 0)/(1+r)ᵗ: it is used only when that pays."""
        return self.probability * max(self.avoided - self.exercise, 0.0) * math.fsum(self._waiting())

    @property
    def upkeep_cost(self) -> float:
        """Σ m(1−p)ᵗ⁻¹/(1+r)ᵗ: paid until the event comes."""
        return self.upkeep * math.fsum(self._waiting())

    @property
    def net_present_value(self) -> float:
        """M14: payoff − upkeep − premium."""
        return self.payoff - self.upkeep_cost - self.premium

    def commitment(self, running_cost: float) -> float:
        """The value of switching now instead: `exercise` today, `running_cost` a year, the loss avoided at the event.

        The running cost lasts all `years`, also after the event.
        """
        avoided = self.probability * self.avoided * math.fsum(self._waiting())
        return avoided - running_cost * annuity_factor(self.rate, self.years) - self.exercise
