"""The pieces of a slide in two columns: the first at the left, the others under each other at the right."""

from __future__ import annotations

from dataclasses import dataclass

from esgreport.document.tree import Section
from esgreport.layout.deck.component import ComponentFlowable
from esgreport.layout.deck.pagination import FilledSlide, natural_height, placed_shapes
from esgreport.layout.deck.slide_context import Flowable, Sizes, SlideContext, Undivided, emu
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


def arrangements(pieces: list[Flowable], section: Section, context: SlideContext) -> list[list[Flowable]]:
    """Ways to arrange the pieces: in two columns as the section wishes where these fit on a slide, and as they are.

    The section may want the first piece above both columns, and a component at the end below them.
    """
    lead = pieces[:1] if section.lead else []
    feet = pieces[-1:] if section.foot and isinstance(pieces[-1] if pieces else None, ComponentFlowable) else []
    beside = pieces[len(lead) : len(pieces) - len(feet)]
    if len(section.split) != 2 or len(beside) < 2:
        return [pieces]
    first, *others = beside
    shares = section.split[0], section.split[1]
    both = SideBySide((first,), tuple(others), shares)
    fits = both.height(context.area.cx, context.steps[-1], context) <= context.area.cy
    return [[*lead, both, *feet], pieces] if fits else [pieces]
