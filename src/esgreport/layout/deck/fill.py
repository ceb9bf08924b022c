"""How much of a slide's body is filled: the area of what is on it, and how far down it reaches.

Air inside a panel is no content: a panel counts with at most 1.6 times the height of its text. Text without a panel
counts with the height of its lines. Diagrams of lines and boxes cover little and may reach down instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from esgreport.layout.deck.slide_context import SlideContext, emu, place_box, points
from esgreport.layout.plan import Box, Connector, DeckParagraph, Shape, Slide, TextShape

MOST_AIR = 1.6
# Under this share of the area a slide looks unfinished, unless it reaches down this far.
LEAST_AREA, ENOUGH_DEPTH = 0.55, 0.9
DEFAULT_PT = 18.0


@dataclass(frozen=True, slots=True)
class Fill:
    """Shares of the body from 0 to 1: the area that is covered, and the depth that is reached."""

    area: float
    depth: float

    @property
    def is_sparse(self) -> bool:
        """Whether the slide looks unfinished."""
        return self.area < LEAST_AREA and self.depth < ENOUGH_DEPTH


def slide_fill(slide: Slide, context: SlideContext) -> Fill:
    """The fill of a slide; its title does not count."""
    body = context.area
    counted = [_within(box, body) for shape in slide.shapes[1:] for box in _counted(shape, slide, context)]
    boxes = [box for box in counted if box.cx > 0 and box.cy > 0]
    lowest = max((box.y + box.cy for box in boxes), default=body.y)
    return Fill(_area(boxes) / (body.cx * body.cy), (lowest - body.y) / body.cy)


def _counted(shape: Shape, slide: Slide, context: SlideContext) -> Iterator[Box]:
    """The part of a shape that counts."""
    if isinstance(shape, Connector):
        return
    if not isinstance(shape, TextShape):
        yield shape.box
        return
    box = shape.box or _placeholder_box(shape, slide, context)
    if box is not None:
        yield _of_text(shape, box, context)


def _placeholder_box(shape: TextShape, slide: Slide, context: SlideContext) -> Box | None:
    place = context.brand.layouts[slide.layout].placeholder(shape.placeholder)
    return None if place is None else place_box(place)


def _of_text(shape: TextShape, box: Box, context: SlideContext) -> Box:
    if not any(run.text for item in shape.paragraphs for run in item.runs):
        return box
    left, _, right, _ = shape.insets
    room = points(box.cx - left - right)
    high = sum(_height_pt(item, shape, room, context) for item in shape.paragraphs)
    air = MOST_AIR if shape.fill or shape.outline else 1.0
    counted = min(box.cy, int(emu(high) * air))
    return replace(box, y=box.y + _above(shape, box.cy - counted), cy=counted)


def _above(shape: TextShape, spare: int) -> int:
    return {"top": 0, "middle": spare // 2, "bottom": spare}[shape.anchor]


def _height_pt(item: DeckParagraph, shape: TextShape, room_pt: float, context: SlideContext) -> float:
    own = float(shape.size_pt or DEFAULT_PT)
    size = max((float(run.size_pt or own) for run in item.runs), default=own)
    text = "".join(run.text for run in item.runs)
    bold = any(run.bold for run in item.runs)
    return float(item.space_before_pt) + context.text_pt(text, size, room_pt, bold)


def _within(box: Box, body: Box) -> Box:
    """The part of a box that is inside the body."""
    left, top = max(box.x, body.x), max(box.y, body.y)
    right, bottom = min(box.x + box.cx, body.x + body.cx), min(box.y + box.cy, body.y + body.cy)
    return Box(left, top, right - left, bottom - top)


def _area(boxes: Sequence[Box]) -> int:
    """The area of the union of boxes."""
    edges = sorted({edge for box in boxes for edge in (box.x, box.x + box.cx)})
    return sum((right - left) * _covered(boxes, left, right) for left, right in pairwise(edges))


def _covered(boxes: Sequence[Box], left: int, right: int) -> int:
    """The height that is covered between two edges."""
    spans = sorted((box.y, box.y + box.cy) for box in boxes if box.x <= left and right <= box.x + box.cx)
    covered, reached = 0, 0
    for top, bottom in spans:
        covered += max(0, bottom - max(top, reached))
        reached = max(reached, bottom)
    return covered
