"""Derived facts of net present value sensitivity: one assumption at a time, the widest swing first (M12, M13)."""

from __future__ import annotations

from collections.abc import Iterable

from esgreport.base.fact import Row
from esgreport.base.text import Text
from esgreport.company.record_set import Records
from esgreport.metrics.assumptions import RANGE, Movement, middle, movements
from esgreport.metrics.derivation import Derivation, Figure, money
from esgreport.metrics.option_case import OptionCase
from esgreport.metrics.programme import appraised_programme
from esgreport.metrics.sensitivity import Swing, swing, tornado


def sensitivity_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """The rows `sensitivity` of the first programme; an assumption that moves nothing has none."""
    found = appraised_programme(records)
    if found is None:
        return
    moved = {movement.key: movement for movement in movements(found, records)}
    inputs = (*found.inputs(found.proposal), *found.portfolio.inputs(RANGE))
    base = middle(found).value(found.proposal)
    for bar in tornado(swing_of(found.proposal, base, movement) for movement in moved.values()):
        if bar.width > 0:
            yield derivation.row("sensitivity", bar.name, inputs, _figures(moved[bar.name].name, bar))


def swing_of(case: OptionCase, base: float, movement: Movement) -> Swing:
    """How far the value of an option, `base` in the middle, moves with one assumption."""
    return swing(movement.key, base, movement.low.value(case), movement.high.value(case))


def _figures(name: Text, bar: Swing) -> tuple[Figure, ...]:
    return (
        Figure("name", name),
        Figure("low", money(bar.low), "NPV at the unfavourable end"),
        Figure("high", money(bar.high), "NPV at the favourable end"),
        Figure("low_change", money(bar.low - bar.middle), "NPV at the unfavourable end − NPV"),
        Figure("high_change", money(bar.high - bar.middle), "NPV at the favourable end − NPV"),
    )
