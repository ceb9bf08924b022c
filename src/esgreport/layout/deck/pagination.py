"""Fitting pieces into slides: smaller type first, then more slides; nothing is left over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from esgreport.layout.deck.slide_context import SPLIT, Flowable, Sizes, SlideContext, Undivided
from esgreport.layout.deck.tables import TableFlowable
from esgreport.layout.plan import Box, Shape

EVENNESS = (0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class FilledSlide:
    """The content of one slide, and its sizes. `oversized` names what is larger than a slide."""

    pieces: tuple[Flowable, ...]
    sizes: Sizes
    oversized: str = ""


@dataclass(slots=True, eq=False)
class Reserved(Undivided):
    """Room that is kept free at the foot of the last slide."""

    high: int
    stretch: float = 1.0
    name: str = "note"

    def height(self, width: int, sizes: Sizes, context: SlideContext) -> int:
        """Always the same."""
        return self.high

    def shapes(self, box: Box, sizes: Sizes, context: SlideContext) -> tuple[Shape, ...]:
        """None: what is written here is no piece."""
        return ()


@dataclass(slots=True, eq=False)
class WholeTable(Undivided):
    """A piece that could be divided and shall not be."""

    piece: Flowable
    stretch: float
    name: str

    def height(self, width: int, sizes: Sizes, context: SlideContext) -> int:
        """That of the piece."""
        return self.piece.height(width, sizes, context)

    def shapes(self, box: Box, sizes: Sizes, context: SlideContext) -> tuple[Shape, ...]:
        """Those of the piece."""
        return self.piece.shapes(box, sizes, context)


def _tables_whole(pieces: Sequence[Flowable]) -> list[Flowable]:
    return [WholeTable(one, one.stretch, one.name) if isinstance(one, TableFlowable) else one for one in pieces]


def paginate(pieces: Sequence[Flowable], area: Box, context: SlideContext) -> tuple[FilledSlide, ...]:
    """The pieces over as few slides as they need: on one at the largest step that fits, else divided evenly.

    They are divided in the least type where that takes fewer slides; a table only where it saves one.
    """
    for sizes in context.steps:
        if natural_height(pieces, area.cx, sizes, context) <= area.cy:
            return (FilledSlide(tuple(pieces), sizes),)
    wished = [_tables_whole(pieces), pieces] if context.is_tight else [pieces]
    ways = (_divided(some, area, sizes, context) for sizes in (SPLIT, context.steps[-1]) for some in wished)
    return min(ways, key=cost)


def cost(pages: Sequence[FilledSlide]) -> tuple[bool, int]:
    """What makes one way to fill slides worse than another: first what is larger than a slide, then their number."""
    return any(page.oversized for page in pages), len(pages)


def _divided(pieces: Sequence[Flowable], area: Box, sizes: Sizes, context: SlideContext) -> tuple[FilledSlide, ...]:
    """The pieces over several slides, each about as full as the others."""
    single_size = _greedy(pieces, area.cx, area.cy, sizes, context)
    if any(page.oversized for page in single_size):
        return single_size
    for share in EVENNESS:
        pages = _greedy(pieces, area.cx, int(area.cy * share), sizes, context)
        if len(pages) == len(single_size) and not any(page.oversized for page in pages):
            return pages
    return single_size


def natural_height(pieces: Sequence[Flowable], width: int, sizes: Sizes, context: SlideContext) -> int:
    """The height of pieces under each other."""
    heights = sum(piece.height(width, sizes, context) for piece in pieces)
    return heights + context.gap * max(len(pieces) - 1, 0)


def _greedy(
    pieces: Sequence[Flowable], width: int, height: int, sizes: Sizes, context: SlideContext
) -> tuple[FilledSlide, ...]:
    pages: list[FilledSlide] = []
    least = context.steps[-1]
    queue, page, room = list(pieces), list[Flowable](), height
    while queue:
        piece = queue.pop(0)
        own = piece.height(width, sizes, context)
        if own <= room:
            page.append(piece)
            room -= own + context.gap
            continue
        parts = piece.divided(width, room, sizes, context)
        if parts:
            page.append(parts[0])
            queue.insert(0, parts[1])
        elif page:
            queue.insert(0, piece)
        else:
            fits = piece.height(width, least, context) <= height
            pages.append(FilledSlide((piece,), least, "" if fits else piece.name))
            continue
        pages.append(FilledSlide(tuple(page), sizes))
        page, room = [], height
    return (*pages, *([FilledSlide(tuple(page), sizes)] if page else []))


def placed_shapes(page: FilledSlide, area: Box, context: SlideContext) -> tuple[Shape, ...]:
    """The shapes of a slide: pieces under each other, what can grow shares the room that is left."""
    heights = [min(piece.height(area.cx, page.sizes, context), area.cy) for piece in page.pieces]
    spare = area.cy - sum(heights) - context.gap * max(len(heights) - 1, 0)
    stretches = [
        int(height * (piece.stretch - 1)) if piece.stretch > 1 else 0
        for piece, height in zip(page.pieces, heights, strict=True)
    ]
    grown = min(max(spare, 0), sum(stretches))
    shapes: list[Shape] = []
    y = area.y
    for piece, height, stretch in zip(page.pieces, heights, stretches, strict=True):
        own = height + (grown * stretch // sum(stretches) if stretch else 0)
        shapes.extend(piece.shapes(Box(area.x, y, area.cx, own), page.sizes, context))
        y += own + context.gap
    return tuple(shapes)
