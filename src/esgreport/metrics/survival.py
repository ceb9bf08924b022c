"""How long we last and what a stoppage costs (M3 to M5), after Simchi-Levi et al., Interfaces 45(5), 2015.

Time-to-recover is how long a source takes to come back; time-to-survive how long demand is met without it. Amounts are
in the unit of `use` (a day); money in whole yen a day.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

INFINITE = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Alternative:
    """A second source that starts after `start_days` and then gives `rate` a day; a zero rate is no alternative."""

    rate: Decimal = Decimal(0)
    start_days: Decimal = Decimal(0)


NO_ALTERNATIVE = Alternative()


def inventory_cover(stock: Decimal, use: Decimal) -> Decimal:
    """M3: days of cover, usable stock over daily use. Raises ValueError unless `use` is positive.

    Pitfalls: stock in quarantine or elsewhere, average instead of minimum. Months need a declared convention.
    """
    if use <= 0 or stock < 0:
        raise ValueError("daily use must be positive and stock not negative")
    return stock / use


def time_to_survive(stock: Decimal, use: Decimal, alternative: Alternative = NO_ALTERNATIVE) -> Decimal:
    """M4: days until supply falls short; infinite when the alternative meets demand before stock runs out.

    If I/d ≤ τ: I/d; if a ≥ d: ∞; else τ + (I − d·τ)/(d − a). An alternative that shares the cause of the stoppage gives
    nothing in that scenario: pass none.
    """
    cover = inventory_cover(stock, use)
    if alternative.rate <= 0 or cover <= alternative.start_days:
        return cover
    if alternative.rate >= use:
        return INFINITE
    return alternative.start_days + (stock - use * alternative.start_days) / (use - alternative.rate)


def gap_days(recover: Decimal, survive: Decimal) -> Decimal:
    """M4: days short, max(0, TTR − TTS)."""
    return max(Decimal(0), recover - survive)


def stock_that_closes(recover: Decimal, use: Decimal, alternative: Alternative = NO_ALTERNATIVE) -> Decimal:
    """M4: the stock with which we last as long as recovery takes."""
    late = recover - alternative.start_days
    if alternative.rate <= 0 or late <= 0:
        return use * recover
    return use * alternative.start_days + max(Decimal(0), use - alternative.rate) * late


def lost_margin(
    stock: Decimal, use: Decimal, recover: Decimal, margin_a_day: Decimal, alternative: Alternative = NO_ALTERNATIVE
) -> Decimal:
    """M5: contribution margin lost in one stoppage: days short × (1 − a/d) × margin a day.

    Days that are dry before the alternative starts lose the whole margin. Margin, not sales; delayed sales and other
    forms of loss (response, penalties, replacement) are not in it.
    """
    survive = time_to_survive(stock, use, alternative)
    if survive >= recover:
        return Decimal(0)
    if alternative.rate <= 0:
        return (recover - survive) * margin_a_day
    part = max(Decimal(0), 1 - alternative.rate / use)
    dry = max(Decimal(0), min(alternative.start_days, recover) - survive)
    partly = max(Decimal(0), recover - max(alternative.start_days, survive))
    return (dry + partly * part) * margin_a_day
