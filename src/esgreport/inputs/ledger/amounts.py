"""Amounts, quantities and months as ERP systems write them: exact, and fast for plain digits."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TypeAlias

from esgreport.company.grammar.day import parse_day, parse_month
from esgreport.company.grammar.measure import canonical_unit
from esgreport.company.grammar.money import parse_money
from esgreport.company.grammar.number import (
    EXACT,
    MOST_CHARACTERS,
    MOST_DIGITS,
    UNSIGNED,
    exact,
    narrowed,
    number_fault,
    times_ten,
)
from esgreport.company.grammar.parse_error import ParseError, parse_error

Number: TypeAlias = int | Decimal
YEN = "円"
# The powers of ten of the units that a column of amounts may have.
UNITS = {"円": 0, "千円": 3, "万円": 4, "百万円": 6, "億円": 8}
BLANK = "ESG-COMPANY-016"
# cp932 keeps the yen sign where ASCII has the backslash.
_SIGNS = str.maketrans("（）‐‑–／\\", "()---/¥")
_DASH = re.compile(r"(?:¥ ?)?(?:-+|—|―)")
_BARE = re.compile(f"[-+]? ?{UNSIGNED}")
_WHOLE = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.0+)?")
_BRACKETS = re.compile(r"([^0-9()]*)\(([^()]*)\)([^0-9()]*)")
_YEN_SIGN = re.compile(r"[-+]?(?:¥|(?i:jpy|yen)) ?[-+]?[0-9,.]+|[-+]?[0-9,.]+ ?(?i:jpy|yen)")
_COUNTED = re.compile(rf"([-+]? ?{UNSIGNED}) ?([^\s0-9.,+;()_-][^;]{{0,23}})?")
_COMPACT = re.compile(r"([12][0-9]{3})([0-9]{2})([0-9]{2})?")
_CLOCK = re.compile(r"(.*?[0-9日])[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?")
# Two digits only: a spreadsheet turns the number 2025.10 into 2025.1.
_DOTTED = re.compile(r"[0-9]{4}\.[0-9]{2}")
_ERA_MONTH = re.compile(r"(?:明治|大正|昭和|平成|令和)(?:元|[0-9]{1,2})年[0-9]{1,2}月")


def read_amount(text: str, places: int) -> Number | ParseError:
    """The exact amount in yen, whole amounts as int; a bare number counts in 10^`places` yen. A dash alone is zero.

    Refusals: ESG-COMPANY-016 blank, 021 to 024, 026, 027, 040 as of any amount, 118 a bare ¥ in a column that is not
    in yen.
    """
    if len(text) <= MOST_DIGITS and _WHOLE.fullmatch(text):
        amount: int = int(text.partition(".")[0].replace(",", "")) * 10**places
        return amount
    plain = _plain(text)
    if not plain:
        return parse_error(BLANK, text)
    if _DASH.fullmatch(plain):
        return 0
    unsigned, negative = _unsigned(plain)
    if unsigned is None:
        return _unreadable(text)
    value = _amount(unsigned, places, text)
    return value if isinstance(value, ParseError) else _number(EXACT.minus(value) if negative else value)


def _plain(text: str) -> str:
    return " ".join(narrowed(text.translate(_SIGNS)).split())


def _unsigned(plain: str) -> tuple[str | None, bool]:
    """The text without the brackets or the minus at its end that make it negative; None when it has two signs."""
    bracketed = _BRACKETS.fullmatch(plain)
    if bracketed is not None:
        rest = "".join(bracketed.groups()).strip()
    elif plain.endswith("-"):
        rest = plain[:-1].strip()
    else:
        return plain, False
    return (None, True) if "-" in rest or "+" in rest else (rest, True)


def _amount(plain: str, places: int, text: str) -> Decimal | ParseError:
    if len(plain) > MOST_CHARACTERS or _BARE.fullmatch(plain):
        number = exact(plain.replace(" ", ""), text) if len(plain) <= MOST_CHARACTERS else _unreadable(text)
        return number if isinstance(number, ParseError) else times_ten(number, places)
    if places and _YEN_SIGN.fullmatch(plain):
        return parse_error("ESG-COMPANY-118", text, unit=next(unit for unit, power in UNITS.items() if power == places))
    money = parse_money(plain)
    if isinstance(money, ParseError):
        return parse_error(money.code, text, **dict(money.details))
    return money.amount


def _unreadable(text: str) -> ParseError:
    return number_fault(text) or parse_error("ESG-COMPANY-027", text)


def _number(value: Decimal) -> Number:
    """`value`, as int when it is whole."""
    whole = value.to_integral_value()
    return int(whole) if whole == value else value


def read_quantity(text: str) -> tuple[Number | None, str] | ParseError:
    """The number and the unit of a cell, `500個`; the unit may be empty, and a blank cell has no number.

    Refusals: ESG-COMPANY-021 to 024, 040, 119 unreadable.
    """
    if text.isdigit() and text.isascii() and len(text) <= MOST_DIGITS:
        return int(text), ""
    plain = _plain(text)
    if not plain or _DASH.fullmatch(plain):
        return (0 if plain else None), ""
    unsigned, negative = _unsigned(plain)
    found = _COUNTED.fullmatch(unsigned) if unsigned and len(unsigned) <= MOST_CHARACTERS else None
    if found is None:
        return number_fault(text) or parse_error("ESG-COMPANY-119", text)
    value = exact(found[1].replace(" ", ""), text)
    if isinstance(value, ParseError):
        return value
    return _number(EXACT.minus(value) if negative else value), canonical_unit((found[2] or "").strip())


def parse_period(text: str) -> str | ParseError:
    """The month as `2025-04`, of a month or of a day, with or without a time of day.

    Refusals: ESG-COMPANY-016 blank, 034 no such day, 035 outside 1900 to 2100, 038 unreadable.
    """
    plain = _plain(text)
    if not plain:
        return parse_error(BLANK, text)
    clock = _CLOCK.fullmatch(plain)
    plain = clock[1] if clock else plain
    compact = _COMPACT.fullmatch(plain)
    if compact:
        plain = "-".join(part for part in compact.groups() if part)
    elif _DOTTED.fullmatch(plain):
        plain = plain.replace(".", "-")
    elif _ERA_MONTH.fullmatch(plain):
        plain += "1日"
    day = parse_day(plain)
    if not isinstance(day, ParseError):
        return f"{day.year:04}-{day.month:02}"
    month = parse_month(plain) if day.code == "ESG-COMPANY-033" else day
    return parse_error(month.code, text, **dict(month.details)) if isinstance(month, ParseError) else month
