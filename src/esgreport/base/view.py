"""A view: the part of what is known that one reader may see, ready for a template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Literal, TypeAlias

from esgreport.base.condition import Truth
from esgreport.base.fact import Fact


@dataclass(frozen=True, slots=True)
class Condition:
    """An answer that selection found, with the facts that it was found from; `holds` is None when it is withheld."""

    holds: Truth
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class ViewRow:
    """One record as its reader may see it: facts, conditions, and the rows that it refers to.

    A field that the reader may not see is absent. Rows may refer to each other in circles, so they are compared by
    identity. `single` marks the one record of a kind such as the company, which templates name without a loop.
    """

    kind: str
    fields: dict[str, ViewField]
    single: bool = False


ViewField: TypeAlias = Fact | Condition | ViewRow | tuple[ViewRow, ...]


@dataclass(frozen=True, slots=True)
class PrintSettings:
    """House settings that decide how facts are printed. `amount_unit` is 円, 百万円 or 億円."""

    rounding: Literal["half-up", "down"] = "half-up"
    amount_unit: str = "百万円"
    negative: str = "△"
    era: Literal["western", "japanese"] = "western"
    fiscal_year_end: str = "03-31"


@dataclass(frozen=True, slots=True)
class View:
    """What one audience may see for one document.

    `rows` holds the kinds that the document uses, in order; `facts` single facts by the id under which a template asks
    for them (a released fact is under the id of the fact it makes coarser, but carries its own id).
    `unpublished` names facts that may be shown only in a draft.
    """

    audience: str
    rows: Mapping[str, tuple[ViewRow, ...]]
    facts: Mapping[str, Fact]
    conditions: Mapping[str, Condition]
    unpublished: tuple[str, ...] = ()


def facts_in(view: View) -> Iterator[Fact]:
    """Every fact that the view may show."""
    fields = (value for rows in view.rows.values() for row in rows for value in row.fields.values())
    return chain(view.facts.values(), (value for value in fields if isinstance(value, Fact)))
