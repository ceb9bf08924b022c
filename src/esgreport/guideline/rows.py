"""The guideline and standing words as facts, which every reader may see and templates print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from esgreport.base.fact import Fact, Publication, Row, Value
from esgreport.base.finding import Outcome
from esgreport.base.label import PUBLIC
from esgreport.base.origin import Origin
from esgreport.base.text import Text
from esgreport.guideline.edition import CheckItem, Edition
from esgreport.reading.raw import Node
from esgreport.reading.shape import Flat
from esgreport.reading.structure import structure

# What templates may print of an edition.
PRINTED = ("title", "edition", "publisher", "published_on")


def guideline_rows(edition: Edition) -> tuple[Row, ...]:
    """The one row `guideline` (title, edition, publisher, day of publication) and a row for every question."""
    fields = tuple((name, _edition_fact(edition, name)) for name in PRINTED)
    return (Row("guideline", edition.id, PUBLIC, fields), *map(_question_row, edition.checklist))


def _edition_fact(edition: Edition, name: str) -> Fact:
    publication = Publication(edition.title.ja, edition.published_on)
    return Fact(f"guideline.{name}", getattr(edition, name), PUBLIC, edition.published_on, publication=publication)


def _question_row(question: CheckItem) -> Row:
    """One question of the self-check, with whether it is ours."""
    values: dict[str, Value] = {"question": question.text, "ours": question.ours, "guideline": question.item}
    facts = ((name, Fact(f"check_items.{question.id}.{name}", value, PUBLIC)) for name, value in values.items())
    return Row("check_items", question.id, PUBLIC, tuple(facts))


@dataclass(frozen=True, slots=True)
class StandingText:
    """A text that templates may print, with its source and the day on which it was checked."""

    text: Annotated[Text, Flat()]
    source: str
    as_of: date
    origin: Origin


def standing_rows(root: Node) -> Outcome[tuple[Row, ...]]:
    """The one row `standing`: a fact for every entry of the file. Findings: those of `structure`."""
    read = structure(root, dict[str, StandingText])
    if read.value is None:
        return Outcome(None, read.findings)
    fields = tuple((key, _standing_fact(key, item)) for key, item in read.value.items())
    return Outcome((Row("standing", "standing", PUBLIC, fields),))


def _standing_fact(key: str, item: StandingText) -> Fact:
    return Fact(f"standing.{key}", item.text, PUBLIC, item.as_of, sources=(item.source,), origin=item.origin)
