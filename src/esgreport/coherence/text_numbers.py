"""Numbers as a text writes them, in digits or in words: 12, 七十, 百, five."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from esgreport.base.text import Text
from esgreport.company.grammar.number import narrowed

KANJI = "〇一二三四五六七八九"
ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
JA, EN = r"(\d[\d,]*(?:\.\d+)?|[一二三四五六七八九十百]+)", rf"(\d[\d,]*(?:\.\d+)?|{'|'.join(ENGLISH)})"


def number_in(written: str) -> Decimal:
    """The number that was written: 1,200 or 七十 or seven."""
    if written.lower() in ENGLISH:
        return Decimal(ENGLISH.index(written.lower()))
    if written[0].isdigit() and written.isascii():
        return Decimal(written.replace(",", "").rstrip("."))
    total = 0
    for worth, unit in ((100, "百"), (10, "十"), (1, "")):
        many, found, rest = written.partition(unit) if unit else (written, "", "")
        if found or not unit:
            total += worth * (KANJI.find(many) if many else (1 if unit else 0))
            written = rest
    return Decimal(total)


def numbers_by(ja: re.Pattern[str], en: re.Pattern[str], text: Text) -> Iterator[tuple[str, Decimal]]:
    """(what is written, its number) of every match in either language; the first group that matched is the number."""
    for pattern, said in ((ja, narrowed(text.ja)), (en, text.en)):
        for match in pattern.finditer(said):
            yield match[0], number_in(next(group for group in match.groups() if group))


def sentences(text: Text) -> Iterator[Text]:
    """The sentences of both languages, each as a text of its own."""
    yield from (Text(part, "") for part in text.ja.split("。") if part.strip())
    yield from (Text("", part) for part in re.split(r"(?<=[.;!?])\s", text.en) if part.strip())


def says(pattern: re.Pattern[str], text: Text) -> bool:
    """Whether the pattern is in the text in either language."""
    return pattern.search(text.ja) is not None or pattern.search(text.en) is not None
