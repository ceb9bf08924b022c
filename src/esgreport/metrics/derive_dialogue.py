"""Derived facts of dialogue: how often we talked, with whom, and who spoke first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from esgreport.base.fact import Fact, Row
from esgreport.company.record_set import Records
from esgreport.company.records import Dialogue, Stakeholder
from esgreport.metrics.derivation import Derivation, named_row, quantity, row


def dialogue_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """The row `metrics.dialogue` with counts in all, by direction and by class, and rows `stakeholder_talks`."""
    talks = records.of(Dialogue)
    if talks:
        yield named_row("dialogue", _counts(talks, records, derivation))
    for party in records.of(Stakeholder):
        own = [talk for talk in talks if talk.stakeholder == party.id]
        if own:
            yield _talks(party, own, derivation)


def _talks(party: Stakeholder, talks: list[Dialogue], derivation: Derivation) -> Row:
    key, inputs = f"stakeholder_talks.{party.id}", tuple(f"dialogue.{talk.id}.on" for talk in talks)
    last = max(talk.on for talk in talks)
    return row(
        "stakeholder_talks",
        party.id,
        (
            ("stakeholder", derivation.fact(f"{key}.stakeholder", party.id, "", inputs, "actual")),
            ("count", derivation.fact(f"{key}.count", quantity(Decimal(len(talks)), "件"), "n", inputs, "actual")),
            ("last_on", derivation.fact(f"{key}.last_on", last, "latest day", inputs, "actual")),
        ),
    )


def _counts(talks: tuple[Dialogue, ...], records: Records, derivation: Derivation) -> Iterable[Fact]:
    kinds = {party.id: party.kind for party in records.of(Stakeholder)}
    counted = Counter({"total": len(talks)})
    counted.update(talk.direction for talk in talks)
    counted.update(kinds[talk.stakeholder] for talk in talks)
    inputs = tuple(f"dialogue.{talk.id}.on" for talk in talks)
    for name in sorted(counted):
        value = quantity(Decimal(counted[name]), "件")
        yield derivation.fact(f"metrics.dialogue.count.{name}", value, "n", inputs, "actual")
