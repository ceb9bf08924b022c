"""The paragraphs of a Word document as its readers see them: the runs that hold their text, changes accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from esgreport.ooxml.xml import qualified

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

P, R, T, SDT, TAG = map(qualified, ("w:p", "w:r", "w:t", "w:sdt", "w:tag"))
VAL = qualified("w:val")
_BREAKS = {qualified("w:br"): "\n", qualified("w:cr"): "\n", qualified("w:tab"): "\t"}
# What is no text of the paragraph: taken away by a tracked change, drawn beside it, or a reading above characters.
_GONE = frozenset(
    map(qualified, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:sdtPr", "w:drawing", "w:pict", "w:object", "w:rt"))
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = qualified("w:txbxContent")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run and its text."""

    run: _Element
    text: str


def paragraphs(document: Document) -> list[_Element]:
    """The paragraphs of the body in reading order, those of tables and content controls among them, none of boxes."""
    return [item for item in document.element.body.iter(P) if _around(item, _BOX) is None]


def boxed(paragraph: _Element) -> list[_Element]:
    """The paragraphs of the text boxes that are anchored in a paragraph, each once."""
    inside = (inner for box in paragraph.iter(_BOX) for inner in box.iter(P))
    return [inner for inner in inside if _around(inner, _FALLBACK) is None]


def pieces(paragraph: _Element) -> list[Piece]:
    """The runs of a paragraph that hold text, in order."""
    return [piece for piece in _pieces(paragraph) if piece.text]


def text_of(paragraph: _Element) -> str:
    """The text of a paragraph, breaks and tabs as such."""
    return "".join(piece.text for piece in pieces(paragraph))


def section_of(paragraph: _Element) -> str:
    """The key of the content control around a paragraph; empty when there is none."""
    controls = paragraph.iterancestors(SDT)
    tags = (next(iter(control.iterchildren(qualified("w:sdtPr"))), control).find(TAG) for control in controls)
    return next((str(tag.get(VAL)) for tag in tags if tag is not None and tag.get(VAL)), "")


def has_figures(paragraph: _Element) -> bool:
    """Whether a paragraph holds content controls of its own, as our figures are."""
    return next(paragraph.iter(SDT), None) is not None


def is_cell(paragraph: _Element) -> bool:
    """Whether a paragraph is in a table."""
    return _around(paragraph, qualified("w:tc")) is not None


def _around(element: _Element, tag: str) -> _Element | None:
    return next(iter(element.iterancestors(tag)), None)


def _pieces(element: _Element) -> Iterator[Piece]:
    for child in element.iterchildren("*"):
        if child.tag == R:
            yield Piece(child, "".join(_texts(child)))
        elif child.tag not in _GONE:
            yield from _pieces(child)


def _texts(run: _Element) -> Iterator[str]:
    for child in run.iterchildren("*"):
        if child.tag == T:
            yield str(child.text or "")
        elif child.tag in _BREAKS:
            yield _BREAKS[str(child.tag)]
        elif child.tag not in _GONE:
            yield from _texts(child)
