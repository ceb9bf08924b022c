"""What surrounds a table or chart of a slide: caption and unit above, source below."""

from __future__ import annotations

from dataclasses import dataclass

from esgreport.document.inlines import Inlines
from esgreport.layout.deck.slide_context import SOURCE_PT, SlideContext, emu, label, points
from esgreport.layout.inline import runs, text_of
from esgreport.layout.plan import Box, Run, Shape
from esgreport.layout.wording import unit_text

CAPTION_PT, TIGHT_CAPTION_PT, UNIT_PT = 14.0, 12.0, 12.0
UNIT_SHARE = 3
_SPACE_PT, _TIGHT_SPACE_PT = 4.0, 2.0


@dataclass(frozen=True, slots=True)
class Captions:
    """Caption, unit and source of one element; empty ones take no room."""

    caption: tuple[Run, ...] = ()
    unit: str = ""
    source: tuple[Run, ...] = ()

    def head(self, width: int, context: SlideContext) -> int:
        """The height of caption and unit."""
        caption, room = text_of(self.caption), points(self._caption_width(width))
        named = context.text_pt(caption, caption_pt(context), room, True) if self.caption else 0.0
        unit = context.text_pt(self.unit, UNIT_PT, points(width // UNIT_SHARE)) if self.unit else 0.0
        return emu(max(named, unit) + _space_pt(context)) if self.caption or self.unit else 0

    def foot(self, width: int, context: SlideContext) -> int:
        """The height of the source."""
        high = context.text_pt(text_of(self.source), SOURCE_PT, points(width)) + _space_pt(context)
        return emu(high) if self.source else 0

    def _caption_width(self, width: int) -> int:
        return width - width // UNIT_SHARE if self.unit else width

    def shapes_above(self, box: Box, context: SlideContext) -> tuple[Shape, ...]:
        """Caption at the left, unit at the right."""
        high = self.head(box.cx, context)
        shapes: list[Shape] = []
        if self.caption:
            place = Box(box.x, box.y, self._caption_width(box.cx), high)
            shapes.append(label("caption", place, self.caption, caption_pt(context)))
        if self.unit:
            unit_width = box.cx // UNIT_SHARE if self.caption else box.cx
            place = Box(box.x + box.cx - unit_width, box.y, unit_width, high)
            shapes.append(label("unit", place, (Run(self.unit),), UNIT_PT, align="end", anchor="bottom", color="muted"))
        return tuple(shapes)

    def shapes_below(self, box: Box, context: SlideContext) -> tuple[Shape, ...]:
        """The source at the foot of `box`."""
        high = self.foot(box.cx, context)
        place = Box(box.x, box.y + box.cy - high, box.cx, high)
        return (label("source", place, self.source, SOURCE_PT, anchor="bottom", color="muted"),) if self.source else ()


def caption_pt(context: SlideContext) -> float:
    """The size of a caption."""
    return TIGHT_CAPTION_PT if context.is_tight else CAPTION_PT


def _space_pt(context: SlideContext) -> float:
    """The air between an element and its caption or source."""
    return _TIGHT_SPACE_PT if context.is_tight else _SPACE_PT


def captions(caption: Inlines, unit: str, source: Inlines, context: SlideContext) -> Captions:
    """Caption (bold), unit in words, and source."""
    return Captions(runs(caption, True), unit_text(unit, context.language), runs(source))
