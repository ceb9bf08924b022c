"""How many pages a flow takes: a careful guess, as Word alone decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate, chain, pairwise
from math import ceil

from esgreport.layout.flow.page_context import CELL_PADDING_TWIPS, PageSheet, cell_room_pt
from esgreport.layout.plan import (
    EMU_PER_PT,
    FlowBlock,
    FlowCell,
    FlowChart,
    FlowColumns,
    FlowContents,
    FlowControl,
    FlowParagraph,
    FlowTable,
    FlowTurn,
    PageNote,
    Run,
)

# A table of at most this many rows stays on one page, as the writer holds its rows together.
WHOLE_ROWS, WHOLE_SHEET = 7, 10
# Cell margins above and below, and rules, by the role of the table.
ROW_EXTRA_PT = {"records": 2.5, "sheet": 2.5, "panel": 11.5, "plain": 0.0, "component": 9.0}
# Cell margins at the left and the right together, by the role of the table in the styles that we write.
ROW_PADDING_TWIPS = {"records": 180, "sheet": 180, "panel": 280, "plain": 120, "component": 220}
AFTER_TABLE_PT = 8.0
# Above and below a chart in a cell.
CHART_AIR_PT = 6.0
# The rule above the footnotes of a page, as office programs draw it.
NOTE_RULE_PT = 12.0


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of a page that never breaks inside: its height, the space around it, and what it must stay with.

    `foot` is the height of the footnotes whose marks are in it; they are on the same page. `repeated` is the height of
    the heading rows that are above it once more when it begins a page. `page_pt` starts pages of that text height; 0
    continues with the previous ones.
    """

    height: float
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    new_page: bool = False
    foot: float = 0.0
    repeated: float = 0.0
    page_pt: float = 0.0


# What office programs add between lines and around tables beyond what the styles say.
SLACK = 0.02


def strips(blocks: Sequence[FlowBlock], sheet: PageSheet) -> Iterator[Strip]:
    """The strips of blocks from the top."""
    for block in blocks:
        if isinstance(block, FlowParagraph):
            yield from _paragraph(block, sheet)
        elif isinstance(block, FlowControl):
            yield from strips(block.blocks, sheet)
        elif isinstance(block, FlowContents):
            yield from _contents(block, sheet)
        elif isinstance(block, FlowTurn):
            yield Strip(0.0, page_pt=replace(sheet, is_landscape=block.is_landscape).height_pt)
        elif isinstance(block, FlowChart):
            yield Strip(block.height_emu / EMU_PER_PT, keep_next=False, after=6.0)
        elif isinstance(block, FlowColumns):
            columns = zip(block.columns, block.widths_twips, strict=True)
            yield Strip(max(_column(column, width, sheet) for column, width in columns), after=AFTER_TABLE_PT)
        else:
            yield from _table(block, sheet)


def _column(column: Sequence[FlowParagraph | FlowChart], width: int, sheet: PageSheet) -> float:
    """The height of one of the charts side by side with its words."""
    return sum(
        sheet.paragraph_pt(item, cell_room_pt(width))
        if isinstance(item, FlowParagraph)
        else item.height_emu / EMU_PER_PT + CHART_AIR_PT
        for item in column
    )


def _paragraph(item: FlowParagraph, sheet: PageSheet) -> Iterator[Strip]:
    count = sheet.lines(item, sheet.width_pt)
    line, before, after = sheet.line_pt(item), sheet.before_pt(item), sheet.after_pt(item)
    feet = _feet(item, count, sheet)
    for index in range(count):
        last = index == count - 1
        yield Strip(
            line,
            before if index == 0 else 0.0,
            after if last else 0.0,
            item.keep_next or (count > 1 and index in (0, count - 2)),
            item.page_break_before and index == 0,
            feet.get(index, 0.0),
        )


def _feet(item: FlowParagraph, count: int, sheet: PageSheet) -> dict[int, float]:
    """The height of the footnotes of a paragraph by the line, from 0, that holds their marks."""
    feet: dict[int, float] = {}
    for index, run in enumerate(item.runs):
        if run.note is not None:
            before = replace(item, runs=item.runs[:index])
            line = min(sheet.lines(before, sheet.width_pt), count) - 1
            feet[line] = feet.get(line, 0.0) + _note(run.note, sheet)
    return feet


def _note(note: PageNote, sheet: PageSheet) -> float:
    item = FlowParagraph("page-note", (Run(f"{note.number} "), *note.runs))
    return sheet.paragraph_pt(item, sheet.width_pt)


def _contents(block: FlowContents, sheet: PageSheet) -> Iterator[Strip]:
    yield from _paragraph(FlowParagraph("caption", (Run(block.title),), keep_next=True), sheet)
    for row in block.rows:
        yield from _paragraph(FlowParagraph("contents", (Run(row.text),)), sheet)


def _table(table: FlowTable, sheet: PageSheet) -> Iterator[Strip]:
    heights = [_row(table, row, sheet) for row in table.rows]
    feet = [sum(_cell_feet(row, sheet)) for row in table.rows]
    if len(heights) <= (WHOLE_SHEET if table.role == "sheet" else WHOLE_ROWS) and not table.divisible:
        yield Strip(sum(heights), after=AFTER_TABLE_PT, keep_next=table.keep_next, foot=sum(feet))
        return
    head = sum(heights[: table.header_rows])
    for index, (height, foot) in enumerate(zip(heights, feet, strict=True)):
        above = head if index >= table.header_rows else 0.0
        if index < len(heights) - 1:
            yield Strip(
                height,
                keep_next=index < table.header_rows
                or (index == 0 and not table.divisible)
                or (table.divisible and table.header_rows > 0 and index in (table.header_rows, len(heights) - 2)),
                foot=foot,
                repeated=above,
            )
        else:
            yield Strip(height, after=AFTER_TABLE_PT, keep_next=table.keep_next, foot=foot, repeated=above)


def _cell_feet(row: Sequence[FlowCell], sheet: PageSheet) -> Iterator[float]:
    runs = (run for cell in row for item in cell.paragraphs for run in item.runs)
    return (_note(run.note, sheet) for run in runs if run.note is not None)


def _row(table: FlowTable, row: Sequence[FlowCell], sheet: PageSheet) -> float:
    highest, column, padding = 0.0, 0, ROW_PADDING_TWIPS[table.role]
    if sheet.careful:
        padding = max(padding, CELL_PADDING_TWIPS)
    for cell in row:
        width = sum(table.column_widths_twips[column : column + cell.span])
        column += cell.span
        room = cell_room_pt(width, padding)
        highest = max(highest, sum(sheet.paragraph_pt(item, room) for item in cell.paragraphs))
    return highest + ROW_EXTRA_PT[table.role]


def filled_pages(items: Sequence[Strip], height_pt: float) -> float:
    """Pages that the strips fill, the last one as a fraction; spaces between paragraphs collapse to the larger."""
    return max((filled for _, filled in _placed(items, height_pt, SLACK)), default=0.0)


def first_pages(blocks: Sequence[FlowBlock], sheet: PageSheet) -> tuple[int, ...]:
    """The page, from 1, on which each block begins; an empty block begins where the one before it ends.

    What may be a little longer elsewhere counts for limits, not for the page that is most likely.
    """
    parts = [tuple(strips((block,), sheet)) for block in blocks]
    firsts = accumulate(map(len, parts[:-1]), initial=0)
    placed = _placed(tuple(chain.from_iterable(parts)), sheet.height_pt, slack=0.0)
    pages = [ceil(filled) or 1 for group, filled in placed for _ in group]
    last = pages[-1] if pages else 1
    return tuple(pages[first] if first < len(pages) else last for first in firsts)


def _placed(items: Sequence[Strip], height_pt: float, slack: float) -> Iterator[tuple[list[Strip], float]]:
    """The groups from the top, each with the pages filled after it; `slack` is the share of a page kept free."""
    pages, y, gap, feet = 0, 0.0, 0.0, 0.0
    height_pt *= 1 - slack
    for group in _groups(items):
        if group[0].page_pt:
            height_pt = group[0].page_pt * (1 - slack)
            pages, y, gap, feet = pages + bool(y), 0.0, 0.0, 0.0
            yield group, float(pages)
            continue
        need = sum(item.height for item in group) + _inner_gaps(group)
        # Space before a paragraph is kept at the head of the document, and dropped where a page breaks by itself.
        lead = max(gap, group[0].before) if y or not pages else 0.0
        foot = _with_rule(sum(item.foot for item in group), feet)
        if y and (group[0].new_page or y + lead + need + feet + foot > height_pt):
            pages, y, lead, feet = pages + 1, group[0].repeated, 0.0, 0.0
            foot = _with_rule(sum(item.foot for item in group), feet)
        y, feet = y + lead + need, feet + foot
        while y > height_pt:
            pages, y = pages + 1, y - height_pt
        gap = group[-1].after
        yield group, pages + min(1.0, (y + feet) / height_pt)


def _with_rule(foot: float, feet: float) -> float:
    """Footnotes that join those of a page; the first ones bring the rule along."""
    return foot + NOTE_RULE_PT if foot and not feet else foot


def _groups(items: Sequence[Strip]) -> Iterator[list[Strip]]:
    group: list[Strip] = []
    for item in items:
        if item.page_pt and group:
            yield group
            group = []
        group.append(item)
        if not item.keep_next:
            yield group
            group = []
    if group:
        yield group


def _inner_gaps(group: Sequence[Strip]) -> float:
    return sum(max(one.after, other.before) for one, other in pairwise(group))


def in_tenths(pages: float) -> Decimal:
    """The estimate to a tenth of a page, rounded up."""
    return Decimal(ceil(pages * 10)) / 10
