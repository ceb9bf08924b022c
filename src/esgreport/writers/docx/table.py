"""Tables (ECMA-376 part 1, 17.4): rows that never break, headings on every page, a title and a text alternative."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from esgreport.layout.plan import FlowCell, FlowParagraph, FlowTable
from esgreport.ooxml.xml import escape_attribute
from esgreport.writers.docx.style import DocxStyle
from esgreport.writers.docx.text import paragraph

MEMO_ENTRIES = 512
# How many rows a table and a sheet of headings may have and still stay on one page.
WHOLE_ROWS, WHOLE_SHEET = 7, 10
EMPTY = FlowParagraph("table-text", ())
# w:tblLook: first row 0x0020, first column 0x0080, no horizontal bands 0x0200, no vertical bands 0x0400.
_FIRST_ROW, _FIRST_COLUMN, _NO_BANDS, _NO_COLUMNS = 0x0020, 0x0080, 0x0200, 0x0400


@lru_cache(MEMO_ENTRIES)
def table(item: FlowTable, look: DocxStyle, language: str) -> str:
    """One w:tbl. Raises ValueError when a row does not fill the columns."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in item.column_widths_twips)
    rows = "".join(_row(item, index, look, language) for index in range(len(item.rows)))
    return f"<w:tbl>{_properties(item, look)}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _keeps_next(item: FlowTable, index: int) -> bool:
    """Whether a row stays with the next: short tables stay whole, long ones leave no lone row on a page."""
    last = len(item.rows) - 1
    if index == last or item.keep_next:
        return item.keep_next
    if item.divisible:
        return item.header_rows > 0 and (index <= item.header_rows or index == last - 1)
    whole = WHOLE_SHEET if item.role == "sheet" else WHOLE_ROWS
    return last < whole or index <= item.header_rows or index == last - 1


def _properties(item: FlowTable, look: DocxStyle) -> str:
    banded = item.role == "records"
    value = _NO_COLUMNS | (0 if banded else _NO_BANDS)
    value |= _FIRST_ROW if item.header_rows else 0
    value |= _FIRST_COLUMN if item.role == "sheet" else 0
    caption = f'<w:tblCaption w:val="{escape_attribute(item.title)}"/>' if item.title else ""
    alt = f'<w:tblDescription w:val="{escape_attribute(item.alt)}"/>' if item.alt else ""
    return (
        f'<w:tblPr><w:tblStyle w:val="{escape_attribute(look.brand.table_styles[item.role])}"/>'
        f'<w:tblW w:w="{sum(item.column_widths_twips)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{value:04X}" w:firstRow="{int(bool(value & _FIRST_ROW))}" w:lastRow="0"'
        f' w:firstColumn="{int(bool(value & _FIRST_COLUMN))}" w:lastColumn="0"'
        f' w:noHBand="{int(not banded)}" w:noVBand="1"/>{caption}{alt}</w:tblPr>'
    )


def _row(item: FlowTable, index: int, look: DocxStyle, language: str) -> str:
    repeat = "<w:tblHeader/>" if index < item.header_rows else ""
    keep_next = _keeps_next(item, index)
    spans = zip(item.rows[index], _widths(item.rows[index], item.column_widths_twips), strict=True)
    cells = "".join(_cell(cell, width, keep_next, look, language) for cell, width in spans)
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{cells}</w:tr>"


def _widths(cells: Sequence[FlowCell], columns: Sequence[int]) -> list[int]:
    """The widths of the cells of one row, which may span columns."""
    ends = list(accumulate(cell.span for cell in cells))
    if ends[-1:] != [len(columns)]:
        raise ValueError(f"a row fills {ends[-1] if ends else 0} of {len(columns)} columns")
    return [sum(columns[end - cell.span : end]) for cell, end in zip(cells, ends, strict=True)]


def _cell(cell: FlowCell, width: int, keep_next: bool, look: DocxStyle, language: str) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    shade, ink = _shade(cell, look)
    inside = "".join(paragraph(item, look, language, 0, ink, keep_next) for item in cell.paragraphs or (EMPTY,))
    # The styles of tables set their cells in the middle (17.4.83 w:vAlign).
    anchor = f'<w:vAlign w:val="{cell.anchor}"/>' if cell.anchor != "middle" else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{shade}{anchor}</w:tcPr>{inside}</w:tc>'


def _shade(cell: FlowCell, look: DocxStyle) -> tuple[str, str | None]:
    """The shading of a cell and the colour role of its text: white on dark."""
    if cell.fill:
        return look.fills[cell.fill], "paper" if cell.fill in look.dark_roles else None
    if cell.tone:
        return look.tones[cell.tone - 1], "paper" if cell.tone in look.dark_tones else "text"
    return "", None
