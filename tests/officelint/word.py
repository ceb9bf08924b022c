"""Rules for the structure of Word documents: ids, styles, numbering, fields and bookmarks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

from esgreport.base.finding import quote
from esgreport.ooxml import content_type as ct
from esgreport.ooxml import relationship_type as rt
from esgreport.ooxml.xml import qualified
from tests.officelint.corpus import Corpus, attributes, repeated
from tests.officelint.fault import Fault, fault
from tests.officelint.other_types import COMMENTS, ENDNOTES

STORIES = (
    ct.DOCUMENT,
    ct.DOCUMENT_TEMPLATE,
    ct.HEADER,
    ct.FOOTER,
    ct.FOOTNOTES,
    ENDNOTES,
    COMMENTS,
)
Stories: TypeAlias = tuple[tuple[str, etree._Element], ...]
_STYLE_USERS = (("w:pStyle", "paragraph"), ("w:rStyle", "character"), ("w:tblStyle", "table"))
_TYPE = qualified("w:fldCharType")
_FIELD, _INSTRUCTION = qualified("w:fldChar"), qualified("w:instrText")
_BOXES = frozenset(map(qualified, ("w:txbxContent", "w:footnote", "w:endnote", "w:comment")))


def check(corpus: Corpus) -> Iterator[Fault]:
    """Faults LINT-111 to 115, 117 and 118."""
    stories = tuple(corpus.of_type(*STORIES))
    yield from _twins(corpus, stories, "w:sdtPr/w:id", "w:val", "LINT-111")
    yield from _twins(corpus, stories, "wp:docPr", "id", "LINT-117")
    yield from _twins(corpus, stories, "w:bookmarkStart", "w:id", "LINT-114")
    yield from _bookmark_names(corpus, stories)
    for part, tree in stories:
        yield from _bookmark_ends(corpus, part, tree)
        yield from _fields(corpus, part, tree)
    for main, _ in corpus.of_type(ct.DOCUMENT, ct.DOCUMENT_TEMPLATE):
        yield from _styles(corpus, main, stories)
        yield from _numbering(corpus, main, stories)


def _twins(corpus: Corpus, stories: Stories, path: str, key: str, code: str) -> Iterator[Fault]:
    """A fault for each value of `key` that occurs a second time in the document, in the part where it does."""
    steps = "/".join(map(qualified, path.split("/")))
    seen: set[str] = set()
    for part, tree in stories:
        values = tuple(attributes(tree.iterfind(f".//{steps}"), key))
        for value in dict.fromkeys((*(item for item in values if item in seen), *repeated(values))):
            yield fault(code, corpus.origin, part, id=value)
        seen.update(values)


def _bookmark_names(corpus: Corpus, stories: Stories) -> Iterator[Fault]:
    """Word takes bookmark names that differ by case only for one name."""
    seen: set[str] = set()
    for part, tree in stories:
        for name in attributes(tree.iter(qualified("w:bookmarkStart")), "w:name"):
            if name.casefold() in seen:
                yield fault("LINT-114", corpus.origin, part, id=quote(name))
            seen.add(name.casefold())


def _bookmark_ends(corpus: Corpus, part: str, tree: etree._Element) -> Iterator[Fault]:
    starts = Counter(attributes(tree.iter(qualified("w:bookmarkStart")), "w:id"))
    ends = Counter(attributes(tree.iter(qualified("w:bookmarkEnd")), "w:id"))
    for name in sorted(starts.keys() | ends.keys()):
        if bool(starts[name]) != bool(ends[name]):
            yield fault("LINT-115", corpus.origin, part, id=name)


def _styles(corpus: Corpus, main: str, stories: Stories) -> Iterator[Fault]:
    defined = {
        (style.get(qualified("w:type")), style.get(qualified("w:styleId")))
        for part in corpus.related(main, rt.STYLES)
        if part in corpus.trees
        for style in corpus.trees[part].iter(qualified("w:style"))
    }
    for part, tree in stories:
        for tag, kind in _STYLE_USERS:
            for style in dict.fromkeys(attributes(tree.iter(qualified(tag)), "w:val")):
                if (kind, style) not in defined:
                    yield fault("LINT-112", corpus.origin, part, style=quote(style), kind=kind)


def _numbering(corpus: Corpus, main: str, stories: Stories) -> Iterator[Fault]:
    """Numbering ids that are used; 0 takes a paragraph out of its list (ECMA-376 part 1, 17.9.18)."""
    defined = {"0"}
    for part in corpus.related(main, rt.NUMBERING):
        if part in corpus.trees:
            defined.update(attributes(corpus.trees[part].iter(qualified("w:num")), "w:numId"))
    styles = tuple((part, corpus.trees[part]) for part in corpus.related(main, rt.STYLES) if part in corpus.trees)
    for part, tree in (*stories, *styles):
        path = f".//{qualified('w:numPr')}/{qualified('w:numId')}"
        for number in dict.fromkeys(attributes(tree.iterfind(path), "w:val")):
            if number not in defined:
                yield fault("LINT-118", corpus.origin, part, id=number)


def _fields(corpus: Corpus, part: str, tree: etree._Element) -> Iterator[Fault]:
    """Complex fields open and close within one text: the body, a text box, a note, a comment (17.16.18)."""
    for story in (tree, *tree.iter(*_BOXES)):
        place = _field_fault(story)
        if place:
            yield fault("LINT-113", corpus.origin, part, place=place)


def _field_fault(story: etree._Element) -> str:
    """What is wrong with the field characters of one text; empty when they pair."""
    open_fields: list[str] = []
    for element in _own(story):
        if element.tag == _INSTRUCTION:
            if not open_fields or open_fields[-1] != "begin":
                return f"instrText {quote((element.text or '').strip(), 20)}"
            continue
        kind = element.get(_TYPE) or ""
        if kind == "begin":
            open_fields.append(kind)
        elif not open_fields or (kind == "separate" and open_fields[-1] == "separate"):
            return kind
        elif kind == "separate":
            open_fields[-1] = kind
        else:
            open_fields.pop()
    return "begin" if open_fields else ""


def _own(story: etree._Element) -> Iterator[etree._Element]:
    """The field characters and instructions of a text in reading order, without those of texts inside it."""
    for child in story:
        if child.tag in (_FIELD, _INSTRUCTION):
            yield child
        elif child.tag not in _BOXES:
            yield from _own(child)
