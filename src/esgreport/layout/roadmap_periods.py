"""Which periods of a roadmap an activity or a gate touches, for tables, whose cells are whole periods."""

from __future__ import annotations

from math import ceil, floor

from esgreport.document.tree import Bar, RoadmapGate


def bar_periods(bar: Bar, count: int) -> range:
    """The periods with a day of the activity, kept inside the `count` periods of the roadmap; at least one."""
    start = max(0, min(floor(bar.start), count - 1))
    return range(start, max(start + 1, min(ceil(bar.end), count)))


def gate_period(gate: RoadmapGate, count: int) -> int:
    """The period that holds the day of the gate; the last one for a gate beyond them."""
    return max(0, min(ceil(gate.at) - 1, count - 1))
