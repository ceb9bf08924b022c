"""The state of an indicator (M19) against its target, threshold and trigger, and of an item that must last.

A KRI warns of rising exposure, a KPI tells what was reached; either needs one definition, an owner and a threshold.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

Status = Literal["green", "amber", "red"]
IndicatorStatus = Literal["met", "amber", "unchanged", "behind", "red"]
RED_BELOW = Decimal("0.5")
GREEN_FROM = Decimal(1)


def survival_status(survive: Decimal, recover: Decimal) -> Status:
    """M19: time-to-survive over time-to-recover: red below 0.5, green from 1 on, amber between.

    The limits are a convention of practice, not of the guideline.
    """
    if recover <= 0 or survive < 0:
        raise ValueError("recovery must take time and survival not be negative")
    ratio = survive / recover
    return "green" if ratio >= GREEN_FROM else "red" if ratio < RED_BELOW else "amber"


def indicator_status(
    current: Decimal,
    target: Decimal,
    threshold: Decimal | None,
    baseline: Decimal,
    planned: Decimal | None = None,
) -> IndicatorStatus:
    """M19: met when the target is reached, red when the threshold is passed on the wrong side, amber between.

    The way from baseline to target says which side is wrong; without a threshold the baseline is used. Between, an
    indicator that has not reached what was `planned` for now is behind (None plans nothing for now), and one that is
    where it began is unchanged.
    """
    rising = target >= baseline
    limit = baseline if threshold is None else threshold
    if current >= target if rising else current <= target:
        return "met"
    if current < limit if rising else current > limit:
        return "red"
    is_behind = planned is not None and (current < planned if rising else current > planned)
    if is_behind:
        return "behind"
    return "unchanged" if current == baseline else "amber"
