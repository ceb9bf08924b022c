"""Days and months stated in words against those that were worked out: shortfalls, recovery, lead times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from esgreport.base.fact import number_of
from esgreport.base.text import Text
from esgreport.coherence.contradiction import Conflict, Dossier, Place, at, conflict, derived
from esgreport.coherence.text_numbers import EN, JA, number_in, numbers_by, says
from esgreport.company.grammar.number import narrowed
from esgreport.company.records import (
    Indicator,
    Investment,
    Item,
    Monitoring,
    Objection,
    Option,
    Programme,
    Record,
    Scenario,
    UntreatedItem,
)

# Lengths in days, not days of the calendar.
DAYS_JA, DAYS_EN = re.compile(rf"(?<![月\d]){JA}日(?!付|まで)"), re.compile(rf"{EN} days?\b", re.IGNORECASE)
MONTHS_JA, MONTHS_EN = re.compile(rf"{JA}\s?(?:か|カ|ヶ|ヵ|箇)月"), re.compile(r"(\d+) months?\b", re.IGNORECASE)
SHORT = re.compile(r"不足|shortfall|\bshort\b", re.IGNORECASE)
NOT_SHORT = re.compile(r"不足(日数)?[がはも]?(ない|なし|無い)|\b(no|absence of a) shortfall", re.IGNORECASE)
FIGURES = ("recover", "cover", "survive", "survive_planned", "gap", "gap_planned")


def _same(stated: Decimal, true: Decimal) -> bool:
    """Whether days read as whole days of these."""
    return abs(stated - true) < 1


def _known(dossier: Dossier, item: str) -> dict[str, Decimal]:
    """The days that were worked out for an item, by the ids of their facts."""
    ids = (f"survival.{item}.{name}" for name in FIGURES)
    return {name: number for name in ids if (number := number_of(dossier.value(name))) is not None}


def days_of_another_scenario(dossier: Dossier) -> Iterable[Conflict]:
    """Days in the words of a scenario that are none of the days of the items that it stops."""
    for scenario in dossier.records.of(Scenario):
        known = {name: days for item in scenario.items for name, days in _known(dossier, item).items()}
        for field in ("narrative", "loss_forms") if known else ():
            yield from _unknown_days(scenario, field, known)


def _unknown_days(scenario: Scenario, field: str, known: dict[str, Decimal]) -> Iterator[Conflict]:
    text = getattr(scenario, field)
    for written, days in numbers_by(DAYS_JA, DAYS_EN, text) if text is not None else ():
        if not any(_same(days, true) for true in known.values()):
            yield conflict(at(scenario, field), *map(derived, known), figure=written, value=text)
            return


def shortfall_of_another_length(dossier: Dossier) -> Iterable[Conflict]:
    """Days said to be short of an item by name, in an indicator, its monitoring or an option, against the register."""
    for item in dossier.records.of(Item):
        gap = number_of(dossier.value(f"survival.{item.id}.gap"))
        for place, written, days in _shortfalls(dossier, item.name) if gap is not None else ():
            if gap is not None and not _same(days, gap):
                yield conflict(place, derived(f"survival.{item.id}.gap"), figure=written, true=f"{gap:.0f}日")


def _shortfalls(dossier: Dossier, item: Text) -> Iterator[tuple[Place, str, Decimal]]:
    for indicator in dossier.records.of(Indicator):
        if indicator.current.unit == "日" and item.ja in indicator.name.ja and says(SHORT, indicator.name):
            yield at(indicator, "current"), f"{indicator.current.value}日", indicator.current.value
    for watched in dossier.records.of(Monitoring):
        stated = [*DAYS_JA.finditer(narrowed(watched.result.ja))]
        if stated and item.ja in watched.subject.ja and says(SHORT, watched.subject):
            yield at(watched, "result"), stated[-1][0], number_in(stated[-1][1])
    named = re.compile(rf"{re.escape(item.ja)}[のは]?不足(?:日数)?[がは]?{JA}日")
    for record, field in _arguments(dossier):
        for match in named.finditer(narrowed(getattr(record, field).ja)):
            yield at(record, field), match[0], number_in(match[1])


def _arguments(dossier: Dossier) -> Iterator[tuple[Record, str]]:
    yield from ((item, field) for item in dossier.records.of(Option) for field in ("merits", "drawbacks"))
    yield from ((item, "answer") for item in dossier.records.of(Objection))


def untreated_for_no_shortfall(dossier: Dossier) -> Iterable[Conflict]:
    """An item left as it is because nothing is short of it, and something is."""
    for item in (item for item in dossier.records.of(UntreatedItem) if says(NOT_SHORT, item.reason)):
        name = f"survival.{item.subject}.gap"
        gap = number_of(dossier.value(name)) or Decimal(0)
        if gap > 0:
            yield conflict(at(item, "reason"), derived(name), value=item.reason, true=f"{gap:.0f}日")


def lead_time_of_another_length(dossier: Dossier) -> Iterable[Conflict]:
    """The months until an option works against those until its last measure is complete."""
    programmes = {item.id: item for item in dossier.records.of(Programme)}
    for option in dossier.records.of(Option):
        stated = [months for _, months in numbers_by(MONTHS_JA, MONTHS_EN, option.lead_time)]
        ends = _ends(dossier, option)
        if stated and ends and option.programme in programmes:
            place, end = max(ends, key=lambda found: found[1])
            true = _months(programmes[option.programme].start, end)
            if abs(max(stated) - true) > 1:
                yield conflict(at(option, "lead_time"), place, value=option.lead_time, true=true)


def _ends(dossier: Dossier, option: Option) -> list[tuple[Place, date]]:
    investments = [item for item in dossier.records.of(Investment) if item.id in option.investments]
    extra = [(at(option, "extra_complete_on"), option.extra_complete_on)] if option.extra_complete_on else []
    return [*((at(item, "end"), item.end) for item in investments), *extra]


def _months(start: date, end: date) -> int:
    """Months from the first day of a period to its last, each begun month counted."""
    return (end.year - start.year) * 12 + end.month - start.month + 1
