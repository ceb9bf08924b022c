"""Amounts and days that a text names by what they are: spending in the period, stock, the day of an incident."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from esgreport.base.fact import number_of
from esgreport.base.text import Text
from esgreport.coherence.closeness import rounds_to
from esgreport.coherence.contradiction import MILLION, Conflict, Dossier, Place, at, conflict
from esgreport.coherence.text_numbers import EN, JA, numbers_by
from esgreport.company.grammar.number import narrowed
from esgreport.company.records import Incident, Investment, Objection, Option, Programme, Resolution

PERIOD = (
    re.compile(rf"期間中の支出(?:の上限)?[はがをも]?{JA}百万円"),
    re.compile(rf"spending of JPY {EN} million in the period", re.IGNORECASE),
)
STOCK = (
    re.compile(rf"(?:在庫|運転資金)(?:の増加)?[はがをも]?{JA}百万円"),
    re.compile(rf"(?:stock of|working capital rises by|working capital of) JPY {EN} million", re.IGNORECASE),
)
INCIDENT_JA = re.compile(r"(\d{4})年(\d{1,2})月の(?:事案|事故|流出|遅着)")


def _texts(dossier: Dossier) -> Iterator[tuple[Place, Text]]:
    records = dossier.records
    yield from ((at(item, "financial_impact"), item.financial_impact) for item in records.of(Resolution))
    yield from ((at(item, "answer"), item.answer) for item in records.of(Objection))
    for option in records.of(Option):
        yield from ((at(option, name), getattr(option, name)) for name in ("merits", "drawbacks"))


def spending_named_otherwise(dossier: Dossier) -> Iterable[Conflict]:
    """An amount called the spending in the period that is not the programme's."""
    for programme in dossier.records.of(Programme):
        known = programme.total_in_period
        true = known.amount if known is not None else number_of(dossier.value("metrics.programme.in_period"))
        for place, text in _texts(dossier) if true is not None else ():
            for written, number in numbers_by(*PERIOD, text):
                if true is not None and not rounds_to(number, true / MILLION):
                    yield conflict(place, at(programme, "total_in_period"), figure=written, value=text)
                    break


def stock_named_otherwise(dossier: Dossier) -> Iterable[Conflict]:
    """An amount called stock or working capital that is neither a measure's nor that of all of them."""
    tied = [item for item in dossier.records.of(Investment) if item.working_capital is not None]
    parts = [item.working_capital.amount / MILLION for item in tied if item.working_capital is not None]
    known = {*parts, sum(parts, Decimal(0))}
    for place, text in _texts(dossier) if tied else ():
        for written, number in numbers_by(*STOCK, text):
            if not any(rounds_to(number, true) for true in known):
                yield conflict(place, *(at(item, "working_capital") for item in tied), figure=written, value=text)
                break


def incident_of_another_month(dossier: Dossier) -> Iterable[Conflict]:
    """An answer that tells of an incident in a month in which none is on record."""
    incidents = dossier.records.of(Incident)
    known = {(item.occurred_on.year, item.occurred_on.month) for item in incidents}
    for objection in dossier.records.of(Objection) if incidents else ():
        stated = [
            date(int(y), int(m), 1) for y, m in INCIDENT_JA.findall(narrowed(objection.answer.ja)) if 0 < int(m) < 13
        ]
        wrong = [day for day in stated if (day.year, day.month) not in known]
        if wrong:
            yield conflict(
                at(objection, "answer"), at(incidents[0], "occurred_on"), day=wrong[0], value=objection.answer
            )
