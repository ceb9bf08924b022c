"""Derived facts of indicators: which state each is in (M19)."""

from __future__ import annotations

from collections.abc import Iterable

from esgreport.base.fact import Row
from esgreport.company.record_set import Records
from esgreport.company.records import Indicator
from esgreport.metrics.derivation import Derivation, row
from esgreport.metrics.indicator_status import indicator_status


def indicator_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """One row `indicator_states` for every indicator, in the order of the records."""
    for item in records.of(Indicator):
        limit = item.threshold.value if item.threshold is not None else None
        state = indicator_status(item.current.value, item.target.value, limit, item.baseline.value)
        names = ("baseline", "current", "target", *(("threshold",) if limit is not None else ()))
        inputs = tuple(f"indicators.{item.id}.{name}" for name in names)
        formula = "target reached: green; threshold passed: red; else amber"
        key = f"indicator_states.{item.id}"
        yield row(
            "indicator_states",
            item.id,
            (
                ("indicator", derivation.fact(f"{key}.indicator", item.id, "", inputs, "actual")),
                ("status", derivation.fact(f"{key}.status", state, formula, inputs, "actual")),
            ),
        )
