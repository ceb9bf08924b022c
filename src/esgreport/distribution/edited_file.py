"""Edited files: which passages and figures of the built document an edited file still has."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from esgreport.audit.number_forms import numbers_in
from esgreport.audit.payloads import UnpackedTooLarge, layers
from esgreport.audit.word_search import normalised
from esgreport.distribution.register.entry import DisclosedFigure
from esgreport.document.tree import Document
from esgreport.review.passages import passages

UNREADABLE = (zipfile.BadZipFile, zlib.error, UnpackedTooLarge, ValueError, NotImplementedError)
# A shorter passage is a word that any paper holds.
LEAST_PASSAGE = 8


@dataclass(frozen=True, slots=True)
class WrittenWords:
    """The words of a file as they are compared, and the numbers among them."""

    text: str
    numbers: frozenset[str]

    def says(self, figure: DisclosedFigure) -> bool:
        """Whether the printed figure is there; one that was drawn in a chart is there as its digits."""
        return normalised(figure.text) in self.text or numbers_in(figure.text) <= self.numbers


def written_words(name: str, data: bytes) -> WrittenWords:
    """The words of the file `name`. Raises one of `UNREADABLE` for a file that cannot be read."""
    texts = [layer.text for layer in layers(name, data) if layer.kind == "text"]
    return WrittenWords(normalised("\n".join(texts)), numbers_in("\n".join(texts)))


def passages_left(words: WrittenWords, tree: Document) -> tuple[int, int]:
    """How many passages of the built document are in the file word by word, and how many it has."""
    built = dict.fromkeys(normalised(item.text) for item in passages(tree))
    long = [text for text in built if len(text) >= LEAST_PASSAGE]
    return sum(text in words.text for text in long), len(long)


def figures_left(words: WrittenWords, disclosed: Iterable[DisclosedFigure]) -> tuple[DisclosedFigure, ...]:
    """The figures of the built document that the file still tells."""
    return tuple(item for item in disclosed if words.says(item))
