"""Panels of a slide: a frame with a bar at its left, the ask most visible of all."""

from __future__ import annotations

from dataclasses import dataclass

from esgreport.layout.chart_plan import ColorRole
from esgreport.layout.deck.slide_context import Flowable, Sizes, SlideContext, colored, decimal, emu, points
from esgreport.layout.deck.text_lines import TextLine, cut, deck_paragraphs, line_height_pt
from esgreport.layout.inline import text_of
from esgreport.layout.plan import Box, DeckParagraph, Run, Shape, TextShape
from esgreport.layout.wording import CONTINUED

SIDE_PT, EDGE_PT, BAR_PT = 16.0, 8.0, 5.0
# For each role: fill, outline, bar.
LOOKS: dict[str, tuple[ColorRole, ColorRole | None, ColorRole]] = {
    "ask": ("band", "accent1", "accent1"),
    "resolution": ("paper", "accent1", "accent1"),
    "summary": ("band", None, "accent2"),
    "caution": ("paper", "accent3", "accent3"),
}


@dataclass(slots=True, eq=False)
class PanelFlowable:
    """A title and lines of text in a frame."""

    role: str
    title: tuple[Run, ...]
    lines: tuple[TextLine, ...]
    stretch: float = 1.0
    name: str = "panel"

    def _title_height(self, room: float, sizes: Sizes, context: SlideContext) -> float:
        return context.text_pt(text_of(self.title), sizes.text, room, True) if self.title else 0.0

    def _heights(self, width: int, sizes: Sizes, context: SlideContext) -> list[float]:
        room = points(width) - 2 * SIDE_PT
        return [line_height_pt(line, sizes.text, room, context) for line in self.lines]

    def height(self, width: int, sizes: Sizes, context: SlideContext) -> int:
        """The height of the frame."""
        title = self._title_height(points(width) - 2 * SIDE_PT, sizes, context)
        return emu(title + sum(self._heights(width, sizes, context)) + 2 * EDGE_PT)

    def shapes(self, box: Box, sizes: Sizes, context: SlideContext) -> tuple[Shape, ...]:
        """The frame with its text, and the bar."""
        fill, outline, bar = LOOKS[self.role]
        lines = deck_paragraphs(self.lines, sizes.text)
        if self.title:
            ink: ColorRole = "accent1" if self.role in ("ask", "resolution") else "text"
            lines = (DeckParagraph(colored(self.title, ink)), *lines)
        frame = TextShape(
            "panel",
            box,
            lines,
            size_pt=decimal(sizes.text),
            fill=fill,
            outline=outline,
            anchor="middle",
            insets=(emu(SIDE_PT), emu(EDGE_PT) // 2, emu(SIDE_PT) // 2, emu(EDGE_PT) // 2),
        )
        return (frame, TextShape("panel-bar", Box(box.x, box.y, emu(BAR_PT), box.cy), (), fill=bar))

    def divided(self, width: int, height: int, sizes: Sizes, context: SlideContext) -> tuple[Flowable, Flowable] | None:
        """The lines that fit, and the rest under the title once more."""
        title = self._title_height(points(width) - 2 * SIDE_PT, sizes, context)
        room = points(height) - title - 2 * EDGE_PT
        count = cut(self.lines, self._heights(width, sizes, context), room)
        if count in (0, len(self.lines)):
            return None
        title_again = self._continued(CONTINUED.of(context.language))
        rest = PanelFlowable(self.role, title_again, self.lines[count:])
        return PanelFlowable(self.role, self.title, self.lines[:count]), rest

    def _continued(self, mark: str) -> tuple[Run, ...]:
        is_whole = not self.title or text_of(self.title).endswith(mark)
        return self.title if is_whole else (*self.title, Run(mark, True))
