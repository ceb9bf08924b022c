"""Derived facts of the verdict on the first programme: what the estimates support, and what would turn it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from esgreport.base.fact import Row, Value
from esgreport.base.text import Text
from esgreport.company.record_set import Records
from esgreport.company.records import House
from esgreport.metrics.assumptions import RANGE, Assumptions, Movement, middle, movements
from esgreport.metrics.derivation import HELD, Derivation, Figure, money, percent
from esgreport.metrics.no_figure import (
    ASSESSED,
    HOLDS_AT_THE_END,
    NO_RANGE,
    NOT_ASSESSABLE,
    NOTHING_REORDERS,
    NOTHING_TURNS,
)
from esgreport.metrics.option_case import rounded
from esgreport.metrics.programme import Appraised, appraised_programme
from esgreport.metrics.ranking import BELOW_THE_UNIT, Ranking, loss_limit, ranking
from esgreport.metrics.verdict import pays, verdict, why_not, why_not_ranked
from esgreport.metrics.weakest import Decision, DecisionAnswer, joint_share, part_of_the_way, single_moves, weakest

WHY = "what is missing for an assessment"
ANSWERS = ("outcome", "proposed_is_best", "pays")
UNKNOWN = ("difference", "swing", "weakest", "weakest_now", "weakest_turn", "weakest_change", "joint")
# How far beyond a turning point the decision is asked again, as a share of the way to it.
BEYOND = 1e-4


def verdict_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """The one row `verdict`, also when nothing can be assessed: then it says why."""
    found, reason = appraised_programme(records), why_not(records)
    if found is None or reason is not None:
        yield derivation.row("verdict", "verdict", (), _nothing(reason or NOT_ASSESSABLE))
        return
    base, moved, house = middle(found), movements(found, records), records.single(House)
    figures = [*_outcome(found, base, moved, house), *_proposal(found, base, moved[0], house)]
    figures += _robustness(found, records, base, moved[0], house)
    yield derivation.row("verdict", "verdict", _inputs(found), figures)


def _inputs(found: Appraised) -> tuple[str, ...]:
    cases = found.options or (found.proposal,)
    return (*found.inputs(*cases), *found.portfolio.inputs(RANGE), "house.appetite_loss", "house.appetite_probability")


def _nothing(reason: Text) -> Iterable[Figure]:
    yield from (Figure(name, "not-assessable", WHY, label=HELD) for name in ANSWERS)
    yield from (Figure(name, NOT_ASSESSABLE, WHY, label=HELD) for name in UNKNOWN)
    yield Figure("reason", reason, WHY, label=HELD)


def _outcome(found: Appraised, base: Assumptions, moved: tuple[Movement, ...], house: House) -> Iterable[Figure]:
    reason = why_not_ranked(found)
    if reason is not None:
        yield from (Figure(name, "not-assessable", WHY) for name in ANSWERS[:2])
        yield from (Figure(name, NOT_ASSESSABLE, WHY) for name in UNKNOWN[:2])
        yield Figure("reason", reason, WHY)
        return
    ranked = ranking(found.options, found.portfolio, base, house)
    said = verdict(ranked, found.proposal, moved)
    yield Figure("outcome", said.outcome, "highest NPV within the loss limit")
    yield Figure("proposed_is_best", said.proposed_is_best, "proposal = best")
    yield Figure("best", said.best.id, "argmax NPV")
    yield Figure(
        "cheapest", ranked.cheapest.id if ranked.cheapest is not None else None, "least capex within the limit"
    )
    yield Figure("best_npv", money(base.value(said.best)), "NPV of the best")
    yield Figure("other", said.other.id, "compared with the best")
    yield Figure("difference", money(ranked.lead(said.other, base)), "NPV best − NPV other")
    gap = base.value(said.best) - base.value(found.proposal)
    yield Figure("behind_best", money(max(0.0, rounded(gap))), "NPV best − NPV proposal")
    highest = max(0.0, *map(base.value, found.options))
    below = rounded(highest - base.value(found.proposal))
    yield Figure("below_highest", money(below), "max(0, NPV of every option) − NPV proposal")
    if ranked.beyond is not None:
        yield Figure("beyond", ranked.beyond.id, "argmax NPV, outside the loss limit")
        yield Figure("beyond_npv", money(base.value(ranked.beyond)), "NPV of that option")
    if said.swing is not BELOW_THE_UNIT:
        yield Figure("swing", said.swing or NOTHING_REORDERS, "what reorders them")
    yield Figure("reason", ASSESSED, WHY)


def _proposal(found: Appraised, base: Assumptions, frequency: Movement, house: House) -> Iterable[Figure]:
    limit = loss_limit(house)
    yield Figure("pays", pays(found.proposal, base, frequency, house), "NPV > 0 over the judged frequencies")
    if limit is not None:
        yield Figure("within_limit", limit.holds(found.proposal, found.portfolio), "p ≤ house.appetite_probability")


def _robustness(
    found: Appraised, records: Records, base: Assumptions, frequency: Movement, house: House
) -> Iterable[Figure]:
    decision = _decision(found, base, house)
    turn = weakest(single_moves(found, records, found.proposal, base), decision)
    formula = "least single move that turns the decision"
    shown: tuple[Value, Value, Value, Value] = (NOTHING_TURNS,) * 4
    if turn is not None:
        move, factor = turn.move, turn.factor
        shown = (move.name, move.shown(1.0), move.shown(factor), percent(100 * (factor - 1)))
        if move.is_share:
            yield Figure("weakest_share", move.shown(factor), "the input at the turn as a share of its estimate")
        yield from _turned("turn", decision(base), decision(turn.move.at(1 + (factor - 1) * (1 + BEYOND))))
    for name, value in zip(("weakest", "weakest_now", "weakest_turn", "weakest_change"), shown, strict=True):
        yield Figure(name, value, formula)
    yield from _joint(frequency, base, decision)


def _joint(frequency: Movement, base: Assumptions, decision: Decision) -> Iterable[Figure]:
    formula = "share of the way to the unfavourable ends"
    share = joint_share(frequency, base, decision) if frequency.judged else None
    if share is None:
        yield Figure("joint", HOLDS_AT_THE_END if frequency.judged else NO_RANGE, formula)
        return
    yield Figure("joint", percent(100 * share), formula)
    yield from _turned("joint_turn", decision(base), decision(part_of_the_way(frequency, base, share * (1 + BEYOND))))


def _turned(name: str, now: DecisionAnswer, then: DecisionAnswer) -> Iterable[Figure]:
    """What turns: the sign of the proposal's value, or else the order, with the option that comes first then."""
    if now.pays != then.pays:
        yield Figure(name, "sign", "NPV of the proposal crosses zero")
    elif now.best != then.best:
        yield Figure(name, "order", "another option has the highest NPV")
        yield Figure(f"{name}_best", then.best, "argmax NPV beyond the turn")


def _decision(found: Appraised, base: Assumptions, house: House) -> Callable[[Assumptions], DecisionAnswer]:
    """Whether the proposal has a value above zero, and which option has the highest within the limit."""
    if why_not_ranked(found) is not None:
        return lambda assumed: DecisionAnswer(assumed.value(found.proposal) > 0, None)
    ranked: Ranking = ranking(found.options, found.portfolio, base, house)
    return lambda assumed: DecisionAnswer(assumed.value(found.proposal) > 0, ranked.order(assumed)[0].id)
