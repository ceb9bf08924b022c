"""Schedules of a slide: a lane for each actor, bars true to the day, deadlines as dashed lines with a label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from esgreport.document.component import Component, ComponentEntry, ComponentGroup, Tone
from esgreport.layout.chart_plan import ColorRole
from esgreport.layout.components.entries import tone_of
from esgreport.layout.components.grid import SOFT, SOLID
from esgreport.layout.components.swimlane import lanes_and_marks
from esgreport.layout.deck.captions import Captions
from esgreport.layout.deck.slide_context import Sizes, SlideContext, Undivided, decimal, emu, points
from esgreport.layout.inline import plain, runs, short_line, text_of
from esgreport.layout.plan import Align, Box, Connector, DeckParagraph, Run, Shape, TextShape

NAME_SHARE = 14
LADDER_PT = (16.0, 15.0, 14.0, 13.0, 12.0)
PREFERRED_PT = {18: 15.0, 16: 14.0, 14: 12.0}
DETAIL_STEP_PT, LEAST_PT = 1.0, 12.0
EDGE_PT, INSET_PT, BESIDE_PT = 5.0, 7.0, 5.0
HEAD_EDGE_PT, LANE_GAP_PT = 5.0, 4.0
DIAMOND_PT, LEAST_BAR_PT, MOST_BAR_PT = 16.0, 10.0, 64.0
PILL_EDGE_PT, DASH_PT = 4.0, Decimal("1.75")
Side = Literal["inside", "right", "left"]


@dataclass(frozen=True, slots=True)
class PlacedBar:
    """One bar in its lane in EMU from the left of the time axis: its ends, and the room of its words."""

    entry: ComponentEntry
    tone: Tone
    left: int
    right: int
    side: Side
    words_left: int
    words_right: int
    row: int = 0

    @property
    def extent(self) -> tuple[int, int]:
        """From the leftmost to the rightmost of what is drawn."""
        return min(self.left, self.words_left), max(self.right, self.words_right)


@dataclass(frozen=True, slots=True)
class ActorLane:
    """The bars of one actor in rows, the height of a row, and that of the actor's name."""

    group: ComponentGroup
    bars: tuple[PlacedBar, ...]
    row: int
    least: int

    @property
    def rows(self) -> int:
        """How many bars are under each other."""
        return max((bar.row for bar in self.bars), default=0) + 1

    @property
    def height(self) -> int:
        """The natural height."""
        return max(self.rows * self.row, self.least)


@dataclass(slots=True, eq=False)
class SwimlaneFlowable(Undivided):
    """A schedule over the months of its component; every entry has its days."""

    component: Component
    around: Captions
    stretch: float = 3.0
    name: str = "component"

    def height(self, width: int, sizes: Sizes, context: SlideContext) -> int:
        """The natural height at the step's size."""
        return self._height(width, PREFERRED_PT.get(sizes.text, LEAST_PT), context)

    def _height(self, width: int, size: float, context: SlideContext) -> int:
        lanes = sum(lane.height for lane in self._lanes(width, size, context))
        around = self.around.head(width, context) + self.around.foot(width, context)
        return _head(size, context) + lanes + self._pills(width, size, context) + around

    def fits(self, box: Box, context: SlideContext) -> bool:
        """Whether it can be drawn in a box at all."""
        return self._height(box.cx, LADDER_PT[-1], context) <= box.cy

    def shapes(self, box: Box, sizes: Sizes, context: SlideContext) -> tuple[Shape, ...]:
        """Months, lanes with their bars, deadlines; caption and source around them."""
        fitting = (size for size in LADDER_PT if self._height(box.cx, size, context) <= box.cy)
        size = next(fitting, LADDER_PT[-1])
        head, foot = self.around.head(box.cx, context), self.around.foot(box.cx, context)
        inner = Box(box.x, box.y + head, box.cx, box.cy - head - foot)
        drawn = _SwimlaneDrawing(self, inner, size, context).shapes()
        return (*self.around.shapes_above(box, context), *drawn, *self.around.shapes_below(box, context))

    def axis(self, width: int) -> tuple[int, int]:
        """Where the months begin, from the left, and how wide all of them are."""
        names = width * NAME_SHARE // 100
        return names, (width - names) // len(self.component.periods) * len(self.component.periods)

    def _at(self, where: Fraction, width: int) -> int:
        axis = self.axis(width)[1]
        return max(0, min(round(where * axis / len(self.component.periods)), axis))

    def _lanes(self, width: int, size: float, context: SlideContext) -> list[ActorLane]:
        names = points(self.axis(width)[0]) - 2 * INSET_PT
        made = []
        for group in lanes_and_marks(self.component)[0]:
            bars = _packed(self._placed(entry, group, width, size, context) for entry in group.entries)
            row = max((_words_height(bar, size, context) for bar in bars), default=0.0) + 2 * EDGE_PT
            least = context.text_pt(plain(group.title), size, names, True) + 2 * EDGE_PT
            made.append(ActorLane(group, bars, emu(row), emu(least)))
        return made

    def _placed(
        self, entry: ComponentEntry, group: ComponentGroup, width: int, size: float, context: SlideContext
    ) -> PlacedBar:
        """A bar with its words: inside where they fit on their lines, else at the side with more room."""
        axis, (start, end) = self.axis(width)[1], entry.span or (Fraction(0), Fraction(0))
        left, right = self._at(start, width), self._at(end, width)
        if right - left < emu(LEAST_BAR_PT):
            middle, half = (left + right) // 2, emu(DIAMOND_PT) // 2
            middle = max(half, min(middle, axis - half))
            left, right = middle - half, middle + half
        tone, wide = tone_of(entry, group), _words_width(entry, size, context)
        gap = emu(BESIDE_PT)
        if wide + 2 * emu(INSET_PT) <= right - left:
            return PlacedBar(entry, tone, left, right, "inside", left, right)
        if right + gap + wide <= axis or axis - right >= left:
            return PlacedBar(entry, tone, left, right, "right", right + gap, min(right + gap + wide, axis))
        return PlacedBar(entry, tone, left, right, "left", max(left - gap - wide, 0), left - gap)

    def marks(self, width: int, size: float, context: SlideContext) -> tuple[PlacedBar, ...]:
        """The deadlines with the room of their labels, in rows under the lanes."""
        found = []
        for group in lanes_and_marks(self.component)[1]:
            for entry in group.entries:
                at = self._at((entry.span or (Fraction(0), Fraction(0)))[1], width) + self.axis(width)[0]
                wide = min(emu(context.width_pt(_mark_text(entry), size, True) + 2 * INSET_PT + 2), width)
                left = max(0, min(at - wide // 2, width - wide))
                found.append(PlacedBar(entry, tone_of(entry, group), at, at, "inside", left, left + wide))
        return _packed(found)

    def _pills(self, width: int, size: float, context: SlideContext) -> int:
        rows = max((mark.row + 1 for mark in self.marks(width, size, context)), default=0)
        return rows * _pill(size, context)


@dataclass(frozen=True, slots=True)
class _SwimlaneDrawing:
    """One schedule in its box at one size of type."""

    plan: SwimlaneFlowable
    box: Box
    size: float
    context: SlideContext

    def shapes(self) -> Iterator[Shape]:
        """Everything from the top down, lines before what is drawn over them."""
        lanes = self.plan._lanes(self.box.cx, self.size, self.context)
        marks = self.plan.marks(self.box.cx, self.size, self.context)
        pills = max((mark.row + 1 for mark in marks), default=0) * _pill(self.size, self.context)
        head = _head(self.size, self.context)
        heights = _shared([lane.height for lane in lanes], self.box.cy - head - pills)
        top, bottom = self.box.y + head, self.box.y + head + sum(heights)
        yield from self._months(head, bottom)
        yield from self._dashes(marks, top, bottom)
        y = top
        for lane, high in zip(lanes, heights, strict=True):
            yield from self._lane(lane, y, high)
            y += high
        yield from self._labels(marks, bottom)

    def _months(self, head: int, bottom: int) -> Iterator[Shape]:
        names, axis = self.plan.axis(self.box.cx)
        count = len(self.plan.component.periods)
        for at, period in enumerate(self.plan.component.periods):
            place = Box(self.box.x + names + axis * at // count, self.box.y, axis // count, head)
            words = (DeckParagraph(_colored(runs(period, True), "paper"), align="center"),)
            yield TextShape("month", place, words, size_pt=decimal(self.size), fill="accent1", anchor="middle")
            if at:
                yield Connector("grid", (place.x, place.y + head), (place.x, bottom), "line", Decimal("0.75"))

    def _dashes(self, marks: Sequence[PlacedBar], top: int, bottom: int) -> Iterator[Shape]:
        for mark in marks:
            x = self.box.x + mark.left
            yield Connector("deadline", (x, top), (x, bottom), SOLID[mark.tone], DASH_PT, dashed=True)

    def _lane(self, lane: ActorLane, y: int, high: int) -> Iterator[Shape]:
        names, axis = self.plan.axis(self.box.cx)
        gap, room = emu(LANE_GAP_PT), points(names) - 2 * INSET_PT
        place = Box(self.box.x, y + gap // 2, names - gap, high - gap)
        title = short_line(runs(lane.group.title, True), self.context.face(True), self.size, room)
        named = (DeckParagraph(_colored(title, SOLID[lane.group.tone]), align="center"),)
        yield TextShape(
            "actor", place, named, size_pt=decimal(self.size), fill=SOFT[lane.group.tone], anchor="middle",
            insets=(emu(INSET_PT), 0, emu(INSET_PT), 0),
        )  # fmt: skip
        yield Connector("grid", (self.box.x, y + high), (self.box.x + names + axis, y + high), "line", Decimal("0.75"))
        row = high // lane.rows
        for bar in lane.bars:
            yield from self._bar(bar, Box(self.box.x + names, y + bar.row * row, axis, row))

    def _bar(self, bar: PlacedBar, row: Box) -> Iterator[Shape]:
        tall = min(row.cy - emu(EDGE_PT), emu(MOST_BAR_PT))
        inside = bar.side == "inside"
        is_day = bar.right - bar.left <= emu(DIAMOND_PT)
        high = emu(DIAMOND_PT) if is_day else tall
        place = Box(row.x + bar.left, row.y + (row.cy - high) // 2, bar.right - bar.left, high)
        words = tuple(self._words(bar, "center" if inside else "start"))
        yield TextShape(
            "bar", place, words if inside else (), size_pt=decimal(self.size),
            geometry="diamond" if is_day else "rect", fill=SOLID[bar.tone], anchor="middle",
        )  # fmt: skip
        if not inside:
            beside = Box(row.x + bar.words_left, row.y, bar.words_right - bar.words_left, row.cy)
            aligned = tuple(self._words(bar, "end" if bar.side == "left" else "start"))
            yield TextShape("step", beside, aligned, size_pt=decimal(self.size), anchor="middle")

    def _words(self, bar: PlacedBar, align: Align) -> Iterator[DeckParagraph]:
        color: ColorRole | None = "paper" if bar.side == "inside" else None
        yield DeckParagraph(_colored(runs(bar.entry.title, True), color), align=align)
        small = decimal(max(self.size - DETAIL_STEP_PT, LEAST_PT))
        for item in bar.entry.text:
            said = tuple(Run(run.text, run.bold, color, small) for run in runs(item))
            yield DeckParagraph(said, align=align)

    def _labels(self, marks: Sequence[PlacedBar], bottom: int) -> Iterator[Shape]:
        high = _pill(self.size, self.context)
        for mark in marks:
            place = Box(
                self.box.x + mark.words_left, bottom + mark.row * high + emu(PILL_EDGE_PT),
                mark.words_right - mark.words_left, high - emu(PILL_EDGE_PT),
            )  # fmt: skip
            words = (DeckParagraph((Run(_mark_text(mark.entry), True, "paper"),), align="center"),)
            yield TextShape(
                "deadline", place, words, size_pt=decimal(self.size), geometry="roundRect", fill=SOLID[mark.tone],
                anchor="middle",
            )  # fmt: skip


def _packed(bars: Iterable[PlacedBar]) -> tuple[PlacedBar, ...]:
    """The bars in as few rows as they need, each in the first in which it meets no other."""
    made: list[PlacedBar] = []
    for bar in sorted(bars, key=lambda item: (item.extent, text_of(runs(item.entry.title)))):
        row = 0
        while any(other.row == row and _meet(bar.extent, other.extent) for other in made):
            row += 1
        made.append(PlacedBar(
            bar.entry, bar.tone, bar.left, bar.right, bar.side, bar.words_left, bar.words_right, row
        ))  # fmt: skip
    return tuple(made)


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] + emu(BESIDE_PT) and other[0] < one[1] + emu(BESIDE_PT)


def _shared(heights: Sequence[int], room: int) -> list[int]:
    """The heights grown together to the room there is."""
    total = sum(heights)
    return [high * max(room, total) // total for high in heights] if total else []


def _head(size: float, context: SlideContext) -> int:
    return emu(context.line_pt(size) + 2 * HEAD_EDGE_PT)


def _pill(size: float, context: SlideContext) -> int:
    return emu(context.line_pt(size) + 3 * PILL_EDGE_PT)


def _mark_text(entry: ComponentEntry) -> str:
    return " ".join(filter(None, (plain(entry.title), *map(plain, entry.text))))


def _words_width(entry: ComponentEntry, size: float, context: SlideContext) -> int:
    """The width of the words of a bar with each of its lines on one line."""
    small = max(size - DETAIL_STEP_PT, LEAST_PT)
    details = (context.width_pt(plain(item), small) for item in entry.text)
    return emu(max((context.width_pt(plain(entry.title), size, True), *details)) * 1.08 + 1)


def _words_height(bar: PlacedBar, size: float, context: SlideContext) -> float:
    room, small = points(bar.words_right - bar.words_left), max(size - DETAIL_STEP_PT, LEAST_PT)
    details = sum(context.text_pt(plain(item), small, room) for item in bar.entry.text)
    return context.text_pt(plain(bar.entry.title), size, room, True) + details


def _colored(words: Iterable[Run], color: ColorRole | None) -> tuple[Run, ...]:
    return tuple(Run(run.text, run.bold, color, run.size_pt) for run in words)
