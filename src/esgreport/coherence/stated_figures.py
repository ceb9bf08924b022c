"""What one language of a text tells in figures, by what they measure, so that the other language can be held to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal

from esgreport.base.text import Text
from esgreport.coherence.text_dates import MONTHS, dates_in, months_in
from esgreport.coherence.text_numbers import EN, JA, KANJI, number_in
from esgreport.company.grammar.number import narrowed

# The figures of one measure: (measure or unit, number), or a day.
Figures = frozenset[object]
Measured = frozenset[tuple[str, Decimal]]
_MONTH = "|".join(MONTHS)
# (pattern, what one of it is worth, in which unit): a week is seven days, a year twelve months.
LENGTHS_JA = tuple(
    (re.compile(pattern), worth, unit)
    for pattern, worth, unit in (
        (rf"{JA}時間", 1, "hours"),
        (rf"(?<![月\d]){JA}日(?!付|まで|\d)", 1, "days"),
        (rf"{JA}週", 7, "days"),
        (rf"{JA}\s?(?:か|カ|ヶ|ヵ|箇)月", 1, "months"),
        (r"(半)年(?!ごと|度)", 6, "months"),
        (rf"(?<![\d第]){JA}年(?![\d月度目半]|ごと)", 12, "months"),
    )
)
_UNITS_EN = (
    ("hour", 1, "hours"),
    ("day", 1, "days"),
    ("week", 7, "days"),
    ("month", 1, "months"),
    ("year", 12, "months"),
)
LENGTHS_EN = (
    *(
        (re.compile(rf"\b{EN}(?: (?:to|or|and) \w+)?[ -](?:more |working |business )?{unit}s?\b", re.I), worth, kind)
        for unit, worth, kind in _UNITS_EN
    ),
    *((re.compile(rf"\b(?:to|or|and) {EN} {unit}s?\b", re.I), worth, kind) for unit, worth, kind in _UNITS_EN),
    (re.compile(r"(?<!every )(half)[ -](?:a )?year\b", re.I), 6, "months"),
)
SHARES_JA = ((re.compile(rf"{JA}\s?(?:[%％]|パーセント)"), 1, "%"), (re.compile(rf"{JA}割"), 10, "%"))
SHARES_EN = ((re.compile(rf"\b{EN}\s?(?:%|per ?cent)", re.I), 1, "%"),)
AMOUNTS_JA = tuple(
    (re.compile(rf"{JA}{unit}円"), worth, "円")
    for unit, worth in (("百万", 10**6), ("億", 10**8), ("(?<!百)万", 10**4))
)
AMOUNTS_EN = (
    (re.compile(r"JPY (\d[\d,.]*)\s?(?:million|m\b)"), 10**6, "円"),
    (re.compile(r"JPY (\d[\d,.]*)\s?(?:billion|bn\b)"), 10**9, "円"),
)
OPTION_JA, OPTION_EN = re.compile(r"([A-Z])案"), re.compile(r"\b(?:[Oo]ption|[Uu]nder|for) ([A-HJ-Z])\b")
# How often in a year; the first that fits a place is meant.
OFTEN_JA = (
    ("毎日", 365), ("毎週", 52), ("毎月", 12), ("四半期(?:ごと|に)", 4), ("半年ごと|半期ごと|年[2二]回", 2),
    ("毎年|年[1一]回", 1),
)  # fmt: skip
OFTEN_EN = (
    (r"daily|every day", 365), (r"weekly|every week", 52), (r"monthly|every month\b", 12),
    (r"quarterly|every quarter", 4), (r"half-yearly|every half[ -]year|every six months|twice a year", 2),
    (r"(?<!half-)\byearly|annually|every year|once a year", 1),
)  # fmt: skip
BEFORE_JA, BEFORE_EN = re.compile(r"(\d{4})年以前"), re.compile(r"before (\d{4})\b")
# A month without its year: the months of this text cannot be compared.
OPEN_JA, OPEN_EN = re.compile(r"(?<![年\d])\d{1,2}月"), re.compile(rf"\b({_MONTH})\b(?! \d{{4}})")
_MANY_JA = re.compile(r"\d[\d,]*(?:\.\d+)?|[〇一二三四五六七八九十百]+")
_ORDINALS = {
    "second": 2, "both": 2, "half": 2, "twice": 2, "double": 2, "two": 2, "pair": 2, "third": 3, "fourth": 4,
    "fifth": 5, "thirteen": 13, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30, "hundred": 100,
}  # fmt: skip
_MANY_EN = re.compile(rf"\d[\d,]*(?:\.\d+)?|\b(?:{EN[1:-1].partition('|')[2]}|{'|'.join(_ORDINALS)})\b", re.I)
_COUNTED_JA = re.compile(rf"(?<!第){JA}(?:件|社|人|名|つ|回|工程|品目|製品|部門|拠点|地域|か所|名)")
_COUNTED_EN = re.compile(
    rf"\b{EN} (?!(?:{'|'.join(unit for unit, _, _ in _UNITS_EN)})s?\b)(?:[a-z-]+ ){{0,2}}[a-z-]+s\b", re.I
)


def _sums(forms: Iterable[tuple[re.Pattern[str], int, str]], said: str) -> Measured:
    halves = {"半": Decimal(1), "half": Decimal(1)}
    return frozenset(
        (unit, (halves[written.lower()] if written.lower() in halves else number_in(written)) * worth)
        for pattern, worth, unit in forms
        for written in pattern.findall(said)
        if unit != "months" or worth == 1 or written.lower() in halves or number_in(written) < 1900
    )


def _days(said: Text) -> Figures:
    return frozenset(dates_in(said))


def _months(said: Text) -> Figures:
    """The months named; none when one of them lacks its year, since the other language may have spelt it out."""
    vague = OPEN_JA.search(narrowed(said.ja)) is not None or OPEN_EN.search(said.en) is not None
    return frozenset() if vague else frozenset(months_in(said))


def often_in(said: Text) -> Figures:
    """How often in a year a text says, of either language."""
    pairs = ((narrowed(said.ja), OFTEN_JA), (said.en, OFTEN_EN))
    return frozenset(times for text, forms in pairs for form, times in forms if re.search(form, text, re.IGNORECASE))


def lengths_in(said: Text) -> Measured:
    """The lengths of time in a text of either language, as ("days", 30) or ("months", 24)."""
    return _sums(LENGTHS_JA, narrowed(said.ja)) | _sums(LENGTHS_EN, said.en)


def _shares(said: Text) -> Figures:
    return _sums(SHARES_JA, narrowed(said.ja)) | _sums(SHARES_EN, said.en)


def _amounts(said: Text) -> Figures:
    return _sums(AMOUNTS_JA, narrowed(said.ja)) | _sums(AMOUNTS_EN, said.en)


def _options(said: Text) -> Figures:
    return frozenset(OPTION_JA.findall(narrowed(said.ja))) | frozenset(OPTION_EN.findall(said.en))


def _bounds(said: Text) -> Figures:
    """Years up to which something is meant, as the first year that is not: 2018年以前 is before 2019."""
    japanese = {int(year) + 1 for year in BEFORE_JA.findall(narrowed(said.ja))}
    return frozenset(japanese | {int(year) for year in BEFORE_EN.findall(said.en)})


MEASURES: tuple[Callable[[Text], Figures], ...] = (
    _days, _months, lengths_in, _shares, _amounts, _options, often_in, _bounds,
)  # fmt: skip


def numerals_in(said: Text) -> frozenset[Decimal]:
    """Every number of a text of one language, written in whatever way, ordinals and halves too."""
    japanese = {_kanji(found) for found in _MANY_JA.findall(narrowed(said.ja))}
    english = {_english(found) for found in _MANY_EN.findall(said.en)}
    return frozenset(japanese | english)


def counted_in(said: Text) -> frozenset[Decimal]:
    """The numbers above one with which a text of one language counts something."""
    japanese = {number_in(found) for found in _COUNTED_JA.findall(narrowed(said.ja))}
    english = {number_in(found) for found in _COUNTED_EN.findall(said.en)}
    return frozenset(number for number in japanese | english if number > 1)


def _english(written: str) -> Decimal:
    return Decimal(_ORDINALS[written.lower()]) if written.lower() in _ORDINALS else number_in(written)


def _kanji(written: str) -> Decimal:
    """A number in digits or Chinese numerals; 二〇一八 is read digit by digit."""
    if written[0] in KANJI and not set(written) & set("十百") and len(written) > 1:
        return Decimal("".join(str(KANJI.index(digit)) for digit in written))
    return number_in(written)
