"""Passages: the text of a document tree, piece by piece, with section, place and the facts in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from esgreport.base.origin import Origin
from esgreport.document.component import Component, ComponentEntry
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
from esgreport.document.tree import (
    Block,
    Chart,
    Document,
    Governance,
    KeyFigures,
    LetterHead,
    ListBlock,
    ListItem,
    PageBreak,
    Panel,
    Paragraph,
    Roadmap,
    Section,
    SignOff,
    Table,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, item, cell or label: its text, what it is (`prose`, `cell`, `head`), and where it was written."""

    section: str
    kind: str
    text: str
    origin: Origin | None
    facts: tuple[str, ...]


def passages(document: Document) -> Iterator[Passage]:
    """Every passage of the document, in reading order, speaker notes included."""
    pieces = ((section.key, piece) for section in document.sections for piece in _pieces(section))
    return (_passage(key, part) for key, piece in pieces for part in _with_notes(piece))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line of inlines as it occurs in its section."""

    kind: str
    inlines: Inlines
    meta: Meta


def _pieces(section: Section) -> Iterator[_Piece]:
    yield _Piece("head", section.title, section.meta)
    yield from (piece for block in section.blocks for piece in _block(block))
    yield from (_Piece("note", note.inlines, note.meta) for note in section.notes)


def _with_notes(piece: _Piece) -> tuple[_Piece, ...]:
    return (piece, *(_Piece("note", inlines, piece.meta) for inlines in _footnotes(piece.inlines)))


def _footnotes(inlines: Inlines) -> Iterator[Inlines]:
    for item in inlines:
        if isinstance(item, Footnote):
            yield item.inlines
        elif isinstance(item, Strong):
            yield from _footnotes(item.inlines)


def shown_facts(document: Document) -> Iterator[tuple[str, str]]:
    """Every fact with the text in which it is printed: in words, footnotes, speaker notes, and points of charts."""
    for section in document.sections:
        for piece in _pieces(section):
            yield from _printed(piece.inlines)
        for block in section.blocks:
            if isinstance(block, Chart):
                points = (point for series in block.series for point in series.points if point is not None)
                yield from ((point.fact_id, f"{point.y}{block.unit}") for point in points)


def _printed(inlines: Iterable[Inline]) -> Iterator[tuple[str, str]]:
    for item in inlines:
        match item:
            case FactText():
                yield item.fact_id, item.text
            case Strong() | Ruby() | Footnote():
                yield from _printed(item.inlines)
            case _:
                continue


def text_of(inlines: Iterable[Inline]) -> str:
    """The words of inlines, facts and emphasis included."""
    return "".join(map(_text, inlines))


def _text(item: Inline) -> str:
    match item:
        case Words() | FactText() | Reference():
            return item.text
        case Strong() | Ruby():
            return text_of(item.inlines)
        case LineBreak():
            return "\n"
        case Footnote():
            return ""


def _facts(inlines: Iterable[Inline]) -> Iterator[str]:
    for item in inlines:
        if isinstance(item, FactText):
            yield item.fact_id
        elif isinstance(item, Strong):
            yield from _facts(item.inlines)
        elif isinstance(item, Ruby):
            yield from _facts((*item.inlines, *item.reading))


def _passage(section: str, piece: _Piece) -> Passage:
    return Passage(section, piece.kind, text_of(piece.inlines), piece.meta.words, tuple(_facts(piece.inlines)))


def _block(block: Block) -> Iterator[_Piece]:
    match block:
        case Paragraph():
            yield _Piece("prose", block.inlines, block.meta)
        case ListBlock():
            for member in block.members:
                yield from _item(member)
        case Panel():
            yield _Piece("head", block.title, block.meta)
            for inner in block.blocks:
                yield from _block(inner)
        case Component():
            yield from _component(block)
        case PageBreak():
            return
        case _:
            yield from _cells(block)


def _component(block: Component) -> Iterator[_Piece]:
    """Headings, and the lines of each entry; what is under a label is a cell, a text of its own an item."""
    yield from (_Piece("cell", line, block.meta) for line in (block.caption, block.source) if line)
    for group in block.groups:
        yield from (_Piece("head", group.title, block.meta) for _ in group.title[:1])
        for entry in group.entries:
            yield from (_Piece(kind, line, block.meta) for kind, line in _entry(entry) if line)


def _entry(entry: ComponentEntry) -> Iterator[tuple[str, Inlines]]:
    yield from (("cell", entry.title), ("cell", entry.mark))
    yield from (("item", line) for line in entry.text)
    for part in (*entry.parts, *entry.foot):
        yield from (("cell", part.label), *(("cell", line) for line in part.lines))


def _item(item: ListItem) -> Iterator[_Piece]:
    yield _Piece("item", item.inlines, item.meta)
    for child in item.children:
        yield from _item(child)


def _cells(block: Table | Chart | KeyFigures | LetterHead | SignOff | Roadmap | Governance) -> Iterator[_Piece]:
    kind = "address" if isinstance(block, LetterHead) else "cell"
    return (_Piece(kind, inlines, block.meta) for inlines in _lines(block) if inlines)


def _lines(block: Table | Chart | KeyFigures | LetterHead | SignOff | Roadmap | Governance) -> Iterator[Inlines]:
    match block:
        case Table():
            yield from (block.caption, block.source, *(column.title for column in block.columns))
            yield from (line for row in block.rows for cell in row for line in cell.lines)
        case Chart():
            yield from (block.caption, block.source)
        case KeyFigures():
            for figure in block.figures:
                yield from (figure.value, figure.label, figure.note)
        case LetterHead():
            yield from (
                block.number,
                block.date,
                block.house,
                *block.addressee,
                *block.sender,
                block.kicker,
                block.subject,
            )
        case SignOff():
            yield from (*block.lines, block.name)
        case Roadmap():
            yield from block.periods
            yield from (line for bar in block.bars for line in (bar.name, bar.days))
            yield from (line for gate in block.gates for line in (gate.name, gate.day))
        case Governance():
            for organ in block.organs:
                yield from (organ.name, organ.note)


def place_in(document: Document, passage: Passage | None) -> Origin:
    """Where a passage was written; the document's own file when that is not known."""
    origin = passage.origin if passage is not None else None
    return origin or Origin(f"{document.id}/{document.language}.md")


def sections_text(passages_read: Iterable[Passage]) -> str:
    """All passages joined, one a line."""
    return "\n".join(passage.text for passage in passages_read)


def section_of(document: Document, key: str) -> Section | None:
    """The section with this key."""
    return next((section for section in document.sections if section.key == key), None)
