"""Money: a number with its unit, in the ways in which Japanese and English business writes it."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from esgreport.base.quantity import Money
from esgreport.company.grammar.number import (
    EXACT,
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

WORDS = {
    "trillion": 12, "tn": 12, "billion": 9, "bn": 9, "million": 6, "mn": 6, "m": 6, "thousand": 3, "k": 3,
}  # fmt: skip
CURRENCIES = {
    "円": "JPY", "yen": "JPY", "jpy": "JPY", "¥": "JPY",
    "us$": "USD", "$": "USD", "usd": "USD", "ドル": "USD", "米ドル": "USD", "dollars": "USD",
    "€": "EUR", "eur": "EUR", "ユーロ": "EUR", "euros": "EUR", "£": "GBP", "gbp": "GBP", "ポンド": "GBP",
    "元": "CNY", "人民元": "CNY", "cny": "CNY", "rmb": "CNY", "₩": "KRW", "krw": "KRW", "ウォン": "KRW",
    "nt$": "TWD", "台湾ドル": "TWD", "twd": "TWD",
}  # fmt: skip
_NAMES = "|".join(sorted(map(re.escape, CURRENCIES), key=lambda name: (-len(name), name)))
_CURRENCY = f"(?:(?i:{_NAMES})|[A-Z]{{3}})"
_WORD = "(?i:" + "|".join(WORDS) + ")"
_PART = rf"{UNSIGNED} ?(?:{MAGNITUDE})"
_AMOUNT = rf"(?:(?:{_PART})*(?:{UNSIGNED}(?: ?{_WORD}(?![a-z]))?|{_PART}))"
_MONEY = re.compile(
    rf"(?P<sign>[-+]?)(?P<before>{_CURRENCY})? ?(?P<inner>[-+]?)(?P<amount>{_AMOUNT}) ?(?P<after>{_CURRENCY})?"
)
_TERM = re.compile(rf"({UNSIGNED}) ?({MAGNITUDE}|{_WORD})?")


@lru_cache(maxsize=4096)
def parse_money(text: str, currency: str = "JPY") -> Money | ParseError:
    """The exact amount. Refusals: ESG-COMPANY-021 to 024 and 040, 025 no unit, 026 another currency, 027 unreadable."""
    plain = narrowed(text)
    found = _MONEY.fullmatch(plain) if len(plain) <= MOST_CHARACTERS else None
    if found is None or (found["sign"] and found["inner"]):
        return number_fault(text) or parse_error("ESG-COMPANY-027", text)
    named = {CURRENCIES.get(name.lower(), name) for name in (found["before"], found["after"]) if name}
    if not named:
        return parse_error("ESG-COMPANY-025", text)
    if len(named) > 1:
        return parse_error("ESG-COMPANY-027", text)
    if named != {currency}:
        return parse_error("ESG-COMPANY-026", text, found=named.pop(), currency=currency)
    amount = _amount(found["amount"], text)
    if isinstance(amount, ParseError):
        return amount
    negative = "-" in found["sign"] + found["inner"]
    return Money(EXACT.minus(amount) if negative else amount, currency)


def _amount(written: str, text: str) -> Decimal | ParseError:
    """The sum of `1億` and `2,500万`; every further part must be smaller than one unit of the part before it."""
    total = Decimal(0)
    limit: Decimal | None = None
    for digits, unit in _TERM.findall(written):
        number = exact(digits, text)
        if isinstance(number, ParseError):
            return number
        places = MAGNITUDES.get(unit) or WORDS.get(unit.lower(), 0)
        value = times_ten(number, places)
        if limit is not None and value >= limit:
            return parse_error("ESG-COMPANY-027", text)
        limit = Decimal(10) ** places
        total = EXACT.add(total, value)
    return total
