"""From rendered text with marks to typed blocks: marks are looked up in the ledger and become text only here."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, cast, get_args

from esgreport.base.origin import Origin
from esgreport.base.text import Language, Text
from esgreport.document.gaps import Holds, has_gap, without_gaps
from esgreport.document.inlines import (
    FactText,
    Footnote,
    Inline,
    Inlines,
    LineBreak,
    Meta,
    Reference,
    Ruby,
    Strong,
    Words,
)
from esgreport.document.markdown import Bits, MarkdownBlock, MarkdownItem, parse
from esgreport.document.placeholders import (
    BLOCK_START,
    FACT_START,
    LINE_START,
    MARK,
    NOTE_START,
    STRAY,
    InlineNote,
    PendingPanel,
    RenderState,
    index_of,
    mark,
)
from esgreport.document.tree import (
    Align,
    Block,
    Cell,
    Column,
    ListBlock,
    ListItem,
    Panel,
    Paragraph,
    ParagraphRole,
    Table,
)

# In decks a footnote is a paragraph of its slide; the words before it carry its number.
NOTE_LABEL, NOTE_GAP = Text("注{number}", "Note {number}"), Text("　", ": ")
NOTE_MARK = Text("（{label}）", " ({label})")
ROLES = get_args(ParagraphRole)
PanelRole = Literal["ask", "resolution", "summary", "caution"]


class StrayMark(Exception):
    """Half a mark is left in the text: a template cut a placeholder apart."""

    def __init__(self, origin: Origin | None) -> None:
        super().__init__("stray mark")
        self.origin = origin


class Resolver:
    """Turns the rendered text of one document into blocks. `notes` collects what speaker-notes blocks hold.

    `name_of` gives the words that name a chart, table or section by its key, or None when there is none. Slides
    have neither footnotes nor readings: footnotes become paragraphs, which `footnotes` collects for a section. What
    `is_hollow` is left out.
    """

    def __init__(
        self,
        state: RenderState,
        language: Language,
        name_of: Callable[[InlineNote], str | None] = lambda aside: None,
        is_deck: bool = False,
        is_hollow: Holds = has_gap,
    ) -> None:
        self.state = state
        self.language = language
        self.name_of = name_of
        self.is_deck = is_deck
        self.is_hollow = is_hollow
        self.notes: list[Paragraph] = []
        self.footnotes: list[Paragraph] = []

    def blocks(self, source: str) -> tuple[Block, ...]:
        """The blocks of one section's text, without what is hollow."""
        source = without_gaps(source, self.is_hollow)
        local: list[tuple[str, int]] = []

        def renumber(match: re.Match[str]) -> str:
            local.append((match[1], index_of(match[2])))
            return mark(ord(match[1]), len(local) - 1)

        pieces = parse(MARK.sub(renumber, source), self.language)
        blocks: list[Block] = []
        for piece in pieces:
            blocks.extend(self._piece(piece, local))
        return tuple(blocks)

    def inlines(self, text: str) -> Inlines:
        """A short text with marks (an argument of a block function) as inlines; no Markdown in it."""
        inlines: list[Inline] = []
        start = 0
        for match in MARK.finditer(text):
            self._words(text[start : match.start()], inlines, None)
            if match[1] == FACT_START:
                shown = self.state.shown[index_of(match[2])]
                inlines.append(FactText(shown.fact_id, shown.text, shown.is_figure))
            elif match[1] == NOTE_START:
                inlines.extend(self._note(self.state.notes[index_of(match[2])]))
            start = match.end()
        self._words(text[start:], inlines, None)
        return tuple(inlines)

    def heading(self, text: str) -> tuple[Inlines, Meta]:
        """The title of a section, without Markdown, and where it was written."""
        line = next((index_of(match[2]) for match in MARK.finditer(text) if match[1] == LINE_START), None)
        origin = self.state.lines[line].origin if line is not None else None
        inlines = self.inlines(text.strip())
        facts = tuple(item.fact_id for item in inlines if isinstance(item, FactText))
        return inlines, Meta(origin, facts)

    def _piece(self, piece: MarkdownBlock, local: list[tuple[str, int]]) -> list[Block]:
        if piece.kind == "paragraph":
            return self._paragraph(piece, local)
        if piece.kind == "table":
            return [self._table(piece, local)]
        members = tuple(self._item(item, local) for item in piece.members)
        return [ListBlock("bullet" if piece.kind == "bullet" else "number", members, members[0].meta)]

    def _paragraph(self, piece: MarkdownBlock, local: list[tuple[str, int]]) -> list[Block]:
        marks = [local[bit.index] for bit in piece.bits if bit.kind == "mark"]
        blocks = [index for kind, index in marks if kind == BLOCK_START]
        if blocks:
            return [block for index in blocks for block in self._placed(index)]
        inlines, meta = self._inlines(piece.bits, local)
        if not inlines:
            return []
        role = piece.role if piece.role in ROLES else "body"
        return [Paragraph(inlines, cast(ParagraphRole, role), meta)]

    def _placed(self, index: int) -> tuple[Block, ...]:
        block = self.state.blocks[index]
        if not isinstance(block, PendingPanel):
            return (block,)
        inner = self.blocks(block.body)
        if block.role == "notes":
            self.notes.extend(item for item in inner if isinstance(item, Paragraph))
            return ()
        return (Panel(cast(PanelRole, block.role), block.title, inner),) if inner else ()

    def _item(self, item: MarkdownItem, local: list[tuple[str, int]]) -> ListItem:
        inlines, meta = self._inlines(item.bits, local)
        return ListItem(inlines, tuple(self._item(child, local) for child in item.children), meta)

    def _table(self, piece: MarkdownBlock, local: list[tuple[str, int]]) -> Table:
        columns = []
        meta = Meta()
        for bits, align in zip(piece.header, piece.aligns, strict=True):
            title, meta = self._inlines(bits, local)
            columns.append(Column(title, cast(Align, align)))
        rows = tuple(tuple(Cell((self._inlines(bits, local)[0],)) for bits in row) for row in piece.rows)
        return Table(tuple(columns), rows, meta=meta)

    def _inlines(self, bits: Bits, local: list[tuple[str, int]]) -> tuple[Inlines, Meta]:
        inlines: list[Inline] = []
        origin: Origin | None = None
        facts: dict[str, None] = {}
        for bit in bits:
            if bit.kind == "text":
                self._words(bit.text, inlines, origin)
            elif bit.kind == "break":
                inlines.append(LineBreak())
            elif bit.kind == "strong":
                inner, meta = self._inlines(bit.bits, local)
                facts.update(dict.fromkeys(meta.facts))
                inlines.append(Strong(inner))
            else:
                kind, index = local[bit.index]
                if kind == LINE_START:
                    line = self.state.lines[index]
                    origin = origin or line.origin
                    facts.update(dict.fromkeys(line.facts))
                elif kind == FACT_START:
                    shown = self.state.shown[index]
                    facts[shown.fact_id] = None
                    inlines.append(FactText(shown.fact_id, shown.text, shown.is_figure))
                elif kind == NOTE_START:
                    inlines.extend(self._note(self.state.notes[index]))
        return tuple(inlines), Meta(origin, tuple(facts))

    def _note(self, note: InlineNote) -> Inlines:
        """A reading, a footnote or a reference; a reference to nothing leaves nothing and is reported by `name_of`."""
        if note.reading:
            bracketed = (*note.inlines, Words("（"), *note.reading, Words("）"))
            return bracketed if self.is_deck else (Ruby(note.inlines, note.reading),)
        if note.key:
            name = self.name_of(note)
            return () if name is None else (Reference(note.key, name),)
        if not self.is_deck:
            return (Footnote(note.inlines),)
        label = NOTE_LABEL.of(self.language).replace("{number}", str(len(self.footnotes) + 1))
        self.footnotes.append(Paragraph((Words(label + NOTE_GAP.of(self.language)), *note.inlines), "note"))
        return (Words(NOTE_MARK.of(self.language).replace("{label}", label)),)

    def _words(self, text: str, inlines: list[Inline], origin: Origin | None) -> None:
        if not text:
            return
        if STRAY.search(text):
            raise StrayMark(origin)
        before = inlines[-1] if inlines else None
        if isinstance(before, Words):
            inlines[-1] = Words(before.text + text)
        else:
            inlines.append(Words(text))
