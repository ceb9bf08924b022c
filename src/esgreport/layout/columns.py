"""Widths of table columns: by weights where the author gave them, else by content; figures never wrap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from esgreport.document.tree import Cell, Table
from esgreport.layout.inline import plain
from esgreport.layout.text.break_opportunities import units
from esgreport.layout.text.widths import Face, advance

WORD_EM, TIGHT_EM = 5.0, 3.0
MOST_EM = 30.0
# A name, an office or a day is read as one: it stays on one line where that leaves the longer texts some room.
SHORT_EM, SHORT_SHARE = 13.0, 0.9
# So is a heading of a few characters (正味現在価値).
HEAD_EM = 6.5
# A text up to a quarter wider than its column would leave a few characters on a second line.
JUST_OVER = 1.25
STEPS = 30
# Line counts are taken at 3 % less width (10 % for a font without a table); columns are wider by more than that.
SAFETY, GUESS_SAFETY = 1.035, 1.15
_FIGURE = frozenset("0123456789０１２３４５６７８９,.，．%％△▲+-−±()（） 　―—–")


@dataclass(frozen=True, slots=True)
class Demand:
    """What a column asks for in points, and its `weight` (0: by content).

    `hard` divides no word and no figure, `least` reads well, `natural` needs no second line. `short` is the least at
    which no short text needs one either.
    """

    weight: int
    hard: float
    least: float
    natural: float
    short: float = 0.0


def demands(table: Table, face: Face, head_face: Face, size_pt: float, padding_pt: float) -> tuple[Demand, ...]:
    """The demands of the columns of `table` in points, cell padding included."""
    safe_pt = size_pt * (GUESS_SAFETY if face.approximate else SAFETY)
    demands_made = []
    for index, column in enumerate(table.columns):
        lines = (line for row in table.rows if index < len(row) for line in row[index].lines)
        asked = [_text_demand(plain(line), face, column.align == "end") for line in lines]
        asked.append(_text_demand(plain(column.title), head_face, False))
        hard, least, natural = (max(widths) * safe_pt + padding_pt for widths in zip(*asked, strict=True))
        *texts, head = (natural_em for _, _, natural_em in asked)
        brief = [*(item for item in texts if item <= SHORT_EM), *(item for item in [head] if item <= HEAD_EM)]
        named = max(brief, default=0.0) * safe_pt + padding_pt
        demands_made.append(Demand(column.weight, hard, least, natural, max(least, named)))
    return tuple(demands_made)


@lru_cache(maxsize=8192)
def _text_demand(text: str, face: Face, is_whole: bool) -> tuple[float, float, float]:
    """The hard, least and natural width in em; of a figure the first two are the same, unless it has words with it."""
    lines = text.split("\n")
    natural = max(advance(line, face) for line in lines)
    if _is_figure(text):
        return (min(natural, MOST_EM),) * 2 + (natural,)
    # What has to be said in place of a figure may be long: that wraps like other texts.
    is_whole = is_whole and natural <= SHORT_EM
    words = (advance(unit.rstrip(" "), face) for line in lines for unit in units(line, is_whole))
    word = min(max(words, default=0.0), MOST_EM / 2)
    hard = min(natural, max(TIGHT_EM, word))
    return hard, min(natural, MOST_EM) if is_whole else min(natural, max(WORD_EM, word)), natural


def _is_figure(text: str) -> bool:
    return bool(text) and all(char in _FIGURE for char in text)


def shares(columns: Sequence[Demand], total: int, unit_per_pt: int) -> tuple[int, ...]:
    """Widths in whole units (twips, EMU) that sum to `total` exactly."""
    width_pt = total / unit_per_pt
    exact = _weighted(columns, width_pt) if all(column.weight for column in columns) else _by_content(columns, width_pt)
    widths = [int(width * unit_per_pt) for width in exact[:-1]]
    return (*widths, total - sum(widths))


def least_width_pt(columns: Sequence[Demand]) -> float:
    """The width below which a figure or a word would be divided."""
    return sum(column.least for column in columns)


def _weighted(columns: Sequence[Demand], width: float) -> list[float]:
    total = sum(column.weight for column in columns)
    return _raised([width * column.weight / total for column in columns], columns, width)


def _by_content(columns: Sequence[Demand], width: float) -> list[float]:
    whole = [replace(column, least=max(column.short, column.least)) for column in columns]
    columns = whole if least_width_pt(whole) <= width * SHORT_SHARE else columns
    natural = [max(column.natural, column.least) for column in columns]
    spare = width - sum(natural)
    if spare >= 0:
        return [item + spare * item / sum(natural) for item in natural]
    if width <= least_width_pt(columns):
        return _raised(natural, columns, width)
    return _of_like_height(columns, natural, width)


def _of_like_height(columns: Sequence[Demand], natural: list[float], width: float) -> list[float]:
    """Widths in which the longest text of every column takes about as many lines, so that rows are as low as can be.

    A column that would only just need a second line gets what spares it one: no character is left alone.
    """
    whole: set[int] = set()
    widths = _narrowed(columns, natural, width, whole)
    for _ in columns:
        lacking = {at: natural[at] - item for at, item in enumerate(widths) if item < natural[at] <= item * JUST_OVER}
        just = sorted(lacking, key=lambda at: lacking[at])
        spared = next((at for at in just if _fits(columns, natural, width, whole | {at})), None)
        if spared is None:
            return widths
        whole.add(spared)
        widths = _narrowed(columns, natural, width, whole)
    return widths


def _fits(columns: Sequence[Demand], natural: list[float], width: float, whole: set[int]) -> bool:
    least = (natural[at] if at in whole else column.least for at, column in enumerate(columns))
    return sum(least) <= width


def _narrowed(columns: Sequence[Demand], natural: list[float], width: float, whole: set[int]) -> list[float]:
    """The natural widths over one divisor that makes them fit, none under its least; those in `whole` stay."""
    low, high = 1.0, 1.0 + sum(natural) / min(column.least for column in columns)
    widths = natural
    for _ in range(STEPS):
        divisor = (low + high) / 2
        listed = enumerate(zip(columns, natural, strict=True))
        widths = [wide if at in whole else max(column.least, wide / divisor) for at, (column, wide) in listed]
        low, high = (divisor, high) if sum(widths) > width else (low, divisor)
    return [item * width / sum(widths) for item in widths]


def _raised(wished: list[float], columns: Sequence[Demand], width: float) -> list[float]:
    """`wished` widths with none under its least, the difference taken from those that have some to give.

    Where there is no room for that, each column keeps what divides no word, and the rest is shared out.
    """
    least = [column.least for column in columns]
    if sum(least) >= width:
        return _between([column.hard for column in columns], least, width)
    raised = [max(pair) for pair in zip(wished, least, strict=True)]
    spare = [item - low for item, low in zip(raised, least, strict=True)]
    excess = sum(raised) - width
    if excess <= 0:
        return [item - excess * item / sum(raised) for item in raised]
    return [item - excess * extra / sum(spare) for item, extra in zip(raised, spare, strict=True)]


def _between(hard: list[float], least: list[float], width: float) -> list[float]:
    room, wished = width - sum(hard), sum(least) - sum(hard)
    if room <= 0 or wished <= 0:
        return [width * item / sum(hard) for item in hard]
    return [low + (item - low) * room / wished for low, item in zip(hard, least, strict=True)]


def equal(count: int, total: int) -> tuple[int, ...]:
    """`count` widths as equal as whole units allow."""
    return tuple(total * (index + 1) // count - total * index // count for index in range(count))


def filled(row: tuple[Cell, ...], count: int) -> tuple[Cell, ...]:
    """`row` with exactly `count` cells."""
    return (*row[:count], *(Cell(((),)) for _ in range(count - len(row))))


def summary(table: Table, join: str) -> str:
    """The headings in one line, for readers who cannot see the table: of the columns, or of the rows of a sheet."""
    columns = [text for column in table.columns if (text := plain(column.title))]
    rows = (plain(line) for row in table.rows for line in row[0].lines[:1])
    return join.join(columns or filter(None, rows))
