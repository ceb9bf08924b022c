"""Regular expressions by language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from esgreport.base.text import Language

_FLAG = "(?i)"
# What counts groups from the left, and would mean another group once patterns are joined.
_COUNTS = re.compile(r"\\[1-9]|\(\?P[<=]|\(\?\(")


@dataclass(frozen=True, slots=True)
class Patterns:
    """A regular expression for each language that has one."""

    ja: re.Pattern[str] | None = None
    en: re.Pattern[str] | None = None

    def of(self, language: Language) -> re.Pattern[str] | None:
        """The pattern of a language; None when there is none."""
        return self.ja if language == "ja" else self.en

    def fits(self, text: str, language: Language) -> bool:
        """Whether the pattern of the language is found in the text."""
        pattern = self.of(language)
        return pattern is not None and pattern.search(text) is not None


NO_PATTERNS = Patterns()


def part(pattern: re.Pattern[str]) -> str:
    """A pattern as a part of another; its flag (`(?i)`) holds for the part alone."""
    text = pattern.pattern
    return f"(?i:{text.removeprefix(_FLAG)})" if text.startswith(_FLAG) else f"(?:{text})"


def any_of(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    """One pattern that is found wherever one of `patterns` is, and perhaps elsewhere: a quick first look."""
    known = tuple(patterns)
    if any(_COUNTS.search(item.pattern) or item.flags & ~(re.IGNORECASE | re.UNICODE) for item in known):
        return re.compile("")
    return re.compile("|".join(map(part, known)) if known else r"(?!)")
