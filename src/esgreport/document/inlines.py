"""Text inside a block: words of templates, facts as printed, and where they come from.

Text comes from templates (`Words`) or from facts (`FactText`); no other source.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from esgreport.base.origin import Origin


@dataclass(frozen=True, slots=True)
class Meta:
    """Where a node was written and which facts it shows or was chosen by (conditions included).

    `origin` is the line of the template. `exhibit` is the place of the description in an exhibits file, from which the
    words of an exhibit come; None for everything else.
    """

    origin: Origin | None = None
    facts: tuple[str, ...] = ()
    exhibit: Origin | None = None

    @property
    def words(self) -> Origin | None:
        """Where the words were written, for findings about them."""
        return self.exhibit or self.origin


NO_META = Meta()


@dataclass(frozen=True, slots=True)
class Words:
    """Text of a template or of `content/`, which reviewed people wrote."""

    text: str


@dataclass(frozen=True, slots=True)
class FactText:
    """A fact as printed here; `fact_id` is for review and explain and never reaches an outsider's file.

    `is_figure` says that it is a number or a day, which must not be changed by hand.
    """

    fact_id: str
    text: str
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that carry the sentence."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A break inside a paragraph that the author asked for."""


@dataclass(frozen=True, slots=True)
class Ruby:
    """Characters with how they are read above them: a name or a rare word. Slides print the reading in brackets."""

    inlines: Inlines
    reading: Inlines


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note at the foot of the page to the words before it. Decks have none: there it is a paragraph of the slide."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Reference:
    """A chart, table or section of the same document, by its key; `text` names it where nothing is numbered."""

    key: str
    text: str


Inline: TypeAlias = Words | FactText | Strong | LineBreak | Ruby | Footnote | Reference
Inlines: TypeAlias = tuple[Inline, ...]
