"""Shares and counted things: a number with its sign or unit, and which units belong together."""

from __future__ import annotations

import re
from functools import lru_cache

from esgreport.base.quantity import Percent, Quantity
from esgreport.company.grammar.number import (
    MAGNITUDE,
    MAGNITUDES,
    MOST_CHARACTERS,
    UNSIGNED,
    exact,
    narrowed,
    number_fault,
    times_ten,
)
from esgreport.company.grammar.parse_error import ParseError, parse_error

FAMILIES: dict[str, tuple[str, ...]] = {
    "日": ("日", "日間", "day", "days"),
    "週間": ("週", "週間", "week", "weeks"),
    "か月": ("か月", "カ月", "ヶ月", "ケ月", "ヵ月", "箇月", "month", "months"),
    "年": ("年", "年間", "year", "years"),
    "時間": ("時間", "hour", "hours"),
    "分": ("分", "分間", "minute", "minutes", "min"),
    "人": ("人", "名", "person", "persons", "people"),
    "回": ("回", "time", "times"),
    "%": ("%",),
}
_FAMILY = {spelling: name for name, spellings in FAMILIES.items() for spelling in spellings}
_TIME = frozenset({"日", "週間", "か月", "年", "時間", "分"})
_KEPT = frozenset({"名"})
_PERCENT = re.compile(f"([-+]?{UNSIGNED}) ?%")
_PLAIN = re.compile(f"[-+]?{UNSIGNED}")
_QUANTITY = re.compile(rf"([-+]?{UNSIGNED}) ?({MAGNITUDE})?([^\s0-9.,+;_-][^\s;]{{0,15}}(?: [A-Za-z]{{1,15}}){{0,2}})")


def parse_percent(text: str) -> Percent | ParseError:
    """The share. Refusals: ESG-COMPANY-021 to 024 and 040, 028 no percent sign, 029 unreadable."""
    plain = narrowed(text)
    found = _PERCENT.fullmatch(plain) if len(plain) <= MOST_CHARACTERS else None
    if found is None:
        return _no_percent(plain, text)
    number = exact(found[1], text)
    return number if isinstance(number, ParseError) else Percent(number)


def _no_percent(plain: str, text: str) -> ParseError:
    if len(plain) <= MOST_CHARACTERS and _PLAIN.fullmatch(plain):
        return parse_error("ESG-COMPANY-028", text)
    return number_fault(text) or parse_error("ESG-COMPANY-029", text)


@lru_cache(maxsize=4096)
def parse_quantity(text: str, example: str = "") -> Quantity | ParseError:
    """The number and its unit; `万` and the like before a unit multiply. Known English units become Japanese ones.

    `example` tells which unit a field asks for. Refusals: ESG-COMPANY-021 to 024 and 040, 030 no unit, 031 unreadable,
    032 another unit.
    """
    fault, plain = number_fault(text), narrowed(text)
    if fault is not None and fault.code != "ESG-COMPANY-024":
        return fault
    match = _QUANTITY.fullmatch(plain)
    if _PLAIN.fullmatch(plain) or (match is not None and match[3] in MAGNITUDES):
        return parse_error("ESG-COMPANY-030", text, example=example or "120日")
    if match is None:
        return fault or parse_error("ESG-COMPANY-031", text, example=example or "120日")
    number, unit = exact(match[1], text), canonical_unit(match[3])
    if isinstance(number, ParseError):
        return number
    if not suits(unit, example):
        return parse_error("ESG-COMPANY-032", text, unit=unit, example=example)
    return Quantity(times_ten(number, MAGNITUDES[match[2]]) if match[2] else number, unit)


def canonical_unit(unit: str) -> str:
    """One spelling for units with several (`days`, `日間` → `日`); other units stay as they are."""
    return unit if unit in _KEPT else _FAMILY.get(unit.lower(), unit)


def unit_family(unit: str) -> str:
    """The family of a unit (`名` → `人`), or the unit itself."""
    return _FAMILY.get(unit.lower(), unit)


def suits(unit: str, example: str) -> bool:
    """Whether `unit` is what the field asks for.

    An example in days, months or people asks for just that; an example of counted things (`100個`) refuses spans of
    time and shares; an example in per cent, or none, asks for nothing.
    """
    match = _QUANTITY.fullmatch(narrowed(example))
    if match is None:
        return True
    wanted, family = unit_family(match[3]), unit_family(unit)
    if wanted == "%":
        return True
    return family == wanted if wanted in FAMILIES else family not in _TIME | {"%"}
