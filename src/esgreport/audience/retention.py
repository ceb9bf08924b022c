"""Retention of partner-supplied information: records past the end of their retention period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from esgreport.base.finding import Finding, finding
from esgreport.company.fields import specs
from esgreport.company.record_set import Records
from esgreport.company.records import Ask, Dialogue, Record

# A record by its kind and id.
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class DueForErasure:
    """What is to be erased: conversations whose words go, and records that rest on nothing but such words.

    `blocked` are records of the second kind that others refer to, with those that do; they stay until a person acts.
    """

    talks: tuple[Dialogue, ...] = ()
    records: tuple[Record, ...] = ()
    blocked: tuple[tuple[Record, tuple[str, ...]], ...] = ()


def retention_findings(records: Records, day: date) -> Iterator[Finding]:
    """A finding for each conversation and each ask whose retention ended before `day`. Findings: ESG-AUDIENCE-010."""
    retained: tuple[Dialogue | Ask, ...] = (*records.of(Dialogue), *records.of(Ask))
    for record in retained:
        if _is_over(record, day):
            place, until = record.written_at("retain_until"), str(record.retain_until)
            yield finding("ESG-AUDIENCE-010", place, f"{record.KIND}[{record.id}].retain_until", day=until)


def _is_over(record: Dialogue | Ask, day: date) -> bool:
    return record.erased_on is None and record.retain_until is not None and record.retain_until < day


def due_for_erasure(records: Records, day: date) -> DueForErasure:
    """What is due for erasure on `day`; what rests on words that were erased before is to go as well."""
    talks = tuple(talk for talk in records.of(Dialogue) if _is_over(talk, day))
    silent = {talk.id for talk in records.of(Dialogue) if talk in talks or talk.erased_on is not None}
    by_key = {(record.KIND, record.id): record for listed in records.by_kind.values() for record in listed}
    leaving = {key: record for key, record in by_key.items() if _rests_on(record, silent)}
    named = {key: frozenset(_named(record)) for key, record in by_key.items()}
    blocked: dict[Key, tuple[str, ...]] = {}
    while blocked_now := _needed(leaving, named):
        blocked |= blocked_now
        leaving = {key: record for key, record in leaving.items() if key not in blocked_now}
    return DueForErasure(talks, tuple(leaving.values()), tuple((by_key[key], by) for key, by in blocked.items()))


def _rests_on(record: Record, talks: set[str]) -> bool:
    """Whether the record has sources and all of them are among `talks`."""
    return bool(record.sources) and talks.issuperset(record.sources) and not isinstance(record, Dialogue)


def _needed(leaving: Mapping[Key, Record], named: Mapping[Key, frozenset[Key]]) -> dict[Key, tuple[str, ...]]:
    """The records due for erasure that remaining records refer to, with those records."""
    staying = {key: names for key, names in named.items() if key not in leaving}
    users = {key: _listed([name for name, names in staying.items() if key in names]) for key in leaving}
    return {key: by for key, by in users.items() if by}


def _listed(names: Iterable[Key]) -> tuple[str, ...]:
    """The records as findings name them: the first of every kind, then the others."""
    kinds: dict[str, list[str]] = {}
    for kind, name in names:
        kinds.setdefault(kind, []).append(f"{kind}[{name}]")
    first = [listed[0] for listed in kinds.values()]
    return (*first, *(name for listed in kinds.values() for name in listed[1:]))


def _named(record: Record) -> Iterator[Key]:
    """(kind, id) of every record that this one may refer to, by its id or by the id of one of its facts."""
    for spec in specs(type(record)):
        value = getattr(record, spec.name)
        names = [item for item in (value if isinstance(value, tuple) else (value,)) if isinstance(item, str)]
        yield from ((kind, name) for name in names for kind in spec.refs)
        if spec.name == "fact":
            yield from (_record_of(name) for name in names if name.count(".") >= 2)


def _record_of(fact_id: str) -> Key:
    kind, _, rest = fact_id.partition(".")
    return kind, rest.rpartition(".")[0]


def findings_of(due: DueForErasure) -> Iterator[Finding]:
    """Findings: ESG-AUDIENCE-021 for each record that cannot be erased because others refer to it."""
    for record, by in due.blocked:
        subject = f"{record.KIND}[{record.id}].sources"
        yield finding("ESG-AUDIENCE-021", record.written_at("sources"), subject, by=", ".join(by[:6]))
