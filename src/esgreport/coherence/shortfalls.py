"""Gates and indicators that test days short of supply: there are such days, and they are not short enough already."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from esgreport.base.fact import number_of
from esgreport.base.quantity import Quantity
from esgreport.base.text import Text
from esgreport.coherence.contradiction import Conflict, Dossier, Place, at, conflict, derived
from esgreport.coherence.text_numbers import says
from esgreport.coherence.worded_days import SHORT
from esgreport.company.records import Gate, Indicator, Item, Recovery

DAYS = ("日", "days")
AT_MOST = re.compile(
    r"以下|以内|未満|\bor (?:less|fewer)\b|at most|(?:no|not) more than|less than|below", re.IGNORECASE
)
WORST = "metrics.survival.worst_gap"


def _tests(dossier: Dossier) -> Iterator[tuple[Place, Text, Quantity]]:
    """(place, words, days) of gates and indicators that are about days short of supply."""
    for gate in dossier.records.of(Gate):
        if gate.threshold is not None and gate.threshold.unit in DAYS and says(SHORT, gate.criterion):
            yield at(gate, "criterion"), gate.criterion, gate.threshold
    for indicator in dossier.records.of(Indicator):
        if indicator.target.unit in DAYS and says(SHORT, indicator.name):
            yield at(indicator, "target"), indicator.name, indicator.target


def shortfall_without_recovery(dossier: Dossier) -> Iterable[Conflict]:
    """Days short of supply as a criterion or a target without any record of how long a recovery takes."""
    for place, words, days in _tests(dossier) if not dossier.records.of(Recovery) else ():
        yield conflict(place, value=words, typed=days)


def shortfall_met_already(dossier: Dossier) -> Iterable[Conflict]:
    """A criterion of so many days short or less, which today's shortfall meets, or a target of more than it."""
    for place, words, days in _tests(dossier):
        name = _gap_of(dossier, words)
        today = number_of(dossier.value(name))
        # a target may be to stay where it is, and a gate may not
        most = days.value if says(AT_MOST, words) else days.value - 1
        if today is not None and today <= most:
            shown = Quantity(today.quantize(Decimal(1)), days.unit)
            yield conflict(place, derived(name), value=words, typed=days, true=shown)


def _gap_of(dossier: Dossier, words: Text) -> str:
    """The fact of the shortfall of the item that the words name; of the worst one when they name none."""
    named = (item for item in dossier.records.of(Item) if _names(words, item))
    return next((f"survival.{item.id}.gap" for item in named), WORST)


def _names(words: Text, item: Item) -> bool:
    return bool(item.name.ja and item.name.ja in words.ja) or bool(item.name.en and item.name.en in words.en)
