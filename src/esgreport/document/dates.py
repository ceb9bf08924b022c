"""Dates as Japanese and English readers write them, in the western or the Japanese calendar."""

from __future__ import annotations

from datetime import date

from esgreport.base.text import Language

# First days of the eras, by cabinet order; a paper older than Meiji is not our reader's.
ERAS = (
    (date(2019, 5, 1), "令和"),
    (date(1989, 1, 8), "平成"),
    (date(1926, 12, 25), "昭和"),
    (date(1912, 7, 30), "大正"),
    (date(1868, 1, 25), "明治"),
)
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def japanese_year(day: date) -> str:
    """The year of `day` in its era (`令和8年`, `令和元年`); before Meiji the western year."""
    eras = ((name, day.year - first.year + 1) for first, name in ERAS if day >= first)
    name, number = next(eras, ("", day.year))
    return f"{name}{'元' if name and number == 1 else number}年"


def print_date(day: date, language: Language, era: str) -> str:
    """`2026年4月1日`, `令和8年4月1日` or `1 April 2026`."""
    month = print_month(day, language, era)
    return f"{day.day} {month}" if language == "en" else f"{month}{day.day}日"


def print_day(day: date, language: Language) -> str:
    """`4月1日` or `1 April`, where the year is said beside it."""
    return f"{day.day} {MONTHS[day.month - 1]}" if language == "en" else f"{day.month}月{day.day}日"


def print_month(day: date, language: Language, era: str) -> str:
    """`2026年4月`, `令和8年4月` or `April 2026`."""
    year = japanese_year(day) if era == "japanese" else f"{day.year}年"
    return f"{MONTHS[day.month - 1]} {day.year}" if language == "en" else f"{year}{day.month}月"
