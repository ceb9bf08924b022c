"""Concentration of supply (M1, M2): shares, the Herfindahl–Hirschman index, effective numbers, and their bounds.

Thresholds that competition authorities use for markets are no limits for supply risk; they are not used here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class ConcentrationBounds:
    """The least and the greatest value that the known part allows."""

    least: Decimal
    greatest: Decimal


def shares(amounts: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Shares in per cent of the total, in the given order. Raises ValueError unless the total is positive.

    Pitfalls: legal entity or group, trading company or maker, country of the site or of the head office.
    """
    total = sum(amounts, Decimal(0))
    if total <= 0 or min(amounts) < 0:
        raise ValueError("shares need amounts that are not negative and a positive total")
    return tuple(HUNDRED * amount / total for amount in amounts)


def top_share(amounts: Sequence[Decimal]) -> Decimal:
    """M1: the largest share in per cent, max(sᵢ)/Σs."""
    return max(shares(amounts))


def hhi(amounts: Sequence[Decimal]) -> Decimal:
    """M2: the Herfindahl–Hirschman index Σ(100·sᵢ)², from 0 to 10,000 (Herfindahl 1950; Hirschman 1945)."""
    return sum((share * share for share in shares(amounts)), Decimal(0))


def effective_number(index: Decimal) -> Decimal:
    """M2: how many equal parties the index corresponds to, 10,000/HHI."""
    return Decimal(10_000) / index


def single_source_share(amounts: Mapping[str, Mapping[str, Decimal]]) -> tuple[Decimal, Decimal]:
    """M1: the share of items with one supplier, by number of items and by spend, in per cent.

    `amounts` is item → supplier → spend. Always show both: three of twelve items may be three quarters of the spend.
    """
    alone = [parties for parties in amounts.values() if sum(1 for amount in parties.values() if amount > 0) == 1]
    total, spend = _spend(amounts.values()), _spend(alone)
    if not amounts or total <= 0:
        raise ValueError("single-source shares need items with spend")
    return HUNDRED * len(alone) / len(amounts), HUNDRED * spend / total


def hhi_bounds(known: Sequence[Decimal]) -> ConcentrationBounds:
    """M2 when shares (in per cent) cover less than 100: bounds instead of a guess.

    The least spreads the unknown rest infinitely thin; the greatest gives it to parties no larger than the smallest
    known one, or to one party when none is known. Raises ValueError when shares are not positive or exceed 100.
    """
    if not known:
        return ConcentrationBounds(Decimal(0), Decimal(10_000))
    total, least = _known_total(known), sum((share * share for share in known), Decimal(0))
    cap, rest = min(known), HUNDRED - total
    full_parties = rest // cap
    left = rest - full_parties * cap
    return ConcentrationBounds(least, least + full_parties * cap * cap + left * left)


def top_bounds(known: Sequence[Decimal]) -> ConcentrationBounds:
    """M1 when shares (in per cent) cover less than 100: the largest known one, or the whole unknown rest as one source.

    Raises ValueError when the shares are not positive or exceed 100.
    """
    total = _known_total(known)
    return ConcentrationBounds(max(known), max(max(known), HUNDRED - total))


def _known_total(known: Sequence[Decimal]) -> Decimal:
    total = sum(known, Decimal(0))
    if not known or min(known) <= 0 or total > HUNDRED:
        raise ValueError("known shares must be positive and at most 100 in all")
    return total


def _spend(items: Iterable[Mapping[str, Decimal]]) -> Decimal:
    return sum((amount for parties in items for amount in parties.values()), Decimal(0))
