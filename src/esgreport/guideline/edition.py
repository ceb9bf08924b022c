"""One edition of the guideline: its positioning, items with their strength, checklist and uses, all in our wording."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from esgreport.base.finding import Outcome
from esgreport.base.text import Text
from esgreport.reading.raw import Node, names_in
from esgreport.reading.shape import Flat, OneOf
from esgreport.reading.structure import structure


@dataclass(frozen=True, slots=True)
class GuidelineItem:
    """One recommendation, paraphrased. `strength` keeps `useful` apart from `important`; `official_ref` is empty while
    the full text is unknown. `evidence` are patterns of the ids of facts, of which a sentence must print `least` to
    touch on the item; without any, no sentence of ours does.
    """

    id: str
    chapter: str
    strength: Literal["recognise", "important", "consider", "strive", "useful"]
    text: Annotated[Text, Flat()]
    official_ref: str = ""
    evidence: tuple[str, ...] = ()
    least: int = 1


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One question of a checklist about an `item`. `ours` marks provisional self-check questions, not METI's."""

    id: str
    item: Annotated[str, OneOf("item")]
    text: Annotated[Text, Flat()]
    ours: bool


@dataclass(frozen=True, slots=True)
class Use:
    """One of the six situations of use, and the documents of ours that serve it."""

    id: str
    text: Annotated[Text, Flat()]
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition as far as it is known: `complete` is false while the full text has not been read."""

    id: str
    title: Text
    edition: Text
    publisher: Text
    published_on: date
    complete: bool
    positioning: Mapping[str, Text]
    items: tuple[GuidelineItem, ...]
    checklist: tuple[CheckItem, ...]
    uses: tuple[Use, ...]
    draft_published_on: date | None = None
    comments_from: date | None = None
    comments_until: date | None = None


def decode_guideline(root: Node) -> Outcome[Edition]:
    """The edition in a raw tree. A question names an item of the same edition. Findings: those of `structure`."""
    return structure(root, Edition, {"item": names_in(root, "items")})
