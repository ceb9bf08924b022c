"""Key figures of a slide as cards side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from esgreport.document.tree import KeyFigure
from esgreport.layout.columns import equal
from esgreport.layout.deck.slide_context import NOTE_PT, Flowable, Sizes, SlideContext, colored, decimal, emu, points
from esgreport.layout.inline import plain, runs, short_line
from esgreport.layout.plan import Box, DeckParagraph, Shape, TextShape

VALUE_SIZES = (32.0, 28.0, 24.0, 20.0, 18.0)
LABEL_PT = 14.0
MOST_ACROSS = 4
BETWEEN_PT = 14.0
SIDE_PT, EDGE_PT, BAR_PT = 14.0, 10.0, 4.0


@dataclass(slots=True, eq=False)
class CardsFlowable:
    """Figures in rows of at most four, all cards equally high: value, label, note."""

    figures: tuple[KeyFigure, ...]
    stretch: float = 1.3
    name: str = "key figures"

    def _across(self) -> int:
        rows = -(-len(self.figures) // MOST_ACROSS)
        return -(-len(self.figures) // rows)

    def _rows(self) -> int:
        return -(-len(self.figures) // self._across())

    def _card_width(self, width: int) -> int:
        return (width - emu(BETWEEN_PT) * (self._across() - 1)) // self._across()

    def _value_size(self, room: float, context: SlideContext) -> float:
        """The first size at which every value fits on one line; the smallest when none does."""
        values = [plain(figure.value) for figure in self.figures]
        sizes = (size for size in VALUE_SIZES if all(context.width_pt(value, size, True) <= room for value in values))
        return next(sizes, VALUE_SIZES[-1])

    def _card_height(self, width: int, context: SlideContext) -> int:
        room = points(self._card_width(width)) - 2 * SIDE_PT
        size = self._value_size(room, context)
        return emu(max(_text_height(figure, size, room, context) for figure in self.figures) + 2 * EDGE_PT)

    def height(self, width: int, sizes: Sizes, context: SlideContext) -> int:
        """The height of the rows of cards."""
        return self._rows() * self._card_height(width, context) + emu(BETWEEN_PT) * (self._rows() - 1)

    def shapes(self, box: Box, sizes: Sizes, context: SlideContext) -> tuple[Shape, ...]:
        """Each card as one box with a bar at its left edge."""
        across, gap = self._across(), emu(BETWEEN_PT)
        high = (box.cy - gap * (self._rows() - 1)) // self._rows()
        widths = equal(across, box.cx - gap * (across - 1))
        size = self._value_size(points(self._card_width(box.cx)) - 2 * SIDE_PT, context)
        shapes: list[Shape] = []
        for index, figure in enumerate(self.figures):
            row, column = divmod(index, across)
            place = Box(box.x + sum(widths[:column]) + gap * column, box.y + row * (high + gap), widths[column], high)
            shapes.extend(_card(figure, place, size, context))
        return tuple(shapes)

    def divided(self, width: int, height: int, sizes: Sizes, context: SlideContext) -> tuple[Flowable, Flowable] | None:
        """Rows of cards that fit, and the rest."""
        rows = (height + emu(BETWEEN_PT)) // (self._card_height(width, context) + emu(BETWEEN_PT))
        count = rows * self._across()
        parts = CardsFlowable(self.figures[:count]), CardsFlowable(self.figures[count:])
        return parts if 0 < count < len(self.figures) else None


def _text_height(figure: KeyFigure, size: float, room: float, context: SlideContext) -> float:
    note = context.text_pt(plain(figure.note), NOTE_PT, room) + 2 if figure.note else 0.0
    label = context.text_pt(plain(figure.label), LABEL_PT, room) + 2
    return context.text_pt(plain(figure.value), size, room, True) + label + note


def _card(figure: KeyFigure, place: Box, size: float, context: SlideContext) -> tuple[Shape, ...]:
    lines = tuple(_lines(figure, size, points(place.cx) - 1.5 * SIDE_PT, context))
    inset = (emu(SIDE_PT), emu(EDGE_PT) // 2, emu(SIDE_PT) // 2, emu(EDGE_PT) // 2)
    card = TextShape("card", place, lines, size_pt=decimal(LABEL_PT), fill="band", anchor="middle", insets=inset)
    bar = TextShape("card-bar", Box(place.x, place.y, emu(BAR_PT), place.cy), (), fill="accent1")
    return (card, bar)


def _lines(figure: KeyFigure, size: float, room: float, context: SlideContext) -> Iterator[DeckParagraph]:
    yield DeckParagraph(colored(runs(figure.value, True), "accent1", size))
    yield DeckParagraph(short_line(runs(figure.label), context.face(), LABEL_PT, room), space_before_pt=decimal(2))
    if figure.note:
        note = colored(short_line(runs(figure.note), context.face(), NOTE_PT, room), "muted", NOTE_PT)
        yield DeckParagraph(note, space_before_pt=decimal(2))
