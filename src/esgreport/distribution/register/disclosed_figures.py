"""Which figures a document discloses, and how closely: the bounds that a printed figure leaves to the true one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from esgreport.base.fact import Fact, number_of
from esgreport.distribution.register.entry import DisclosedFigure

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
# What a printed unit multiplies by: 円, 千円, 万円, 百万円, 億円, billion.
SCALES = tuple(Decimal(10) ** power for power in (0, 3, 4, 6, 8, 9))
RELEASE = "releases."


def disclosed_figures(shown: Iterable[tuple[str, str]], facts: Mapping[str, Fact]) -> tuple[DisclosedFigure, ...]:
    """Every figure among the facts shown (id and printed text), each form once.

    `facts` are those of the view, by the ids shown. A band disclosed in words has the bounds of its words.
    """
    return tuple(dict.fromkeys(figure for fact_id, text in shown for figure in _disclosed(fact_id, text, facts)))


def _disclosed(fact_id: str, text: str, facts: Mapping[str, Fact]) -> Iterator[DisclosedFigure]:
    fact = facts.get(fact_id)
    if fact is None:
        return
    released = fact.id.startswith(RELEASE)
    about = fact.inputs[0] if released and fact.inputs else fact.id
    value = number_of(fact.value)
    if value is not None:
        low, high = bounds_of(text, value)
        yield DisclosedFigure(about, text, low, high, fact.id if released else "")


def bounds_of(text: str, value: Decimal) -> tuple[Decimal, Decimal]:
    """The least and the most that the true figure can be, for a reader of `text`; `value` tells the unit of the print.

    Half a unit of the last printed digit on either side, a whole one above where the house cuts off.
    """
    best = (abs(value) * 2, Decimal(0), Decimal(0))
    for number in _NUMBER.findall(unicodedata.normalize("NFKC", text)):
        digits = number.replace(",", "")
        places = len(digits.partition(".")[2])
        for scale in SCALES:
            printed, step = Decimal(digits) * scale, scale.scaleb(-places)
            best = min(best, (abs(abs(value) - printed), printed, step))
    miss, printed, step = best
    if not step or miss >= step:
        return value, value
    low, high = (printed - step / 2, printed + step / 2) if miss * 2 <= step else (printed, printed + step)
    return (low, high) if value >= 0 else (-high, -low)
