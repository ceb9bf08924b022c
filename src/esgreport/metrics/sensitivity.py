"""What the result depends on (M12, M13): one input at a time from its low to its high value, the others as they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Swing:
    """One bar of a tornado: the least, the middle and the greatest result when the input `name` moves."""

    name: str
    low: float
    middle: float
    high: float

    @property
    def width(self) -> float:
        """How far the result moves."""
        return self.high - self.low


def swing(name: str, middle: float, *ends: float) -> Swing:
    """The swing of a result that is `middle` as judged and `ends` when the input moves; its ends are in order."""
    return Swing(name, min(middle, *ends), middle, max(middle, *ends))


def tornado(swings: Iterable[Swing]) -> tuple[Swing, ...]:
    """The swings, the widest first. Inputs that move together are one input: a common cause is no sum of swings."""
    return tuple(sorted(swings, key=lambda found: (-found.width, found.name)))
