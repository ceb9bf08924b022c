"""Native tables of a slide (ECMA-376 part 1, 21.1.3)."""

from __future__ import annotations

from esgreport.layout.plan import DeckCell, TableShape
from esgreport.writers.pptx.shape import named, placed
from esgreport.writers.pptx.style import PptxStyle
from esgreport.writers.pptx.text import TextFrame, paragraphs

TABLE_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
CELL_LINE_PERCENT = 105
_SIDES = 'marL="90000" marR="90000"'
_ANCHOR = {"top": "t", "middle": "ctr", "bottom": "b"}


def table(shape: TableShape, number: int, name: str, look: PptxStyle) -> str:
    """A graphic frame with the table; its look is the brand's table style, banded, with a heading row."""
    columns = "".join([f'<a:gridCol w="{width}"/>' for width in shape.column_widths_emu])
    rows = "".join([_row(shape, index, look) for index in range(len(shape.rows))])
    first = f' firstRow="{int(bool(shape.header_rows))}"'
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{named(number, name, shape.alt)}<p:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'{placed(shape.box, "p")}<a:graphic><a:graphicData uri="{TABLE_URI}"><a:tbl><a:tblPr{first} bandRow="1">'
        f"<a:tableStyleId>{look.table_style_id}</a:tableStyleId></a:tblPr><a:tblGrid>{columns}</a:tblGrid>{rows}"
        "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _row(shape: TableShape, index: int, look: PptxStyle) -> str:
    heading = index < shape.header_rows
    styled = TextFrame(size_pt=shape.size_pt, line_percent=CELL_LINE_PERCENT)
    # A table style knows one heading row; the rows below it repeat its look by hand.
    further = TextFrame(size_pt=shape.size_pt, color=look.fills["paper"], bold=True, line_percent=CELL_LINE_PERCENT)
    by_hand = heading and index > 0
    cells = [_cell(cell, further if by_hand else styled, by_hand, shape.edge_emu, look) for cell in shape.rows[index]]
    return f'<a:tr h="{shape.row_heights_emu[index]}">{"".join(cells)}</a:tr>'


def _cell(cell: DeckCell, frame: TextFrame, heading: bool, edge: int, look: PptxStyle) -> str:
    fill = look.fills["accent1"] if heading else ""
    if cell.fill:
        fill = look.fills[cell.fill]
    elif cell.tone:
        fill, ink = look.tones[min(cell.tone, len(look.tones)) - 1]
        frame = TextFrame(size_pt=frame.size_pt, color=ink, line_percent=frame.line_percent)
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs(cell.paragraphs, frame, look)}</a:txBody>"
        f'<a:tcPr {_SIDES} marT="{edge}" marB="{edge}" anchor="{_ANCHOR[cell.anchor]}">{fill}</a:tcPr></a:tc>'
    )
