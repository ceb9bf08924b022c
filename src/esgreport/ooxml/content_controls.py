"""Prose that people rewrote in Word, read back by the keys of its content controls (ECMA-376 part 1, 17.5.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from esgreport.ooxml import content_type as ct
from esgreport.ooxml.package import Package
from esgreport.ooxml.xml import qualified

_VAL = qualified("w:val")
_BREAKS = {qualified("w:br"): "\n", qualified("w:cr"): "\n", qualified("w:tab"): "\t"}
# What a tracked change took away, and what never was text of the paragraph (readings above characters among it).
_GONE = frozenset(
    map(qualified, ("w:del", "w:moveFrom", "w:instrText", "w:delText", "w:pPr", "w:rPr", "w:drawing", "w:pict", "w:rt"))
)
_MAIN = (ct.DOCUMENT, ct.DOCUMENT_TEMPLATE)


@dataclass(frozen=True, slots=True)
class Control:
    """The prose of one content control: its key, and its paragraphs with all changes accepted.

    `changed` says that a tracked change is open in it. A control that still shows its hint has no paragraphs.
    """

    key: str
    paragraphs: tuple[str, ...]
    changed: bool = False


def controls(package: Package) -> tuple[Control, ...]:
    """The content controls with a key in the main part, in reading order; a control inside another counts alone."""
    main = next(iter(package.of_type(*_MAIN)), "")
    return tuple(_controls(package.tree(main))) if main else ()


def _controls(root: etree._Element) -> Iterator[Control]:
    for control in root.iter(qualified("w:sdt")):
        properties, content = control.find(qualified("w:sdtPr")), control.find(qualified("w:sdtContent"))
        tag = properties.find(qualified("w:tag")) if properties is not None else None
        if properties is None or content is None or tag is None or not tag.get(_VAL):
            continue
        hint = properties.find(qualified("w:showingPlcHdr")) is not None
        changed = next(content.iter(*map(qualified, ("w:ins", "w:del", "w:moveFrom", "w:moveTo"))), None) is not None
        yield Control(str(tag.get(_VAL)), () if hint else tuple(_paragraphs(content)), changed)


def _paragraphs(content: etree._Element) -> Iterator[str]:
    """The texts of the paragraphs; one whose mark was deleted runs on into the next, as Word will join them."""
    open_text = ""
    for paragraph in content.iter(qualified("w:p")):
        text = open_text + "".join(_texts(paragraph))
        if _mark_is_deleted(paragraph):
            open_text = text
            continue
        open_text = ""
        if text or not _was_deleted(paragraph):
            yield text
    if open_text:
        yield open_text


def _texts(element: etree._Element) -> Iterator[str]:
    for child in element.iterchildren(etree.Element):
        if child.tag in _GONE:
            continue
        if child.tag == qualified("w:t"):
            yield str(child.text or "")
        elif child.tag in _BREAKS:
            yield _BREAKS[str(child.tag)]
        elif child.tag != qualified("w:p"):
            yield from _texts(child)


def _mark_is_deleted(paragraph: etree._Element) -> bool:
    path = "/".join(map(qualified, ("w:pPr", "w:rPr", "w:del")))
    return paragraph.find(path) is not None


def _was_deleted(paragraph: etree._Element) -> bool:
    """Whether a paragraph is empty only because all its text was taken away."""
    return next(paragraph.iter(qualified("w:delText")), None) is not None
