"""Derived facts of dialogue: how often we talked, with whom, and who spoke first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from esgreport.base.fact import Fact, Row
from esgreport.company.collection import Records
from esgreport.company.records import Dialogue, Stakeholder
from esgreport.metrics.derived import Derivation, named_row, quantity


def dialogue_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """The row `metrics.dialogue` with counts in all, by direction and by class of stakeholder."""
    talks = records.of(Dialogue)
    if talks:
        yield named_row("dialogue", _counts(talks, records, derivation))


def _counts(talks: tuple[Dialogue, ...], records: Records, derivation: Derivation) -> Iterable[Fact]:
    kinds = {party.id: party.kind for party in records.of(Stakeholder)}
    counted = Counter({"total": len(talks)})
    counted.update(talk.direction for talk in talks)
    counted.update(kinds[talk.stakeholder] for talk in talks)
    inputs = tuple(f"dialogue.{talk.id}.on" for talk in talks)
    for name in sorted(counted):
        value = quantity(Decimal(counted[name]), "件")
        yield derivation.fact(f"metrics.dialogue.count.{name}", value, "n", inputs, "actual")
