"""Text of a slide: paragraphs and list items as lines that can be moved to the next slide whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from esgreport.brand.compiled import Placeholder
from esgreport.document.tree import LetterHead, ListBlock, ListItem, Paragraph, SignOff
from esgreport.layout.deck.slide_context import (
    LEAST_TEXT_PT,
    LINE,
    Flowable,
    Sizes,
    SlideContext,
    decimal,
    emu,
    place_box,
    points,
)
from esgreport.layout.inline import runs, text_of
from esgreport.layout.plan import Align, Box, DeckParagraph, ListMark, Run, Shape, TextShape

BEFORE_PT = (8, 4, 3, 3, 3)
INDENT_PT = 24.0
DEEPEST = 4
FULL_ENOUGH = 0.5
# Paragraphs of other roles begin at the left.
ALIGNS: dict[str, Align] = {
    "right": "end",
    "closing-word": "end",
    "record-end": "end",
    "center": "center",
    "record-mark": "center",
}


@dataclass(frozen=True, slots=True)
class TextLine:
    """One paragraph or list item. `series` names the numbered list that it counts in, `ordinal` its number there."""

    runs: tuple[Run, ...]
    level: int = 0
    mark: ListMark = "none"
    align: Align = "start"
    series: tuple[int, ...] = ()
    ordinal: int = 1
    lead: bool = False

    @property
    def text(self) -> str:
        """The words."""
        return text_of(self.runs)

    @property
    def bold(self) -> bool:
        """Whether any of the words is bold."""
        return any(run.bold for run in self.runs)


def paragraph_line(item: Paragraph) -> TextLine:
    """A paragraph, aligned as its role says."""
    lead = item.role == "lead"
    return TextLine(runs(item.inlines, lead), align=ALIGNS.get(item.role, "start"), lead=lead)


def list_lines(block: ListBlock, series: int) -> list[TextLine]:
    """The items of a list, deeper ones by level; `series` tells it from other lists of the slide."""
    return list(_items(block.members, block.kind, 0, (series,)))


def _items(members: tuple[ListItem, ...], kind: ListMark, level: int, series: tuple[int, ...]) -> Iterable[TextLine]:
    for ordinal, item in enumerate(members, start=1):
        yield TextLine(runs(item.inlines), min(level, DEEPEST), kind, series=series, ordinal=ordinal)
        yield from _items(item.children, kind, level + 1, (*series, ordinal))


def other_lines(block: LetterHead | SignOff) -> list[TextLine]:
    """The parts of a letter head or sign-off line by line."""
    if isinstance(block, SignOff):
        return [TextLine(runs(line), align="end") for line in (*block.lines, block.name) if line]
    top = (block.number, block.date, block.house, *block.sender, block.kicker)
    right = [TextLine(runs(line), align="end") for line in top if line]
    left = [TextLine(runs(line)) for line in block.addressee]
    return [*left, *right, *([TextLine(runs(block.subject, True), align="center")] if block.subject else [])]


def level_size(size: int, level: int) -> int:
    """The size of a level when the first one has `size`."""
    return max(LEAST_TEXT_PT, size - 2 * level) if size >= LEAST_TEXT_PT else size


def line_height_pt(line: TextLine, size: int, width_pt: float, context: SlideContext, spacing: float = LINE) -> float:
    """The height of a line with the space before it."""
    own = level_size(size, line.level)
    indent = INDENT_PT * (line.level + (line.mark != "none"))
    return BEFORE_PT[line.level] + context.text_pt(line.text, own, width_pt - indent, line.bold, max(spacing, LINE))


def deck_paragraphs(lines: Sequence[TextLine], size: int, levels: Sequence[float] = ()) -> tuple[DeckParagraph, ...]:
    """The lines as paragraphs; sizes are written where they differ from the shape's or the placeholder's `levels`."""
    first = {line.series: line.ordinal for line in reversed(lines) if line.mark == "number"}
    sizes = levels or (size,) * (DEEPEST + 1)
    return tuple(_paragraph(line, size, sizes[line.level], first.get(line.series, 1)) for line in lines)


def _paragraph(line: TextLine, size: int, inherited: float, start: int) -> DeckParagraph:
    own = level_size(size, line.level)
    words = tuple(_run(run, None if own == inherited else Decimal(own), line.lead) for run in line.runs)
    return DeckParagraph(words, line.level, line.mark, line.align, Decimal(BEFORE_PT[line.level]), start=start)


def _run(run: Run, size: Decimal | None, lead: bool) -> Run:
    if size is None and not lead:
        return run
    return replace(run, size_pt=run.size_pt or size, color="accent1" if lead else run.color)


def cut(lines: Sequence[TextLine], heights: Sequence[float], room: float) -> int:
    """How many lines go before the break: as many as fit, but items stay with what is under them where they can."""
    count, used = 0, 0.0
    while count < len(lines) and used + heights[count] <= room:
        used += heights[count]
        count += 1
    if count in (0, len(lines)):
        return count
    breaks = [index for index in range(1, count + 1) if lines[index].level == 0 and not lines[index - 1].lead]
    if breaks and sum(heights[: breaks[-1]]) >= room * FULL_ENOUGH:
        return breaks[-1]
    while count > 1 and (lines[count].level > lines[count - 1].level or lines[count - 1].lead):
        count -= 1
    return count


@dataclass(slots=True, eq=False)
class TextFlowable:
    """Lines of text in one box."""

    lines: tuple[TextLine, ...]
    stretch: float = 1.0
    name: str = "text"
    known: dict[tuple[int, int], list[float]] = field(default_factory=dict)

    def heights(self, width: int, sizes: Sizes, context: SlideContext) -> list[float]:
        """The height of each line in points."""
        key = (width, sizes.text)
        if key not in self.known:
            self.known[key] = [line_height_pt(line, sizes.text, points(width), context) for line in self.lines]
        return self.known[key]

    def height(self, width: int, sizes: Sizes, context: SlideContext) -> int:
        """The natural height in EMU."""
        return emu(sum(self.heights(width, sizes, context)))

    def shapes(self, box: Box, sizes: Sizes, context: SlideContext) -> tuple[Shape, ...]:
        """One text box."""
        paragraphs = deck_paragraphs(self.lines, sizes.text)
        return (TextShape(self.name, box, paragraphs, size_pt=decimal(sizes.text)),)

    def divided(self, width: int, height: int, sizes: Sizes, context: SlideContext) -> tuple[Flowable, Flowable] | None:
        """The lines that fit and the rest."""
        count = cut(self.lines, self.heights(width, sizes, context), points(height))
        parts = self._part(slice(None, count)), self._part(slice(count, None))
        return parts if 0 < count < len(self.lines) else None

    def _part(self, part: slice) -> TextFlowable:
        return TextFlowable(self.lines[part], known={key: heights[part] for key, heights in self.known.items()})


def body_shape(lines: Sequence[TextLine], place: Placeholder, box: Box, sizes: Sizes) -> TextShape:
    """The lines in the body placeholder of a layout; `box` equal to its own place is left to the layout."""
    paragraphs = deck_paragraphs(lines, sizes.text, place.level_sizes_pt)
    return TextShape("body", None if box == place_box(place) else box, paragraphs, placeholder="body")
