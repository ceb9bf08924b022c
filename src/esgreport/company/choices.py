"""The words of choices as people read them: one table, `content/phrases.yaml`, for workbooks and documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from esgreport.base.finding import Outcome
from esgreport.base.text import Text
from esgreport.reading.own_content import own, own_tree
from esgreport.reading.raw import Mapping as RawMapping
from esgreport.reading.raw import Node, Scalar
from esgreport.reading.shape import Flat
from esgreport.reading.structure import structure

PHRASES = "phrases.yaml"
AUDIENCES_FILE = "audiences.yaml"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A choice in both languages. `also` are other Japanese words for it that are read but no longer written."""

    text: Annotated[Text, Flat()]
    also: tuple[str, ...] = ()


def decode_phrases(root: Node) -> Outcome[dict[str, Phrase]]:
    """The phrases by `field.choice`. Findings: those of `structure`."""
    return structure(root, dict[str, Phrase])


@cache
def _own() -> Mapping[str, Phrase]:
    """Ours, also when a project shadows the file: a workbook has the same words in every project."""
    return own(PHRASES, dict[str, Phrase])


def shown_choices(field: str, choices: tuple[str, ...]) -> Mapping[str, str]:
    """The Japanese of each of `choices` of a field; words that need none (`JPY`, `円`) are returned as they are."""
    known = _own()
    return {word: known[f"{field}.{word}"].text.ja if f"{field}.{word}" in known else word for word in choices}


def meant_choices(field: str, choices: tuple[str, ...]) -> Mapping[str, str]:
    """The choice for every word that a file may hold for it: its own, the Japanese, and what was written before."""
    return {word: choice for choice in choices for word in (*_words(field, choice), choice)}


@cache
def families() -> Mapping[str, str]:
    """The families of readers of our own `content/audiences.yaml` in their order, with their Japanese names.

    The general edition of a family (`supplier-general`) is for its readers, too, and has no name of its own here.
    """
    audiences = own_tree(AUDIENCES_FILE, "audiences")
    entries = audiences.entries if isinstance(audiences, RawMapping) else ()
    names = {entry.key.text: entry.value.get("ja") for entry in entries if isinstance(entry.value, RawMapping)}
    return {name: ja.text for name, ja in names.items() if isinstance(ja, Scalar) and not name.endswith("-general")}


def _words(field: str, choice: str) -> Iterator[str]:
    phrase = _own().get(f"{field}.{choice}")
    if phrase is not None:
        yield from (phrase.text.ja, *phrase.also)
