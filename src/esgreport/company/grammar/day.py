"""Days and months of the calendar, written with the year in four digits."""

from __future__ import annotations

import re
from datetime import date

from esgreport.company.grammar.number import narrowed
from esgreport.company.grammar.parse_error import ParseError, parse_error

FIRST_YEAR = 1900
LAST_YEAR = 2100
_DAY = re.compile(r"([0-9]{4})(?:([-/.])([0-9]{1,2})\2([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)")
_MONTH = re.compile(r"([0-9]{4})(?:[-/]([0-9]{1,2})|年([0-9]{1,2})月)")
_MONTH_DAY = re.compile(r"([0-9]{1,2})(?:[-/]([0-9]{1,2})|月([0-9]{1,2})日)")


# The eras of the last century, with the year before their first: 平成31年4月30日 and 令和元年5月1日 meet.
# The second number is the era's last year.
ERAS = {
    "明治": (1867, 45), "大正": (1911, 15), "昭和": (1925, 64), "平成": (1988, 31), "令和": (2018, 82),
    "m": (1867, 45), "t": (1911, 15), "s": (1925, 64), "h": (1988, 31), "r": (2018, 82),
}  # fmt: skip
_ERA = re.compile(
    r"(明治|大正|昭和|平成|令和|[MTSHR])(元|[0-9]{1,2})"
    r"(?:年([0-9]{1,2})月([0-9]{1,2})日|([-./])([0-9]{1,2})\5([0-9]{1,2}))",
    re.IGNORECASE,
)


def _western(text: str) -> str:
    """A day with the year of an era as one with a western year; other texts stay as they are."""
    match = _ERA.fullmatch(text)
    if match is None:
        return text
    before, last = ERAS[match[1].lower()]
    year = 1 if match[2] == "元" else int(match[2])
    return f"{before + year}-{match[3] or match[6]}-{match[4] or match[7]}" if 1 <= year <= last else text


def parse_day(text: str) -> date | ParseError:
    """The day, with a western year or one of an era (令和8年4月1日, R8.4.1).

    Refusals: ESG-COMPANY-033 unreadable, 034 no such day, 035 outside 1900 to 2100.
    """
    match = _DAY.fullmatch(_western(narrowed(text)))
    if match is None:
        return parse_error("ESG-COMPANY-033", text)
    year, month, day = int(match[1]), int(match[3] or match[5]), int(match[4] or match[6])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return parse_error("ESG-COMPANY-035", text)
    try:
        return date(year, month, day)
    except ValueError:
        return parse_error("ESG-COMPANY-034", text)


def parse_month(text: str) -> str | ParseError:
    """The month as `2025-04`. Refusals: ESG-COMPANY-035 outside 1900 to 2100, 038 unreadable."""
    match = _MONTH.fullmatch(narrowed(text))
    if match is None:
        return parse_error("ESG-COMPANY-038", text, example="2025-04")
    year, month = (int(part) for part in match.groups() if part is not None)
    if not 1 <= month <= 12:
        return parse_error("ESG-COMPANY-038", text, example="2025-04")
    return f"{year:04}-{month:02}" if FIRST_YEAR <= year <= LAST_YEAR else parse_error("ESG-COMPANY-035", text)


def parse_month_day(text: str) -> str | ParseError:
    """A day of every year as `03-31`; 29 February is none. Refusal: ESG-COMPANY-038."""
    match = _MONTH_DAY.fullmatch(narrowed(text))
    if match is not None:
        month, day = (int(part) for part in match.groups() if part is not None)
        try:
            return date(2001, month, day).strftime("%m-%d")
        except ValueError:
            pass
    return parse_error("ESG-COMPANY-038", text, example="03-31")
