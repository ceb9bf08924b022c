"""How far an input must move before a decision turns: the smallest deviation that breaks it (reverse stress test).

Sources: Smith, Linkov and others, arXiv 2511.07289 (from a loss back to the pattern that most likely caused it);
Reverse stress testing for supply chains, Optimization Online, April 2026 (the smallest joint deviation that breaks a
goal).
"""

from __future__ import annotations

import math
from collections.abc import Callable

# The way is cut into pieces of this length: what turns and turns back within one piece alone is missed.
PIECE = 1 / 32
STEPS = 48


def turning_point(holds: Callable[[float], bool], start: float, end: float) -> float | None:
    """The place nearest to `start` on the way to `end` where `holds` ceases to be true; None when it never does.

    Exact where `holds` changes once (a value that is monotone in the input); elsewhere bracketed by the first piece at
    whose end it fails.
    """
    last, pieces = start, max(1, math.ceil(abs(end - start) / PIECE))
    for piece in range(1, pieces + 1):
        place = start + (end - start) * piece / pieces
        if not holds(place):
            return _between(holds, last, place)
        last = place
    return None


def _between(holds: Callable[[float], bool], true: float, false: float) -> float:
    for _ in range(STEPS):
        middle = (true + false) / 2
        true, false = (middle, false) if holds(middle) else (true, middle)
    return false
