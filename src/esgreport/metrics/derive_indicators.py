"""Derived facts of indicators: which state each is in (M19)."""

from __future__ import annotations

from collections.abc import Iterable

from esgreport.base.fact import Row
from esgreport.company.record_set import Records
from esgreport.company.records import Indicator
from esgreport.metrics.derivation import Derivation, Figure
from esgreport.metrics.indicator_status import indicator_status

FORMULA = "target reached: met; threshold passed: red; short of plan: behind; as at first: unchanged; else amber"


def indicator_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """One row `indicator_states` for every indicator, in the order of the records."""
    for item in records.of(Indicator):
        limit = item.threshold.value if item.threshold is not None else None
        planned = item.planned.value if item.planned is not None else None
        state = indicator_status(item.current.value, item.target.value, limit, item.baseline.value, planned)
        optional = (("threshold", limit), ("planned", planned))
        names = ("baseline", "current", "target", *(name for name, value in optional if value is not None))
        inputs = (f"indicators.{item.id}.{name}" for name in names)
        figures = (Figure("indicator", item.id), Figure("status", state, FORMULA))
        yield derivation.row("indicator_states", item.id, inputs, figures, "actual")
