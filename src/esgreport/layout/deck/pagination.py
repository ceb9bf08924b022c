"""Fitting pieces into slides: smaller type first, then more slides; nothing is left over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from esgreport.layout.deck.slide_context import GAP_PT, SPLIT, STEPS, Piece, Sizes, Stage, emu
from esgreport.layout.plan import Box, Shape

GAP = emu(GAP_PT)
EVENNESS = (0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Filled:
    """The content of one slide, and its sizes. `oversized` names what is larger than a slide."""

    pieces: tuple[Piece, ...]
    sizes: Sizes
    oversized: str = ""


def paginate(pieces: Sequence[Piece], area: Box, stage: Stage) -> tuple[Filled, ...]:
    """The pieces over as few slides as they need: on one at the largest step that fits, else divided evenly."""
    for sizes in STEPS:
        if natural(pieces, area.cx, sizes, stage) <= area.cy:
            return (Filled(tuple(pieces), sizes),)
    whole = _greedy(pieces, area.cx, area.cy, stage)
    if any(page.oversized for page in whole):
        return whole
    for share in EVENNESS:
        pages = _greedy(pieces, area.cx, int(area.cy * share), stage)
        if len(pages) == len(whole) and not any(page.oversized for page in pages):
            return pages
    return whole


def natural(pieces: Sequence[Piece], width: int, sizes: Sizes, stage: Stage) -> int:
    """The height of pieces under each other."""
    heights = sum(piece.height(width, sizes, stage) for piece in pieces)
    return heights + GAP * max(len(pieces) - 1, 0)


def _greedy(pieces: Sequence[Piece], width: int, height: int, stage: Stage) -> tuple[Filled, ...]:
    pages: list[Filled] = []
    queue, page, room = list(pieces), list[Piece](), height
    while queue:
        piece = queue.pop(0)
        own = piece.height(width, SPLIT, stage)
        if own <= room:
            page.append(piece)
            room -= own + GAP
            continue
        parts = piece.divided(width, room, SPLIT, stage)
        if parts:
            page.append(parts[0])
            queue.insert(0, parts[1])
        elif page:
            queue.insert(0, piece)
        else:
            fits = piece.height(width, STEPS[-1], stage) <= height
            pages.append(Filled((piece,), STEPS[-1], "" if fits else piece.name))
            continue
        pages.append(Filled(tuple(page), SPLIT))
        page, room = [], height
    return (*pages, *([Filled(tuple(page), SPLIT)] if page else []))


def placed(page: Filled, area: Box, stage: Stage) -> tuple[Shape, ...]:
    """The shapes of a slide: pieces under each other, what can grow shares the room that is left."""
    heights = [min(piece.height(area.cx, page.sizes, stage), area.cy) for piece in page.pieces]
    spare = area.cy - sum(heights) - GAP * max(len(heights) - 1, 0)
    wishes = [
        int(height * (piece.stretch - 1)) if piece.stretch > 1 else 0
        for piece, height in zip(page.pieces, heights, strict=True)
    ]
    grown = min(max(spare, 0), sum(wishes))
    made: list[Shape] = []
    y = area.y
    for piece, height, wish in zip(page.pieces, heights, wishes, strict=True):
        own = height + (grown * wish // sum(wishes) if wish else 0)
        made.extend(piece.shapes(Box(area.x, y, area.cx, own), page.sizes, stage))
        y += own + GAP
    return tuple(made)
