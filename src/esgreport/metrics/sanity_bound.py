"""How much security can be worth at most (M16), for leaks and cyber attacks only: a warning flag, no rule."""

from __future__ import annotations

import math


def gordon_loeb_bound(expected_loss: float) -> float:
    """M16: 1/e of the expected loss without protection (36.79 %), in the same unit of money.

    Holds for the two classes of breach probability of Gordon & Loeb, ACM TISSEC 5(4), 2002; not for supply stoppages.
    """
    if expected_loss < 0:
        raise ValueError("the expected loss must not be negative")
    return expected_loss / math.e
