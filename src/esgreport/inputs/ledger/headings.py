"""Headings of a ledger as ERP systems write them, and which column each of them means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from esgreport.base.text import Text
from esgreport.company.fields import keys
from esgreport.company.records import Transaction
from esgreport.inputs.ledger.amounts import UNITS
from esgreport.reading.own_content import own

NEEDED = ("item", "supplier", "period", "amount")
COLUMNS = (*NEEDED, "site", "quantity", "quantity_unit", "currency")
_BRACKET = re.compile(r"(.+?)[(\[【〔<{](.*?)[)\]】〕>}]")
_PARTS = re.compile(r"[・,、/;]|単位:?")
_MARKS = re.compile(r"[\s_.:#*-]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading means. `unit` is the unit in its brackets: of UNITS for an amount, any for a quantity."""

    column: str
    unit: str = ""
    taxed: bool = False


def folded(text: str) -> str:
    """`text` for comparing headings: full and half width, upper and lower case and spaces make no difference."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


@dataclass(frozen=True, slots=True)
class HeadingWords:
    """The words of headings: by column, by unit, those on tax, and what other columns are called in findings."""

    headings: Mapping[str, tuple[str, ...]]
    units: Mapping[str, tuple[str, ...]]
    with_tax: tuple[str, ...]
    without_tax: tuple[str, ...]
    names: Mapping[str, Text]


@cache
def _words() -> HeadingWords:
    """Ours: headings that it does not know are a matter of the project's profile, not of another vocabulary."""
    return own("ledger-headings.yaml", HeadingWords)


@cache
def _units() -> Mapping[str, str]:
    """The unit for every word for it; the units themselves are those of UNITS."""
    units = {word: unit for unit, words in _words().units.items() for word in words}
    assert set(UNITS) >= set(units.values())
    return MappingProxyType(units)


def names(column: str) -> tuple[str, str]:
    """What a column is called in Japanese and English."""
    other = _words().names.get(column)
    if other is not None:
        return other.ja, other.en
    _, key = keys(Transaction)[column]
    return key.ja, key.en


def recognised(text: str) -> Heading | None:
    """The column that a heading means; None when it is unknown or says something that is no amount in yen."""
    plain = folded(text)
    known = _synonyms()
    column_known = known.get(_MARKS.sub("", plain)) or known.get(re.sub(r"[()]", "", _MARKS.sub("", plain)))
    if column_known is not None:
        return _heading(column_known, "", False)
    bracketed = _BRACKET.fullmatch(plain)
    if bracketed is None:
        return None
    column = known.get(_MARKS.sub("", bracketed[1]))
    if column in ("amount", "taxed"):
        return _amount(column, bracketed[2])
    return _heading(column, bracketed[2], False) if column == "quantity" else None


def unit_of(text: str) -> str:
    """The unit in the brackets of a heading: of an amount (千円) or of a quantity (kg); empty when there is none."""
    meant = recognised(text)
    if meant is not None:
        return meant.unit
    bracketed = _BRACKET.fullmatch(folded(text))
    return _units().get(bracketed[2].removeprefix("単位:"), "") if bracketed else ""


def _heading(column: str, unit: str, taxed: bool) -> Heading:
    return Heading("amount", unit, True) if column == "taxed" else Heading(column, unit, taxed)


def _amount(column: str, bracket: str) -> Heading | None:
    """An amount with its unit and its tax in brackets; None when they say anything else (USD, 予算)."""
    unit, taxed = "", False
    for part in filter(None, _PARTS.split(bracket)):
        word = _units().get(part) or _units().get(_MARKS.sub("", part))
        if word is not None and not unit:
            unit = word
        elif part in _words().with_tax:
            taxed = True
        elif part not in _words().without_tax:
            return None
    return _heading(column, unit, taxed)


@cache
def _synonyms() -> Mapping[str, str]:
    """The column for every known heading without spaces and marks; `taxed` is an amount with tax."""
    synonyms: dict[str, str] = {}
    for name, (_, key) in keys(Transaction).items():
        if name in COLUMNS:
            synonyms |= {_MARKS.sub("", folded(heading)): name for heading in (key.name, key.ja, key.en)}
    for column, written in _words().headings.items():
        for word in written:
            synonyms.setdefault(_MARKS.sub("", folded(word)), column)
    synonyms.setdefault("quantityunit", "quantity_unit")
    return MappingProxyType(synonyms)
