"""The forms in which a protected number could appear in a file: exact, in thousands, in 百万 and 億, with 億 and 万."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import lru_cache

from esgreport.audit.word_search import normalised

# Shorter numbers occur in any file by chance; the register's checks judge what they give away.
LEAST_DIGITS = 4
LEAST_WITH_UNIT = 3
_COMMA = re.compile(r"(?<=\d),(?=\d)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_GROUPED = re.compile(r"(?<![\d,])\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)(万|百万|億|十億|million|billion)")
_MIXED = re.compile(r"\d+億\d+万")
_WORDS = (
    (Decimal(10**4), ("万",)),
    (Decimal(10**6), ("百万", "million")),
    (Decimal(10**8), ("億",)),
    (Decimal(10**9), ("十億", "billion")),
)


@lru_cache(maxsize=8192)
def bare_forms(value: Decimal, *, is_money: bool) -> frozenset[str]:
    """The digits of `value` as they may appear alone, without commas; amounts in thousands and millions, too."""
    scales = (Decimal(1), Decimal(1000), Decimal(10**4), Decimal(10**6), Decimal(10**8), Decimal(10**9))
    forms = {form for scale in (scales if is_money else scales[:1]) for form in _plain(value / scale)}
    return frozenset(form for form in forms if _significant(form) >= LEAST_DIGITS)


@lru_cache(maxsize=8192)
def worded_forms(value: Decimal) -> frozenset[str]:
    """An amount with its unit in words, as it may appear rounded: 4.32百万, 432万, 1億2345万, JPY 4.32 million."""
    forms: set[str] = set()
    for scale, words in _WORDS:
        for form in _plain(value / scale):
            if _significant(form) >= LEAST_WITH_UNIT:
                forms.update(form + word for word in words)
    oku, rest = divmod(abs(value), Decimal(10**8))
    if oku and rest:
        forms.update(f"{oku:f}億{rounded:f}万" for rounded in _rounded(rest / Decimal(10**4), 0))
    return frozenset(forms)


def _plain(number: Decimal) -> Iterator[str]:
    """The number with all its digits, and rounded and cut to two, one and no places."""
    yield _shown(abs(number))
    for places in (2, 1, 0):
        yield from (_shown(item) for item in _rounded(abs(number), places))


def _rounded(number: Decimal, places: int) -> Iterator[Decimal]:
    for rounding in (ROUND_HALF_UP, ROUND_DOWN):
        yield number.quantize(Decimal(1).scaleb(-places), rounding=rounding)


def _shown(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _significant(form: str) -> int:
    return len(form.replace(".", "").strip("0"))


def numbers_in(text: str) -> frozenset[str]:
    """The numbers of a text, in any width, without commas and without zeros behind the point."""
    return frozenset(_trimmed(number) for number in _NUMBER.findall(_flat(text)))


def grouped_in(text: str) -> frozenset[str]:
    """The numbers of a text with commas between thousands, as no measure of a markup is written."""
    numbers = _GROUPED.findall(unicodedata.normalize("NFKC", text))
    return frozenset(_trimmed(number.replace(",", "")) for number in numbers)


def amounts_in(text: str) -> frozenset[str]:
    """The amounts of a text that carry a unit in words, as `worded_forms` writes them."""
    flat = _flat(text)
    simple = {_trimmed(number) + word for number, word in _AMOUNT.findall(flat)}
    return frozenset(simple | set(_MIXED.findall(flat)))


def _flat(text: str) -> str:
    """`text` as `normalised` makes it, but its lines stay apart: figures below each other are not one."""
    return _COMMA.sub("", "\n".join(map(normalised, text.split("\n"))))


def _trimmed(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number
