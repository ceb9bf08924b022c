"""Figures that a text gives in words: 五割台, 53.9%, 4.6億円, 70日, JPY 460 million."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from esgreport.base.fact import Fact
from esgreport.base.quantity import Money, Percent, Quantity
from esgreport.base.text import Text
from esgreport.coherence.text_numbers import number_in
from esgreport.company.grammar.number import narrowed

Known = Mapping[str, tuple[Decimal, ...]]
_NUMBER = r"(\d[\d,]*(?:\.\d+)?|[一二三四五六七八九十]+)"
# (what is written, its unit, what one of it is worth, the width of the range that it means: 五割台 is 50 to 60).
_FORMS = (
    (re.compile(rf"{_NUMBER}割台"), "%", Decimal(10), Decimal(10)),
    (re.compile(rf"{_NUMBER}割(?!台)"), "%", Decimal(10), Decimal(0)),
    (re.compile(rf"{_NUMBER}\s?(?:[%％]|パーセント|per cent)"), "%", Decimal(1), Decimal(0)),
    (re.compile(rf"{_NUMBER}億円"), "円", Decimal(100_000_000), Decimal(0)),
    (re.compile(rf"{_NUMBER}百万円|JPY (\d[\d,.]*) ?(?:million|m\b)"), "円", Decimal(1_000_000), Decimal(0)),
    (re.compile(rf"{_NUMBER}万円"), "円", Decimal(10_000), Decimal(0)),
    (re.compile(rf"(?<![月\d]){_NUMBER}日(?!まで|に|付|間?以内|後|から|の)"), "日", Decimal(1), Decimal(0)),
)


@dataclass(frozen=True, slots=True)
class TextFigure:
    """A figure as it was written, in `%`, `円` or `日`, from `low` up to `high`; equal for a plain number.

    `step` is the worth of its last digit.
    """

    written: str
    unit: str
    low: Decimal
    high: Decimal
    step: Decimal

    def is_among(self, known: Known) -> bool:
        """Whether one of the known figures reads so, to the digits that were written; a sign is not told."""
        return any(self._is(abs(number)) for number in known.get(self.unit, ()))

    def _is(self, number: Decimal) -> bool:
        if self.high > self.low:
            return self.low <= number < self.high
        return abs(number - self.low) <= self.step / 2 or 0 <= number - self.low < self.step


def figures_in(text: Text) -> tuple[TextFigure, ...]:
    """The figures of a text in both languages, each once."""
    return tuple(dict.fromkeys((*_figures(narrowed(text.ja)), *_figures(text.en))))


def _figures(said: str) -> Iterator[TextFigure]:
    for form, unit, worth, width in _FORMS:
        for match in form.finditer(said):
            digits = next(group for group in match.groups() if group)
            number = number_in(digits)
            low = number * worth
            yield TextFigure(match[0], unit, low, low + width, Decimal(1).scaleb(_exponent(number)) * worth)


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def known_figures(facts: Iterable[Fact]) -> Known:
    """The numbers of facts by unit: shares, amounts in yen, days."""
    found: dict[str, list[Decimal]] = defaultdict(list)
    for fact in facts:
        match fact.value:
            case Percent(value=number):
                found["%"].append(number)
            case Money(amount=number):
                found["円"].append(number)
            case Quantity(value=number, unit="日" | "%" as unit):
                found[unit].append(number)
    return {unit: tuple(numbers) for unit, numbers in found.items()}
