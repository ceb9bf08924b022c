"""What the result depends on (M12, M13): one input at a time from its low to its high value, the others as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Swing:
    """One bar of a tornado: the result at the low and at the high value of the input `name`."""

    name: str
    at_low: float
    at_high: float

    @property
    def width(self) -> float:
        """How far the result moves."""
        return abs(self.at_high - self.at_low)


def tornado(inputs: Iterable[tuple[str, float, float]], result: Callable[[str, float], float]) -> tuple[Swing, ...]:
    """The swings, the widest first; `result(name, value)` is the result with one input changed.

    Inputs are (name, low, high). Inputs that move together are one input here: a common cause is no sum of swings.
    """
    swings = [Swing(name, result(name, low), result(name, high)) for name, low, high in inputs]
    return tuple(sorted(swings, key=lambda swing: (-swing.width, swing.name)))
