"""Indicators against their own targets, thresholds and days."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal

from esgreport.coherence.contradiction import Conflict, Dossier, at, conflict
from esgreport.company.records import Indicator

A_YEAR = timedelta(days=366)
# What is better the less there is of it.
LESS = re.compile(
    r"不足|超え|上回|未点検|していない|遅れ|\b(short|shortfall|above|not|late|unreviewed)\b", re.IGNORECASE
)


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


def target_worse_than_present(dossier: Dossier) -> Iterable[Conflict]:
    """A target that is worse than today and was never better: less of a share, more of a shortfall."""
    for item in dossier.records.of(Indicator):
        less = LESS.search(item.name.ja) is not None or LESS.search(item.name.en) is not None
        if not less and not (item.kind == "kpi" and item.current.unit == "%"):
            continue
        sign = -1 if less else 1
        aims_up = (item.target.value - item.current.value) * sign
        if aims_up < 0 and (item.current.value - item.target.value) * _direction(item) <= 0:
            yield conflict(at(item, "target"), at(item, "current"), target=item.target, current=item.current)
