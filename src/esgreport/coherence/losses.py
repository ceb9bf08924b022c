"""What a scenario is said to cost, against its forms of loss, the stoppages (M5), the leaks (M15) and the map."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from esgreport.base.fact import number_of
from esgreport.coherence.closeness import amount, rounded, within
from esgreport.coherence.contradiction import Conflict, Dossier, Place, at, conflict, derived
from esgreport.company.records import LeakLoss, Recovery, Scenario
from esgreport.reading.own_content import own

FORMS = ("loss_profit", "loss_response", "loss_penalties")
# The forms are parts of the mean; what is judged apart may differ by a quarter.
PARTS, JUDGED = Decimal("0.05"), Decimal("0.25")


@dataclass(frozen=True, slots=True)
class Bands:
    """Where the classes of the map begin: 2 to 5 of likelihood (events a year) and of impact (yen)."""

    likelihood: tuple[Decimal, ...]
    impact: tuple[Decimal, ...]


@cache
def bands() -> Bands:
    """Ours; `content/standing.yaml` has their names."""
    return own("bands.yaml", Bands)


def _mean(dossier: Dossier, scenario: Scenario) -> Decimal | None:
    return number_of(dossier.value(f"loss.{scenario.id}.mean_loss"))


def _measured(dossier: Dossier) -> Iterator[tuple[Scenario, Decimal, Place]]:
    """The scenarios with a mean loss, and its place."""
    for scenario in dossier.records.of(Scenario):
        mean = _mean(dossier, scenario)
        if mean is not None:
            yield scenario, mean, derived(f"loss.{scenario.id}.mean_loss")


def forms_against_mean(dossier: Dossier) -> Iterable[Conflict]:
    """The forms of loss, all of them given, against the mean of the judged severity."""
    for scenario, mean, place in _measured(dossier):
        forms = [getattr(scenario, name) for name in FORMS]
        total = sum(map(amount, forms), Decimal(0))
        if None not in forms and not within(total, mean, PARTS):
            places = at(scenario, FORMS[0]), place, *(at(scenario, name) for name in FORMS[1:])
            yield conflict(*places, total=rounded(total), mean=rounded(mean))


def forms_in_part(dossier: Dossier) -> Iterable[Conflict]:
    """Some forms of loss without the others, or more than the mean in those that are given."""
    for scenario, mean, place in _measured(dossier):
        given = [name for name in FORMS if getattr(scenario, name) is not None]
        lacking = [name for name in FORMS if name not in given]
        if given and lacking:
            yield conflict(at(scenario, given[0]), place, lacking=", ".join(lacking), mean=rounded(mean))


def unexplained_mean(dossier: Dossier) -> Iterable[Conflict]:
    """A judged loss far from what stoppages and leaks come to, with no forms of loss that explain the rest."""
    for scenario, mean, place in _measured(dossier):
        known, facts = _bottom_up(dossier, scenario)
        unexplained = scenario.loss_profit is None and known and not within(max(known), mean, JUDGED)
        if unexplained:
            yield conflict(place_of(scenario), place, more=facts, known=rounded(max(known)), mean=rounded(mean))


def place_of(scenario: Scenario) -> Place:
    """Where the severity of a scenario was judged."""
    return at(scenario, "loss_mode" if scenario.loss_mode is not None else "loss_high")


def profit_against_estimate(dossier: Dossier) -> Iterable[Conflict]:
    """The margin said to be lost against the stoppages of the scenario's items, or the leaks of technology.

    Items may stop the same products, so anything from the worst item to the sum of all agrees.
    """
    for scenario in dossier.records.of(Scenario):
        known, facts = _bottom_up(dossier, scenario)
        typed = scenario.loss_profit
        if typed is not None and known and not _between(typed.amount, min(known), max(known)):
            yield conflict(at(scenario, "loss_profit"), *map(derived, facts), typed=typed, known=rounded(max(known)))
    yield from _leaks_together(dossier)


def _leaks_together(dossier: Dossier) -> Iterator[Conflict]:
    """The margins lost in several scenarios of leakage together against all leaks that were judged one by one."""
    scenarios = [item for item in dossier.records.of(Scenario) if item.kind == "leak" and item.loss_profit is not None]
    names = [f"leak_results.{leak.id}.erosion" for leak in dossier.records.of(LeakLoss)]
    known = [number for name in names if (number := number_of(dossier.value(name))) is not None]
    typed = sum((item.loss_profit.amount for item in scenarios if item.loss_profit is not None), Decimal(0))
    if len(scenarios) > 1 and known and not within(typed, sum(known, Decimal(0)), JUDGED):
        places = at(scenarios[0], "loss_profit"), *map(derived, names), *(at(s, "loss_profit") for s in scenarios[1:])
        yield conflict(*places, typed=rounded(typed), known=rounded(sum(known, Decimal(0))))


def leak_likelier_after(dossier: Dossier) -> Iterable[Conflict]:
    """A leak whose chance is higher after the measures than before."""
    for leak in dossier.records.of(LeakLoss):
        after = leak.probability_after
        if after is not None and after.value > leak.probability_before.value:
            places = at(leak, "probability_after"), at(leak, "probability_before")
            yield conflict(*places, typed=after, before=leak.probability_before)


def _between(typed: Decimal, low: Decimal, high: Decimal) -> bool:
    return low <= typed <= high or within(typed, low, JUDGED) or within(typed, high, JUDGED)


def _bottom_up(dossier: Dossier, scenario: Scenario) -> tuple[list[Decimal], tuple[str, ...]]:
    """What is worked out for a scenario from below: (the least and the most that it comes to, the facts behind it).

    A scenario may stop one of its items, or leak one of the technologies, or all of them.
    """
    ids = [f"stoppages.{scenario.id}-{item}.loss" for item in scenario.items]
    if scenario.kind == "leak":
        ids = [f"leak_results.{leak.id}.total" for leak in dossier.records.of(LeakLoss)]
    found = {name: number for name in ids if (number := number_of(dossier.value(name))) is not None}
    if not found:
        return [], ()
    least = (min if scenario.kind == "leak" else max)(found.values())
    return [least, sum(found.values(), Decimal(0))], tuple(found)


def leak_frequency(dossier: Dossier) -> Iterable[Conflict]:
    """The yearly chance of the leaks that were judged one by one against the frequency of the scenario of leakage."""
    leaks = dossier.records.of(LeakLoss)
    scenarios = [item for item in dossier.records.of(Scenario) if item.kind == "leak" and item.frequency is not None]
    chance = sum((leak.probability_before.value for leak in leaks), Decimal(0)) / 100
    total = sum((item.frequency for item in scenarios if item.frequency is not None), Decimal(0))
    if leaks and scenarios and not _between(total, *_ends(leaks, chance)):
        judged = (at(item, "frequency") for item in scenarios[1:])
        places = at(scenarios[0], "frequency"), *(at(leak, "probability_before") for leak in leaks), *judged
        yield conflict(*places, typed=total, true=chance)


def _ends(leaks: Sequence[LeakLoss], chance: Decimal) -> tuple[Decimal, Decimal]:
    """One leak in a year may take several technologies: from the likeliest alone to all of them apart."""
    return max(leak.probability_before.value for leak in leaks) / 100, chance


def likelihood_class(dossier: Dossier) -> Iterable[Conflict]:
    """The class of likelihood on the map against the judged frequency, as events or as a chance a year."""
    for scenario in dossier.records.of(Scenario):
        if scenario.frequency is not None:
            chance = Decimal(-math.expm1(-float(scenario.frequency)))
            classes = {_class(value, bands().likelihood) for value in (scenario.frequency, chance)}
            if int(scenario.likelihood_class) not in classes:
                places = at(scenario, "likelihood_class"), at(scenario, "frequency")
                yield conflict(*places, typed=scenario.likelihood_class, true=max(classes), rate=scenario.frequency)


def impact_class(dossier: Dossier) -> Iterable[Conflict]:
    """The class of impact on the map against the mean loss: one basis for every scenario."""
    for scenario, mean, place in _measured(dossier):
        true = _class(mean, bands().impact)
        if int(scenario.impact_class) != true:
            places = at(scenario, "impact_class"), place
            yield conflict(*places, typed=scenario.impact_class, true=true, mean=rounded(mean))


def _class(value: Decimal, starts: Sequence[Decimal]) -> int:
    return bisect_right(starts, value) + 1


def items_without_recovery(dossier: Dossier) -> Iterable[Conflict]:
    """A scenario with a judged loss that stops an item without recovery data."""
    known = {recovery.item for recovery in dossier.records.of(Recovery)}
    for scenario in dossier.records.of(Scenario):
        lacking = [name for name in scenario.items if name not in known]
        if lacking and scenario.severity is not None:
            yield conflict(at(scenario, "items"), lacking=", ".join(lacking))
