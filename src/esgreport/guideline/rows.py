"""The guideline and standing words as facts, which every reader may see and templates print."""

from __future__ import annotations

from datetime import date

from esgreport.base.fact import Fact, Publication, Row, Value
from esgreport.base.label import PUBLIC
from esgreport.base.text import Text
from esgreport.guideline.edition import CheckItem, Edition
from esgreport.reading.raw import Mapping as RawMapping
from esgreport.reading.raw import Node, Scalar


def guideline_rows(edition: Edition) -> tuple[Row, ...]:
    """The one row `guideline` (title, edition, publisher, day of publication) and a row for every question."""
    values: dict[str, Value] = {
        "title": edition.title,
        "edition": edition.edition,
        "publisher": edition.publisher,
        "published_on": edition.published_on,
    }
    publication = Publication(edition.title.ja, edition.published_on)
    fields = tuple(
        (name, Fact(f"guideline.{name}", value, PUBLIC, edition.published_on, publication=publication))
        for name, value in values.items()
    )
    return (Row("guideline", edition.id, PUBLIC, fields), *map(_question_row, edition.checklist))


def _question_row(question: CheckItem) -> Row:
    """One question of the self-check, with whether it is ours."""
    prefix = f"check_items.{question.id}"
    fields = (
        ("question", Fact(f"{prefix}.question", question.text, PUBLIC)),
        ("ours", Fact(f"{prefix}.ours", question.ours, PUBLIC)),
        ("guideline", Fact(f"{prefix}.guideline", question.item, PUBLIC)),
    )
    return Row("check_items", question.id, PUBLIC, fields)


def standing_rows(root: Node) -> tuple[Row, ...]:
    """The one row `standing`: a text for every entry of the file, with its source and the day it was checked."""
    entries = root.entries if isinstance(root, RawMapping) else ()
    fields = []
    for entry in entries:
        if isinstance(entry.value, RawMapping):
            given = {item.key.text: item.value.text for item in entry.value.entries if isinstance(item.value, Scalar)}
            text = Text(given.get("ja", ""), given.get("en", ""))
            fact = Fact(
                f"standing.{entry.key.text}",
                text,
                PUBLIC,
                _day(given.get("as_of", "")),
                sources=(given.get("source", ""),),
                origin=entry.key.origin,
            )
            fields.append((entry.key.text, fact))
    return (Row("standing", "standing", PUBLIC, tuple(fields)),)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
