"""Tables of a slide: measured rows, divided over slides between rows with the headings repeated."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from esgreport.document.inlines import Inlines
from esgreport.document.tree import Cell, Table
from esgreport.layout.columns import Demand, demands, equal, filled, least_width_pt, shares, summary
from esgreport.layout.deck.captions import Captions, captions
from esgreport.layout.deck.slide_context import CELL_LINE, LEAST_PT, Flowable, Sizes, SlideContext, decimal, emu, points
from esgreport.layout.inline import plain, runs
from esgreport.layout.plan import EMU_PER_PT, Align, Box, DeckCell, DeckParagraph, Shape, TableShape
from esgreport.layout.wording import JOIN

# The writer's margins at the sides of a cell: 90,000 EMU each.
SIDES_PT = 180_000 / EMU_PER_PT
EDGE_EMU, TIGHT_EDGE_EMU = 45_000, 20_000
MAP_ROW_PT = 40.0
LEAST_ROWS = 2
SIZES = (14.0, 13.0, 12.0, 11.0, LEAST_PT)


@dataclass(frozen=True, slots=True)
class MeasuredTable:
    """A table at one width and step: type size, column widths, height of the heading row (0: none) and of each row."""

    size_pt: float
    widths: tuple[int, ...]
    head: int
    rows: tuple[int, ...]


@dataclass(slots=True, eq=False)
class TableGrid:
    """A whole table with its measures, shared by its parts so that columns keep their widths over slides."""

    table: Table
    context: SlideContext
    rows: tuple[tuple[Cell, ...], ...]
    known: dict[tuple[int, float], MeasuredTable] = field(default_factory=dict)

    def at(self, width: int, size_pt: float) -> MeasuredTable:
        """The measures at a width and wished size; smaller where a figure would be divided."""
        if (width, size_pt) not in self.known:
            self.known[width, size_pt] = self._measured(width, size_pt)
        return self.known[width, size_pt]

    def _measured(self, width: int, size_pt: float) -> MeasuredTable:
        size, widths = self._widths(width, size_pt)
        titles = tuple(Cell((column.title,), strong=True) for column in self.table.columns)
        head = 0 if self.table.purpose == "sheet" else self._row(titles, widths, size, 0.0)
        least = MAP_ROW_PT if self.table.purpose == "map" else 0.0
        return MeasuredTable(size, widths, head, tuple(self._row(row, widths, size, least) for row in self.rows))

    def _widths(self, width: int, wished: float) -> tuple[float, tuple[int, ...]]:
        if self.table.purpose == "map":
            return wished, equal(len(self.table.columns), width)
        wanted: tuple[Demand, ...] = ()
        for size in (wished, *(size for size in SIZES if size < wished)):
            wanted = demands(self.table, self.context.face(), self.context.face(True), size, SIDES_PT)
            if least_width_pt(wanted) <= points(width):
                return size, shares(wanted, width, EMU_PER_PT)
        return LEAST_PT, shares(wanted, width, EMU_PER_PT)

    def _row(self, row: tuple[Cell, ...], widths: tuple[int, ...], size: float, least: float) -> int:
        heights = [self._cell(cell, points(width), size) for cell, width in zip(row, widths, strict=True)]
        return emu(max(max(heights, default=0.0) + points(2 * edge_emu(self.context)), least))

    def _cell(self, cell: Cell, width_pt: float, size: float) -> float:
        texts = [plain(line) for line in cell.lines] or [""]
        return sum(self.context.text_pt(text, size, width_pt - SIDES_PT, cell.strong, CELL_LINE) for text in texts)


@dataclass(slots=True, eq=False)
class TableFlowable:
    """The rows from `start` to before `end` of a table; the source follows the last part."""

    grid: TableGrid
    around: Captions
    start: int
    end: int
    stretch: float = 1.3
    name: str = "table"

    def height(self, width: int, sizes: Sizes, context: SlideContext) -> int:
        """The natural height in EMU."""
        measured = self.grid.at(width, sizes.table)
        own = measured.head + sum(measured.rows[self.start : self.end])
        return own + self.around.head(width, context) + self.around.foot(width, context)

    def shapes(self, box: Box, sizes: Sizes, context: SlideContext) -> tuple[Shape, ...]:
        """Caption and unit, the table, the source."""
        measured = self.grid.at(box.cx, sizes.table)
        heights = measured.rows[self.start : self.end]
        if measured.head:
            heights = (measured.head, *heights)
        head, foot = self.around.head(box.cx, context), self.around.foot(box.cx, context)
        heights = _grown(heights, box.cy - head - foot)
        place = Box(box.x, box.y + head, box.cx, sum(heights))
        drawn = self._drawn(measured, heights, place, context)
        below = Box(box.x, place.y + place.cy, box.cx, foot)
        return (*self.around.shapes_above(box, context), drawn, *self.around.shapes_below(below, context))

    def _drawn(self, found: MeasuredTable, heights: tuple[int, ...], place: Box, context: SlideContext) -> TableShape:
        table = self.grid.table
        return TableShape(
            name="table",
            box=place,
            column_widths_emu=found.widths,
            row_heights_emu=heights,
            rows=self._cells(),
            size_pt=decimal(found.size_pt),
            alt=plain(table.caption) or summary(table, JOIN.of(context.language)),
            header_rows=1 if found.head else 0,
            edge_emu=edge_emu(context),
        )

    def _cells(self) -> tuple[tuple[DeckCell, ...], ...]:
        table = self.grid.table
        aligns = tuple(column.align for column in table.columns)
        is_sheet = table.purpose == "sheet"
        head = () if is_sheet else (tuple(_heading(column.title, column.align) for column in table.columns),)
        rows = self.grid.rows[self.start : self.end]
        return (*head, *(_cells_of(row, aligns, is_sheet) for row in rows))

    def divided(self, width: int, height: int, sizes: Sizes, context: SlideContext) -> tuple[Flowable, Flowable] | None:
        """The rows that fit and the rest; two rows at least go before the break when there are more."""
        measured = self.grid.at(width, sizes.table)
        room = height - measured.head - self.around.head(width, context)
        end = self.start
        while end < self.end and measured.rows[end] <= room:
            room -= measured.rows[end]
            end += 1
        if end == self.end:
            end -= 1
        few = end - self.start < min(LEAST_ROWS, self.end - self.start - 1)
        if end == self.start or (few and sum(measured.rows[self.start : self.start + LEAST_ROWS]) < height // 2):
            return None
        before = TableFlowable(self.grid, replace(self.around, source=()), self.start, end)
        return before, TableFlowable(self.grid, self.around, end, self.end)


def edge_emu(context: SlideContext) -> int:
    """The air above and below the words of a cell."""
    return TIGHT_EDGE_EMU if context.is_tight else EDGE_EMU


def table_flowable(table: Table, context: SlideContext) -> TableFlowable:
    """A table as a piece of a slide."""
    rows = tuple(filled(row, len(table.columns)) for row in table.rows)
    shown = captions(table.caption, table.unit, table.source, context)
    return TableFlowable(TableGrid(table, context, rows), shown, 0, len(rows))


def _grown(heights: tuple[int, ...], room: int) -> tuple[int, ...]:
    """Row heights that share the room which is left, in proportion."""
    total = sum(heights)
    return tuple(height * room // total for height in heights) if room > total > 0 else heights


def _heading(title: Inlines, align: Align) -> DeckCell:
    return DeckCell((DeckParagraph(runs(title, True), align=align),))


def _cells_of(row: tuple[Cell, ...], aligns: tuple[Align, ...], is_sheet: bool) -> tuple[DeckCell, ...]:
    cells = enumerate(zip(row, aligns, strict=True))
    return tuple(_cell(cell, align, is_sheet and index == 0) for index, (cell, align) in cells)


def _cell(cell: Cell, align: Align, is_heading: bool) -> DeckCell:
    shown: Align = "center" if cell.tone else align
    lines = tuple(DeckParagraph(runs(line, cell.strong or is_heading), align=shown) for line in cell.lines)
    return DeckCell(lines, fill="band" if is_heading else None, tone=cell.tone)
