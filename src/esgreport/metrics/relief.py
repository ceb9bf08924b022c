"""The share of each scenario's expected loss that measures take away, year by year: none before they are complete.

Effects on one scenario multiply and do not add (M11). An effect that fades leaves less every year: value is capability
times coverage times reliability (FAIR-CAM 1.0, FAIR Institute).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from esgreport.metrics.fiscal_years import MONTHS

Relief = tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Acting:
    """What a measure leaves of one scenario's expected loss (`left`, 0.45 leaves 45 %), and how it fades a year."""

    measure: str
    left: float
    decay: float = 0.0

    def after(self, years: int) -> float:
        """What the measure leaves when it has been complete for so many full years: 1 − (1−f)(1−d)ʸ."""
        return 1 - (1 - self.left) * (1 - self.decay) ** years


def relief(acting: Sequence[Sequence[Acting]], runs: Mapping[str, range], years: Sequence[range]) -> Relief:
    """For each scenario the share of a year's expected loss taken away in each of `years` (ranges of months).

    `acting` holds the effects on each scenario, `runs` the months in which each measure works.
    """
    return tuple(tuple(_taken(effects, runs, months) for months in years) for effects in acting)


def _taken(effects: Sequence[Acting], runs: Mapping[str, range], months: range) -> float:
    """The months of a year are taken together between the months in which anything begins, ends or fades."""
    spans = [(effect, runs[effect.measure]) for effect in effects if effect.measure in runs]
    turns = sorted({month for _, span in spans for month in _turns(span, months)} | {months.start, months.stop})
    parts = ((start, stop - start) for start, stop in pairwise(turns))
    return math.fsum(count * (1 - _left(spans, month)) for month, count in parts) / MONTHS


def _turns(span: range, months: range) -> list[int]:
    """The months of a year in which a measure begins, ends, or has been complete for one more year."""
    anniversary = months.start + (span.start - months.start) % MONTHS
    return [month for month in (span.start, span.stop, anniversary) if month in months]


def _left(spans: Sequence[tuple[Acting, range]], month: int) -> float:
    return math.prod(effect.after((month - span.start) // MONTHS) for effect, span in spans if month in span)
