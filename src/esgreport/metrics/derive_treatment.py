"""Derived facts of what is left open: items above the house limit that neither a measure nor a reason concerns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from esgreport.base.fact import Row
from esgreport.base.label import Label
from esgreport.company.record_set import Records
from esgreport.company.records import Effect, House, Programme, Recovery, Scenario, UntreatedItem
from esgreport.metrics.derivation import Derivation, Figure, number_of, quantity

LIMIT = "house.concentration_limit"


def treatment_rows(records: Records, dependency: Sequence[Row], label: Label, derivation: Derivation) -> Iterable[Row]:
    """The row `metrics.treatment` of a programme: items above the limit on one source, and those of them left open.

    Left open is an item for which no measure works on a scenario, neither an alternative nor stock is planned, and no
    reason is recorded why the programme leaves it as it is. None without a programme, a limit or shares.
    """
    limit = next((house.concentration_limit for house in records.of(House)), None)
    if limit is None or not dependency or not records.of(Programme):
        return
    above = [row.id for row in dependency if number_of(row, "top1") > limit.value]
    left = set(above) - set(_considered(records))
    named = (LIMIT, *(name for row in dependency for name in _inputs(row)), *_reasons(records))
    inputs = dict.fromkeys(name for name in named if name in derivation.known or name.startswith("transactions:"))
    figures = (
        Figure("above_limit", quantity(Decimal(len(above)), "品目"), "items with max(sᵢ)/Σs above the limit"),
        Figure("left_open", quantity(Decimal(len(left)), "品目"), "of these, items without a measure or a reason"),
    )
    labelled = (replace(figure, label=label) for figure in figures)
    yield derivation.row("metrics", "treatment", tuple(inputs), labelled, "actual")


def _considered(records: Records) -> Iterator[str]:
    """The items for which something is planned or a reason is recorded."""
    acted_on = {effect.scenario for effect in records.of(Effect)}
    for scenario in records.of(Scenario):
        yield from scenario.items if scenario.id in acted_on else ()
    yield from (item.item for item in records.of(Recovery) if item.alternative_rate or item.planned_stock)
    yield from (item.subject for item in records.of(UntreatedItem))


def _reasons(records: Records) -> Iterator[str]:
    yield from (f"effects.{item.id}.scenario" for item in records.of(Effect))
    yield from (f"untreated.{item.id}.subject" for item in records.of(UntreatedItem))


def _inputs(row: Row) -> tuple[str, ...]:
    share = row.fact("top1")
    return share.inputs if share is not None else ()
