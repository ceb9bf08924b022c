"""Counts in words against the records that they count: shares of so many, trained people, technologies, gates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from esgreport.base.fact import number_of
from esgreport.base.quantity import Percent
from esgreport.base.text import Text
from esgreport.coherence.contradiction import Conflict, Dossier, Place, at, conflict, derived
from esgreport.coherence.text_numbers import EN, JA, numbers_by, says
from esgreport.company.grammar.number import narrowed
from esgreport.company.records import (
    Answer,
    Company,
    Exposure,
    Gate,
    House,
    Indicator,
    Item,
    LeakPath,
    Monitoring,
    Objection,
    Option,
    Scenario,
    Technology,
    Training,
)

# 12品目のうち5品目, 重要品目（12品目）のうち、…（2026年9月末で5品目）: so many of so many.
OF = re.compile(rf"{JA}(品目|社|人|名|件|工程)）?(?:の?うち|中)[^。]*?{JA}\2")
SHARE_JA, SHARE_EN = re.compile(rf"{JA}[%％]"), re.compile(r"(\d+(?:\.\d+)?)%")
TRAINED = re.compile(r"受講|研修|trained|training", re.IGNORECASE)
OF_EMPLOYEES = re.compile(r"従業員数|over employees|of employees", re.IGNORECASE)
EVALUATED = re.compile(r"代替.*評価|alternative.*evaluated|further sources evaluated", re.IGNORECASE)
ABOVE_LIMIT = re.compile(rf"基準を?(?:超|上回).*?{JA}品目中{JA}品目")
# What is counted, by what it is called.
NOUNS = (
    (Technology, r"コア技術", r"core technologies"),
    (LeakPath, r"流出(?:の)?経路", r"leak paths"),
    (Gate, r"段階審査", r"stage gates"),
)
MANY = Decimal(100)
# Facts whose shares an answer of the checklist may tell.
SHARES = ("training.", "metrics.concentration.", "dependency.")


def _pair(text: str) -> tuple[Decimal, Decimal, str] | None:
    """(part, whole, unit) of the first `so many of so many` in a Japanese text."""
    match = OF.search(narrowed(text))
    if match is None:
        return None
    whole, part = (next(iter(_numbers(match[group])), Decimal(0)) for group in (1, 3))
    return (part, whole, match[2]) if whole else None


def _numbers(written: str) -> Iterator[Decimal]:
    yield from (number for _, number in numbers_by(re.compile(JA), re.compile(r"(?!)(.)"), Text(written, "")))


def _same(stated: Decimal, true: Decimal) -> bool:
    """Whether a share in whole per cent tells of this one."""
    return abs(stated - true) <= Decimal("0.5")


def _share(part: Decimal, whole: Decimal) -> Decimal:
    return part * MANY / whole


def share_of_its_counts(dossier: Dossier) -> Iterable[Conflict]:
    """An indicator in percent whose definition says of how many it is how many."""
    for item in (item for item in dossier.records.of(Indicator) if item.current.unit == "%"):
        pair = _pair(item.definition.ja)
        if pair is not None and not _same(item.current.value, _share(*pair[:2])):
            true = Percent(_share(*pair[:2]).quantize(Decimal("0.1")))
            yield conflict(at(item, "current"), at(item, "definition"), typed=item.current, true=true)


def participants_of_the_rate(dossier: Dossier) -> Iterable[Conflict]:
    """People who took a course against the people that the rate of training is of."""
    rates = [item for item in dossier.records.of(Indicator) if says(TRAINED, item.name)]
    courses = [item for item in dossier.records.of(Training) if item.rate is not None]
    for course in courses:
        for rate in (rate for rate in rates if course.rate is not None and rate.current.value == course.rate.value):
            people = _people(dossier, rate, course)
            if people is not None and abs(course.participants.value - people[1]) > people[2]:
                places = at(course, "participants"), people[0]
                yield conflict(*places, typed=course.participants, true=f"{people[1]:.0f}")


def _people(dossier: Dossier, rate: Indicator, course: Training) -> tuple[Place, Decimal, Decimal] | None:
    """(where it is said, the people it comes to, how exactly): from the definition, or the number of employees."""
    pair = _pair(rate.definition.ja)
    if pair is not None:
        return at(rate, "definition"), pair[0], Decimal(0)
    company = dossier.records.single(Company)
    if company.employees is None or course.rate is None or not says(OF_EMPLOYEES, rate.definition):
        return None
    staff = company.employees.value
    return at(company, "employees"), staff * course.rate.value / MANY, staff / MANY / 2 + 1


def answer_of_another_count(dossier: Dossier) -> Iterable[Conflict]:
    """So many of so many in an answer of the checklist against the indicators of as many."""
    rates = [item for item in dossier.records.of(Indicator) if item.current.unit == "%"]
    for answer in dossier.records.of(Answer):
        pair = _pair(answer.grounds.ja) if answer.grounds is not None else None
        if pair is not None:
            part, whole, unit = pair
            same = [item for item in rates if f"{whole}{unit}" in narrowed(item.definition.ja)]
            if same and not any(_same(item.current.value, _share(part, whole)) for item in same):
                places = at(answer, "grounds"), at(same[0], "current")
                yield conflict(*places, value=answer.grounds, typed=same[0].current)


def answer_of_another_share(dossier: Dossier) -> Iterable[Conflict]:
    """A share in an answer of the checklist that is no indicator's, no training's and no coverage's."""
    known = {item.current.value: at(item, "current") for item in dossier.records.of(Indicator)}
    known |= {item.covered.value: at(item, "covered") for item in dossier.records.of(Exposure)}
    shares = [number for name in dossier.facts if name.startswith(SHARES) for number in _known_share(dossier, name)]
    for answer in dossier.records.of(Answer):
        for written, share in numbers_by(SHARE_JA, SHARE_EN, answer.grounds) if answer.grounds is not None else ():
            if known and share not in known and not any(_same(share, number) for number in shares):
                yield conflict(at(answer, "grounds"), next(iter(known.values())), figure=written, value=answer.grounds)
                break


def _known_share(dossier: Dossier, name: str) -> Iterator[Decimal]:
    value = dossier.value(name)
    if isinstance(value, Percent):
        yield value.value


def _counting(dossier: Dossier) -> Iterator[tuple[Place, Text]]:
    records = dossier.records
    yield from ((at(item, "grounds"), item.grounds) for item in records.of(Answer) if item.grounds is not None)
    yield from ((at(item, "narrative"), item.narrative) for item in records.of(Scenario) if item.narrative is not None)
    yield from ((at(item, "answer"), item.answer) for item in records.of(Objection))
    for option in records.of(Option):
        yield from ((at(option, name), getattr(option, name)) for name in ("merits", "drawbacks", "reversibility"))


def counted_in_words(dossier: Dossier) -> Iterable[Conflict]:
    """Core technologies, leak paths or gates counted in a text, against as many as there are."""
    for place, text in _counting(dossier):
        for kind, ja, en in NOUNS:
            forms = (
                re.compile(rf"{JA}(?:つ|件|個|回|本)の{ja}|{ja}{JA}(?:つ|件|個|回|本)"),
                re.compile(rf"{EN} {en}", re.IGNORECASE),
            )
            listed = dossier.records.of(kind)
            wrong = [written for written, number in numbers_by(*forms, text) if number != len(listed)]
            if listed and wrong:
                yield conflict(place, at(listed[0], "id"), figure=wrong[0], true=len(listed))
                break


def evaluated_alternatives(dossier: Dossier) -> Iterable[Conflict]:
    """A share of items with an evaluated alternative against the items themselves, where each says its own."""
    items = dossier.records.of(Item)
    if not items or any(item.alternative is None for item in items):
        return
    done = [item for item in items if item.alternative == "qualified"]
    for rate in dossier.records.of(Indicator):
        counted = rate.current.unit == "%" and says(EVALUATED, rate.name) and _is_of_all(rate.definition.ja, len(items))
        true = _share(Decimal(len(done)), Decimal(len(items)))
        if counted and not _same(rate.current.value, true):
            places = at(rate, "current"), *(at(item, "alternative") for item in items)
            yield conflict(*places, typed=rate.current, true=Percent(true.quantize(Decimal("0.1"))))


def _is_of_all(definition: str, many: int) -> bool:
    return f"{many}品目" in narrowed(definition)


def monitored_above_limit(dossier: Dossier) -> Iterable[Conflict]:
    """Items above the limit in a result of monitoring against the shares that were worked out."""
    limit = dossier.records.single(House).concentration_limit
    names = [name for name in dossier.facts if name.startswith("dependency.") and name.endswith(".top1")]
    shares = {name: number_of(dossier.value(name)) or Decimal(0) for name in names}
    above = [name for name, share in shares.items() if limit is not None and share > limit.value]
    for record in dossier.records.of(Monitoring) if shares and limit is not None else ():
        match = ABOVE_LIMIT.search(narrowed(record.result.ja))
        if match is not None and [*_numbers(match[2])] != [len(above)]:
            places = at(record, "result"), *map(derived, above or names)
            yield conflict(*places, value=record.result, true=len(above))
