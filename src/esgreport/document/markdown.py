"""Markdown to a small neutral tree, memoised: the same words with the same marks are parsed once.

Python-Markdown is used for its block parser and its emphasis rules, which are right beside Japanese brackets; nothing
is ever turned into HTML. Only paragraphs, lists, tables, emphasis and line breaks exist; all else is plain text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from esgreport.base.text import Language
from esgreport.document.placeholders import LINE_START, MARK, index_of

_NO_INLINE = (
    "backtick", "reference", "link", "image_link", "image_reference", "short_reference", "short_image_ref",
    "autolink", "automail", "html", "entity", "em_strong2",
)  # fmt: skip
_NO_BLOCK = ("code", "hashheader", "setextheader", "hr", "quote", "reference")
MOST_CHARACTERS = 60_000


@dataclass(frozen=True, slots=True)
class MarkdownInline:
    """A piece of a line: plain `text`, a mark (`mark` is its start character, `index` its number), or a break."""

    kind: str
    text: str = ""
    index: int = 0
    bits: tuple[MarkdownInline, ...] = ()


Bits: TypeAlias = tuple[MarkdownInline, ...]


@dataclass(frozen=True, slots=True)
class MarkdownItem:
    """A list item and the items under it."""

    bits: Bits
    children: tuple[MarkdownItem, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkdownBlock:
    """A block: `paragraph` (with a role), `bullet`, `number` or `table`."""

    kind: str
    bits: Bits = ()
    role: str = "body"
    members: tuple[MarkdownItem, ...] = ()
    header: tuple[Bits, ...] = ()
    aligns: tuple[str, ...] = ()
    rows: tuple[tuple[Bits, ...], ...] = ()


def _engine() -> Markdown:
    engine = Markdown(extensions=[TableExtension(), AttrListExtension(), SaneListExtension()])
    for name in _NO_INLINE:
        engine.inlinePatterns.deregister(name, strict=False)
    for name in _NO_BLOCK:
        engine.parser.blockprocessors.deregister(name, strict=False)
    engine.preprocessors.deregister("html_block", strict=False)
    return engine


@lru_cache(maxsize=1)
def _shared_engine() -> Markdown:
    return _engine()


@lru_cache(maxsize=4096)
def parse(source: str, language: Language) -> tuple[MarkdownBlock, ...]:
    """The blocks of `source`. A line end inside a paragraph vanishes in Japanese and is a space in English.

    Raises ValueError for more than 60,000 characters in one section, which no document needs.
    """
    if len(source) > MOST_CHARACTERS:
        raise ValueError("section too long")
    engine = _shared_engine()
    engine.reset()
    lines = source.split("\n")
    for preprocessor in engine.preprocessors:
        lines = preprocessor.run(lines)
    parsed = engine.parser.parseDocument(lines).getroot()
    root = parsed if parsed is not None else Element("div")
    for processor in engine.treeprocessors:
        changed = processor.run(root)
        if changed is not None:
            root = changed
    return tuple(_piece(child, language) for child in root)


def _piece(element: Element, language: Language) -> MarkdownBlock:
    if element.tag in ("ul", "ol"):
        kind = "bullet" if element.tag == "ul" else "number"
        return MarkdownBlock(kind, members=tuple(_item(child, language) for child in element))
    if element.tag == "table":
        return _table(element, language)
    return MarkdownBlock("paragraph", _bits(element, language), element.get("class", "body"))


def _item(element: Element, language: Language) -> MarkdownItem:
    own: list[MarkdownInline] = list(_leading(element, language))
    children: list[MarkdownItem] = []
    for child in element:
        if child.tag in ("ul", "ol"):
            children.extend(_item(grandchild, language) for grandchild in child)
        elif child.tag == "p":
            own.extend(_bits(child, language))
        else:
            own.extend(_inline(child, language))
        own.extend(_marks_and_text(_tail(child, language)))
    return MarkdownItem(_trim(tuple(own)), tuple(children))


def _leading(element: Element, language: Language) -> Bits:
    return _marks_and_text(_join_lines(element.text or "", language))


def _tail(element: Element, language: Language) -> str:
    text = element.tail or ""
    return _join_lines(text, language) if text.strip() else ""


def _table(element: Element, language: Language) -> MarkdownBlock:
    head = element.find("thead")
    body = element.find("tbody")
    header = [cell for row in (head if head is not None else []) for cell in row]
    rows = tuple(tuple(_bits(cell, language) for cell in row) for row in (body if body is not None else []))
    aligns = tuple(_align(cell) for cell in header)
    return MarkdownBlock("table", header=tuple(_bits(cell, language) for cell in header), aligns=aligns, rows=rows)


def _align(cell: Element) -> str:
    style = cell.get("style", "")
    return "end" if "right" in style else "center" if "center" in style else "start"


def _bits(element: Element, language: Language) -> Bits:
    bits: list[MarkdownInline] = list(_leading(element, language))
    for child in element:
        bits.extend(_inline(child, language))
        bits.extend(_marks_and_text(_join_lines(child.tail or "", language)))
    return _trim(tuple(bits))


def _inline(element: Element, language: Language) -> Bits:
    if element.tag == "br":
        return (MarkdownInline("break"),)
    inner = _bits(element, language)
    return (MarkdownInline("strong", bits=inner),) if element.tag in ("strong", "em") else inner


def _join_lines(text: str, language: Language) -> str:
    return re.sub(r"[ \t]*\n[ \t]*", "" if language == "ja" else " ", text)


def _marks_and_text(text: str) -> Bits:
    bits: list[MarkdownInline] = []
    start = 0
    for match in MARK.finditer(text):
        if match.start() > start:
            bits.append(MarkdownInline("text", text[start : match.start()]))
        bits.append(MarkdownInline("mark", match[1], index_of(match[2])))
        start = match.end()
    if start < len(text):
        bits.append(MarkdownInline("text", text[start:]))
    return tuple(bits)


def _trim(bits: Bits) -> Bits:
    """Without white space at the ends; line marks there do not count as text."""
    trimmed = list(bits)
    for order in (1, -1):
        for position in range(len(trimmed))[::order]:
            bit = trimmed[position]
            if bit.kind == "mark" and bit.text == LINE_START:
                continue
            if bit.kind == "text":
                text = bit.text.lstrip() if order == 1 else bit.text.rstrip()
                trimmed[position] = MarkdownInline("text", text)
                if not text:
                    continue
            break
    return tuple(bit for bit in trimmed if bit.kind != "text" or bit.text)
