"""Tables of a page: records, sheets, maps, with caption, unit and source around them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import accumulate

from esgreport.document.inlines import Inlines
from esgreport.document.tree import Align, Cell, Table
from esgreport.layout.columns import equal, filled, shares, summary
from esgreport.layout.flow.landscape import column_demands, type_size
from esgreport.layout.flow.page_context import NOUGHT, PageSheet, cell_room_pt, styled
from esgreport.layout.flow.paragraphs import mapped_table
from esgreport.layout.inline import plain, runs, shows_figures
from esgreport.layout.plan import TWIPS_PER_PT, FlowBlock, FlowCell, FlowParagraph, FlowTable, Run, StyleRole, TableRole
from esgreport.layout.wording import JOIN, unit_text

SHEET_WEIGHTS = (1, 3)
_TIGHT = Decimal(2)
# A sheet of this many rows has short ones side by side.
MANY_ROWS = 8
FEW_LINES = 2
PAIR_WEIGHTS = (17, 33, 17, 33)


def table_blocks(table: Table, sheet: PageSheet, name: str) -> tuple[FlowBlock, ...]:
    """A table with what is above and below it; `name` is its title when it has no caption."""
    body = page_table(table, sheet, plain(table.caption) or name)
    foot = source(table.source)
    return (*heading(table.caption, table.unit, sheet, table.key), replace(body, keep_next=bool(foot)), *foot)


def heading(caption: Inlines, unit: str, sheet: PageSheet, key: str = "") -> tuple[FlowParagraph, ...]:
    """The caption, which references mean by `key`, and the unit at the right below it."""
    named = (replace(styled("caption", caption, keep_next=True), key=key),) if caption else ()
    text = unit_text(unit, sheet.language)
    if not text:
        return named
    words = FlowParagraph("source", (Run(text),), align="end", keep_next=True)
    shown = replace(words, space_before_pt=NOUGHT, space_after_pt=_TIGHT)
    return (*(replace(item, space_after_pt=NOUGHT) for item in named), shown)


def source(inlines: Inlines) -> tuple[FlowParagraph, ...]:
    """Where the figures come from."""
    return (styled("source", inlines, locks=True),) if inlines else ()


def page_table(table: Table, sheet: PageSheet, title: str) -> FlowTable:
    """The table itself: a heading row that repeats, unless it is a sheet of headings and contents."""
    is_sheet = table.purpose == "sheet"
    if is_sheet and len(table.columns) == len(SHEET_WEIGHTS) and len(table.rows) >= MANY_ROWS:
        return paired_sheet(table, sheet, title)
    head = () if is_sheet else (tuple(_head_cell(column.title, column.align) for column in table.columns),)
    aligns = tuple(column.align for column in table.columns)
    locked = _is_locked(table)
    rows = tuple(_row(filled(row, len(aligns)), aligns, is_sheet, not locked) for row in table.rows)
    role: TableRole = "sheet" if is_sheet else "records"
    alt = summary(table, JOIN.of(sheet.language)) or title
    size = type_size(table, sheet)
    widths = _widths(table, sheet, size)
    apart = role == "records" and _is_prose(rows, widths, sheet)
    result = FlowTable(role, widths, (*head, *rows), title, alt, len(head), locked=locked, divisible=apart)
    return result if size == sheet.style("table-text").size_pt else mapped_table(result, partial(_in_size, size))


def paired_sheet(table: Table, sheet: PageSheet, title: str) -> FlowTable:
    """A long sheet of headings and contents in two pairs of columns: what takes few lines there, side by side."""
    total = sheet.page.text_width
    ends = [total * end // sum(PAIR_WEIGHTS) for end in accumulate(PAIR_WEIGHTS)]
    widths = tuple(end - start for start, end in zip((0, *ends[:-1]), ends, strict=True))
    rows: list[tuple[FlowCell, ...]] = []
    for row in table.rows:
        head, content = _row(filled(row, len(SHEET_WEIGHTS)), ("start", "start"), True, True)
        waits = rows and sum(cell.span for cell in rows[-1]) < len(widths)
        if waits and (_is_short(content, widths[-1], sheet)):
            rows[-1] = (*rows[-1], head, content)
            continue
        if waits:
            rows[-1] = (rows[-1][0], replace(rows[-1][1], span=3))
        is_short = _is_short(content, widths[1], sheet)
        rows.append((head, content if is_short else replace(content, span=3)))
    if rows and sum(cell.span for cell in rows[-1]) < len(widths):
        rows[-1] = (rows[-1][0], replace(rows[-1][1], span=3))
    return FlowTable("sheet", widths, tuple(rows), title, summary(table, JOIN.of(sheet.language)) or title, 0)


def _is_prose(rows: tuple[tuple[FlowCell, ...], ...], widths: tuple[int, ...], sheet: PageSheet) -> bool:
    """Whether rows are read one by one, of two lines and more on the average: such a table may go on overleaf."""
    lines = (
        max(
            sum(sheet.lines(item, cell_room_pt(width)) for item in cell.paragraphs)
            for cell, width in zip(row, widths, strict=True)
        )
        for row in rows
    )
    return sum(lines) >= FEW_LINES * len(rows)


def _is_short(cell: FlowCell, width: int, sheet: PageSheet) -> bool:
    return sum(sheet.lines(item, cell_room_pt(width)) for item in cell.paragraphs) <= FEW_LINES


def _in_size(size_pt: Decimal, item: FlowParagraph) -> FlowParagraph:
    return replace(item, runs=tuple(replace(run, size_pt=size_pt) for run in item.runs))


def _widths(table: Table, sheet: PageSheet, size_pt: Decimal) -> tuple[int, ...]:
    total, count = sheet.page.text_width, len(table.columns)
    if table.purpose == "map":
        return equal(count, total)
    if table.purpose == "sheet" and count == len(SHEET_WEIGHTS):
        first = total * SHEET_WEIGHTS[0] // sum(SHEET_WEIGHTS)
        return (first, total - first)
    return shares(column_demands(table, sheet, size_pt), total, TWIPS_PER_PT)


def _is_locked(table: Table) -> bool:
    """Whether Word keeps a table from changes as a whole.

    It does where the table shows figures and leaves no cell to be filled in; elsewhere it keeps each figure.
    """
    cells = [cell for row in table.rows for cell in row]
    is_form = table.purpose == "records" and any(not any(map(plain, cell.lines)) for cell in cells)
    has_figures = any(shows_figures(line) for cell in cells for line in cell.lines)
    return has_figures and not is_form and table.purpose != "sheet"


def _head_cell(title: Inlines, align: Align) -> FlowCell:
    return FlowCell((FlowParagraph("table-head", runs(title), align=None if align == "start" else align),))


def _row(row: tuple[Cell, ...], aligns: tuple[Align, ...], is_sheet: bool, locks: bool) -> tuple[FlowCell, ...]:
    cells = enumerate(zip(row, aligns, strict=True))
    return tuple(_cell(cell, align, is_sheet and index == 0, locks) for index, (cell, align) in cells)


def _cell(cell: Cell, align: Align, is_heading: bool, locks: bool) -> FlowCell:
    style: StyleRole = "table-head" if cell.strong or is_heading else "table-text"
    shown: Align | None = "center" if cell.tone else None if align == "start" else align
    lines = tuple(FlowParagraph(style, runs(line, locks=locks), align=shown) for line in cell.lines)
    return FlowCell(lines, tone=cell.tone)
