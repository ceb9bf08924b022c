"""A copy of a finished file with remarks in it: comments at the sentence in Word, lines in the notes of a slide.

A copy says in the remark of its archive which bytes it had; Office drops that remark when the file is saved, so
an edited copy is recognised and kept.
"""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from struct import pack
from typing import TYPE_CHECKING, Any

from esgreport.base.text import Language
from esgreport.base.world import World
from esgreport.distribution.object_model import saved
from esgreport.distribution.remarks import ReviewRemark
from esgreport.distribution.word_paragraphs import Piece, T, paragraphs, pieces
from esgreport.inputs.marks import PARTS, mark_text
from esgreport.ooxml.xml import qualified

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element
    from pptx.presentation import Presentation
    from pptx.slide import Slide
    from pptx.text.text import TextFrame

AUTHOR = "esgreport"
_SIGNATURE = b"esgreport review "
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def commented(document: Document, remarks: Sequence[ReviewRemark], languages: Sequence[Language]) -> bytes:
    """The Word file with a comment for each remark, in every one of `languages`. It changes `document`."""
    body = paragraphs(document)
    for remark in remarks:
        anchor = body[remark.number - 1] if remark.number else None
        runs = _sentence(anchor, remark) if anchor is not None else []
        _comment(document, runs or _first(document), _text(remark, languages))
    return signed(saved(document))


def _text(remark: ReviewRemark, languages: Iterable[Language]) -> str:
    """What is said about a finding, without the signs that XML cannot hold.

    What review advises is left out: to change a template or a fact, while here the sentence itself is at hand.
    """
    parts = PARTS[:2] if remark.finding.code.startswith("ESG-REVIEW-") else PARTS
    text = "\n\n".join(mark_text(remark.finding, language, parts) for language in languages)
    return "".join(sign for sign in text if sign in "\n\t" or sign.isprintable())


def _first(document: Document) -> list[_Element]:
    """The runs of the first paragraph that has any; one is made in a document without text."""
    runs = ([piece.run for piece in pieces(paragraph)] for paragraph in paragraphs(document))
    return next(filter(None, runs), None) or [document.add_paragraph().add_run()._r]


def _sentence(paragraph: _Element, remark: ReviewRemark) -> list[_Element]:
    """The runs of a sentence, those at its ends divided where they are plain text; of the paragraph for none."""
    if remark.start >= remark.end:
        return [piece.run for piece in pieces(paragraph)]
    _divide(paragraph, remark.start)
    _divide(paragraph, remark.end)
    spans = ((piece.run, start, start + len(piece.text)) for start, piece in _placed(paragraph))
    return [run for run, start, end in spans if start < remark.end and end > remark.start]


def _placed(paragraph: _Element) -> Iterator[tuple[int, Piece]]:
    """The pieces of a paragraph, each with its place in the text."""
    found = pieces(paragraph)
    return zip(accumulate((len(piece.text) for piece in found), initial=0), found, strict=False)


def _divide(paragraph: _Element, position: int) -> None:
    """Divide the run that `position` falls into. Runs of more than one text, and those of figures, stay whole."""
    for start, piece in _placed(paragraph):
        if start < position < start + len(piece.text) and piece.run.getparent() is paragraph:
            _split(piece, position - start)


def _split(piece: Piece, inside: int) -> None:
    texts = [child for child in piece.run if child.tag == T]
    if len(texts) != 1 or texts[0].text != piece.text:
        return
    rest = copy.deepcopy(piece.run)
    piece.run.addnext(rest)
    for run, text in ((piece.run, piece.text[:inside]), (rest, piece.text[inside:])):
        text_element = next(child for child in run if child.tag == T)
        text_element.text = text
        text_element.set(_SPACE, "preserve")


def _comment(document: Document, held: Sequence[_Element], text: str) -> None:
    from docx.oxml.text.run import CT_R
    from docx.text.run import Run

    runs = [Run(item, document) for item in held if isinstance(item, CT_R)]
    comment = document.add_comment(runs, text=text, author=AUTHOR, initials="ESG")
    # The library stamps the clock; the same remarks have the same bytes.
    comment._comment_elm.date = None
    _lift(held[0], held[-1], str(comment.comment_id))


def _lift(first: _Element, last: _Element, number: str) -> None:
    """Set the marks of a comment beside the content control, link or change that holds its run, not into it."""
    start, end = first.getprevious(), last.getnext()
    reference = end.getnext() if end is not None else None
    if start is None or end is None or reference is None:
        return
    _outermost(first).addprevious(start)
    outer = _outermost(last)
    outer.addnext(end)
    end.addnext(reference)


def _outermost(run: _Element) -> _Element:
    """The child of the paragraph that holds a run."""
    paragraph = next(iter(run.iterancestors(qualified("w:p"))))
    return next(item for item in (run, *run.iterancestors()) if item.getparent() is paragraph)


def noted(deck: Presentation, remarks: Sequence[ReviewRemark], languages: Sequence[Language]) -> bytes:
    """The PowerPoint file with the remarks in the notes of their slides, the first for those without one."""
    for number, slide in enumerate(deck.slides, start=1):
        own = [remark for remark in remarks if max(remark.number, 1) == number]
        if own:
            _note(slide, [_text(remark, languages) for remark in own])
    return signed(saved(deck))


def _note(slide: Slide, texts: Iterable[str]) -> None:
    frame: Any = _notes(slide)
    lines = list(_lines(texts))
    if not frame.text:
        frame.text = lines.pop(0)
    for line in lines:
        frame.add_paragraph().text = line


def _notes(slide: Slide) -> TextFrame:
    """The notes of a slide; their place is made where there is none, as in templates whose notes have no body."""
    from pptx.enum.shapes import PP_PLACEHOLDER
    from pptx.oxml.simpletypes import ST_Direction, ST_PlaceholderSize

    notes = slide.notes_slide
    if notes.notes_text_frame is None:
        form = (PP_PLACEHOLDER.BODY, ST_Direction.HORZ, ST_PlaceholderSize.FULL, 1)
        notes.shapes._spTree.add_placeholder(notes.shapes._next_shape_id, "Notes", *form)
    frame = notes.notes_text_frame
    if frame is None:
        raise ValueError("the place for notes that was just made is not found")
    return frame


def _lines(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield f"― {AUTHOR} ―"
        yield from text.split("\n")


def signed(data: bytes) -> bytes:
    """The package with the digest of its bytes as its remark (APPNOTE 4.3.16: the last two bytes tell its length)."""
    remark = _SIGNATURE + hashlib.sha256(data).hexdigest().encode()
    return data[:-2] + pack("<H", len(remark)) + remark


def is_untouched(data: bytes) -> bool:
    """Whether `data` is a copy that has not been saved since it was made."""
    bare, signature, _ = data.rpartition(_SIGNATURE)
    return bool(signature) and signed(bare[:-2] + b"\0\0") == data


def place_copy(world: World, path: str, data: bytes) -> tuple[str, str]:
    """Put a copy at `path`, or beside it where an earlier one was edited; where it is and the one kept.

    The second is empty when nothing had to be kept. Raises OSError.
    """
    stem, _, ending = path.rpartition(".")
    number, free = 1, path
    while world.exists(free) and not is_untouched(world.read(free)):
        number += 1
        free = f"{stem}-{number}.{ending}"
    world.replace(free, data)
    return free, path if free != path else ""
