"""The value chain of a slide: columns of boxes, lines from each to what it leads to, those at risk in their colour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import accumulate, pairwise

from esgreport.document.component import Component, ComponentEntry, ComponentGroup
from esgreport.layout.components.chain import entry_lines
from esgreport.layout.components.entries import line, solid_cell, tone_of
from esgreport.layout.components.grid import SOFT, SOLID, CellLine, GridCell
from esgreport.layout.deck.captions import Captions
from esgreport.layout.deck.component import LADDER_PT, cell_shapes, ladder_pt, preferred_pt
from esgreport.layout.deck.grid_measure import TypeSizes, cell_height_pt
from esgreport.layout.deck.slide_context import Sizes, SlideContext, Undivided, emu, points
from esgreport.layout.inline import plain
from esgreport.layout.plan import Box, Connector, Shape

# Widths of the first column, of the others, and of the room for lines; where there is little room, the lowest choice.
SHARES = (1.2, 1.1, 0.35)
TIGHT_SHARES = (SHARES, (1.4, 1.1, 0.3), (1.6, 1.1, 0.25), (1.2, 1.2, 0.25), (1.2, 1.4, 0.25))
GAP_PT, HEAD_GAP_PT = 6.0, 8.0
TIGHT_GAP_PT = 2.0
THICK, THIN = Decimal("2.25"), Decimal(1)
COMMAS = {"ja": "、", "en": ", "}


@dataclass(slots=True, eq=False)
class ChainFlowable(Undivided):
    """Groups as columns; the boxes of a column share its height."""

    component: Component
    around: Captions
    stretch: float = 2.6
    name: str = "value chain"
    known: dict[int, tuple[float, float, float]] = field(default_factory=dict)

    def height(self, width: int, sizes: Sizes, context: SlideContext) -> int:
        """The height at the step's size, with caption and source."""
        around = self.around.head(width, context) + self.around.foot(width, context)
        return self._natural(width, preferred_pt(sizes), context) + around

    def _natural(self, width: int, body: float, context: SlideContext) -> int:
        return self._height(self._columns(width, context), body, context)

    def _height(self, placed: list[tuple[int, int]], body: float, context: SlideContext) -> int:
        """The height of headings and boxes in columns of these places and widths."""
        sizes = TypeSizes(body, body)
        columns = zip(self.component.groups, placed, strict=True)
        boxes = [
            sum(_box_heights(group, wide, sizes, context)) + _gap(context) * (len(group.entries) - 1)
            for group, (_, wide) in columns
        ]
        return self._head(placed, sizes, context) + _head_gap(context) + max(boxes)

    def _head(self, placed: list[tuple[int, int]], sizes: TypeSizes, context: SlideContext) -> int:
        """The height of the headings."""
        columns = zip(self.component.groups, placed, strict=True)
        return emu(max(cell_height_pt(_heading(group), points(wide), sizes, context) for group, (_, wide) in columns))

    def _columns(self, width: int, context: SlideContext) -> list[tuple[int, int]]:
        """The place and width of each column."""
        if not context.is_tight:
            return self._placed(width, SHARES)
        if width not in self.known:
            heights = ((self._height(self._placed(width, one), LADDER_PT[-1], context), one) for one in TIGHT_SHARES)
            self.known[width] = min(heights, key=lambda found: found[0])[1]
        return self._placed(width, self.known[width])

    def _placed(self, width: int, wished: tuple[float, float, float]) -> list[tuple[int, int]]:
        first, others, between = wished
        shares = [first, *(others for _ in self.component.groups[1:])]
        whole = sum(shares) + between * (len(shares) - 1)
        starts = accumulate((share + between for share in shares[:-1]), initial=0.0)
        return [
            (int(width * start / whole), int(width * share / whole))
            for start, share in zip(starts, shares, strict=True)
        ]

    def shapes(self, box: Box, sizes: Sizes, context: SlideContext) -> tuple[Shape, ...]:
        """Caption, headings, lines under the boxes, boxes column by column, source."""
        head, foot = self.around.head(box.cx, context), self.around.foot(box.cx, context)
        inner = Box(box.x, box.y + head, box.cx, box.cy - head - foot)
        fitting = (size for size in ladder_pt(context) if self._natural(box.cx, size, context) <= inner.cy)
        size = next(fitting, LADDER_PT[-1])
        drawn = tuple(self._drawn(inner, TypeSizes(size, size), context))
        return (*self.around.shapes_above(box, context), *drawn, *self.around.shapes_below(box, context))

    def _drawn(self, box: Box, sizes: TypeSizes, context: SlideContext) -> Iterator[Shape]:
        columns = self._columns(box.cx, context)
        high = self._head(columns, sizes, context)
        top = high + _head_gap(context)
        places = [
            _places(
                _box_heights(group, wide, sizes, context),
                Box(box.x + x, box.y + top, wide, box.cy - top),
                _gap(context),
            )
            for group, (x, wide) in zip(self.component.groups, columns, strict=True)
        ]
        touched = at_risk(self.component)
        yield from self._lines(places, touched)
        touched[-1].intersection_update(_said_to_be(self.component.groups[-1]))
        for group, (x, wide), boxes, risky in zip(self.component.groups, columns, places, touched, strict=True):
            alt = in_words(self.component, COMMAS[context.language]) if group is self.component.groups[0] else ""
            head = cell_shapes(_heading(group), Box(box.x + x, box.y, wide, high), sizes, context)
            yield from (replace(shape, alt=alt) for shape in head)
            for at, (entry, place) in enumerate(zip(group.entries, boxes, strict=True)):
                yield from cell_shapes(_box(entry, group, at in risky), place, sizes, context)

    def _lines(self, places: list[list[Box]], touched: list[set[int]]) -> Iterator[Shape]:
        """Thin lines first, those of what is at risk over them."""
        for wanted in (False, True):
            for step, group in enumerate(self.component.groups[:-1]):
                for at, entry in enumerate(group.entries):
                    if (at in touched[step]) is wanted:
                        yield from _links(entry, places[step][at], places[step + 1], wanted)


def at_risk(component: Component) -> list[set[int]]:
    """For each group the entries at risk: those said to be, and what they lead to."""
    found: list[set[int]] = []
    for group in component.groups:
        found.append(_said_to_be(group))
    for (group, own), following in pairwise(zip(component.groups, found, strict=True)):
        following[1].update(target for at in own for target in group.entries[at].leads_to)
    return found


def _said_to_be(group: ComponentGroup) -> set[int]:
    return {at for at, entry in enumerate(group.entries) if tone_of(entry, group) == "warn"}


def in_words(component: Component, comma: str) -> str:
    """What leads to what in words, for readers who cannot see the lines."""
    steps = (
        f"{plain(entry.title)} → {comma.join(plain(following.entries[at].title) for at in entry.leads_to)}"
        for group, following in pairwise(component.groups)
        for entry in group.entries
        if entry.leads_to
    )
    return "; ".join(steps)


def _gap(context: SlideContext) -> int:
    """The air between boxes of one column."""
    return emu(TIGHT_GAP_PT if context.is_tight else GAP_PT)


def _head_gap(context: SlideContext) -> int:
    """The air under the headings."""
    return emu(TIGHT_GAP_PT if context.is_tight else HEAD_GAP_PT)


def _heading(group: ComponentGroup) -> GridCell:
    return solid_cell(line(group.title, "head", bold=True, align="center"), group.tone)


def _box(entry: ComponentEntry, group: ComponentGroup, risky: bool) -> GridCell:
    lines: tuple[CellLine, ...] = entry_lines(entry, group)
    if risky:
        return GridCell(lines, fill=SOFT["warn"], outline=SOLID["warn"])
    return GridCell(lines, fill="band", outline="line")


def _box_heights(group: ComponentGroup, width: int, sizes: TypeSizes, context: SlideContext) -> list[int]:
    """The heights of the boxes of a column: equal, or each its own where there is little room."""
    cells = (GridCell(entry_lines(entry, group)) for entry in group.entries)
    heights = [emu(cell_height_pt(cell, points(width), sizes, context)) for cell in cells]
    return heights if context.is_tight else [max(heights)] * len(heights)


def _places(heights: list[int], box: Box, gap: int) -> list[Box]:
    """Boxes under each other that fill the height, each grown alike."""
    count = len(heights)
    spare = box.cy - gap * (count - 1) - sum(heights)
    ends = [sum(heights[: at + 1]) + spare * (at + 1) // count for at in range(count)]
    starts = [0, *ends[:-1]]
    return [
        Box(box.x, box.y + start + at * gap, box.cx, end - start)
        for at, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]


def _links(entry: ComponentEntry, place: Box, targets: list[Box], risky: bool) -> Iterator[Shape]:
    start = (place.x + place.cx, place.y + place.cy // 2)
    for at in entry.leads_to:
        end = (targets[at].x, targets[at].y + targets[at].cy // 2)
        yield Connector("link", start, end, "accent3" if risky else "muted", THICK if risky else THIN)
