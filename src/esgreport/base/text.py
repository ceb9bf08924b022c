"""Text for readers, which always exists in two languages and never falls back from one to the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["ja", "en"]
LANGUAGES: tuple[Language, ...] = ("ja", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """One text in Japanese and English; an empty string means that this language is missing."""

    ja: str
    en: str

    def of(self, language: Language) -> str:
        """The text in `language`, exactly as it was given."""
        return self.ja if language == "ja" else self.en


def tongue_of(language: str) -> Language:
    """A language without its country (`en-GB`)."""
    return "en" if language.startswith("en") else "ja"
