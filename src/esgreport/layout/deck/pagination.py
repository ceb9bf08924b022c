"""Fitting pieces into slides: smaller type first, then more slides; nothing is left over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from esgreport.layout.deck.slide_context import GAP_PT, SPLIT, STEPS, Flowable, Sizes, SlideContext, emu
from esgreport.layout.plan import Box, Shape

GAP = emu(GAP_PT)
EVENNESS = (0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class FilledSlide:
    """The content of one slide, and its sizes. `oversized` names what is larger than a slide."""

    pieces: tuple[Flowable, ...]
    sizes: Sizes
    oversized: str = ""


def paginate(pieces: Sequence[Flowable], area: Box, context: SlideContext) -> tuple[FilledSlide, ...]:
    """The pieces over as few slides as they need: on one at the largest step that fits, else divided evenly."""
    for sizes in STEPS:
        if natural_height(pieces, area.cx, sizes, context) <= area.cy:
            return (FilledSlide(tuple(pieces), sizes),)
    single_size = _greedy(pieces, area.cx, area.cy, context)
    if any(page.oversized for page in single_size):
        return single_size
    for share in EVENNESS:
        pages = _greedy(pieces, area.cx, int(area.cy * share), context)
        if len(pages) == len(single_size) and not any(page.oversized for page in pages):
            return pages
    return single_size


def natural_height(pieces: Sequence[Flowable], width: int, sizes: Sizes, context: SlideContext) -> int:
    """The height of pieces under each other."""
    heights = sum(piece.height(width, sizes, context) for piece in pieces)
    return heights + GAP * max(len(pieces) - 1, 0)


def _greedy(pieces: Sequence[Flowable], width: int, height: int, context: SlideContext) -> tuple[FilledSlide, ...]:
    pages: list[FilledSlide] = []
    queue, page, room = list(pieces), list[Flowable](), height
    while queue:
        piece = queue.pop(0)
        own = piece.height(width, SPLIT, context)
        if own <= room:
            page.append(piece)
            room -= own + GAP
            continue
        parts = piece.divided(width, room, SPLIT, context)
        if parts:
            page.append(parts[0])
            queue.insert(0, parts[1])
        elif page:
            queue.insert(0, piece)
        else:
            fits = piece.height(width, STEPS[-1], context) <= height
            pages.append(FilledSlide((piece,), STEPS[-1], "" if fits else piece.name))
            continue
        pages.append(FilledSlide(tuple(page), SPLIT))
        page, room = [], height
    return (*pages, *([FilledSlide(tuple(page), SPLIT)] if page else []))


def placed_shapes(page: FilledSlide, area: Box, context: SlideContext) -> tuple[Shape, ...]:
    """The shapes of a slide: pieces under each other, what can grow shares the room that is left."""
    heights = [min(piece.height(area.cx, page.sizes, context), area.cy) for piece in page.pieces]
    spare = area.cy - sum(heights) - GAP * max(len(heights) - 1, 0)
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
        y += own + GAP
    return tuple(shapes)
