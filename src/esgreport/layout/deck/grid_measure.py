"""How high a grid becomes on a slide at one type size: widths of columns, heights of rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from esgreport.layout.components.grid import CellLine, Grid, GridCell, GridRow
from esgreport.layout.deck.slide_context import SlideContext, emu, points
from esgreport.layout.deck.text_lines import INDENT_PT
from esgreport.layout.inline import text_of
from esgreport.layout.plan import Run
from esgreport.layout.text.characters import is_cjk

SIDE_PT, EDGE_PT, BEFORE_PT = 10.0, 6.0, 3.0
COLUMN_GAP_PT, ROW_GAP_PT, GRID_GAP_PT = 10.0, 6.0, 10.0
TIGHT_ROW_GAP_PT, TIGHT_GRID_GAP_PT = 3.0, 6.0
LEAST_PT, MOST_HEAD_PT = 12.0, 22.0
FIGURE_SIZES = (40.0, 36.0, 34.0, 32.0, 30.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0)
FIGURE_STEPS, TIGHT_FIGURE_STEPS = 2.4, 1.85
FULL_AIR_PT = 16.0
SYMBOL_PT = 22.0
# How much of the width the keys of rows may take.
MOST_KEY = 0.5


@dataclass(frozen=True, slots=True)
class TypeSizes:
    """The sizes in points of the roles of type in one grid."""

    body: float
    figure: float

    @property
    def air(self) -> float:
        """How the air inside cells scales with the type: faster than it, so that small type is close-set."""
        return air_at(self.body)

    @property
    def edge_pt(self) -> float:
        """The air above and below the words of a cell."""
        return EDGE_PT * self.air

    def of(self, line: CellLine) -> float:
        """The size of a line."""
        match line.role:
            case "figure":
                return self.figure
            case "head":
                return min(MOST_HEAD_PT, self.body + 2)
            case "small":
                return max(LEAST_PT, self.body - 2)
            case "body":
                return self.body


def air_at(body_pt: float) -> float:
    """The share of the full air at a size of type."""
    return min(1.0, (body_pt / FULL_AIR_PT) ** 2)


def columns(grid: Grid, width: int) -> tuple[tuple[int, int], ...]:
    """The place and width of each column in EMU, which fill `width` exactly."""
    gap = emu(COLUMN_GAP_PT) if grid.gaps else emu(ROW_GAP_PT) // 2
    room, total = width - gap * (len(grid.weights) - 1), sum(grid.weights)
    ends = [int(room * share / total) for share in accumulate(grid.weights)]
    starts = [0, *ends[:-1]]
    return tuple((start + gap * at, end - start) for at, (start, end) in enumerate(zip(starts, ends, strict=True)))


def cell_places(row: GridRow, placed: Sequence[tuple[int, int]]) -> Iterable[tuple[GridCell, int, int]]:
    """Each cell of a row with its place and width in EMU."""
    at = 0
    for cell in row.cells:
        first, last = placed[at], placed[at + cell.span - 1]
        yield cell, first[0], last[0] + last[1] - first[0]
        at += cell.span


def type_sizes(grids: Sequence[Grid], width: int, body_pt: float, context: SlideContext) -> TypeSizes:
    """The sizes when the body has `body_pt`: figures as large as all of them fit on one line."""
    wanted = [
        (text_of(line.runs), points(place_width) - 2 * SIDE_PT * air_at(body_pt))
        for grid in grids
        for row in grid.rows
        for cell, _, place_width in cell_places(row, columns(grid, width))
        for line in cell.lines
        if line.role == "figure"
    ]
    steps = TIGHT_FIGURE_STEPS if context.is_tight else FIGURE_STEPS
    allowed = [size for size in FIGURE_SIZES if size <= body_pt * steps] or [FIGURE_SIZES[-1]]
    fitting = (size for size in allowed if all(context.width_pt(text, size, True) <= room for text, room in wanted))
    return TypeSizes(body_pt, next(fitting, FIGURE_SIZES[-1]))


def with_whole_keys(grid: Grid, width: int, body_pt: float, context: SlideContext) -> Grid:
    """The grid with its first column as wide as the longest word in it needs, up to half of the whole.

    A Japanese key may take two lines.
    """
    if not grid.keyed:
        return grid
    sizes = TypeSizes(body_pt, body_pt)
    words = [
        (word, sizes.of(line), is_bold(line.runs), 2 * side_pt(row.cells[0], sizes))
        for row in grid.rows
        if row.cells[0].span == 1
        for line in row.cells[0].lines
        for word in map(undivided, text_of(line.runs).split())
    ]
    wanted = max((context.width_pt(word, size, bold) + side for word, size, bold, side in words), default=0.0)
    first, *others = grid.weights
    share = min(MOST_KEY, emu(wanted) / width)
    least = sum(others) * share / (1 - share)
    return replace(grid, weights=(max(first, least), *others))


def undivided(word: str) -> str:
    """What of a word has to be on one line: half of it where it is Japanese."""
    return word[: (len(word) + 1) // 2] if any(map(is_cjk, word)) else word


def row_height(row: GridRow, grid: Grid, width: int, sizes: TypeSizes, context: SlideContext) -> int:
    """The natural height of a row in EMU."""
    if row.rule_pt:
        return emu(row.rule_pt)
    placed = cell_places(row, columns(grid, width))
    return emu(max((cell_height_pt(cell, points(wide), sizes, context) for cell, _, wide in placed), default=0.0))


def cell_height_pt(cell: GridCell, width_pt: float, sizes: TypeSizes, context: SlideContext) -> float:
    """The height of a cell with the air at its edges."""
    if cell.symbol:
        return SYMBOL_PT
    heights = [line_height(line, width_pt - 2 * side_pt(cell, sizes), sizes, context) for line in cell.lines]
    return sum(heights) + BEFORE_PT * max(len(heights) - 1, 0) + 2 * sizes.edge_pt if heights else 0.0


def side_pt(cell: GridCell, sizes: TypeSizes) -> float:
    """The air at each side of the words of a cell; arrows need more."""
    side = SIDE_PT * sizes.air
    return 2 * side if cell.geometry in ("chevron", "homePlate") else side


def line_height(line: CellLine, room_pt: float, sizes: TypeSizes, context: SlideContext) -> float:
    """The height of one paragraph."""
    indent = INDENT_PT if line.mark != "none" else 0.0
    return context.text_pt(text_of(line.runs), sizes.of(line), room_pt - indent, is_bold(line.runs))


def is_bold(runs: Sequence[Run]) -> bool:
    """Whether any of the words is bold."""
    return any(run.bold for run in runs)


def grid_heights(grid: Grid, width: int, sizes: TypeSizes, context: SlideContext) -> tuple[int, ...]:
    """The natural heights of the rows, gaps not counted."""
    return tuple(row_height(row, grid, width, sizes, context) for row in grid.rows)


def gap_under(row: GridRow, context: SlideContext) -> int:
    """The air between a row and the next: none where the cells join."""
    air = TIGHT_ROW_GAP_PT if context.is_tight else ROW_GAP_PT
    return 0 if any(cell.joins for cell in row.cells) else emu(air)


def gap_between(context: SlideContext) -> int:
    """The air between grids under each other."""
    return emu(TIGHT_GRID_GAP_PT if context.is_tight else GRID_GAP_PT)


def gaps(grid: Grid, context: SlideContext) -> int:
    """All the air between the rows of a grid."""
    return sum(gap_under(row, context) for row in grid.rows[:-1])


def total_height(grids: Sequence[Grid], width: int, sizes: TypeSizes, context: SlideContext) -> int:
    """The natural height of grids under each other."""
    own = sum(sum(grid_heights(grid, width, sizes, context)) + gaps(grid, context) for grid in grids)
    return own + gap_between(context) * max(len(grids) - 1, 0)
