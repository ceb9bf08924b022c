"""What the estimates support: which option, and whether the proposal pays.

Recommending is the proposer's act. Duties of supply, losses that cannot be undone and scenarios without a number are
told beside the net present value, never in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from esgreport.base.text import Text
from esgreport.company.record_set import Records
from esgreport.company.records import House, Programme
from esgreport.metrics.assumptions import Assumptions, Movement
from esgreport.metrics.no_figure import (
    NO_DISCOUNT_RATE,
    NO_OPTIONS,
    NO_PROBABILITIES,
    NO_PROGRAMME,
    NOBODY_ESTIMATED,
)
from esgreport.metrics.option_case import OptionCase
from esgreport.metrics.portfolio import portfolio_of
from esgreport.metrics.programme import Appraised, appraised_programme, discount_rate
from esgreport.metrics.ranking import Ranking, printed_sign

Outcome = Literal["best", "too-close", "split", "not-assessable"]
Answer = Literal["yes", "no", "too-close", "split", "not-assessable"]
Pays = Literal["always", "middle", "high-only", "never", "not-assessable"]
BreakEven = Literal["below", "inside", "above", "none"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of a ranking.

    `other` is the option that the best one is compared with, `swing` what reorders them; None when nothing does.
    """

    outcome: Outcome
    proposed_is_best: Answer
    best: OptionCase
    other: OptionCase
    swing: Text | None


def why_not(records: Records) -> Text | None:
    """Why the first programme cannot be appraised; None when it can."""
    if not records.of(Programme):
        return NO_PROGRAMME
    if not portfolio_of(records).scenarios:
        return NO_PROBABILITIES
    if discount_rate(records) is None:
        return NO_DISCOUNT_RATE
    return NOBODY_ESTIMATED if appraised_programme(records) is None else None


def why_not_ranked(found: Appraised) -> Text | None:
    """Why options cannot be ranked; None when there are at least two."""
    return NO_OPTIONS if len(found.options) < 2 else None


def verdict(ranked: Ranking, proposal: OptionCase, movements: Sequence[Movement]) -> Verdict:
    """The verdict on the options, and on the proposal among them."""
    rival = ranked.rival(movements)
    if rival is not None:
        other, swing = rival
        return Verdict("too-close", _among(proposal, (ranked.best, other), "too-close"), ranked.best, other, swing)
    if ranked.is_split() and (cheapest := ranked.cheapest) is not None:
        answer = _among(proposal, (ranked.best, cheapest), "split")
        return Verdict("split", answer, ranked.best, cheapest, None)
    answer = "yes" if proposal is ranked.best else "no"
    return Verdict("best", answer, ranked.best, ranked.runner_up, None)


def pays(case: OptionCase, base: Assumptions, frequency: Movement, house: House) -> Pays:
    """Whether an option has a net present value above zero, as printed, over the judged range of frequencies.

    Without a judged range only the middle is known: `middle` or `never`.
    """
    if printed_sign(base.value(case), house) > 0:
        low = frequency.judged and printed_sign(frequency.low.value(case), house) > 0
        return "always" if low else "middle"
    high = frequency.judged and printed_sign(frequency.high.value(case), house) > 0
    return "high-only" if high else "never"


def break_even_position(case: OptionCase, base: Assumptions, frequency: Movement) -> BreakEven:
    """Where the break-even frequency lies: below the judged range, inside or above it.

    On the way from the low to the high ends of all ranges, so that it agrees with `pays`; `none` without a range, or
    where nothing is spent or gained.
    """
    low, high = frequency.low.value(case), frequency.high.value(case)
    if not frequency.judged or not any(flow.cost or flow.reduction for flow in base.flows(case)):
        return "none"
    return "below" if low > 0 else "above" if high <= 0 else "inside"


def _among(proposal: OptionCase, named: Sequence[OptionCase], answer: Answer) -> Answer:
    return answer if any(proposal is case for case in named) else "no"
