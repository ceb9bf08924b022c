"""Two facts that cannot both be true: where each was written, and which figures rest on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from esgreport.base.catalogue import severity
from esgreport.base.fact import Fact, Value
from esgreport.base.finding import Finding, Severity, finding, quote
from esgreport.base.origin import Origin
from esgreport.base.quantity import Money, Percent, Quantity
from esgreport.base.text import Text
from esgreport.company.grammar.serialise import serialise
from esgreport.company.record_set import Records
from esgreport.company.records import Record

MILLION = 1_000_000
SERIALISED = (str, bool, date, Decimal, Money, Percent, Quantity)


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that rules look at: the records, every fact by id (given and derived), and the days of the documents.

    `issued` is the date on the documents, `as_of` the day of their figures.
    """

    records: Records
    facts: Mapping[str, Fact]
    issued: date
    as_of: date

    def value(self, fact_id: str) -> Value | None:
        """The value of a fact; None when it does not exist."""
        fact = self.facts.get(fact_id)
        return fact.value if fact is not None else None


@dataclass(frozen=True, slots=True)
class Place:
    """One side of a contradiction: a field of a record (`programmes[PRG-1].start`) or a derived fact.

    `origin` is None for a derived fact.
    """

    subject: str
    fact: str
    origin: Origin | None = None

    def __str__(self) -> str:
        return f"{self.subject} ({self.origin})" if self.origin is not None else self.subject


@dataclass(frozen=True, slots=True)
class Conflict:
    """What a rule found: the places, the first of them where the finding is placed; facts that it touches besides."""

    places: tuple[Place, ...]
    details: tuple[tuple[str, str], ...]
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A finding ESG-COHERENCE-NNN with the facts that it is about; `reach` are these and all that rest on them."""

    finding: Finding
    facts: tuple[str, ...]
    reach: frozenset[str]

    @property
    def stops(self) -> bool:
        """Whether documents that it touches are not written."""
        return severity(self.finding) is Severity.ERROR

    def touches(self, used: Iterable[str]) -> bool:
        """Whether one of the facts `used` is among those that it reaches."""
        return not self.reach.isdisjoint(used)


def at(record: Record, field: str) -> Place:
    """The place of a field of a record."""
    name, prefix = (
        (record.KIND,) * 2 if record.SINGLE else (f"{record.KIND}[{record.id}]", f"{record.KIND}.{record.id}")
    )
    return Place(f"{name}.{field}", f"{prefix}.{field}", record.written_at(field))


def derived(fact_id: str) -> Place:
    """The place of a derived fact."""
    return Place(fact_id, fact_id)


def conflict(*places: Place, more: Iterable[str] = (), **details: object) -> Conflict:
    """A contradiction between `places`; the second is named in the message as `other`.

    Texts in `details` are cut to forty characters, amounts written as people enter them.
    """
    shown = {name: _shown(value) for name, value in details.items()}
    if len(places) > 1:
        shown = {"other": str(places[1]), **shown}
    return Conflict(places, tuple(sorted(shown.items())), tuple(more))


def _shown(value: object) -> str:
    if isinstance(value, Text):
        return quote(value.ja or value.en)
    if isinstance(value, Money) and value.currency == "JPY" and not value.amount % MILLION:
        return f"{value.amount / MILLION:,f}百万円"
    return quote(serialise(value)) if isinstance(value, SERIALISED) else str(value)


def stamped(code: str, found: Conflict, dependents: Mapping[str, tuple[str, ...]]) -> Contradiction:
    """The conflict under its code, with all that rests on its facts."""
    first, *others = found.places
    facts = tuple(dict.fromkeys((*(place.fact for place in found.places), *found.more)))
    related = [place.origin for place in others if place.origin is not None]
    item = finding(code, first.origin, first.subject, document="", related=related, **dict(found.details))
    return Contradiction(item, facts, reach(facts, dependents))


def dependents_of(facts: Iterable[Fact]) -> Mapping[str, tuple[str, ...]]:
    """By the id of a fact, the ids of those derived from it directly."""
    found: dict[str, list[str]] = {}
    for fact in facts:
        for name in fact.inputs:
            found.setdefault(name, []).append(fact.id)
    return {name: tuple(ids) for name, ids in found.items()}


def reach(facts: Iterable[str], dependents: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """`facts` and every fact derived from them, by however many steps."""
    seen: set[str] = set()
    waiting = list(facts)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting.extend(dependents.get(name, ()))
    return frozenset(seen)
