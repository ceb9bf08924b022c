"""The word that was probably meant, as a sentence for a finding."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TypedDict


class Guess(TypedDict):
    """The word probably meant, as a sentence in both languages; empty when nothing is near."""

    guess_ja: str
    guess_en: str


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant; None when nothing is near."""
    lowered = {name.lower(): name for name in sorted(known, reverse=True)}
    suggestion = get_close_matches(word.lower()[:80], sorted(lowered), n=1, cutoff=0.6)
    return lowered[suggestion[0]] if suggestion else None


def guess(word: str, known: Iterable[str]) -> Guess:
    """The sentences that name the word probably meant, in both languages; empty ones when nothing is near."""
    match = nearest(word, known)
    ja, en = ("", "") if match is None else (f"「{match}」のことですか。", f"Did you mean “{match}”? ")
    return {"guess_ja": ja, "guess_en": en}
