"""When two figures say the same: within a share of each other, or to the digits in which the typed one was given."""

from __future__ import annotations

from decimal import Decimal

from esgreport.base.fact import number_of
from esgreport.base.quantity import Money

HALF, MILLION = Decimal("0.5"), Decimal(1_000_000)


def within(first: Decimal, second: Decimal, share: Decimal) -> bool:
    """Whether the two differ by no more than `share` of the larger."""
    return abs(first - second) <= share * max(abs(first), abs(second))


def rounds_to(typed: Decimal, true: Decimal) -> bool:
    """Whether `true` reads as `typed` in the digits that were typed: 350 means 345 to 355, 12 for 11.5 to 12.5.

    Zeros at the end of a whole number count as rounded.
    """
    plain = typed.normalize()
    exponent = plain.as_tuple().exponent
    last = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return abs(typed - true) <= HALF * last


def rounded(number: Decimal) -> Money:
    """Yen as a message shows them: in whole millions."""
    return Money((number / MILLION).quantize(Decimal(1)) * MILLION)


def amount(value: object) -> Decimal:
    """The number in a value; zero for none."""
    return number_of(value) or Decimal(0)
