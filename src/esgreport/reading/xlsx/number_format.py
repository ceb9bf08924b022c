"""What a number's format makes of it: dates, shares and units as a person sees them (ECMA-376 part 1, 18.8.31).

Only the first section of a format counts. Rounding of the display is not applied: the exact value is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Context, Decimal
from functools import lru_cache

# Formats that a file names by number only (18.8.30), with those of Japanese Excel; the others are plain numbers.
BUILT_IN = {
    5: "¥#,##0", 6: "¥#,##0", 7: "¥#,##0.00", 8: "¥#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy/m/d", 15: "d-mmm-yy",
    16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: "ge.m.d", 28: "ggge年m月d日", 29: "ggge年m月d日", 30: "m/d/yy", 31: "yyyy年m月d日", 32: "h時mm分",
    33: "h時mm分ss秒", 34: "yyyy年m月", 35: "m月d日", 36: "ge.m.d", 42: "¥#,##0", 44: "¥#,##0.00", 45: "mm:ss",
    46: "[h]:mm:ss", 47: "mm:ss.0", 50: "ge.m.d", 51: "ggge年m月d日", 52: "yyyy年m月", 53: "m月d日", 54: "ggge年m月d日",
    55: "yyyy年m月", 56: "m月d日", 57: "ge.m.d", 58: "ggge年m月d日",
}  # fmt: skip
CURRENCY_SIGNS = "¥$€£"
SIGNIFICANT = 15
EPOCH_1900 = date(1899, 12, 30)
EPOCH_1904 = date(1904, 1, 1)
LAST_SERIAL = 2_958_465
# The day that Lotus 1-2-3 believed in and Excel kept: serial 60 is 29 February 1900. Before it all serials are off.
FIRST_TRUE_SERIAL = 61
_SECONDS = 86_400
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.|\[\$(?P<currency>[^\]\-]*)[^\]]*\]|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>(?i:general|標準))|[eE][-+]|(?P<digits>[0#?.,]+)|(?P<other>.)",
    re.DOTALL,
)
_FIFTEEN = Context(prec=SIGNIFICANT)
_ELAPSED = re.compile(r"[hms]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """What a format shows: the parts of a date, or a number scaled by 10^`shift` between two literals."""

    year: bool = False
    month: bool = False
    day: bool = False
    time: bool = False
    percent: bool = False
    shift: int = 0
    before: str = ""
    after: str = ""

    @property
    def is_date(self) -> bool:
        """Whether the number is a day or a time of day."""
        return self.year or self.month or self.day or self.time


@lru_cache(maxsize=1024)
def parse_format(code: str) -> NumberFormat:
    """The format that `code` describes."""
    words: list[str] = []
    literals = ["", ""]
    percent, thousands, seen = False, 0, False
    for token in _TOKEN.finditer(_first_section(code)):
        literal = token["quoted"] or token["escaped"] or token["currency"] or ""
        if token["bracket"] and _ELAPSED.fullmatch(token["bracket"]):
            words.append("h")
        elif token["digits"]:
            seen = True
            thousands = len(token["digits"]) - len(token["digits"].rstrip(","))
        elif token["general"]:
            seen = True
        elif token["other"]:
            percent |= token["other"] == "%"
            words.append(token["other"])
            literal = token["other"] if token["other"] in CURRENCY_SIGNS or ord(token["other"]) > 0x2E7F else ""
        literals[seen] += literal
    dated = _dated("".join(words).lower())
    if dated.is_date:
        return dated
    return NumberFormat(percent=percent, shift=-3 * thousands, before=literals[0].strip(), after=literals[1].strip())


def _first_section(code: str) -> str:
    """What comes before the first `;` outside quotation marks."""
    quoted = False
    for index, sign in enumerate(code):
        quoted ^= sign == '"' and code[index - 1 : index] != "\\"
        if sign == ";" and not quoted and code[index - 1 : index] != "\\":
            return code[:index]
    return code


def _dated(letters: str) -> NumberFormat:
    """Which parts of a date the letters outside literals name; `m` beside hours or seconds is minutes."""
    timed = any(sign in letters for sign in "hs")
    days = "d" in letters
    years = any(sign in letters for sign in "yeg")
    months = "m" in letters and (days or years or not timed)
    return NumberFormat(year=years, month=months, day=days, time=timed)


def shown(number: str, code: str, epoch_1904: bool) -> str | None:
    """The text of the number `number` (as the file writes it) under the format `code`.

    A day is `2026-04-01`, a month alone `2025-04`, a day without a year `03-31`, a share `30%`; units that the format
    adds appear in the text. None for a date that does not exist, such as 29 February 1900.
    """
    value = exact(number)
    pattern = parse_format(code)
    if pattern.is_date:
        return _day(value, pattern, epoch_1904)
    if pattern.percent:
        return f"{plain(value * 100)}%"
    return f"{pattern.before}{plain(value.scaleb(pattern.shift))}{pattern.after}"


def exact(number: str) -> Decimal:
    """The number that Excel shows: fifteen significant digits, for the file may write 0.30000000000000004."""
    value = Decimal(number)
    if not value.is_finite():
        raise ValueError(number)
    return value if len(value.as_tuple().digits) <= SIGNIFICANT else _FIFTEEN.plus(value)


def plain(value: Decimal) -> str:
    """The number without exponent and without needless zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _day(value: Decimal, pattern: NumberFormat, epoch_1904: bool) -> str | None:
    days = int(value)
    seconds = round((value - days) * _SECONDS)
    if value < 0 or days > LAST_SERIAL:
        return None
    if not (pattern.year or pattern.month or pattern.day):
        return _clock(seconds) if days == 0 else plain(value)
    if not epoch_1904 and days < FIRST_TRUE_SERIAL:
        return None
    day = (EPOCH_1904 if epoch_1904 else EPOCH_1900) + timedelta(days=days)
    if seconds:
        return f"{day.isoformat()} {_clock(seconds)}"
    return _day_text(day, pattern)


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _day_text(day: date, pattern: NumberFormat) -> str:
    if pattern.year and pattern.month and not pattern.day:
        return day.isoformat()[:7] if day.day == 1 else day.isoformat()
    return day.isoformat()[5:] if pattern.day and not pattern.year else day.isoformat()
