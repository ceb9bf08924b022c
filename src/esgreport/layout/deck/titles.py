"""Titles of slides: two lines at most, broken between phrases, in one size for the whole deck."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from esgreport.brand.compiled import Placeholder
from esgreport.layout.deck.slide_context import SlideContext, decimal, points
from esgreport.layout.line_count_cache import most_lines
from esgreport.layout.plan import DeckParagraph, Run, TextShape
from esgreport.layout.text.breaking import line_pitch_em
from esgreport.layout.text.titles import balance_title, ends_alone
from esgreport.layout.text.widths import Face

MOST_LINES, NARROW_LINES = 2, 3
STEP = Decimal("0.92")
LEAST_TITLE_PT = Decimal(18)
# What a title that fits no other way may become: a small place of another maker's template must not stop a deck.
LAST_TITLES_PT = (LEAST_TITLE_PT, Decimal(16), Decimal(14))
# How much smaller a title may become so that it ends well.
LEAST_SHARE = Decimal("0.75")
ROOM_SLACK = 1.03


@dataclass(frozen=True, slots=True)
class Title:
    """A title in its placeholder, and how many characters it has too many (0: it fits)."""

    shape: TextShape
    excess: int = 0


def common_size(texts: Iterable[str], places: Sequence[Placeholder], context: SlideContext) -> Decimal | None:
    """One size for the titles of all slides: the largest at which every title that can fit does.

    None is the brand's own size. A title that fits at no size does not make the others smaller.
    """
    own = min((Decimal(str(place.size_pt)) for place in places), default=LEAST_TITLE_PT)
    size = own
    for text in texts:
        fitting = [_largest(text, place, context) for place in places]
        if None not in fitting:
            size = min([size, *(item for item in fitting if item is not None)])
    return None if size == own and len({place.size_pt for place in places}) == 1 else size


def _largest(text: str, place: Placeholder, context: SlideContext, most: int = MOST_LINES) -> Decimal | None:
    return next((size for size in _sizes(place) if _fits(text, place, context, float(size), most)), None)


def _largest_even(text: str, place: Placeholder, context: SlideContext, most: int) -> Decimal | None:
    """The largest size that fits, or one a little smaller at which no word is left alone on the last line."""
    largest = _largest(text, place, context, most)
    if largest is None:
        return None
    near = (size for size in _sizes(place) if largest * LEAST_SHARE <= size <= largest)
    return next((size for size in near if _ends_well(text, place, context, float(size), most)), largest)


def _ends_well(text: str, place: Placeholder, context: SlideContext, size_pt: float, most: int) -> bool:
    face, width = _face(place, context), _width(place)
    shown = balance_title(text, face, size_pt, width, most)
    return _fits(shown, place, context, size_pt, most) and not ends_alone(shown, face, size_pt, width)


def _sizes(place: Placeholder) -> Iterator[Decimal]:
    """The brand's size, then steps of eight hundredths in whole points, down to the least."""
    size = Decimal(str(place.size_pt))
    yield size
    while size > LEAST_TITLE_PT:
        size = max(LEAST_TITLE_PT, (size * STEP).quantize(Decimal(1), ROUND_FLOOR))
        yield size


def _fits(text: str, place: Placeholder, context: SlideContext, size_pt: float, most: int) -> bool:
    lines = most_lines(text, _face(place, context), size_pt, _width(place))
    high = lines * size_pt * line_pitch_em(_face(place, context)) * place.line
    _, top, _, bottom = place.insets
    return lines <= most and (lines == 1 or high <= points(place.cy - top - bottom) * ROOM_SLACK)


def title_of(
    text: str, place: Placeholder, context: SlideContext, most: int = MOST_LINES, common: Decimal | None = None
) -> Title:
    """`text` in the title placeholder on at most `most` lines: at the `common` size, or the largest that fits."""
    own = Decimal(str(place.size_pt))
    is_common = common is not None and _fits(text, place, context, float(common), most)
    size = common if is_common else _largest_even(text, place, context, most)
    face, width = _face(place, context), _width(place)
    if size is None:
        # A narrow and high place, as on an upright page, holds one line more.
        most = NARROW_LINES if most == MOST_LINES else most
        size = next((last for last in LAST_TITLES_PT if _fits(text, place, context, float(last), most)), None)
    if size is None:
        least = LAST_TITLES_PT[-1]
        return Title(_shape(text, least), _excess(text, face, float(least), width, most))
    balanced = balance_title(text, face, float(size), width, most)
    shown = balanced if most_lines(balanced, face, float(size), width) <= most else text
    return Title(_shape(shown, None if size == own else decimal(float(size))))


def _face(place: Placeholder, context: SlideContext) -> Face:
    return context.heading_face(place.bold) if place.heading_font else context.face(place.bold)


def _width(place: Placeholder) -> float:
    left, _, right, _ = place.insets
    return points(place.cx - left - right)


def _shape(text: str, size: Decimal | None) -> TextShape:
    return TextShape("title", None, (DeckParagraph((Run(text),)),), placeholder="title", size_pt=size)


def _excess(text: str, face: Face, size: float, width: float, most: int) -> int:
    keep = len(text)
    while keep and most_lines(text[:keep], face, size, width) > most:
        keep -= 1
    return len(text) - keep
