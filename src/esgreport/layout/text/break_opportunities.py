"""Where a line may end: the pieces of a text that stay together.

The pair rules are those of Unicode Standard Annex 14 that business text meets, as LibreOffice has them: a hyphen in
`03-0000` and a slash in a path may end a line (see `breaking` for when a slash does).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from esgreport.layout.text.characters import NO_END, NO_START, line_class

_NEVER_BEFORE = frozenset(("SP", "GL", "ZW", "BA", "HY", "SY", "IS", "EX", "CP", "CL", "QU", "NS", "CM", "IN"))
_NEVER_AFTER_SPACE = frozenset(("SP", "ZW", "SY", "IS", "EX", "CP", "CL", "CM"))
_NEVER_AFTER = frozenset(("GL", "OP", "QU"))
_WORD = frozenset(("AL", "NU"))
_JOINED = frozenset(
    (
        *((left, right) for left in _WORD for right in _WORD),
        *((left, "OP") for left in _WORD),  # half-width only: see _pair
        *(("CP", right) for right in _WORD),
        *((left, right) for left in ("PR", "PO") for right in (*_WORD, "OP")),
        *((left, right) for left in (*_WORD, "CP", "CL") for right in ("PR", "PO")),
        *(("IS", right) for right in _WORD),
        ("ID", "PO"),
        ("PR", "ID"),
        ("B2", "B2"),
        ("PR", "PR"),
    )
)
_LETTER = frozenset(("AL",))
_HALF_WIDTH_OPENING = frozenset("([{")

_UNIT = (
    "百万円|千円|万円|億円|兆円|円|百万ドル|億ドル|ドル|年度|年間|年|か月間|か月|カ月|ヶ月|ヵ月|月|日間|日|時間|時|分|秒|週間|週"
    "|社|名|人|件|回|倍|台|個|拠点|品目|項目|か国|カ国|ヶ国|割|位|点|ポイント|種類|種|章|条|項|号|次|期|%|％"
)
_QUANTITY = re.compile(rf"[第約]?[0-9０-９]+(?:[,.，．][0-9０-９]+)*(?:{_UNIT})?")
# English: an amount with its currency, a number with what it counts.
_AMOUNT = re.compile(
    r"(?:(?:JPY|USD|EUR|GBP|CNY) )?[0-9][0-9,.]*"
    r"(?: (?:million|billion|trillion|days?|weeks?|months?|years?|hours?|items?|points?)\b)+|JPY [0-9][0-9,.]*"
)
_NUMBERED_WORD = re.compile(r"[A-Za-z]+ [0-9]+(?![0-9A-Za-z.,])")


@lru_cache(maxsize=16384)
def _pair(left: str, right: str) -> str:
    """What may happen between two characters: `no`, `yes`, `apart` (no break inside Latin) or `number`."""
    if right in NO_START or left in NO_END:
        return "no"
    before, after = line_class(left), line_class(right)
    if before in ("SP", "ZW"):
        return "no" if after in _NEVER_AFTER_SPACE else "yes"
    if after in _NEVER_BEFORE:
        return "no"
    if after == "NU" and before in ("HY", "SY"):
        return "number"
    if (before == "CL" and after in _WORD) or (before in _WORD and after == "OP" and right not in _HALF_WIDTH_OPENING):
        return "apart"
    return "no" if before in _NEVER_AFTER or (before, after) in _JOINED else "yes"


def _after_sign(text: str, index: int) -> bool:
    """Whether a line may end after the hyphen or slash before the digit at `index`: 03-0000, AB/7, but not -5, 1/2."""
    if index < 2:
        return False
    return line_class(text[index - 2]) in (_WORD if text[index - 1] == "-" else _LETTER)


def _mark_joined(text: str, marks: list[bool]) -> None:
    for index, char in enumerate(text[:-1], 1):
        marks[index] = marks[index] and char not in "-/"
    for pattern in (_QUANTITY, _NUMBERED_WORD, _AMOUNT):
        for match in pattern.finditer(text):
            start, end = match.span()
            marks[start + 1 : end] = [False] * (end - start - 1)


@lru_cache(maxsize=8192)
def opportunities(text: str, together: bool = False, latin: bool = False) -> tuple[bool, ...]:
    """For each index from 0 to `len(text)`: whether a line may end before it. 0 is False, the end is True.

    `together` also keeps a number with its unit (1,250百万円, 第3章), a word with its number (Tier 2), an amount
    with its currency (JPY 20 million), a path and a word with hyphens. `latin` joins a full-width closing or opening
    sign to the Latin word after or before it (、Tier, Tier（), as LibreOffice does when a line fills up inside a Latin
    word. `text` has no line break in it.
    """
    pairs = map(_pair, text, text[1:])
    marks = [
        pair == "yes" or (pair == "apart" and not latin) or (pair == "number" and _after_sign(text, index))
        for index, pair in enumerate(pairs, 1)
    ]
    marks = [False, *marks, True] if text else [True]
    if together:
        _mark_joined(text, marks)
    return tuple(marks)


def units(text: str, together: bool = False) -> tuple[str, ...]:
    """The pieces of `text` that no line break divides, in order; they join to `text`."""
    return pieces(text, opportunities(text, together))


def pieces(text: str, marks: Sequence[bool]) -> tuple[str, ...]:
    """`text` divided before each index with a mark."""
    ends = [index for index, mark in enumerate(marks) if mark and index]
    return tuple(text[start:end] for start, end in zip([0, *ends], ends, strict=False))
