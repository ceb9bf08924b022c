"""Days that a text names, in either language: 2026年11月10日, 10 November 2026."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from esgreport.base.text import Text
from esgreport.company.grammar.number import narrowed

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_JA = re.compile(r"(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?")
_EN = re.compile(rf"(?:(\d{{1,2}}) )?({'|'.join(MONTHS)}) (\d{{4}})")


def dates_in(text: Text) -> tuple[date, ...]:
    """The whole dates in a text, each once, in order."""
    return tuple(sorted({day for day, whole in _days(text) if whole}))


def months_in(text: Text) -> tuple[date, ...]:
    """The first days of the months that a text names, with or without a day, each once, in order."""
    return tuple(sorted({day.replace(day=1) for day, _ in _days(text)}))


def _days(text: Text) -> Iterator[tuple[date, bool]]:
    """Every day named, and whether its day of the month was given; what is no date is passed over."""
    japanese = ((int(year), int(month), day) for year, month, day in _JA.findall(narrowed(text.ja)))
    english = ((int(year), MONTHS.index(month) + 1, day) for day, month, year in _EN.findall(text.en))
    for year, month, day in (*japanese, *english):
        try:
            yield date(year, month, int(day or 1)), bool(day)
        except ValueError:
            continue
