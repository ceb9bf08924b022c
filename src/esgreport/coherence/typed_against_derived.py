"""Typed figures against the derived figure of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from esgreport.base.fact import number_of
from esgreport.base.quantity import Percent, Quantity
from esgreport.base.text import Text
from esgreport.coherence.closeness import rounds_to
from esgreport.coherence.contradiction import Conflict, Dossier, Place, at, conflict, derived
from esgreport.company.records import Exposure, House, Indicator, Option, Training

CLOSED, COVERAGE = "metrics.gap_closed.total", "metrics.concentration.coverage"
# An indicator that says in words that it counts the items above the limit, or gives the shortest survival.
ABOVE_LIMIT = re.compile(r"(基準|上限)を?(超|上回).*品目|items above (the|our) limit", re.IGNORECASE)
SHORTEST = re.compile(r"日数.*(最も短い|最短)|(最も短い|最短).*日数|shortest .*surviv", re.IGNORECASE)
TRAINED = re.compile(r"受講率|staff trained|trained staff", re.IGNORECASE)
DIRECT_SPEND = re.compile(r"一次.*金額|direct suppliers \(by spend\)", re.IGNORECASE)


def _says(pattern: re.Pattern[str], text: Text) -> bool:
    return pattern.search(text.ja) is not None or pattern.search(text.en) is not None


def _numbers(dossier: Dossier, kind: str, field: str) -> Iterator[tuple[str, Decimal]]:
    """The ids and numbers of a field of every row of a derived kind."""
    for name, fact in dossier.facts.items():
        number = number_of(fact.value)
        if name.startswith(f"{kind}.") and name.endswith(f".{field}") and number is not None:
            yield name, number


def items_above_limit(dossier: Dossier) -> Iterable[Conflict]:
    """An indicator of items above the limit for one supplier against the shares that were worked out."""
    limit = dossier.records.single(House).concentration_limit
    shares = list(_numbers(dossier, "dependency", "top1"))
    if limit is None or not shares:
        return
    above = [name for name, share in shares if share > limit.value]
    for indicator in dossier.records.of(Indicator):
        if _says(ABOVE_LIMIT, indicator.name) and indicator.current.value != len(above):
            places = at(indicator, "current"), *map(derived, above)
            true = Quantity(Decimal(len(above)), indicator.current.unit)
            yield conflict(*places, more=("house.concentration_limit",), typed=indicator.current, true=true)


def shortest_survival(dossier: Dossier) -> Iterable[Conflict]:
    """An indicator of the shortest survival against the days that were worked out for the items."""
    days = list(_numbers(dossier, "survival", "survive"))
    for indicator in dossier.records.of(Indicator) if days else ():
        name, least = min(days, key=lambda found: found[1])
        if _says(SHORTEST, indicator.name) and not rounds_to(indicator.current.value, least):
            true = Quantity(least.quantize(Decimal(1)), indicator.current.unit)
            yield conflict(at(indicator, "current"), derived(name), typed=indicator.current, true=true)


def gap_closed_of_proposal(dossier: Dossier) -> Iterable[Conflict]:
    """The days of gap that the proposal is said to close against those that the planned alternatives close."""
    true = number_of(dossier.value(CLOSED))
    for option in dossier.records.of(Option) if true is not None else ():
        typed = option.gap_closed
        if option.kind == "proposed" and typed is not None and true is not None and not _same_days(typed, true):
            result = f"option_results.{option.id}.gap_closed"
            shown = Quantity(true.quantize(Decimal("0.1")), typed.unit)
            yield conflict(at(option, "gap_closed"), derived(CLOSED), more=(result,), typed=typed, true=shown)


def _same_days(typed: Quantity, true: Decimal) -> bool:
    return abs(typed.value - true) <= Decimal("0.5")


def gap_closed_by_nothing(dossier: Dossier) -> Iterable[Conflict]:
    """Days of gap that doing nothing is said to close."""
    for option in dossier.records.of(Option):
        if option.kind == "nothing" and option.gap_closed is not None and option.gap_closed.value:
            yield conflict(at(option, "gap_closed"), at(option, "kind"), typed=option.gap_closed)


def coverage_of_spend(dossier: Dossier) -> Iterable[Conflict]:
    """A share of direct spend said to be known against the share whose maker the ledger gives."""
    true = number_of(dossier.value(COVERAGE))
    for exposure in dossier.records.of(Exposure) if true is not None else ():
        if _says(DIRECT_SPEND, exposure.subject) and true is not None and not rounds_to(exposure.covered.value, true):
            places = at(exposure, "covered"), derived(COVERAGE)
            yield conflict(*places, typed=exposure.covered, true=Percent(true.quantize(Decimal("0.1"))))


def known_in_full_and_unknown(dossier: Dossier) -> Iterable[Conflict]:
    """A coverage of all beside something unknown, or of less than all beside nothing unknown."""
    for exposure in dossier.records.of(Exposure):
        nothing = exposure.unknown.ja.strip("。 ") in ("なし", "無し", "ない") or exposure.unknown.en == "nothing"
        if nothing != (exposure.covered.value >= 100):
            yield conflict(at(exposure, "covered"), at(exposure, "unknown"), typed=exposure.covered)


def training_rate(dossier: Dossier) -> Iterable[Conflict]:
    """A rate of training among the indicators against the rates of the courses."""
    courses = [course for course in dossier.records.of(Training) if course.rate is not None]
    for indicator in dossier.records.of(Indicator) if courses else ():
        if _says(TRAINED, indicator.name) and not any(_has_rate(course, indicator) for course in courses):
            places: list[Place] = [at(indicator, "current"), *(at(course, "rate") for course in courses)]
            yield conflict(*places, typed=indicator.current, true=courses[0].rate)


def _has_rate(course: Training, indicator: Indicator) -> bool:
    return course.rate is not None and course.rate.value == indicator.current.value
