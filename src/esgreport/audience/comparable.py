"""Facts compared: the number in a fact with its unit, and the word in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from esgreport.base.condition import Comparison
from esgreport.base.fact import Value, number_of
from esgreport.base.quantity import Money, Percent, Quantity
from esgreport.base.text import Text

DAY = "day"


@dataclass(frozen=True, slots=True)
class Comparable:
    """A number in its unit: a currency, `%`, a unit of counting, `day` for dates, empty for none.

    A plain zero has any unit (`unit` is None), except that it is no date.
    """

    number: Decimal
    unit: str | None

    def suits(self, other: Comparable) -> bool:
        """Whether both can be compared."""
        return self.unit == other.unit or (None in (self.unit, other.unit) and DAY not in (self.unit, other.unit))

    def satisfies(self, how: Comparison, other: Comparable) -> bool:
        """Whether the comparison of two that suit each other holds."""
        match how:
            case "above":
                return self.number > other.number
            case "below":
                return self.number < other.number
            case "at_least":
                return self.number >= other.number
            case _:
                return self.number <= other.number


def measure(value: Value) -> Comparable | None:
    """What can be compared in a value; None for words, conditions and spans of time."""
    if isinstance(value, date):
        return Comparable(Decimal(value.toordinal()), DAY)
    number = number_of(value)
    if number is None:
        return None
    match value:
        case Money(currency=unit) | Quantity(unit=unit):
            return Comparable(number, unit)
        case Percent():
            return Comparable(number, "%")
        case _:
            return Comparable(number, "")


def plain_number(text: str) -> Comparable | None:
    """The number written in a condition itself; None when the text is the name of a fact."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return Comparable(number, "" if number else None) if number.is_finite() else None


def word(value: Value) -> str:
    """The exact word in a value, for tests of choices: `yes` and `no` of conditions, the Japanese of texts."""
    match value:
        case bool():
            return "yes" if value else "no"
        case Text(ja=words):
            return words
        case _:
            return str(value)
