"""Inlines, paragraphs and lists of a page."""

from __future__ import annotations

from collections.abc import Iterator

from esgreport.document.inlines import Footnote, Inlines, LineBreak, Ruby, Strong
from esgreport.document.tree import LetterHead, ListBlock, ListItem, Paragraph, SignOff
from esgreport.layout.inline import plain
from esgreport.layout.page_plan import Child, Element, element
from esgreport.layout.text.characters import is_cjk


def inline(inlines: Inlines) -> tuple[Child, ...]:
    """The texts, strong words and line breaks of a line."""
    return tuple(_inline(inlines))


def _inline(inlines: Inlines) -> Iterator[Child]:
    for item in inlines:
        if isinstance(item, LineBreak):
            yield element("br")
        elif isinstance(item, Strong):
            yield element("strong", *inline(item.inlines))
        elif isinstance(item, Ruby):
            brackets = (element("rp", "（"), element("rt", *inline(item.reading)), element("rp", "）"))
            yield element("ruby", *inline(item.inlines), *brackets)
        elif isinstance(item, Footnote):
            opening, closing = ("（", "）") if any(map(is_cjk, plain(item.inlines))) else (" (", ")")
            yield element("small", opening, *inline(item.inlines), closing, class_="aside", role="note")
        else:
            yield from _broken(item.text)


def _broken(text: str) -> Iterator[Child]:
    first, *others = text.split("\n")
    yield first
    for line in others:
        yield from (element("br"), line)


def paragraph(item: Paragraph) -> Element:
    """A paragraph; its role is its class."""
    return element("p", *inline(item.inlines), class_="" if item.role == "body" else item.role)


def listed(block: ListBlock) -> Element:
    """A list with the lists under its items."""
    return _list("ol" if block.kind == "number" else "ul", block.members)


def _list(tag: str, members: tuple[ListItem, ...]) -> Element:
    return element(tag, *(_item(tag, member) for member in members))


def _item(tag: str, member: ListItem) -> Element:
    inner = (_list(tag, member.children),) if member.children else ()
    return element("li", *inline(member.inlines), *inner)


def letter_head(item: LetterHead) -> Iterator[Element]:
    """Number and date, addressee, sender, and the subject as the heading of the page.

    A personal letter has its house first, and the addressee under the headline.
    """
    yield from (_line(item.house, "house"),) if item.house else ()
    yield from (_line(line, "right") for line in (item.number, item.date) if line)
    address = [_line(line, "address") for line in item.addressee]
    if not item.house:
        yield from address
    yield from (_line(line, "right") for line in item.sender)
    yield from (_line(item.kicker, "kicker"),) if item.kicker else ()
    if item.subject:
        yield element("h1", *inline(item.subject), class_="headline" if item.house else "subject")
    if item.house:
        yield from address


def _line(line: Inlines, kind: str) -> Element:
    return element("p", *inline(line), class_=kind)


def sign_off(item: SignOff) -> Element:
    """The lines of those who answer for the document."""
    name = (_line(item.name, "name"),) if item.name else ()
    return element("div", *(element("p", *inline(line)) for line in item.lines), *name, class_="sign")
