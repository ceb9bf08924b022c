"""Indicators against their own targets, thresholds and days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal

from esgreport.coherence.contradiction import Conflict, Dossier, at, conflict
from esgreport.company.records import Indicator

A_YEAR = timedelta(days=366)


def _direction(indicator: Indicator) -> Decimal:
    """Positive when more is better: from the baseline to the target."""
    return indicator.target.value - indicator.baseline.value


def target_day_passed(dossier: Dossier) -> Iterable[Conflict]:
    """A target whose day has passed, still told as a target."""
    for item in dossier.records.of(Indicator):
        if item.target_on < dossier.as_of:
            yield conflict(at(item, "target_on"), day=item.target_on, as_of=dossier.as_of)


def target_reached(dossier: Dossier) -> Iterable[Conflict]:
    """A target that the present value has passed: it asks for less than there is."""
    for item in dossier.records.of(Indicator):
        beyond = item.current.value - item.target.value
        if beyond * _direction(item) > 0:
            yield conflict(at(item, "target"), at(item, "current"), target=item.target, current=item.current)


def threshold_beyond_target(dossier: Dossier) -> Iterable[Conflict]:
    """A threshold on the far side of the target: reaching the target would sound the alarm."""
    for item in dossier.records.of(Indicator):
        if item.threshold is not None and (item.target.value - item.threshold.value) * _direction(item) < 0:
            yield conflict(at(item, "threshold"), at(item, "target"), threshold=item.threshold, target=item.target)


def stale_value(dossier: Dossier) -> Iterable[Conflict]:
    """A present value more than a year older than the day of the documents' figures."""
    for item in dossier.records.of(Indicator):
        if item.as_of is not None and item.as_of < dossier.as_of - A_YEAR:
            yield conflict(at(item, "current"), day=item.as_of, as_of=dossier.as_of)
