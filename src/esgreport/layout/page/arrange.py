"""A document as one web page: its head, a table of contents where it is long, its sections in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from esgreport.brand.compiled import Fonts
from esgreport.document.tree import Document, LetterHead, PageBreak, Section
from esgreport.layout.inline import plain
from esgreport.layout.page.blocks import PageDrawing, block_elements
from esgreport.layout.page.text import inline
from esgreport.layout.page_plan import Element, WebPage, element
from esgreport.layout.properties import properties_of
from esgreport.layout.wording import CONTENTS, LANGUAGE_TAGS

# From this many titled sections on, a page begins with its contents.
MANY_SECTIONS = 6
FALLBACK_FONTS = ("Yu Gothic", "Meiryo", "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "sans-serif")
DEEPEST = 4


@dataclass(slots=True)
class _PageBuilder:
    """A page while it grows: the ids given, and the depth of the heading before."""

    document: Document
    drawing: PageDrawing
    ids: dict[str, int] = field(default_factory=dict)
    depth: int = 1

    def id(self, key: str) -> str:
        """An id of its own for a section; the first section of a key has the key itself."""
        name = "s-" + "".join(sign if (sign.isalnum() and sign.isascii()) or sign == "-" else "-" for sign in key)
        count = self.ids[name] = self.ids.get(name, 0) + 1
        return name if count == 1 else f"{name}-{count}"


def arrange_page(document: Document, colors: dict[str, str], fonts: Fonts) -> WebPage:
    """The page of `document` in a brand's colours (by role) and fonts."""
    builder = _PageBuilder(document, PageDrawing(document.language))
    sections = [_section(section, builder) for section in document.sections]
    return WebPage(
        body=tuple(_body(sections, document)),
        properties=properties_of(document),
        header=document.handling if document.marked else "",
        draft=document.draft,
        footer=document.footer,
        language=LANGUAGE_TAGS[document.language],
        form=document.form,
        colors=colors,
        fonts=tuple(dict.fromkeys((fonts.body, *FALLBACK_FONTS))),
    )


def _body(sections: list[tuple[str, Section, Element]], document: Document) -> Iterator[Element]:
    """The title where no section has it, covers, a table of contents where there is much, the other sections."""
    if not any(section.cover for section in document.sections) and not _letter_head(document):
        yield element("h1", document.title)
    yield from (content for _, section, content in sections if section.cover)
    titled = [(name, section) for name, section, _ in sections if section.title and not section.cover]
    if len(titled) >= MANY_SECTIONS and document.form != "letter":
        yield _contents(titled, document)
    yield from (content for _, section, content in sections if not section.cover)


def _letter_head(document: Document) -> bool:
    blocks = (block for section in document.sections for block in section.blocks)
    return any(isinstance(block, LetterHead) and block.subject for block in blocks)


def _contents(titled: list[tuple[str, Section]], document: Document) -> Element:
    rows = (element("li", element("a", plain(section.title), href=f"#{name}")) for name, section in titled)
    return element("nav", element("ol", *rows), aria_label=CONTENTS.of(document.language))


def _section(section: Section, builder: _PageBuilder) -> tuple[str, Section, Element]:
    name = builder.id(section.key)
    breaks = bool(section.blocks) and isinstance(section.blocks[0], PageBreak)
    kind = "cover" if section.cover else "annex" if breaks else "slide" if builder.document.form == "deck" else ""
    tag, label = ("section", name) if section.title or section.cover else ("div", "")
    return name, section, element(tag, *_parts(section, name, builder), class_=kind, aria_labelledby=label)


def _parts(section: Section, name: str, builder: _PageBuilder) -> Iterator[Element]:
    if section.cover:
        yield element("h1", *(inline(section.title) or (builder.document.title,)), id=name)
    elif section.title:
        # A heading is never more than one level deeper than the one before it.
        depth = builder.depth = min(section.level + 1, builder.depth + 1, DEEPEST)
        yield element(f"h{depth}", *inline(section.title), id=name)
    for block in section.blocks:
        yield from block_elements(block, builder.drawing)
