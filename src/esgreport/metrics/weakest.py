"""The weakest assumption: the smallest single move that turns the decision, and the joint one of all judged inputs."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from esgreport.base.fact import Value
from esgreport.base.text import Text
from esgreport.company.record_set import Records
from esgreport.metrics.assumptions import (
    RANGE,
    Assumptions,
    Movement,
    frequency_factors,
    is_judged,
    recovery_factors,
)
from esgreport.metrics.derivation import money, percent, quantity
from esgreport.metrics.option_case import OptionCase
from esgreport.metrics.programme import Appraised
from esgreport.metrics.turning_point import turning_point

# A single input is moved down to nothing and up to this many times what was estimated.
MOST = 4.0
# Frequencies print as events in so many years, as those of a single year are too small for one decimal.
TEN_YEARS = 10
EFFECT = Text("施策の効果", "the effect of the measures")
FREQUENCY = Text("発生頻度（合計）", "the frequency of events")
COST = Text("評価期間中の支出", "the spending over the years appraised")
RECOVERY = Text("全品目の復旧日数", "the recovery time of all items")
RATE = Text("割引率", "the discount rate")
SAME = 1e-9


@dataclass(frozen=True, slots=True)
class DecisionAnswer:
    """What the figures say: whether the proposal has a value above zero, and the id of the best option if ranked."""

    pays: bool
    best: str | None


Decision = Callable[[Assumptions], DecisionAnswer]


@dataclass(frozen=True, slots=True)
class SingleMove:
    """One input times a factor: what the assumptions are then, and the input as it prints.

    `judged` are the factors between which a named person judged the input to lie; None without such a range.
    """

    name: Text
    at: Callable[[float], Assumptions]
    shown: Callable[[float], Value]
    judged: tuple[float, float] | None = None

    @property
    def is_share(self) -> bool:
        """Whether the input prints as a share of its estimate, as it has no one figure of its own."""
        return self.shown is _share


@dataclass(frozen=True, slots=True)
class Turn:
    """The move that turns the decision, and the factor at which it does."""

    move: SingleMove
    factor: float

    @property
    def size(self) -> float:
        """How far the input moves, as a share of what was estimated."""
        return abs(self.factor - 1)

    @property
    def is_judged(self) -> bool:
        """Whether the factor lies inside the range that a named person judged."""
        return self.move.judged is not None and self.move.judged[0] <= self.factor <= self.move.judged[1]


def weakest(moves: Iterable[SingleMove], decision: Decision) -> Turn | None:
    """The smallest move that changes what `decision` says; of equal ones the first. None when none does.

    A move inside a range that a named person judged comes before any other: that one was said to be possible.
    """
    listed = tuple(moves)
    possible = _least((move for move in listed if move.judged is not None), decision)
    return possible if possible is not None and possible.is_judged else _least(listed, decision)


def _least(moves: Iterable[SingleMove], decision: Decision) -> Turn | None:
    least: Turn | None = None
    for move in moves:
        turn = _turn(move, decision, least.size if least is not None else MOST - 1)
        if turn is not None and (least is None or turn.size < least.size * (1 - SAME)):
            least = turn
    return least


def joint_share(movement: Movement, base: Assumptions, decision: Decision) -> float | None:
    """The share of the way to their unfavourable ends at which all judged inputs together turn the decision.

    None when it is the same at the ends.
    """
    now = decision(base)
    return turning_point(lambda share: decision(part_of_the_way(movement, base, share)) == now, 0.0, 1.0)


def part_of_the_way(movement: Movement, base: Assumptions, share: float) -> Assumptions:
    """The assumptions with all judged inputs moved by the same share of the way to their unfavourable ends."""
    ends = zip(base.losses, movement.low.losses, strict=True)
    return replace(base, losses=tuple(start + share * (end - start) for start, end in ends))


def single_moves(found: Appraised, records: Records, case: OptionCase, base: Assumptions) -> tuple[SingleMove, ...]:
    """Every input that is moved alone, for a decision about `case`.

    Effect and frequency act alike on a value, and so does the loss of one event; where a named person gave frequencies
    a range, they come first.
    """
    rate = base.rate
    spent = math.fsum(flow.outlay for flow in base.flows(case))

    def recovery(factor: float) -> Assumptions:
        return base.scaled(recovery_factors(found, records, Decimal(factor)))

    alike = (SingleMove(EFFECT, lambda by: replace(base, effect=by), _share), _frequency(found, base))
    return (
        *(reversed(alike) if is_judged(found) else alike),
        SingleMove(COST, lambda by: replace(base, cost=by), lambda by: money(spent * by)),
        SingleMove(RECOVERY, recovery, _share),
        SingleMove(RATE, lambda by: replace(base, rate=rate * by), lambda by: percent(100 * rate * by)),
    )


def _frequency(found: Appraised, base: Assumptions) -> SingleMove:
    events, count = found.portfolio.frequency, len(base.losses)
    return SingleMove(
        FREQUENCY,
        lambda by: base.scaled([by] * count),
        lambda by: quantity(events * by * TEN_YEARS, "回/10年"),
        _range_of_frequency(found) if is_judged(found) else None,
    )


def _range_of_frequency(found: Appraised) -> tuple[float, float]:
    """The judged low and high ends of all frequencies together, as factors on their sum."""
    scenarios = found.portfolio.scenarios
    low, high = (
        math.fsum(
            float(scenario.frequency or 0) * by
            for scenario, by in zip(scenarios, frequency_factors(scenarios, end), strict=True)
        )
        for end in RANGE
    )
    return low / found.portfolio.frequency, high / found.portfolio.frequency


def _turn(move: SingleMove, decision: Decision, reach: float) -> Turn | None:
    """The smallest turn of one move that is not larger than `reach`."""
    now = decision(move.at(1.0))

    def holds(factor: float) -> bool:
        return decision(move.at(factor)) == now

    down = turning_point(holds, 1.0, max(0.0, 1 - reach))
    up = turning_point(holds, 1.0, 1 + (reach if down is None else 1 - down))
    factor = up if up is not None else down
    return Turn(move, factor) if factor is not None else None


def _share(factor: float) -> Value:
    """An input that prints as a share of its estimate."""
    return percent(100 * factor)
