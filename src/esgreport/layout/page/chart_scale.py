"""Scales of pictures: round ends, ticks, positions, and numbers in Excel's formats."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import log10

from esgreport.layout.chart_plan import Axis

_FORMAT = re.compile(r'([^#0"]*)([#0][#0,.]*)(?:"([^"]*)")?([^#0"]*)')
MOST_TICKS = 6


def printed(value: Decimal | None, number_format: str) -> str:
    """`value` in `number_format` (`#,##0.0`, `0"%"`, negative numbers in a second section); None is a dash."""
    if value is None:
        return "―"
    sections = number_format.split(";")
    negative = value < 0 and len(sections) > 1
    match = _FORMAT.fullmatch(sections[1] if negative else sections[0])
    if match is None:
        return f"{value:,f}"
    before, digits, quoted, after = (part or "" for part in match.groups())
    places = len(digits.partition(".")[2])
    number = f"{abs(value) if negative else value:{',' if ',' in digits else ''}.{places}f}"
    return f"{before}{number}{quoted}{after}"


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from `least` to `most` on pixels from `start` to `end`; `log` counts powers of ten."""

    least: float
    most: float
    start: float
    end: float
    log: bool = False

    def pixel(self, value: Decimal | float) -> float:
        """The pixel of a value, to a tenth; values beyond the ends stop there."""
        low, high, own = (log10(x) if self.log else x for x in (self.least, self.most, max(float(value), self._floor)))
        share = 0.0 if high == low else min(max((own - low) / (high - low), 0.0), 1.0)
        return round(self.start + share * (self.end - self.start), 1)

    @property
    def _floor(self) -> float:
        return self.least if self.log else float("-inf")


def ends(axis: Axis, values: Iterable[Decimal]) -> tuple[float, float]:
    """The least and the most of an axis: as planned, else from zero to a round number beyond the values."""
    listed = [float(value) for value in values] or [1.0]
    least = float(axis.minimum) if axis.minimum is not None else min(0.0, *listed, 0.0)
    most = float(axis.maximum) if axis.maximum is not None else _beyond(max(*listed, 0.0))
    return least, most if most > least else least + 1.0


def _beyond(value: float) -> float:
    step = _step(value) if value > 0 else 1.0
    count = int(value / step)
    return step * (count if count * step >= value else count + 1)


def _step(span: float) -> float:
    """A round step that gives at most `MOST_TICKS` ticks on `span`."""
    power = 10.0 ** int(f"{span / MOST_TICKS:e}".partition("e")[2])
    return next(size * power for size in (1, 2, 5, 10) if size * power * MOST_TICKS >= span)


def ticks(scale: Scale) -> tuple[Decimal, ...]:
    """The values at which an axis is ruled."""
    if scale.log:
        low, high = round(log10(scale.least)), round(log10(scale.most))
        return tuple(Decimal(10) ** power for power in range(low, high + 1))
    step = Decimal(repr(_step(scale.most - scale.least))).normalize()
    first = int(Decimal(repr(scale.least)) / step)
    return tuple(step * (first + n) for n in range(MOST_TICKS + 2) if float(step * (first + n)) <= scale.most + 1e-9)
