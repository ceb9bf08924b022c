"""The options against the programme that they are options for, and against each other."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import permutations

from esgreport.base.fact import number_of
from esgreport.coherence.closeness import within
from esgreport.coherence.contradiction import Conflict, Dossier, at, conflict, derived
from esgreport.company.records import Investment, Option, Programme

# A derived amount may differ by what rounding leaves.
ROUNDING = Decimal("0.0005")


def more_than_one_of_a_kind(dossier: Dossier) -> Iterable[Conflict]:
    """Two proposals, or two options of doing nothing, for one programme."""
    first: dict[tuple[str, str], Option] = {}
    for option in dossier.records.of(Option):
        earlier = first.setdefault((option.programme, option.kind), option)
        if earlier is not option and option.kind in ("proposed", "nothing"):
            yield conflict(at(option, "kind"), at(earlier, "kind"), value=option.kind)


def proposal_without_investment(dossier: Dossier) -> Iterable[Conflict]:
    """An investment of the programme that the proposed option leaves out."""
    for option in (option for option in dossier.records.of(Option) if option.kind == "proposed"):
        parts = [item for item in dossier.records.of(Investment) if item.programme == option.programme]
        missing = [item for item in parts if item.id not in option.investments]
        if missing:
            names = ", ".join(item.id for item in missing)
            yield conflict(at(option, "investments"), at(missing[0], "programme"), missing=names)


def cost_of_proposal(dossier: Dossier) -> Iterable[Conflict]:
    """The initial spending of the proposed option against that of a programme that is the sum of its investments."""
    programmes = {item.id: item for item in dossier.records.of(Programme)}
    for option in (option for option in dossier.records.of(Option) if option.kind == "proposed"):
        fact_id, programme = f"option_results.{option.id}.capex", programmes[option.programme]
        spent, summed = number_of(dossier.value(fact_id)), programme.capex.amount == _summed(dossier, programme)
        if summed and spent is not None and not within(spent, programme.capex.amount, ROUNDING):
            places = at(programme, "capex"), derived(fact_id)
            yield conflict(*places, typed=programme.capex, true=dossier.value(fact_id))


def _summed(dossier: Dossier, programme: Programme) -> Decimal:
    parts = (item.capex.amount for item in dossier.records.of(Investment) if item.programme == programme.id)
    return sum(parts, Decimal(0))


def more_that_closes_less(dossier: Dossier) -> Iterable[Conflict]:
    """An option with all investments of another and more, that is said to close fewer days of gap."""
    for less, more in permutations(dossier.records.of(Option), 2):
        contains = set(less.investments) < set(more.investments) and less.programme == more.programme
        if contains and less.gap_closed and more.gap_closed and more.gap_closed.value < less.gap_closed.value:
            places = at(more, "gap_closed"), at(less, "gap_closed")
            yield conflict(*places, more_days=more.gap_closed, fewer_days=less.gap_closed)


def extra_part_before_start(dossier: Dossier) -> Iterable[Conflict]:
    """The extra part of an option complete before the programme starts."""
    programmes = {item.id: item for item in dossier.records.of(Programme)}
    for option in dossier.records.of(Option):
        day, start = option.extra_complete_on, programmes[option.programme].start
        if day is not None and day < start:
            yield conflict(
                at(option, "extra_complete_on"), at(programmes[option.programme], "start"), day=day, start=start
            )


def extra_effect_without_day(dossier: Dossier) -> Iterable[Conflict]:
    """An extra reduction of loss with no day from which it works."""
    for option in dossier.records.of(Option):
        if option.extra_effect is not None and option.extra_effect.value and option.extra_complete_on is None:
            yield conflict(at(option, "extra_effect"), value=option.extra_effect)
