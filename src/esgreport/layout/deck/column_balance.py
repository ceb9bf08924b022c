"""Columns of a grid where there is little room: as wide as their longest words, then so that its rows become low."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import permutations

from esgreport.layout.components.grid import Grid, GridCell
from esgreport.layout.deck.grid_measure import (
    TypeSizes,
    cell_places,
    columns,
    grid_heights,
    is_bold,
    side_pt,
    undivided,
)
from esgreport.layout.deck.slide_context import SlideContext, points
from esgreport.layout.inline import text_of
from esgreport.layout.text.break_opportunities import opportunities, pieces

# The share of the width that goes from one column to another at once, and how often at most.
STEP, MOST_STEPS = 0.04, 12


def balanced(grid: Grid, width: int, body_pt: float, context: SlideContext) -> Grid:
    """The grid with widths at which no word is divided, where that can be, and at which it is lowest."""
    if grid.gaps or len(grid.weights) < 2:
        return grid
    sizes = TypeSizes(body_pt, body_pt)
    needed = [need / points(width) for need in words_pt(grid, width, sizes, context)]
    shares = [weight / sum(grid.weights) for weight in grid.weights]
    movable = [at for at in range(len(shares)) if any(_written(grid, at))]
    for at in movable:
        _widen(at, shares, needed, movable)
    return replace(grid, weights=tuple(_lowest(grid, shares, needed, movable, width, sizes, context)))


def has_whole_words(grid: Grid, width: int, sizes: TypeSizes, context: SlideContext) -> bool:
    """Whether no word of a cell is wider than its column."""
    needed = words_pt(grid, width, sizes, context)
    return all(need <= points(own) for need, (_, own) in zip(needed, columns(grid, width), strict=True))


def words_pt(grid: Grid, width: int, sizes: TypeSizes, context: SlideContext) -> list[float]:
    """The width that the longest word of each column needs; keys are rather not divided at all."""
    return [
        max((_word_pt(cell, grid.keyed and at == 0, sizes, context) for cell in _written(grid, at)), default=0.0)
        for at in range(len(grid.weights))
    ]


def _written(grid: Grid, column: int) -> Iterator[GridCell]:
    """The cells with words that are in one column alone."""
    starts = {start: at for at, (start, _) in enumerate(columns(grid, len(grid.weights) * 1_000_000))}
    for row in grid.rows:
        for cell, start, _ in cell_places(row, columns(grid, len(grid.weights) * 1_000_000)):
            if starts[start] == column and cell.span == 1 and cell.lines:
                yield cell


def _word_pt(cell: GridCell, is_key: bool, sizes: TypeSizes, context: SlideContext) -> float:
    words = (
        (word, sizes.of(line), is_bold(line.runs))
        for line in cell.lines
        for word in (_key_words if is_key else _words)(text_of(line.runs))
    )
    return max((context.width_pt(*word) for word in words), default=0.0) + 2 * side_pt(cell, sizes)


def _key_words(text: str) -> Iterator[str]:
    return (undivided(word) for word in text.split())


def _words(text: str) -> Iterator[str]:
    """What no line ends within."""
    return (piece.strip() for piece in pieces(text, opportunities(text)))


def _widen(at: int, shares: list[float], needed: Sequence[float], movable: Sequence[int]) -> None:
    """Give a column the width that its words need, from what the others have more than they need."""
    lacking = needed[at] - shares[at]
    spare = {other: max(shares[other] - needed[other], 0.0) for other in movable if other != at}
    if lacking <= 0 or sum(spare.values()) <= 0:
        return
    given = min(lacking, sum(spare.values()))
    shares[at] += given
    for other, own in spare.items():
        shares[other] -= given * own / sum(spare.values())


def _lowest(
    grid: Grid,
    shares: list[float],
    needed: Sequence[float],
    movable: Iterable[int],
    width: int,
    sizes: TypeSizes,
    context: SlideContext,
) -> list[float]:
    """The widths after all moves between two columns that make the grid lower."""

    def height(wished: Sequence[float]) -> int:
        return sum(grid_heights(replace(grid, weights=tuple(wished)), width, sizes, context))

    own, pairs = height(shares), list(permutations(movable, 2))
    for _ in range(MOST_STEPS):
        moves = [_moved(shares, giver, taker) for giver, taker in pairs if shares[giver] - STEP >= needed[giver]]
        best = min(moves, key=height, default=shares)
        if height(best) >= own:
            break
        shares, own = best, height(best)
    return shares


def _moved(shares: Sequence[float], giver: int, taker: int) -> list[float]:
    changed = list(shares)
    changed[giver] -= STEP
    changed[taker] += STEP
    return changed
