"""Days and months of the calendar, written with the year in four digits."""

from __future__ import annotations

import re
from datetime import date

from esgreport.company.grammar.number import narrowed
from esgreport.company.grammar.refusal import Refusal, refuse

FIRST_YEAR = 1900
LAST_YEAR = 2100
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})-([0-9]{1,2})|/([0-9]{1,2})/([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)")
_MONTH = re.compile(r"([0-9]{4})(?:[-/]([0-9]{1,2})|年([0-9]{1,2})月)")
_MONTH_DAY = re.compile(r"([0-9]{1,2})(?:[-/]([0-9]{1,2})|月([0-9]{1,2})日)")


def parse_day(text: str) -> date | Refusal:
    """The day. Refusals: ESG-COMPANY-033 unreadable, 034 no such day, 035 outside 1900 to 2100."""
    found = _DAY.fullmatch(narrowed(text))
    if found is None:
        return refuse("ESG-COMPANY-033", text)
    year, month, day = (int(part) for part in found.groups() if part is not None)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return refuse("ESG-COMPANY-035", text)
    try:
        return date(year, month, day)
    except ValueError:
        return refuse("ESG-COMPANY-034", text)


def parse_month(text: str) -> str | Refusal:
    """The month as `2025-04`. Refusals: ESG-COMPANY-035 outside 1900 to 2100, 038 unreadable."""
    found = _MONTH.fullmatch(narrowed(text))
    if found is None:
        return refuse("ESG-COMPANY-038", text, example="2025-04")
    year, month = (int(part) for part in found.groups() if part is not None)
    if not 1 <= month <= 12:
        return refuse("ESG-COMPANY-038", text, example="2025-04")
    return f"{year:04}-{month:02}" if FIRST_YEAR <= year <= LAST_YEAR else refuse("ESG-COMPANY-035", text)


def parse_month_day(text: str) -> str | Refusal:
    """A day of every year as `03-31`; 29 February is none. Refusal: ESG-COMPANY-038."""
    found = _MONTH_DAY.fullmatch(narrowed(text))
    if found is not None:
        month, day = (int(part) for part in found.groups() if part is not None)
        try:
            return date(2001, month, day).strftime("%m-%d")
        except ValueError:
            pass
    return refuse("ESG-COMPANY-038", text, example="03-31")
