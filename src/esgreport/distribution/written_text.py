"""The text of a finished file as passages, no matter who wrote it, each with its paragraph or slide.

A passage's origin holds that number as its line, counted from 1; 0 is a header or footer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from esgreport.base.origin import Origin
from esgreport.base.text import Language
from esgreport.distribution.word_paragraphs import VAL, boxed, has_figures, is_cell, paragraphs, section_of, text_of
from esgreport.ooxml.xml import qualified
from esgreport.review.passages import Passage

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element
    from pptx.presentation import Presentation
    from pptx.shapes.base import BaseShape
    from pptx.slide import Slide

# Passages that are printed elsewhere than in the running text of their paragraph.
NOTE = ("box", "note")
_KANA, _JAPANESE, _LATIN = re.compile("[ぁ-ヿ]"), re.compile("[ぁ-ヿ一-鿿]"), re.compile("[A-Za-z]")
_LINE_BREAK, _BETWEEN_WORDS = re.compile("\v"), re.compile(r"(?<=[!-~’”])\v(?=[!-~‘“])")
# A short line that ends with a form of address.
_ADDRESS = re.compile(r"[^。．]{1,40}(?:御中|様|各位|皆様)\s*")


def word_passages(document: Document, name: str) -> list[Passage]:
    """The passages of a Word file `name`: body, text boxes, footnotes at their marks, headers and footers."""
    passages_read: list[Passage] = []
    notes = _footnotes(document)
    for number, paragraph in enumerate(paragraphs(document), start=1):
        place, section = Origin(name, number, 0, f"¶{number}"), section_of(paragraph)
        kind = _kind(document, paragraph)
        if kind != "contents":
            passages_read.append(Passage(section, kind, text_of(paragraph), place, ()))
        passages_read += [Passage(section, "box", text_of(inner), place, ()) for inner in boxed(paragraph)]
        marks = (str(mark.get(qualified("w:id"))) for mark in paragraph.iter(qualified("w:footnoteReference")))
        passages_read += [Passage(section, "note", text, place, ()) for mark in marks for text in notes.get(mark, ())]
    margins = (Passage("", "note", text, Origin(name), ()) for text in _margins(document))
    return [item for item in (*passages_read, *margins) if item.text.strip()]


def _kind(document: Document, paragraph: _Element) -> str:
    from docx.enum.style import WD_STYLE_TYPE

    style = (document.part.get_style(_style(paragraph), WD_STYLE_TYPE.PARAGRAPH).name or "").lower()
    if style.startswith(("toc", "table of")):
        return "contents"
    if style.startswith(("heading", "title")):
        return "head"
    if is_cell(paragraph):
        return "cell"
    if _ADDRESS.fullmatch(text_of(paragraph)):
        return "address"
    if style.startswith("list") or paragraph.find(f"{qualified('w:pPr')}/{qualified('w:numPr')}") is not None:
        return "item"
    return "figures" if has_figures(paragraph) else "prose"


def _style(paragraph: _Element) -> str | None:
    mark = paragraph.find(f"{qualified('w:pPr')}/{qualified('w:pStyle')}")
    return str(mark.get(VAL)) if mark is not None else None


def _parts(document: Document, kind: str) -> Iterator[_Element]:
    """The trees of the parts of one kind that belong to the document: `footnotes`, `header`, `footer`."""
    from docx.oxml.parser import parse_xml

    for relationship in document.part.rels.values():
        if relationship.reltype.endswith(f"/{kind}") and not relationship.is_external:
            yield parse_xml(relationship.target_part.blob)


def _footnotes(document: Document) -> Mapping[str, list[str]]:
    rows = (row for root in _parts(document, "footnotes") for row in root.iter(qualified("w:footnote")))
    return {str(row.get(qualified("w:id"))): [text_of(item) for item in row.iter(qualified("w:p"))] for row in rows}


def _margins(document: Document) -> Iterator[str]:
    for kind in ("header", "footer"):
        for root in _parts(document, kind):
            yield from (text_of(item) for item in root.iter(qualified("w:p")))


def deck_passages(deck: Presentation, name: str) -> list[Passage]:
    """The passages of a PowerPoint file `name`: the texts and tables of its slides, and their notes."""
    numbered = enumerate(deck.slides, start=1)
    placed = ((Origin(name, number, 0, f"slide {number}"), slide) for number, slide in numbered)
    found = (Passage("", kind, text, place, ()) for place, slide in placed for kind, text in _slide(slide))
    return [item for item in found if item.text.strip()]


def _slide(slide: Slide) -> Iterator[tuple[str, str]]:
    """Kind and text of each paragraph of a slide, the title first."""
    title = slide.shapes.title
    yield "head", title.text_frame.text if title is not None else ""
    for shape in slide.shapes:
        if title is None or shape.shape_id != title.shape_id:
            yield from _shape(shape)
    notes = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    yield from (("note", paragraph.text) for paragraph in (notes.paragraphs if notes is not None else ()))


def _on_one_line(text: str) -> str:
    """A text without the breaks within it; between words of Latin letters a break is a space."""
    return _LINE_BREAK.sub("", _BETWEEN_WORDS.sub(" ", text))


def _shape(shape: BaseShape) -> Iterator[tuple[str, str]]:
    """Kind and text of each paragraph of a shape, of a group's members, of a table's cells."""
    from pptx.shapes.autoshape import Shape
    from pptx.shapes.graphfrm import GraphicFrame
    from pptx.shapes.group import GroupShape

    if isinstance(shape, GroupShape):
        for member in shape.shapes:
            yield from _shape(member)
    elif isinstance(shape, Shape):
        yield from (("item", _on_one_line(paragraph.text)) for paragraph in shape.text_frame.paragraphs)
    elif isinstance(shape, GraphicFrame) and shape.has_table:
        yield from (("cell", cell.text_frame.text) for row in shape.table.rows for cell in row.cells)


def in_sections(passages_read: Iterable[Passage], titles: Mapping[str, str]) -> list[Passage]:
    """The passages with their sections: by its content control, else by the last title before it.

    `titles` are keys of sections by their titles.
    """
    passages, current = [], ""
    for item in passages_read:
        if item.kind == "head":
            current = titles.get(item.text.strip(), current)
        current = item.section or current
        passages.append(replace(item, section=current))
    return passages


def language_of(passages_read: Iterable[Passage]) -> Language:
    """The language of a text: Japanese when it has kana and one letter in ten or more is kana or kanji."""
    text = "".join(item.text for item in passages_read)
    own, other = len(_JAPANESE.findall(text)), len(_LATIN.findall(text))
    return "ja" if _KANA.search(text) and own * 10 >= own + other else "en"
