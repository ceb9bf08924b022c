"""Sentences: where they begin and end in a text of either language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from esgreport.base.text import Language

_ENDS = {"ja": re.compile(r"(?<=[。！？\n])"), "en": re.compile(r"(?<=[.!?\n])\s+")}


def sentence_spans(language: Language, text: str) -> Iterator[tuple[int, int]]:
    """The start and end of each sentence of `text`, in code points; the space between English ones is in none."""
    start = 0
    for end in _ENDS[language].finditer(text):
        yield start, end.start()
        start = end.end()
    yield start, len(text)


def sentences(language: Language, text: str) -> list[str]:
    """The sentences of `text`."""
    return [text[start:end] for start, end in sentence_spans(language, text)]
