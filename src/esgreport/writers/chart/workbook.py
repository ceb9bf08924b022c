"""The workbook behind a chart: one sheet whose cells are exactly the chart's cache, and nothing else.

No formulas, names, properties or shared strings. Text is typed as text, so `=1+1` stays text when it is edited.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest

from esgreport.layout.chart_plan import ChartPlan
from esgreport.ooxml import content_type as ct
from esgreport.ooxml import relationship_type as rt
from esgreport.ooxml.parts import CONTENT_TYPES_NAME, Part, Relationship, content_types_of, deflate, relationships_xml
from esgreport.ooxml.xml import DECLARATION, R, S, escape_attribute, escape_text
from esgreport.ooxml.zipping import PackedStatic, compile_static, pack
from esgreport.writers.chart.grid import SHEET, Cell, GridColumn, grid, number

SHEET_PART = "xl/worksheets/sheet1.xml"
WIDTH = 16
# ISO/IEC 29500-1, 22.9.2.19: _xHHHH_ in a cell's text means the character HHHH; the underscore is written so itself.
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def workbook(plan: ChartPlan) -> bytes:
    """The workbook of `plan` as .xlsx bytes."""
    return pack(_static(plan.number_format), ((SHEET_PART, _sheet(grid(plan))),))


@lru_cache(32)
def _static(number_format: str) -> PackedStatic:
    parts = (
        Part("_rels/.rels", ct.RELATIONSHIPS, _related(rt.OFFICE_DOCUMENT, "xl/workbook.xml")),
        Part("xl/workbook.xml", ct.WORKBOOK, _WORKBOOK.encode()),
        Part("xl/_rels/workbook.xml.rels", ct.RELATIONSHIPS, _WORKBOOK_RELATIONSHIPS),
        Part("xl/styles.xml", ct.SHEET_STYLES, _styles(number_format)),
    )
    types = content_types_of((*parts, Part(SHEET_PART, ct.WORKSHEET, b"")))
    return compile_static([deflate(part) for part in (Part(CONTENT_TYPES_NAME, ct.XML, types), *parts)])


def _related(kind: str, target: str) -> bytes:
    return relationships_xml((Relationship("rId1", kind, target),))


_WORKBOOK = (
    f'{DECLARATION}<workbook xmlns="{S}" xmlns:r="{R}"><sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/>'
    "</sheets></workbook>"
)
_WORKBOOK_RELATIONSHIPS = relationships_xml(
    (Relationship("rId1", rt.WORKSHEET, "worksheets/sheet1.xml"), Relationship("rId2", rt.STYLES, "styles.xml"))
)


def _styles(number_format: str) -> bytes:
    return (
        f'{DECLARATION}<styleSheet xmlns="{S}"><numFmts count="1"><numFmt numFmtId="164"'
        f' formatCode="{escape_attribute(number_format)}"/></numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="BIZ UDPGothic"/><family val="2"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill>'
        '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ).encode()


def _sheet(columns: tuple[GridColumn, ...]) -> bytes:
    heads = "".join(_cell(column.letter, 1, column.heading) for column in columns)
    lines = enumerate(zip_longest(*(column.cells for column in columns)), start=2)
    rows = "".join(_row(line, columns, cells) for line, cells in lines)
    widths = f'<cols><col min="1" max="{len(columns)}" width="{WIDTH}" customWidth="1"/></cols>'
    data = f'<sheetData><row r="1">{heads}</row>{rows}</sheetData>'
    return f'{DECLARATION}<worksheet xmlns="{S}">{widths}{data}</worksheet>'.encode()


def _row(line: int, columns: tuple[GridColumn, ...], cells: tuple[Cell, ...]) -> str:
    inside = "".join(_cell(column.letter, line, cell) for column, cell in zip(columns, cells, strict=True))
    return f'<row r="{line}">{inside}</row>'


def _cell(letter: str, line: int, value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f'<c r="{letter}{line}" s="1"><v>{number(value)}</v></c>'
    text = escape_text(_ESCAPE.sub("_x005F_", value))
    return f'<c r="{letter}{line}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
