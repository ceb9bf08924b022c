"""Components of a slide: their grids in a box, in the largest type at which everything fits, the rest given to rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import accumulate

from esgreport.document.component import Component
from esgreport.layout.components import cards
from esgreport.layout.components.grid import CellLine, Grid, GridCell, GridRow
from esgreport.layout.components.kinds import grids
from esgreport.layout.deck.captions import Captions, captions
from esgreport.layout.deck.column_balance import balanced, has_whole_words
from esgreport.layout.deck.grid_measure import (
    BEFORE_PT,
    SYMBOL_PT,
    TypeSizes,
    cell_places,
    columns,
    gap_between,
    gap_under,
    gaps,
    grid_heights,
    is_bold,
    side_pt,
    total_height,
    type_sizes,
    with_whole_keys,
)
from esgreport.layout.deck.slide_context import Flowable, Sizes, SlideContext, decimal, emu, points
from esgreport.layout.deck.swimlane import SwimlaneFlowable
from esgreport.layout.deck.text_lines import INDENT_PT
from esgreport.layout.inline import short_line
from esgreport.layout.plan import Box, Connector, DeckParagraph, Run, Shape, TextShape

# Type of the body by the step of the slide, and how far it may grow in a box with room.
PREFERRED_PT = {18: 16.0, 16: 14.0, 14: 12.0}
LADDER_PT = (18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0)
# A narrow font may be larger where there is room.
NARROW_LADDER_PT = (20.0, 19.0, *LADDER_PT)
MOST_GROWTH = 1.2
HAIRLINE_PT, FRAME_PT = Decimal("0.75"), Decimal("2.25")
# How much of a slide cards may take beside its notes, and how many are side by side when they take more.
CARD_SHARE, FEWER = 0.86, 2


def preferred_pt(sizes: Sizes) -> float:
    """The size of the body at the step of the slide."""
    return PREFERRED_PT.get(sizes.text, LADDER_PT[-1])


def ladder_pt(context: SlideContext) -> tuple[float, ...]:
    """The sizes that the body may have, the largest first."""
    return NARROW_LADDER_PT if context.is_narrow else LADDER_PT


@dataclass(slots=True, eq=False)
class ComponentFlowable:
    """The grids of a component, which share one type size over all slides that they are divided to."""

    grids: tuple[Grid, ...]
    around: Captions
    stretch: float = 2.2
    name: str = "component"
    is_part: bool = False
    known: dict[tuple[int, float], int] = field(default_factory=dict)
    fitted: dict[int, tuple[Grid, ...]] = field(default_factory=dict)

    def height(self, width: int, sizes: Sizes, context: SlideContext) -> int:
        """The natural height at the step's size."""
        body = preferred_pt(sizes)
        if (width, body) not in self.known:
            grids, found = self._sized(width, body, context)
            around = self.around.head(width, context) + self.around.foot(width, context)
            self.known[width, body] = total_height(grids, width, found, context) + around
        return self.known[width, body]

    def shapes(self, box: Box, sizes: Sizes, context: SlideContext) -> tuple[Shape, ...]:
        """Caption, every cell as a shape, source."""
        head, foot = self.around.head(box.cx, context), self.around.foot(box.cx, context)
        inner = Box(box.x, box.y + head, box.cx, box.cy - head - foot)
        drawn = tuple(self._drawn(inner, context))
        return (*self.around.shapes_above(box, context), *drawn, *self.around.shapes_below(box, context))

    def _drawn(self, box: Box, context: SlideContext) -> Iterator[Shape]:
        grids, found = self._largest(box, context)
        heights = [grid_heights(grid, box.cx, found, context) for grid in grids]
        spare = box.cy - total_height(grids, box.cx, found, context)
        shares = _grown(grids, heights, max(spare, 0))
        y = box.y
        for grid, own in zip(grids, shares, strict=True):
            place = Box(box.x, y, box.cx, sum(own) + gaps(grid, context))
            yield from _grid_shapes(grid, own, place, found, context)
            y += place.cy + gap_between(context)

    def _sized(self, width: int, body_pt: float, context: SlideContext) -> tuple[tuple[Grid, ...], TypeSizes]:
        """The grids in a box of this width when the body has `body_pt`, with the sizes of their type."""
        grids = self._tight(width, context) if context.is_tight else self._keyed(width, body_pt, context)
        return grids, type_sizes(grids, width, body_pt, context)

    def _keyed(self, width: int, body_pt: float, context: SlideContext) -> tuple[Grid, ...]:
        return tuple(with_whole_keys(grid, width, body_pt, context) for grid in self.grids)

    def _tight(self, width: int, context: SlideContext) -> tuple[Grid, ...]:
        """The grids in the widths that suit the least type; parts of one component keep those of the whole."""
        if self.is_part:
            return self.grids
        if width not in self.fitted:
            body = LADDER_PT[-1]
            self.fitted[width] = tuple(
                balanced(grid, width, body, context) for grid in self._keyed(width, body, context)
            )
        return self.fitted[width]

    def _largest(self, box: Box, context: SlideContext) -> tuple[tuple[Grid, ...], TypeSizes]:
        """The grids and the largest sizes at which all fits in the box; the least when none does.

        Where there is little room, words are rather small than divided.
        """
        found = (self._sized(box.cx, size, context) for size in ladder_pt(context))
        fitting = (
            one
            for one in found
            if total_height(one[0], box.cx, one[1], context) <= box.cy
            and (not context.is_tight or all(has_whole_words(grid, box.cx, one[1], context) for grid in one[0]))
        )
        return next(fitting, None) or self._sized(box.cx, LADDER_PT[-1], context)

    def divided(self, width: int, height: int, sizes: Sizes, context: SlideContext) -> tuple[Flowable, Flowable] | None:
        """What fits, and the rest with its headings once more; in the least type where nothing fits otherwise."""
        wished = dict.fromkeys((preferred_pt(sizes), LADDER_PT[-1]))
        parts = (self._divided(width, height, *self._sized(width, size, context), context) for size in wished)
        return next(filter(None, parts), None)

    def _divided(
        self, width: int, height: int, grids: tuple[Grid, ...], found: TypeSizes, context: SlideContext
    ) -> tuple[Flowable, Flowable] | None:
        room = height - self.around.head(width, context)
        before = list[Grid]()
        for at, grid in enumerate(grids):
            own = total_height((grid,), width, found, context)
            # The source follows the last grid.
            foot = self.around.foot(width, context) if grid is grids[-1] else 0
            if own + foot <= room:
                before.append(grid)
                room -= own + gap_between(context)
                continue
            first, rest = _cut(grid, room, width, found, context)
            before += first
            after = (*rest, *grids[at + 1 :])
            parts = (
                ComponentFlowable(tuple(before), replace(self.around, source=()), is_part=True),
                ComponentFlowable(after, self.around, is_part=True),
            )
            return parts if before else None
        return None


def _cut(
    grid: Grid, room: int, width: int, sizes: TypeSizes, context: SlideContext
) -> tuple[tuple[Grid, ...], tuple[Grid, ...]]:
    """The rows of a grid that fit and the rest; a row that joins the next one stays with it, unless rules part them."""
    heights = grid_heights(grid, width, sizes, context)
    ends = accumulate(height + gap_under(row, context) for height, row in zip(heights, grid.rows, strict=True))
    bottoms = zip(grid.rows[:-1], ends, strict=False)
    fitting = [
        at
        for at, (row, end) in enumerate(bottoms, start=1)
        if end - gap_under(row, context) <= room and (grid.ruled or not _joins(row))
    ]
    count = max(fitting, default=0)
    if count <= grid.head_rows:
        return (), (grid,)
    rest = (*grid.rows[: grid.head_rows], *grid.rows[count:])
    return (replace(grid, rows=grid.rows[:count]),), (replace(grid, rows=rest),)


def _joins(row: GridRow) -> bool:
    return any(cell.joins for cell in row.cells)


def _grown(grids: Sequence[Grid], heights: Sequence[tuple[int, ...]], spare: int) -> list[tuple[int, ...]]:
    """Row heights with the spare room shared among rows that grow, none beyond its most."""
    growing = sum(
        height
        for grid, own in zip(grids, heights, strict=True)
        for row, height in zip(grid.rows, own, strict=True)
        if row.grows
    )
    share = min(spare, int(growing * MOST_GROWTH))
    return [
        tuple(
            height + (share * height // growing if row.grows and growing else 0)
            for row, height in zip(grid.rows, own, strict=True)
        )
        for grid, own in zip(grids, heights, strict=True)
    ]


def _grid_shapes(
    grid: Grid, heights: Sequence[int], box: Box, sizes: TypeSizes, context: SlideContext
) -> Iterator[Shape]:
    placed, y = columns(grid, box.cx), box.y
    for at, (row, high) in enumerate(zip(grid.rows, heights, strict=True)):
        for cell, x, wide in cell_places(row, placed):
            yield from cell_shapes(cell, Box(box.x + x, y, wide, high), sizes, context)
        y += high + gap_under(row, context)
        if grid.ruled and at >= grid.head_rows:
            yield Connector("rule", (box.x, y), (box.x + box.cx, y), "line", HAIRLINE_PT)
    if grid.frame is not None:
        yield _frame(grid, heights, box, placed[grid.frame], context)


def _frame(grid: Grid, heights: Sequence[int], box: Box, column: tuple[int, int], context: SlideContext) -> Shape:
    """The outline around a column, from its first heading that has words to the last row."""
    tags = [row for row in grid.rows[: grid.head_rows - 1] if not row.grows]
    above = sum(high + gap_under(row, context) for row, high in zip(tags, heights, strict=False))
    place = Box(box.x + column[0], box.y + above, column[1], sum(heights) + gaps(grid, context) - above)
    return TextShape("frame", place, (), outline="accent1", outline_pt=FRAME_PT)


def cell_shapes(cell: GridCell, box: Box, sizes: TypeSizes, context: SlideContext) -> tuple[TextShape, ...]:
    """One cell as a shape; none for air."""
    if cell.symbol:
        high = min(box.cy, emu(SYMBOL_PT))
        wide = min(box.cx, high) if cell.geometry == "ellipse" else box.cx
        place = Box(box.x + (box.cx - wide) // 2, box.y + (box.cy - high) // 2, wide, high)
        return (TextShape("arrow", place, (), geometry=cell.geometry, fill=cell.fill),)
    if not (cell.lines or cell.fill or cell.outline):
        return ()
    side, edge = side_pt(cell, sizes), sizes.edge_pt
    room = points(box.cx) - 2 * side
    inset = (emu(side), emu(edge) // 2, emu(side), emu(edge) // 2)
    words = tuple(_paragraph(line, at, room, sizes, context) for at, line in enumerate(cell.lines))
    return (
        TextShape(
            "component",
            box,
            words,
            size_pt=decimal(sizes.body),
            geometry=cell.geometry,
            fill=cell.fill,
            outline=cell.outline,
            anchor=cell.anchor,
            insets=inset,
        ),
    )


def _paragraph(line: CellLine, at: int, room: float, sizes: TypeSizes, context: SlideContext) -> DeckParagraph:
    size = sizes.of(line)
    indent = INDENT_PT if line.mark != "none" else 0.0
    shown = short_line(line.runs, context.face(is_bold(line.runs)), size, room - indent)
    looked = tuple(_run(run, line, size, sizes) for run in shown)
    return DeckParagraph(looked, mark=line.mark, align=line.align, space_before_pt=decimal(BEFORE_PT if at else 0.0))


def _run(run: Run, line: CellLine, size: float, sizes: TypeSizes) -> Run:
    own = None if size == sizes.body else decimal(size)
    return replace(run, color=run.color or line.color, size_pt=own)


def component_flowable(component: Component, context: SlideContext) -> Flowable:
    """A component as a piece of a slide; a schedule is drawn over its months where it has days and room."""
    around = captions(component.caption, "", component.source, context)
    dated = bool(component.periods) and all(entry.span for entry in component.entries)
    if component.kind == "swimlane" and dated and any(group.title for group in component.groups):
        drawn = SwimlaneFlowable(component, around)
        if drawn.fits(context.area, context):
            return drawn
    return ComponentFlowable(_fitting(component, context), around)


def _fitting(component: Component, context: SlideContext) -> tuple[Grid, ...]:
    """The grids of a component; cards that are too long for a slide in fewer and wider columns."""
    made = grids(component)
    least = type_sizes(made, context.area.cx, LADDER_PT[-1], context)
    room = int(context.area.cy * CARD_SHARE)
    long = (total_height((grid,), context.area.cx, least, context) > room for grid in made)
    return tuple(cards.grid(component, FEWER)) if component.kind == "cards" and any(long) else made
