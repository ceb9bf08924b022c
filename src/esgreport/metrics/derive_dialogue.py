"""Derived facts of dialogue: how often we talked, with whom, and who spoke first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from esgreport.base.fact import Row
from esgreport.company.record_set import Records
from esgreport.company.records import Dialogue, Stakeholder
from esgreport.metrics.derivation import Derivation, Figure, quantity


def dialogue_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """The row `metrics.dialogue` with counts in all, by direction and by class, and rows `stakeholder_talks`."""
    talks = records.of(Dialogue)
    if talks:
        yield derivation.row("metrics", "dialogue", _days(talks), _counts(talks, records), "actual")
    for party in records.of(Stakeholder):
        own = [talk for talk in talks if talk.stakeholder == party.id]
        if own:
            yield derivation.row("stakeholder_talks", party.id, _days(own), _talks(party, own), "actual")


def _days(talks: Sequence[Dialogue]) -> tuple[str, ...]:
    return tuple(f"dialogue.{talk.id}.on" for talk in talks)


def _talks(party: Stakeholder, talks: Sequence[Dialogue]) -> Iterable[Figure]:
    yield Figure("stakeholder", party.id)
    yield Figure("count", quantity(Decimal(len(talks)), "件"), "n")
    yield Figure("last_on", max(talk.on for talk in talks), "latest day")


def _counts(talks: Sequence[Dialogue], records: Records) -> Iterable[Figure]:
    kinds = {party.id: party.kind for party in records.of(Stakeholder)}
    counted = Counter(name for talk in talks for name in ("total", talk.direction, kinds[talk.stakeholder]))
    return (Figure(f"count.{name}", quantity(Decimal(counted[name]), "件"), "n") for name in sorted(counted))
