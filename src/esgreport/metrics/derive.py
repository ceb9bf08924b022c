"""The stage that derives facts: every figure that can be computed from the records, and none that would be a guess."""

from __future__ import annotations

from collections.abc import Mapping

from esgreport.base.fact import Fact, Row
from esgreport.company.record_set import Records
from esgreport.metrics.derivation import Derivation
from esgreport.metrics.derive_appraisal import appraisal_rows
from esgreport.metrics.derive_concentration import concentration_rows
from esgreport.metrics.derive_dialogue import dialogue_rows
from esgreport.metrics.derive_indicators import indicator_rows
from esgreport.metrics.derive_leak import leak_rows
from esgreport.metrics.derive_loss import loss_rows
from esgreport.metrics.derive_materiality import materiality_rows
from esgreport.metrics.derive_options import option_rows
from esgreport.metrics.derive_profit import profit_rows
from esgreport.metrics.derive_reply_time import reply_time_rows
from esgreport.metrics.derive_revenue import revenue_rows
from esgreport.metrics.derive_rights import right_rows
from esgreport.metrics.derive_sensitivity import sensitivity_rows
from esgreport.metrics.derive_situation import situation_rows
from esgreport.metrics.derive_size import size_rows
from esgreport.metrics.derive_spending import spending_rows
from esgreport.metrics.derive_stoppages import stoppage_rows
from esgreport.metrics.derive_stops import stop_rows
from esgreport.metrics.derive_survival import survival_rows
from esgreport.metrics.derive_total import total_rows
from esgreport.metrics.derive_verdict import verdict_rows

STAGES = (
    concentration_rows, survival_rows, stoppage_rows, revenue_rows, loss_rows, total_rows, appraisal_rows,
    spending_rows, stop_rows, profit_rows,
    sensitivity_rows, option_rows, verdict_rows, right_rows, leak_rows, materiality_rows, indicator_rows, dialogue_rows,
    situation_rows, size_rows, reply_time_rows,
)  # fmt: skip


def derive(records: Records, known: Mapping[str, Fact]) -> tuple[Row, ...]:
    """All derived rows. `known` are the records' facts by id; a derived label is the join of its inputs' labels.

    Figures whose inputs are missing are absent. The records were validated, so nothing here can be out of its domain.
    """
    derivation = Derivation(known)
    return tuple(row for stage in STAGES for row in stage(records, derivation))
