"""What must be so for the words of a release to be true, and what a reader may conclude from it.

The grammar: `fact > fact`, `fact >= 40%`, `fact = word`, `exists kind`, `count kind >= 3`, with > >= < <= and =.
A plain number is compared with the number of the fact in the fact's own unit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from esgreport.audience.comparable import Comparable, measure, plain_number, word
from esgreport.base.condition import Comparison, Truth
from esgreport.base.fact import Fact, Row
from esgreport.company.grammar.measure import parse_percent, parse_quantity
from esgreport.company.grammar.money import parse_money
from esgreport.company.grammar.parse_error import ParseError

Sign: TypeAlias = Comparison | Literal["is"]
SIGNS: Mapping[str, Sign] = {">=": "at_least", "<=": "at_most", ">": "above", "<": "below", "=": "is"}
TURNED: Mapping[Sign, Sign] = {
    "above": "below", "below": "above", "at_least": "at_most", "at_most": "at_least", "is": "is",
}  # fmt: skip
# What follows from each, for the same two sides.
FOLLOWS: Mapping[Sign, Mapping[Sign, Truth]] = {
    "above": {"above": True, "at_least": True, "below": False, "at_most": False, "is": False},
    "below": {"below": True, "at_most": True, "above": False, "at_least": False, "is": False},
    "at_least": {"at_least": True, "below": False},
    "at_most": {"at_most": True, "above": False},
    "is": {"is": True, "at_least": True, "at_most": True, "above": False, "below": False},
}
_FACT = r"[a-z_]+(?:\.[A-Za-z0-9_-]+)+"
_NAME = re.compile(_FACT)
_COMPARED = re.compile(rf"({_FACT})\s*(>=|<=|>|<|=)\s*(\S.*)")
_COUNTED = re.compile(r"count\s+([a-z_]+)\s*(>=|<=|>|<|=)\s*([0-9]+)")
_EXISTS = re.compile(r"exists\s+([a-z_]+)")


@dataclass(frozen=True, slots=True)
class Predicate:
    """One thing that must be so. `subject` is a fact, or a kind for `exists` and `count`; `against` the other side."""

    test: Literal["compare", "count", "exists"]
    subject: str
    sign: Sign = "at_least"
    against: str = "1"

    @property
    def names(self) -> tuple[str, ...]:
        """The facts that are compared."""
        sides = (self.subject, self.against) if self.test == "compare" else ()
        return tuple(name for name in sides if _NAME.fullmatch(name))

    def holds(self, by_kind: Mapping[str, tuple[Row, ...]], by_id: Mapping[str, Fact]) -> bool:
        """Whether it is so, among all facts; what is missing is not so."""
        if self.test != "compare":
            return _satisfied(self.sign, len(by_kind.get(self.subject, ())), int(self.against))
        fact = by_id.get(self.subject)
        return fact is not None and self._compared(fact, by_id)

    def _compared(self, fact: Fact, by_id: Mapping[str, Fact]) -> bool:
        own, other = measure(fact.value), by_id.get(self.against)
        if other is not None:
            value = measure(other.value)
        else:
            plain = plain_number(self.against)
            value = Comparable(plain.number, own.unit) if plain and own else _written(self.against)
        if own is None or value is None:
            words = word(other.value) if other is not None else self.against
            return self.sign == "is" and word(fact.value) == words
        if not own.suits(value):
            return False
        return own.number == value.number if self.sign == "is" else own.satisfies(self.sign, value)

    def concludes(self, asked: Sign, subject: str, against: str) -> Truth:
        """What follows from it for a comparison of facts; None when nothing follows."""
        if self.test != "compare":
            return None
        if (subject, against) == (self.subject, self.against):
            return FOLLOWS[self.sign].get(asked)
        if (subject, against) == (self.against, self.subject):
            return FOLLOWS[TURNED[self.sign]].get(asked)
        another_word = self.sign == asked == "is" and subject == self.subject and not _NAME.fullmatch(against)
        return False if another_word and not _NAME.fullmatch(self.against) else None

    def counts(self, asked: Sign, kind: str, number: int) -> Truth:
        """What follows from it for the number of records of a kind."""
        if self.test == "compare" or kind != self.subject:
            return None
        known = int(self.against)
        least = known + 1 if self.sign == "above" else known if self.sign in ("at_least", "is") else 0
        most = known - 1 if self.sign == "below" else known if self.sign in ("at_most", "is") else None
        if asked == "at_least":
            return True if least >= number else False if most is not None and most < number else None
        if asked == "at_most":
            return True if most is not None and most <= number else False if least > number else None
        exact = least == most == number
        return True if exact else False if least > number or (most is not None and most < number) else None


def parse_predicate(text: str) -> Predicate | None:
    """The predicate that is written; None when nothing of the grammar is."""
    written = text.strip()
    if found := _COMPARED.fullmatch(written):
        return Predicate("compare", found[1], SIGNS[found[2]], found[3].strip())
    if found := _COUNTED.fullmatch(written):
        return Predicate("count", found[1], SIGNS[found[2]], found[3])
    if found := _EXISTS.fullmatch(written):
        return Predicate("exists", found[1])
    return None


def _satisfied(sign: Sign, count: int, number: int) -> bool:
    return {
        "above": count > number, "at_least": count >= number, "below": count < number, "at_most": count <= number,
        "is": count == number,
    }[sign]  # fmt: skip


def _written(text: str) -> Comparable | None:
    """The amount, share or quantity in a text; None when it is a word."""
    for read in (parse_money, parse_percent, parse_quantity):
        value = read(text)
        if not isinstance(value, ParseError):
            return measure(value)
    return None
