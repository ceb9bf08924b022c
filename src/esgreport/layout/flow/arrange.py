"""A document as a flow: sections in order, prose in content controls, and the check of its length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from math import ceil

from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.text import Language
from esgreport.brand.compiled import DocxBrand
from esgreport.document.component import Component
from esgreport.document.tree import (
    Block,
    Chart,
    Document,
    Governance,
    KeyFigures,
    LetterHead,
    ListBlock,
    PageBreak,
    Panel,
    Paragraph,
    Roadmap,
    Section,
    SignOff,
    Table,
)
from esgreport.layout.chart_arrangement import rises
from esgreport.layout.flow.component import component_blocks
from esgreport.layout.flow.compression import STEPS, tightened
from esgreport.layout.flow.drawings import governance, roadmap
from esgreport.layout.flow.figures import chart_blocks, charts_side_by_side, key_figures
from esgreport.layout.flow.landscape import is_divided, page_of
from esgreport.layout.flow.letter import in_letter, is_personal, letter_head, sign_off
from esgreport.layout.flow.notes import noted, referred
from esgreport.layout.flow.numbering import CONTENTS_PAGES, COUNTED_PAGES, counted, with_contents
from esgreport.layout.flow.page_context import NOUGHT, PageSheet, styled
from esgreport.layout.flow.pages import filled_pages, in_tenths, strips
from esgreport.layout.flow.panels import panel
from esgreport.layout.flow.prose import list_paragraphs, paragraph, prose_of
from esgreport.layout.flow.tables import table_blocks
from esgreport.layout.inline import plain
from esgreport.layout.plan import (
    Flow,
    FlowBlock,
    FlowColumns,
    FlowControl,
    FlowParagraph,
    FlowTable,
    FlowTurn,
    PageNote,
    Run,
    StyleRole,
)
from esgreport.layout.properties import properties_of
from esgreport.layout.text.widths import Faces, advance
from esgreport.layout.wording import ANNEX, LANGUAGE_TAGS, LOCKED

HEADINGS: tuple[StyleRole, ...] = ("heading1", "heading2", "heading3")
# Word keeps at most 64 characters of a tag.
TAG_LIMIT = 64
MOST_LONGER = 2
AIR = Decimal(6)
# How many charts are side by side.
ABREAST = 2
# A last page of a letter that is less full than this is spared where its lines have room before it.
SCARCE = 0.3
# From this step on the lines are closer than running text is usually set, and the writer gets a note; Latin text has
# air of its own between its lines.
DENSE: dict[Language, int] = {"ja": 4, "en": 5}


@dataclass(slots=True)
class _FlowBuilder:
    """A flow while it grows: its blocks, the keys given, and whether the next block starts a page."""

    sheet: PageSheet
    document: Document
    blocks: list[FlowBlock] = field(default_factory=list)
    keys: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    new_page: bool = False
    is_landscape: bool = False
    is_personal: bool = False

    def add(self, blocks: Iterable[FlowBlock], is_landscape: bool = False) -> None:
        if is_landscape != self.is_landscape:
            self._turn(is_landscape)
        for block in blocks:
            if isinstance(block, FlowTable) and block.role == "component" and self.blocks:
                self.blocks[-1] = _aired(self.blocks[-1])
            self.blocks.extend(_on_new_page(block) if self.new_page else (block,))
            self.new_page = False

    def add_table(self, table: Table, name: str) -> None:
        """A table of a section, which may turn the page of a paper."""
        sheet = page_of(table, self.sheet) if self.document.form == "paper" else self.sheet
        if is_divided(table, sheet):
            title = plain(table.caption) or name
            self.findings.append(finding("ESG-LAYOUT-008", table.meta.words, title, count=len(table.columns)))
        self.add(table_blocks(table, sheet, name), sheet.is_landscape)

    def look_at(self, chart: Chart) -> None:
        """Note what is wrong with what a chart shows."""
        if rises(chart):
            name = plain(chart.caption) or self.document.title
            self.findings.append(finding("ESG-LAYOUT-006", chart.meta.words, name, document=self.document.id))

    def _turn(self, is_landscape: bool) -> None:
        """Turn the page; what must stay with what follows, like its heading, comes along."""
        following: list[FlowBlock] = []
        while self.blocks and isinstance(last := self.blocks[-1], FlowParagraph) and last.keep_next:
            following.insert(0, replace(last, page_break_before=False))
            self.blocks.pop()
        if self.blocks and isinstance(self.blocks[-1], FlowTurn):
            self.blocks.pop()
        else:
            self.blocks.append(FlowTurn(is_landscape))
        self.blocks += following
        self.is_landscape, self.new_page = is_landscape, False

    def key(self, key: str) -> str:
        """A tag of its own for each group of prose in a section."""
        count = self.keys[key] = self.keys.get(key, 0) + 1
        tail = "" if count == 1 else f"-{count}"
        return key[: TAG_LIMIT - len(tail)] + tail


def _aired(block: FlowBlock) -> FlowBlock:
    """Prose or a letter's heading before a component with air after it, as a table has none of its own above it."""
    if isinstance(block, FlowParagraph) and block.style in (HEADINGS[-1], "signature"):
        return replace(block, space_after_pt=AIR if block.style == "signature" else AIR / 2)
    if not isinstance(block, FlowControl) or block.blocks[-1].style not in ("body", "letter", "right"):
        return block
    return replace(block, blocks=(*block.blocks[:-1], replace(block.blocks[-1], space_after_pt=AIR)))


def _on_new_page(block: FlowBlock) -> tuple[FlowBlock, ...]:
    """`block` at the top of a new page; tables and charts get an empty line to carry the break."""
    if isinstance(block, FlowParagraph):
        return (replace(block, page_break_before=True),)
    if isinstance(block, FlowControl):
        return (replace(block, blocks=(replace(block.blocks[0], page_break_before=True), *block.blocks[1:])),)
    return (FlowParagraph("source", (), page_break_before=True, space_before_pt=NOUGHT, space_after_pt=NOUGHT), block)


def arrange_flow(document: Document, brand: DocxBrand, faces: Faces) -> Outcome[Flow]:
    """The flow of a letter or paper on the pages of `brand`.

    Findings: ESG-LAYOUT-001 and 010 a letter and 005 a paper that is too long, 006 a waterfall that rises, 007 a letter
    set tighter than its brand.
    """
    sheet = PageSheet(brand, faces, document.language)
    builder, annex_at = _written(document, sheet)
    blocks, notes = noted(builder.blocks)
    pages = _pages(blocks, sheet)
    most = document.length_limit[1] or pages
    if document.form == "letter" and pages > most:
        blocks, pages, step = _tightened(blocks, pages, sheet, most)
        if step >= DENSE[document.language]:
            builder.findings.append(finding("ESG-LAYOUT-007", document=document.id, step=step, steps=len(STEPS)))
    elif document.form == "letter" and pages > 1 and _expected_pages(blocks, sheet) < int(pages) + SCARCE:
        # Nothing is asked of its writer, for it may be as long as it was.
        blocks, pages, _ = _tightened(blocks, pages, sheet, int(pages))
    # What a paper may not outgrow is what its readers must read; annexes are there to look things up.
    body = pages if document.form == "letter" else _expected_pages(blocks[:annex_at], sheet)
    if document.form == "paper" and pages >= COUNTED_PAGES:
        blocks = _with_numbers(blocks, document, sheet, lists=body >= CONTENTS_PAGES)
        pages = _pages(blocks, sheet)
    else:
        blocks = referred(blocks)
    return Outcome(_flow(document, blocks, notes, pages), (*builder.findings, *_length(document, body, sheet)))


def _with_numbers(
    blocks: tuple[FlowBlock, ...], document: Document, sheet: PageSheet, *, lists: bool
) -> tuple[FlowBlock, ...]:
    """A paper with its headings and captions numbered; one that `lists` its headings with a table of contents."""
    annexes = [plain(section.title) for section in document.sections if section.key.startswith(ANNEX)]
    numbered = referred(counted(blocks, sheet, annexes))
    return with_contents(numbered, sheet) if lists else numbered


def _written(document: Document, sheet: PageSheet) -> tuple[_FlowBuilder, int | None]:
    """The sections of a document one after another; also where a paper's annexes begin, None without any."""
    writing = _FlowBuilder(sheet, document, is_personal=is_personal(document))
    if document.form == "paper" and not any(isinstance(block, LetterHead) for block in _all_blocks(document)):
        writing.add((FlowParagraph("title", (Run(document.title),), keep_next=True),))
    annex_at: int | None = None
    for section in document.sections:
        if annex_at is None and document.form == "paper" and section.key.startswith(ANNEX):
            annex_at = len(writing.blocks)
        _section(section, writing)
    return writing, annex_at


def _flow(document: Document, blocks: tuple[FlowBlock, ...], notes: tuple[PageNote, ...], pages: float) -> Flow:
    return Flow(
        blocks=blocks,
        notes=notes,
        properties=properties_of(document),
        header=document.handling if document.marked else "",
        draft=document.draft,
        footer=document.footer,
        language=LANGUAGE_TAGS[document.language],
        pages_estimate=in_tenths(pages),
        lock=LOCKED.of(document.language),
        form="letter" if document.form == "letter" else "paper",
    )


def _pages(blocks: tuple[FlowBlock, ...], sheet: PageSheet) -> float:
    return filled_pages(tuple(strips(blocks, sheet)), sheet.height_pt)


def _expected_pages(blocks: tuple[FlowBlock, ...], sheet: PageSheet) -> float:
    """The pages of a paper as they will most likely be: unlike a letter, it may run over by a line."""
    return _pages(blocks, replace(sheet, careful=False))


def _tightened(
    blocks: tuple[FlowBlock, ...], pages: float, sheet: PageSheet, most: float
) -> tuple[tuple[FlowBlock, ...], float, int]:
    """A letter as tight as it needs to be for `most` pages, and at which step; as it was (0) where none is enough."""
    for number, step in enumerate(STEPS, start=1):
        tighter = tightened(blocks, step, sheet)
        tightened_pages = _pages(tighter, sheet)
        if tightened_pages <= most:
            return tighter, tightened_pages, number
    return blocks, pages, 0


def _all_blocks(document: Document) -> Iterator[Block]:
    return (block for section in document.sections for block in section.blocks)


def _section(section: Section, builder: _FlowBuilder) -> None:
    blocks = section.blocks
    if blocks and isinstance(blocks[0], PageBreak):
        builder.new_page, blocks = True, blocks[1:]
    if section.title:
        builder.add((_heading(section, builder.document.form),))
    name = plain(section.title)
    prose: list[FlowParagraph] = []
    for block in _paired(blocks, builder):
        if isinstance(block, FlowColumns):
            _close(prose, section.key, name, builder)
            builder.add((block,))
        elif isinstance(block, Paragraph):
            item = paragraph(block)
            if block.role == "closing-word" and prose:
                prose[-1] = replace(prose[-1], keep_next=True)
            prose.append(in_letter(item, builder.sheet) if builder.is_personal else item)
        elif isinstance(block, ListBlock):
            prose.extend(list_paragraphs(block))
        else:
            _close(prose, section.key, name, builder)
            if isinstance(block, PageBreak):
                builder.new_page = True
            elif isinstance(block, Table):
                builder.add_table(block, name or builder.document.title)
            else:
                builder.add(_element(block, name or builder.document.title, builder))
    _close(prose, section.key, name, builder)


def _paired(blocks: Sequence[Block], builder: _FlowBuilder) -> Iterator[Block | FlowColumns]:
    """The blocks of a section; in a paper two charts that follow each other are side by side."""
    left = list(blocks)
    while left:
        pair = [block for block in left[:2] if isinstance(block, Chart)]
        if len(pair) == len(left[:2]) == ABREAST and builder.document.form == "paper":
            for chart in pair:
                builder.look_at(chart)
            yield charts_side_by_side(pair, builder.sheet, builder.document.title)
            left = left[ABREAST:]
        else:
            yield left.pop(0)


def _heading(section: Section, form: str) -> FlowParagraph:
    """A heading in the style of its level; a letter has small ones only."""
    style = HEADINGS[-1] if form == "letter" else HEADINGS[max(1, min(section.level, len(HEADINGS))) - 1]
    return replace(styled(style, section.title, keep_next=True), key=section.key)


def _close(prose: list[FlowParagraph], key: str, name: str, builder: _FlowBuilder) -> None:
    """Wrap the prose so far in a content control."""
    if prose:
        tag = builder.key(key)
        builder.add((FlowControl(tag, name or tag, tuple(prose)),))
        prose.clear()


def _element(block: Block, name: str, builder: _FlowBuilder) -> tuple[FlowBlock, ...]:
    """A block that is no prose of its section."""
    sheet = builder.sheet
    match block:
        case LetterHead():
            return letter_head(block, sheet)
        case SignOff():
            return sign_off(block, sheet.language)
        case Table():
            return table_blocks(block, sheet, name)
        case Chart():
            builder.look_at(block)
            return chart_blocks(block, sheet, name)
        case Component():
            return component_blocks(block, sheet, name)
        case KeyFigures():
            return key_figures(block, sheet, name)
        case Panel():
            return panel(block, sheet, name, lambda inner: _element(inner, name, builder))
        case Roadmap():
            return roadmap(block, sheet, name)
        case Governance():
            return governance(block, sheet, name)
        case _:
            return ()


def _length(document: Document, pages: float, sheet: PageSheet) -> tuple[Finding, ...]:
    """What is too long, in lines of body text for a letter and in pages for a paper."""
    most = document.length_limit[1]
    if pages <= most or not most:
        return ()
    if document.form == "letter":
        # A letter that is longer than it should be is still a letter; one of twice its length is another document.
        code = "ESG-LAYOUT-001" if pages > MOST_LONGER * most else "ESG-LAYOUT-010"
        return (_excess(code, document, pages - most, sheet),)
    return (finding("ESG-LAYOUT-005", document=document.id, most=most, pages=in_tenths(pages)),)


def _excess(code: str, document: Document, pages: float, sheet: PageSheet) -> Finding:
    """By how much a letter must shrink, and which of its sections is the longest."""
    body = FlowParagraph("body", ())
    lines = ceil(pages * sheet.height_pt / sheet.line_pt(body))
    lengths = {plain(item.title) or item.key: prose_of(item) for item in document.sections}
    longest = max(lengths, key=lambda name: len(lengths[name]))
    text = lengths[longest] or longest
    characters = ceil(lines * sheet.width_pt / sheet.size_pt(body) * len(text) / advance(text, sheet.face("body")))
    return finding(
        code,
        subject=longest,
        document=document.id,
        most=document.length_limit[1],
        lines=lines,
        characters=characters,
        length=len(text),
    )
