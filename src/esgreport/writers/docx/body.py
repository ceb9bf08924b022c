"""The main part: blocks in order, lists renumbered, content controls around prose that people may edit."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from esgreport.layout.plan import (
    Flow,
    FlowBlock,
    FlowChart,
    FlowColumns,
    FlowContents,
    FlowControl,
    FlowParagraph,
    FlowTable,
    FlowTurn,
)
from esgreport.ooxml.xml import DECLARATION, R, W, escape_attribute
from esgreport.writers.docx.contents import contents
from esgreport.writers.docx.drawing import inline_chart
from esgreport.writers.docx.style import DocxStyle
from esgreport.writers.docx.table import table
from esgreport.writers.docx.text import BLOCK_LOCK, in_control, main_language, paragraph

HEADER_ID, FOOTER_ID, NUMBERING_ID, FOOTNOTES_ID = "rId1", "rId2", "rId3", "rId4"
LANDSCAPE_HEADER_ID, LANDSCAPE_FOOTER_ID = "rIdL1", "rIdL2"
FIRST_CHART_ID = 5
# Word keeps at most 64 characters in w:tag and w:alias.
TAG_LIMIT = 64
AFTER_TABLE = 160
GAP = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/></w:pPr></w:p>'
SECTION_END = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>{}</w:pPr></w:p>'
_HEAD = f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>'
_TAIL = "</w:body></w:document>"
_LIST_KINDS = {"list-bullet": "bullet", "list-number": "number"}
_LOCKED_KEY = "locked "
_LOCK = re.compile('<w:sdtPr w:lock="([A-Za-z]*)"/>')


@dataclass(slots=True)
class MainPart:
    """The main part while it is written: its markup, the abstract number of each list, the charts met so far."""

    look: DocxStyle
    language: str
    markup: list[str] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)
    charts: list[FlowChart] = field(default_factory=list)
    open_lists: dict[str, int] = field(default_factory=dict)
    controls: set[int] = field(default_factory=set)
    is_landscape: bool = False
    has_landscape: bool = False

    def list_number(self, item: FlowParagraph) -> int:
        """The id of the list to which a paragraph belongs; 0 for none."""
        kind = _list_kind(item)
        if kind and (kind not in self.open_lists or (kind == "number" and item.restart)):
            self.open_lists[kind] = self._new_list(kind)
        return self.open_lists.get(kind, 0)

    def _new_list(self, kind: str) -> int:
        self.lists.append(kind)
        return self.look.first_number + len(self.lists) - 1

    def add(self, block: FlowBlock, previous: FlowBlock | None) -> None:
        """Write one block; a paragraph after a table keeps clear of it."""
        if isinstance(block, FlowParagraph):
            self.markup.append(
                self._paragraph(block, AFTER_TABLE if isinstance(previous, FlowTable | FlowColumns) else 0)
            )
        elif isinstance(block, FlowTable):
            # Word joins two tables that touch.
            self.markup.append((GAP if isinstance(previous, FlowTable | FlowColumns) else "") + self._table(block))
        elif isinstance(block, FlowChart):
            self.charts.append(block)
            self.markup.append(self._chart(block, len(self.charts)))
        elif isinstance(block, FlowColumns):
            self.markup.append((GAP if isinstance(previous, FlowTable | FlowColumns) else "") + self._columns(block))
        elif isinstance(block, FlowContents):
            self.markup.append(contents(block, self.look, self.language))
        elif isinstance(block, FlowTurn):
            self._turn(block, previous)
        else:
            self.markup.append(self._control(block, isinstance(previous, FlowTable | FlowColumns)))

    def _table(self, block: FlowTable) -> str:
        markup = table(block, self.look, self.language)
        return in_control(markup, BLOCK_LOCK) if block.locked else markup

    def _chart(self, block: FlowChart, number: int) -> str:
        return in_control(inline_chart(block, number, f"rId{FIRST_CHART_ID + number - 1}", self.look), BLOCK_LOCK)

    def _columns(self, block: FlowColumns) -> str:
        """A row without borders that is not divided, a cell for each chart with its words."""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in block.widths_twips)
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(map(self._in_column, column))}</w:tc>'
            for column, width in zip(block.columns, block.widths_twips, strict=True)
        )
        style = escape_attribute(self.look.brand.table_styles["plain"])
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(block.widths_twips)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
        )

    def _in_column(self, item: FlowParagraph | FlowChart) -> str:
        if isinstance(item, FlowParagraph):
            return self._paragraph(item)
        self.charts.append(item)
        return self._chart(item, len(self.charts))

    def _turn(self, turn: FlowTurn, previous: FlowBlock | None) -> None:
        """End a section; its properties are in its last paragraph (17.6.18), a line of no height."""
        if previous is not None:
            self.markup.append(SECTION_END.format(section(self)))
        self.is_landscape = turn.is_landscape
        self.has_landscape = self.has_landscape or turn.is_landscape

    def _paragraph(self, item: FlowParagraph, least_before: int = 0) -> str:
        return paragraph(item, self.look, self.language, self.list_number(item), None, False, least_before)

    def _control(self, block: FlowControl, after_table: bool) -> str:
        if len(block.key) > TAG_LIMIT:
            raise ValueError(f"the key of a content control has more than {TAG_LIMIT} characters")
        items = block.blocks or (FlowParagraph("body", ()),)
        inside = self._paragraph(items[0], AFTER_TABLE if after_table else 0)
        inside += "".join(map(self._paragraph, items[1:]))
        title = escape_attribute(block.title[:TAG_LIMIT])
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{title}"/><w:tag w:val="{escape_attribute(block.key)}"/>'
            f'<w:id w:val="{self._control_id(block.key)}"/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'
        )

    def with_properties(self, markup: str, title: str) -> str:
        """The markup with the properties of each figure's control: title, number of its own, how far it is locked."""
        shown = f'<w:alias w:val="{escape_attribute(title[:TAG_LIMIT])}"/>' if title else ""

        def properties(match: re.Match[str]) -> str:
            number = f'<w:id w:val="{self._control_id(f"{_LOCKED_KEY}{match.start()}")}"/>'
            locks = f'{shown}{number}<w:lock w:val="{match[1]}"/>'
            return f"<w:sdtPr>{locks if match[1] else number}</w:sdtPr>"

        return _LOCK.sub(properties, markup)

    def _control_id(self, key: str) -> int:
        number = zlib.crc32(key.encode()) & 0x7FFFFFFF or 1
        while number in self.controls:
            number = number % 0x7FFFFFFF + 1
        self.controls.add(number)
        return number


def write_main_part(flow: Flow, look: DocxStyle) -> MainPart:
    """The blocks of `flow` written."""
    main_part = MainPart(look, main_language(flow.language))
    for previous, block in _with_previous(flow.blocks):
        main_part.add(block, previous)
    if not flow.blocks or isinstance(flow.blocks[-1], FlowTable | FlowColumns):
        main_part.markup.append(GAP)
    return main_part


def document_xml(main_part: MainPart, lock: str) -> bytes:
    """The main part with its section at the end."""
    return f"{_HEAD}{main_part.with_properties(''.join(main_part.markup), lock)}{section(main_part)}{_TAIL}".encode()


def numbering_xml(main_part: MainPart) -> bytes:
    """The numbering part: the brand's, and one w:num for each list of the document."""
    brand, numbers = main_part.look.brand, enumerate(main_part.lists, start=main_part.look.first_number)
    rows = "".join(_number(number, brand.numbers[kind], kind == "number") for number, kind in numbers)
    return brand.numbering_prefix + rows.encode() + brand.numbering_suffix


def _list_kind(item: FlowParagraph) -> str:
    """The kind of list to which a paragraph belongs; empty for none."""
    is_heading = item.numbered is not None and item.numbered.kind == "heading"
    return _LIST_KINDS.get(item.style, "heading" if is_heading else "")


def _number(number: int, abstract: int, restart: bool) -> str:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if restart else ""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{start}</w:num>'


def _with_previous(blocks: tuple[FlowBlock, ...]) -> Iterator[tuple[FlowBlock | None, FlowBlock]]:
    return zip((None, *blocks), blocks, strict=False)


def section(main_part: MainPart) -> str:
    """The properties of the section that is being written."""
    brand = main_part.look.brand
    page = (brand.landscape if main_part.is_landscape else brand.frame).page
    header, footer = (LANDSCAPE_HEADER_ID, LANDSCAPE_FOOTER_ID) if main_part.is_landscape else (HEADER_ID, FOOTER_ID)
    lies = ' w:orient="landscape"' if page.width > page.height else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/>'
        f'<w:footerReference w:type="default" r:id="{footer}"/><w:pgSz w:w="{page.width}" w:h="{page.height}"{lies}/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}"'
        f' w:header="{page.header}" w:footer="{page.footer}" w:gutter="0"/></w:sectPr>'
    )
