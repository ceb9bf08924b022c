"""What one reader may not see: the names for the audit's second net, and every hidden fact for the inspection."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from esgreport.audience.selection import Knowledge, Selector
from esgreport.base.fact import Fact, Row
from esgreport.base.text import Text
from esgreport.company.records import KINDS

# One text may hold several other names of one thing.
ALIASES = "aliases"
_BETWEEN = re.compile(r"[、,;；/／\n]")
SECRET_NAMES = (
    ("suppliers", "name"),
    ("customers", "name"),
    ("technologies", "identity"),
    ("partners", "name"),
    ("suppliers", "parent"),
    ("suppliers", ALIASES),
    ("customers", ALIASES),
    ("technologies", ALIASES),
    ("partners", ALIASES),
)


def names_withheld_from(knowledge: Knowledge, audience: str) -> tuple[str, ...]:
    """Names of others and of core technologies that `audience` may not know: the audit's second net seeks them."""
    selector = Selector(knowledge, audience)
    withheld: dict[str, None] = {}
    known: set[str] = set()
    for kind, field in SECRET_NAMES:
        for row in knowledge.by_kind.get(kind, ()):
            fact = row.fact(field)
            words = names_in(fact) if fact is not None else ()
            if fact is not None and selector.admits(row.presence) and selector.fact(kind, fact) is not None:
                known.update(words)
            else:
                withheld.update(dict.fromkeys(words))
    return tuple(word for word in withheld if not any(word in seen for seen in known))


def names_in(fact: Fact) -> tuple[str, ...]:
    """The names that a fact holds, in both languages; the other names of a thing one by one."""
    if not isinstance(fact.value, Text):
        return ()
    words: tuple[str, ...] = (fact.value.ja, fact.value.en)
    if fact.id.rpartition(".")[2] == ALIASES:
        words = tuple(word.strip() for text in words for word in _BETWEEN.split(text))
    return tuple(dict.fromkeys(word for word in words if word))


def permitted(knowledge: Knowledge, audience: str, row: Row, fact: Fact) -> bool:
    """Whether `audience` may see the exact fact of `row`, not only a released form of it."""
    selector = Selector(knowledge, audience)
    return selector.fact(row.kind, fact, selector.has(row)) is fact


@dataclass(frozen=True, slots=True)
class VisiblePartition:
    """All facts of the company, divided for one reader into `shown` (released forms too) and `hidden`.

    `rows` are the ids of the company's records of which the reader may see nothing.
    """

    shown: tuple[Fact, ...]
    hidden: tuple[Fact, ...]
    rows: tuple[str, ...]


def partition_facts(knowledge: Knowledge, audience: str) -> VisiblePartition:
    """Every fact on one side or the other; a fact disclosed in a coarser form is hidden in its exact form."""
    selector = Selector(knowledge, audience)
    shown: list[Fact] = []
    hidden: list[Fact] = []
    unseen: list[str] = []
    for kind, rows in knowledge.by_kind.items():
        for row in rows:
            seen = tuple(_visible(selector, kind, row))
            shown += [visible for _, visible in seen if visible is not None]
            hidden += [fact for fact, visible in seen if visible is not fact]
            if kind in KINDS and row.id and all(visible is None for _, visible in seen):
                unseen.append(row.id)
    return VisiblePartition(tuple(shown), tuple(hidden), tuple(unseen))


def _visible(selector: Selector, kind: str, row: Row) -> Iterator[tuple[Fact, Fact | None]]:
    row_is_visible = selector.has(row)
    return ((fact, selector.fact(kind, fact, row_is_visible)) for _, fact in row.fields)
