"""A component: something drawn that shows a relation (an exchange, an order, a choice), by its meaning.

The document says which one and what is in it; layout decides size, columns, variant and split. The 26 components are
those of the design language: cards of requests, steps in order, pairs of request and commitment, and so on.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from esgreport.document.inlines import NO_META, Inlines, Meta

# What belongs together and what is ours: what is asked or at stake, what we give or have achieved, limits and gates,
# the past and what is around.
Tone = Literal["brand", "ours", "warn", "muted"]
ComponentKind: TypeAlias = Literal[
    "answers",
    "cards",
    "chain",
    "changes",
    "chevrons",
    "contacts",
    "decision",
    "glance",
    "limits",
    "matrix",
    "pairs",
    "pillars",
    "qa",
    "questions",
    "rows",
    "stakeholders",
    "stories",
    "strip",
    "swimlane",
]


@dataclass(frozen=True, slots=True)
class LabelledPart:
    """A part of an entry under a label of its own: scope, effort, deadline. Empty `lines` is no part."""

    label: Inlines
    lines: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class ComponentEntry:
    """One card, row, step or question. Everything but the title or the text may be empty.

    `mark` is the largest text: the value of a key figure. `parts` come under the text, `foot` at the end of a card.
    An empty `tone` is that of its group. `span` is when it begins and ends, in periods of the component. `leads_to` are
    the places of the entries of the next group to which this one leads.
    """

    title: Inlines
    text: tuple[Inlines, ...] = ()
    mark: Inlines = ()
    parts: tuple[LabelledPart, ...] = ()
    foot: tuple[LabelledPart, ...] = ()
    tone: Tone | Literal[""] = ""
    span: tuple[Fraction, Fraction] | None = None
    leads_to: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ComponentGroup:
    """Entries of one kind, side by side or under each other, with an optional heading."""

    title: Inlines
    entries: tuple[ComponentEntry, ...]
    tone: Tone = "brand"


@dataclass(frozen=True, slots=True)
class Component:
    """A component with its groups; none of them is empty. `source` is printed under it when not empty.

    `periods` are the names of the months, quarters or half years of its entries; none for a component without days.
    """

    kind: ComponentKind
    groups: tuple[ComponentGroup, ...]
    caption: Inlines = ()
    source: Inlines = ()
    meta: Meta = NO_META
    periods: tuple[Inlines, ...] = ()

    @property
    def entries(self) -> tuple[ComponentEntry, ...]:
        """The entries of all groups in order."""
        return tuple(entry for group in self.groups for entry in group.entries)
