"""Free places on a slide: the region for content, and a corner for the draft mark."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.shapes.base import BaseShape
from pptx.shapes.shapetree import BaseShapeFactory
from pptx.slide import SlideLayout, SlideMaster

from esgreport.brand.compiled import Placeholder
from esgreport.brand.pptx.placeholders import Rectangle, rectangle

_SHAPES = (
    "(.|ve:AlternateContent/ve:Choice[1])/*[self::p:sp|self::p:pic|self::p:grpSp|self::p:cxnSp|self::p:graphicFrame]"
)
_MARK_WIDTH, _MARK_HEIGHT, _MARK_TOP = 2_880_000, 234_000, 72_000
# Beside a footer.
_LOW_WIDTH = 2_800_000
_GAP = 108_000
_NEAR = 12_700


def content_area(
    title: Placeholder, bodies: Sequence[Placeholder], footers: Sequence[Placeholder], height: int
) -> Rectangle:
    """The region for content under the title: the body placeholder's, kept clear of title and footer."""
    top = title.y + title.cy + _GAP
    low = [place.y for place in footers if place.y > height // 2]
    bottom = min(low, default=height - 4 * _GAP) - _GAP
    if not bodies:
        return (title.x, top, title.cx, max(bottom - top, _GAP))
    body = bodies[0]
    start = max(body.y, top) if title.y < body.y else body.y
    return (body.x, start, body.cx, max(min(body.y + body.cy, bottom) - start, _GAP))


def clear_of(area: Rectangle, marks: Sequence[Rectangle]) -> Rectangle:
    """`area` cut above the draft marks in its lower half."""
    x, y, cx, cy = area
    low = [mark[1] - _GAP for mark in marks if overlap(area, mark) and mark[1] > y + cy // 2]
    return (x, y, cx, min([y + cy, *low]) - y)


def margins(title: Placeholder, width: int) -> tuple[int, int]:
    """The left and right margin of a layout as its title shows them, between a fortieth and a tenth of the width."""
    least, most = width // 40, width // 10
    left, right = title.x, width - title.x - title.cx
    return (max(min(left, most), least), max(min(right, most), least))


def mark_place(
    size: tuple[int, int], sides: tuple[int, int], occupied: Sequence[Rectangle], feet: Sequence[Rectangle] = ()
) -> Rectangle:
    """A free place for the draft mark: the top right, beside a logo there, another corner; else the top right.

    In the lower half it is beside the `feet` (footer and number), or over them: content loses less room so.
    """
    width, height = size
    lowest = [foot for foot in feet if foot[1] > height // 2]
    below = height - 4 * _GAP - 2 * _MARK_HEIGHT
    over = max(min((foot[1] for foot in lowest), default=0) - _MARK_HEIGHT - _NEAR, below)
    right = width - sides[1] - _MARK_WIDTH
    beside = [x - _GAP - _MARK_WIDTH for x, y, *_ in occupied if y < height // 6 and width // 2 < x < width]
    columns = (right, *sorted(beside, reverse=True), sides[0], (width - _MARK_WIDTH) // 2)
    low_columns = (width - sides[1] - _LOW_WIDTH, sides[0], width - sides[0] - _LOW_WIDTH)
    places = [
        *((x, y, _MARK_WIDTH, _MARK_HEIGHT) for y in (_MARK_TOP, _MARK_TOP // 2) for x in columns if x >= 0),
        *((x, _beside(foot), _LOW_WIDTH, _MARK_HEIGHT) for foot in lowest for x in low_columns if x >= 0),
        *((x, y, _MARK_WIDTH, _MARK_HEIGHT) for y in (over, below) for x in columns if x >= 0),
    ]
    taken = (*occupied, *lowest)
    return next((place for place in places if not any(overlap(place, other) for other in taken)), places[0])


def _beside(foot: Rectangle) -> int:
    """The top of a draft mark beside a footer, with the same middle."""
    return foot[1] + (foot[3] - _MARK_HEIGHT) // 2


def occupied(slide: SlideLayout | SlideMaster, size: tuple[int, int]) -> list[Rectangle]:
    """The places of logos and decorations; backgrounds that fill most of the slide do not count."""
    boxes = map(rectangle, drawn(slide))
    return [box for box in boxes if box and box[2] * box[3] < size[0] * size[1] // 2]


def drawn(slide: SlideLayout | SlideMaster) -> list[BaseShape]:
    """What a layout or master shows besides placeholders, lowest first; a layout shows its master's unless it hides it.

    python-pptx does not see shapes with an alternative for older programs; here the first alternative counts.
    """
    below = []
    if isinstance(slide, SlideLayout) and slide.element.get("showMasterSp") not in ("0", "false"):
        below = drawn(slide.slide_master)
    shapes = (BaseShapeFactory(element, slide.shapes) for element in slide.shapes.element.xpath(_SHAPES))
    return below + [shape for shape in shapes if not shape.is_placeholder]


def overlap(one: Rectangle, other: Rectangle) -> bool:
    """Whether two rectangles share any area."""
    across = one[0] < other[0] + other[2] and other[0] < one[0] + one[2]
    return across and one[1] < other[1] + other[3] and other[1] < one[1] + one[3]
