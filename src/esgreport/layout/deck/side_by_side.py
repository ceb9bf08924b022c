"""The pieces of a slide in two columns: the first at the left, the others under each other at the right."""

from __future__ import annotations

from dataclasses import dataclass

from esgreport.layout.deck.pagination import FilledSlide, natural_height, placed_shapes
from esgreport.layout.deck.slide_context import GAP_PT, STEPS, Flowable, Sizes, SlideContext, Undivided, emu
from esgreport.layout.plan import Box, Shape

BETWEEN_PT = 16.0


@dataclass(slots=True, eq=False)
class SideBySide(Undivided):
    """Two columns by shares of the width, each filled from top to bottom."""

    left: tuple[Flowable, ...]
    right: tuple[Flowable, ...]
    shares: tuple[int, int]
    stretch: float = 9.0
    name: str = "columns"

    def _widths(self, width: int) -> tuple[int, int]:
        room = width - emu(BETWEEN_PT)
        left = room * self.shares[0] // sum(self.shares)
        return left, room - left

    def height(self, width: int, sizes: Sizes, context: SlideContext) -> int:
        """The height of the higher column."""
        sides = zip((self.left, self.right), self._widths(width), strict=True)
        return max(natural_height(pieces, own, sizes, context) for pieces, own in sides)

    def shapes(self, box: Box, sizes: Sizes, context: SlideContext) -> tuple[Shape, ...]:
        """The left column, then the right one."""
        left, right = self._widths(box.cx)
        first = Box(box.x, box.y, left, box.cy)
        second = Box(box.x + box.cx - right, box.y, right, box.cy)
        pairs = ((self.left, first), (self.right, second))
        return tuple(
            shape for pieces, place in pairs for shape in placed_shapes(FilledSlide(pieces, sizes), place, context)
        )


def in_columns(pieces: list[Flowable], shares: tuple[int, ...], context: SlideContext) -> list[Flowable]:
    """The pieces in two columns where that fits on one slide, else as they are."""
    if len(shares) != 2 or len(pieces) < 2:
        return pieces
    first, *others = pieces
    pair = SideBySide((first,), tuple(others), (shares[0], shares[1]))
    fits = any(_fits(pair, sizes, context) for sizes in STEPS)
    return [pair] if fits else pieces


def _fits(pair: SideBySide, sizes: Sizes, context: SlideContext) -> bool:
    return pair.height(context.area.cx, sizes, context) <= context.area.cy - emu(GAP_PT)
