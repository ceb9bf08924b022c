"""Retention of partner-supplied information: records past the end of their retention period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from esgreport.base.finding import Finding, finding
from esgreport.company.fields import specs
from esgreport.company.record_set import Records
from esgreport.company.records import Ask, Dialogue, Record


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
        until = record.retain_until
        if until is not None and _is_over(record, day):
            place = record.origins.get("retain_until") or record.origins.get("")
            yield finding("ESG-AUDIENCE-010", place, f"{record.KIND}[{record.id}].retain_until", day=until.isoformat())


def _is_over(record: Dialogue | Ask, day: date) -> bool:
    return record.erased_on is None and record.retain_until is not None and record.retain_until < day


def due_for_erasure(records: Records, day: date) -> DueForErasure:
    """What is due for erasure on `day`; what rests on words that were erased before is to go as well."""
    talks = tuple(talk for talk in records.of(Dialogue) if _is_over(talk, day))
    silent = {talk.id for talk in records.of(Dialogue) if talk in talks or talk.erased_on is not None}
    everything = [record for listed in records.by_kind.values() for record in listed]
    leaving = {
        (record.KIND, record.id): record
        for record in everything
        if record.sources and silent.issuperset(record.sources) and not isinstance(record, Dialogue)
    }
    named = {(record.KIND, record.id): frozenset(_named(record)) for record in everything}
    blocked: dict[tuple[str, str], tuple[str, ...]] = {}
    while blocked_now := _needed(leaving, named):
        blocked |= blocked_now
        leaving = {key: record for key, record in leaving.items() if key not in blocked_now}
    by_key = {(record.KIND, record.id): record for record in everything}
    return DueForErasure(talks, tuple(leaving.values()), tuple((by_key[key], by) for key, by in blocked.items()))


def _needed(
    leaving: Mapping[tuple[str, str], Record], named: Mapping[tuple[str, str], frozenset[tuple[str, str]]]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """The records due for erasure that remaining records refer to, with those records."""
    staying = {key: names for key, names in named.items() if key not in leaving}
    users = {key: _listed([name for name, names in staying.items() if key in names]) for key in leaving}
    return {key: by for key, by in users.items() if by}


def _listed(names: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The records as findings name them: the first of every kind, then the others."""
    kinds: dict[str, list[str]] = {}
    for kind, name in names:
        kinds.setdefault(kind, []).append(f"{kind}[{name}]")
    first = [listed[0] for listed in kinds.values()]
    return (*first, *(name for listed in kinds.values() for name in listed[1:]))


def _named(record: Record) -> Iterator[tuple[str, str]]:
    """(kind, id) of every record that this one may refer to, by its id or by the id of one of its facts."""
    for spec in specs(type(record)):
        value = getattr(record, spec.name)
        names = value if isinstance(value, tuple) else (value,)
        for name in (item for item in names if isinstance(item, str)):
            yield from ((kind, name) for kind in spec.refs)
            if spec.name == "fact" and name.count(".") >= 2:
                kind, _, rest = name.partition(".")
                yield kind, rest.rpartition(".")[0]


def findings_of(due: DueForErasure) -> Iterator[Finding]:
    """Findings: ESG-AUDIENCE-021 for each record that cannot be erased because others refer to it."""
    for record, by in due.blocked:
        place = record.origins.get("sources") or record.origins.get("")
        yield finding("ESG-AUDIENCE-021", place, f"{record.KIND}[{record.id}].sources", by=", ".join(by[:6]))
