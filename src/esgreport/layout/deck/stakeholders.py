"""Stakeholders of a slide: the cards of the grid, our company as a circle between them, a line to each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from esgreport.document.component import Component
from esgreport.layout.components.grid import GridCell
from esgreport.layout.components.kinds import grids
from esgreport.layout.deck.captions import captions
from esgreport.layout.deck.component import ComponentFlowable, cell_shapes, ladder_pt
from esgreport.layout.deck.grid_measure import TypeSizes, cell_height_pt
from esgreport.layout.deck.slide_context import Flowable, Sizes, SlideContext, points
from esgreport.layout.plan import Box, Connector, Shape, TextShape

RULE_PT = Decimal("1.5")
# The circle of the middle column; words keep to the square inside it.
SHARE, SQUARE = 0.92, 0.7


@dataclass(slots=True, eq=False)
class StakeholderFlowable:
    """The cards as a grid whose middle is left free for `company`, which is drawn over their lines."""

    cards: ComponentFlowable
    company: GridCell
    stretch: float = 2.2
    name: str = "stakeholders"

    def height(self, width: int, sizes: Sizes, context: SlideContext) -> int:
        """The height of the cards."""
        return self.cards.height(width, sizes, context)

    def shapes(self, box: Box, sizes: Sizes, context: SlideContext) -> tuple[Shape, ...]:
        """Lines first, under the cards and the circle."""
        drawn = self.cards.shapes(box, sizes, context)
        named = (item for item in drawn if isinstance(item, TextShape) and item.name == "component")
        cards = [item.box for item in named if item.box is not None]
        right = [card for card in cards if card.x > box.x]
        left = [card for card in cards if card.x == box.x and card.cx < box.cx // 2]
        if not left or not right:
            return drawn
        end, top, bottom = box.x + left[0].cx, left[0].y, left[-1].y + left[-1].cy
        room = right[0].x - end
        side = min(int(room * SHARE), bottom - top)
        circle = Box(end + (room - side) // 2, (top + bottom - side) // 2, side, side)
        lines = tuple(_line(circle, card) for card in cards)
        return (*lines, *drawn, *self._circle(circle, context))

    def _circle(self, circle: Box, context: SlideContext) -> Iterator[Shape]:
        """The company in the largest type in which its name fits into the circle."""
        yield TextShape("company", circle, (), geometry="ellipse", fill=self.company.fill)
        side = int(circle.cx * SQUARE)
        place = Box(circle.x + (circle.cx - side) // 2, circle.y + (circle.cy - side) // 2, side, side)
        words = replace(self.company, fill=None)
        made = (TypeSizes(size, size) for size in ladder_pt(context))
        fitting = (size for size in made if cell_height_pt(words, points(side), size, context) <= points(side))
        size = next(fitting, TypeSizes(ladder_pt(context)[-1], ladder_pt(context)[-1]))
        yield from cell_shapes(words, place, size, context)

    def divided(self, width: int, height: int, sizes: Sizes, context: SlideContext) -> tuple[Flowable, Flowable] | None:
        """The cards that fit and the rest, the company between them on both slides."""
        parts = self.cards.divided(width, height, sizes, context)
        made = [replace(self, cards=part) for part in parts or () if isinstance(part, ComponentFlowable)]
        return (made[0], made[1]) if len(made) == 2 else None


def stakeholders(component: Component, context: SlideContext) -> Flowable:
    """Stakeholders as a piece of a slide: a circle where something is in the middle of their cards."""
    cards = ComponentFlowable(grids(component), captions(component.caption, "", component.source, context))
    (grid,) = cards.grids
    middle = [row.cells[1] for row in grid.rows if len(row.cells) == 3 and row.cells[1].lines]
    if not middle:
        return cards
    free = tuple(
        replace(row, cells=(row.cells[0], GridCell(), row.cells[2])) if len(row.cells) == 3 else row
        for row in grid.rows
    )
    return StakeholderFlowable(replace(cards, grids=(replace(grid, rows=free),)), middle[0])


def _line(circle: Box, card: Box) -> Connector:
    """From the middle of the circle to the nearest edge of a card."""
    x, y = circle.x + circle.cx // 2, circle.y + circle.cy // 2
    if card.y >= circle.y + circle.cy:
        return Connector("tie", (x, y), (x, card.y), "line", RULE_PT)
    end = card.x + card.cx if card.x < circle.x else card.x
    return Connector("tie", (x, y), (end, card.y + card.cy // 2), "line", RULE_PT)
