"""Which option the estimates support: ranks by net present value among the options within the loss limit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from esgreport.base.text import Text
from esgreport.company.records import House
from esgreport.metrics.assumptions import Assumptions, Movement
from esgreport.metrics.exceedance import occurrence_exceedance
from esgreport.metrics.option_case import OptionCase, rounded
from esgreport.metrics.portfolio import Portfolio

# The step in which the house prints amounts: below half of it a difference prints as zero.
STEPS = {"円": 1.0, "百万円": 1e6, "億円": 1e7}
LOW_END = Text("発生頻度を幅の下限に置くと", "with the frequencies at the low end of their range")
HIGH_END = Text("発生頻度を幅の上限に置くと", "with the frequencies at the high end of their range")
OTHER_YEARS = Text("評価期間をもう一方の数え方にすると", "with the years counted the other way")
BELOW_THE_UNIT = Text("差は表示の単位に満たず", "by less than the unit in which amounts are printed")


@dataclass(frozen=True, slots=True)
class LossLimit:
    """The house's limit: `loss` in yen may be passed with probability `probability` a year (0.05 is 5 %)."""

    loss: float
    probability: float

    def chance(self, case: OptionCase, portfolio: Portfolio) -> float:
        """The probability that the largest event of a year passes the limit, with all measures complete."""
        if case.left <= 0:
            return 0.0
        return rounded(occurrence_exceedance(portfolio.perils(case.chosen), self.loss / case.left))

    def holds(self, case: OptionCase, portfolio: Portfolio) -> bool:
        """Whether the option keeps within the limit."""
        return self.chance(case, portfolio) <= rounded(self.probability)


def loss_limit(house: House) -> LossLimit | None:
    """The limit of the house; None unless both of its parts are set."""
    if house.appetite_loss is None or house.appetite_probability is None:
        return None
    return LossLimit(float(house.appetite_loss.amount), float(house.appetite_probability.value) / 100)


def printed_sign(amount: float, house: House) -> int:
    """The sign of an amount as the house prints it: 0 when it prints as zero."""
    least = STEPS[house.amount_unit] * (1.0 if house.rounding == "down" else 0.5)
    return 0 if abs(rounded(amount)) < least else 1 if amount > 0 else -1


@dataclass(frozen=True)
class Ranking:
    """Options against each other. `within` are those within the loss limit (`None`: there is no limit)."""

    cases: tuple[OptionCase, ...]
    within: tuple[OptionCase, ...] | None
    base: Assumptions
    house: House

    @property
    def eligible(self) -> tuple[OptionCase, ...]:
        """The options among which the best is looked for: those within the limit, or all when none is."""
        return self.within or self.cases

    def order(self, assumptions: Assumptions) -> list[OptionCase]:
        """The eligible options, the highest net present value first; of equals the one that costs less."""
        return sorted(self.eligible, key=lambda case: (-assumptions.value(case), case.capex))

    @cached_property
    def best(self) -> OptionCase:
        """The highest net present value at the middle among the eligible options."""
        return self.order(self.base)[0]

    @cached_property
    def cheapest(self) -> OptionCase | None:
        """The option within the limit that costs least; None when none is, or there is no limit."""
        return min(self.within or (), key=lambda case: (case.capex, case.running), default=None)

    @cached_property
    def runner_up(self) -> OptionCase:
        """The option that the best one is compared with: the next eligible one, else the next of all."""
        next_ones = self.order(self.base)[1:] or sorted(self.cases, key=lambda case: -self.base.value(case))
        return next(case for case in next_ones if case is not self.best)

    def rival(self, movements: Sequence[Movement]) -> tuple[OptionCase, Text] | None:
        """Another option that a judged swing or the other way of counting years puts first, and which one does it.

        None when the order is clear: a difference that prints as zero is no order.
        """
        if printed_sign(self.lead(self.runner_up, self.base), self.house) == 0:
            return self.runner_up, BELOW_THE_UNIT
        swings = ((name, end) for movement in movements for name, end in _tried(movement))
        for name, end in swings:
            first = self.order(end)[0]
            if first is not self.best and printed_sign(self.lead(first, end), self.house) < 0:
                return first, name
        return None

    @cached_property
    def beyond(self) -> OptionCase | None:
        """The option outside the loss limit with a net present value above the best one's; None when there is none."""
        first = max(self.cases, key=lambda case: (self.base.value(case), -case.capex))
        above = printed_sign(self.lead(first, self.base), self.house) < 0
        return first if above and first not in self.eligible else None

    def lead(self, other: OptionCase, assumptions: Assumptions) -> float:
        """The net present value of the best option less that of another."""
        return rounded(assumptions.value(self.best) - assumptions.value(other))

    def is_split(self) -> bool:
        """Whether the best option is not the cheapest within the limit.

        Where doing nothing is within the limit, the limit asks for no measure, and nothing is split.
        """
        cheapest = self.cheapest
        return cheapest is not None and cheapest is not self.best and not _does_nothing(cheapest)


def ranking(cases: tuple[OptionCase, ...], portfolio: Portfolio, base: Assumptions, house: House) -> Ranking:
    """The ranking of options under `base`."""
    limit = loss_limit(house)
    within = tuple(case for case in cases if limit.holds(case, portfolio)) if limit is not None else None
    return Ranking(cases, within, base, house)


def _does_nothing(case: OptionCase) -> bool:
    return case.option is not None and case.option.kind == "nothing"


def _tried(movement: Movement) -> Sequence[tuple[Text, Assumptions]]:
    if movement.key == "horizon":
        return ((OTHER_YEARS, movement.low),)
    return ((LOW_END, movement.low), (HIGH_END, movement.high)) if movement.judged else ()
