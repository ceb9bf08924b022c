"""Titles of slides: two lines at most, broken between phrases, one size smaller before they are refused."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from esgreport.brand.compiled import Placeholder
from esgreport.layout.deck.stage import Stage, decimal, points
from esgreport.layout.measured import most_lines
from esgreport.layout.plan import DeckParagraph, Run, TextShape
from esgreport.layout.text.titles import balance_title
from esgreport.layout.text.widths import Face

MOST_LINES = 2
SMALLER = Decimal("0.85")
LEAST_TITLE_PT = Decimal(18)


@dataclass(frozen=True, slots=True)
class Title:
    """A title in its placeholder, and how many characters it has too many (0: it fits)."""

    shape: TextShape
    excess: int = 0


def title_of(text: str, place: Placeholder, stage: Stage, most: int = MOST_LINES) -> Title:
    """`text` in the title placeholder on at most `most` lines."""
    face = stage.heading_face(place.bold) if place.heading_font else stage.face(place.bold)
    left, _, right, _ = place.insets
    width = points(place.cx - left - right)
    sizes = (float(place.size_pt), float(smaller(Decimal(str(place.size_pt)))))
    for size in sizes:
        if most_lines(text, face, size, width) <= most:
            balanced = balance_title(text, face, size, width, most)
            shown = balanced if most_lines(balanced, face, size, width) <= most else text
            return Title(_shape(shown, None if size == sizes[0] else decimal(size)))
    return Title(_shape(text, decimal(sizes[1])), _excess(text, face, sizes[1], width, most))


def smaller(size: Decimal) -> Decimal:
    """One step down, in whole points."""
    return max(LEAST_TITLE_PT, (size * SMALLER).quantize(Decimal(1))) if size > LEAST_TITLE_PT else size


def _shape(text: str, size: Decimal | None) -> TextShape:
    return TextShape("title", None, (DeckParagraph((Run(text),)),), placeholder="title", size_pt=size)


def _excess(text: str, face: Face, size: float, width: float, most: int) -> int:
    keep = len(text)
    while keep and most_lines(text[:keep], face, size, width) > most:
        keep -= 1
    return len(text) - keep
