"""A document as a deck: a slide or more for each section, numbered, and the check of their number."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from esgreport.base.finding import Finding, Outcome, finding
from esgreport.brand.compiled import PptxBrand
from esgreport.document.tree import Document
from esgreport.layout.deck.slide_context import SlideContext, decimal, points
from esgreport.layout.deck.slides import DeckBuilder, section_slides, size_titles
from esgreport.layout.line_count_cache import most_lines
from esgreport.layout.plan import Deck, LayoutRole
from esgreport.layout.properties import properties_of
from esgreport.layout.text.widths import Faces
from esgreport.layout.wording import ANNEX, ANNEX_PART, LANGUAGE_TAGS, MAIN_PART

ROLES: tuple[LayoutRole, ...] = ("cover", "content", "title-only")
FOOTER_SIZES = (11.0, 10.0, 9.0, 8.0)


def arrange_deck(document: Document, brand: PptxBrand, faces: Faces) -> Outcome[Deck]:
    """The slides of a deck on the layouts of `brand`.

    Findings: ESG-LAYOUT-002 a title and 003 an element that does not fit, 004 too few or too many slides, 006 a
    waterfall that rises.
    """
    builder = DeckBuilder(SlideContext(brand, faces, document.language), document)
    size_titles(builder)
    main: int | None = None
    for section in document.sections:
        if main is None and section.key.startswith(ANNEX):
            main = len(builder.slides)
        section_slides(section, builder)
    deck = Deck(
        slides=tuple(builder.slides),
        properties=properties_of(document),
        footer=document.footer,
        draft=document.draft,
        language=LANGUAGE_TAGS[document.language],
        footer_sizes=tuple(_footer_sizes(document.footer, builder.context)),
        sections=_parts(document, len(builder.slides), main),
    )
    return Outcome(deck, (*builder.findings, *_length(document, len(builder.slides) if main is None else main)))


def _parts(document: Document, count: int, main: int | None) -> tuple[tuple[str, int], ...]:
    """The main part and the annex of a deck that has one."""
    if not main:
        return ()
    return ((MAIN_PART.of(document.language), main), (ANNEX_PART.of(document.language), count - main))


def _footer_sizes(text: str, context: SlideContext) -> Iterator[tuple[LayoutRole, Decimal]]:
    """The brand's size where the footer fits on one line, else the largest that does, and never under the least."""
    for role in ROLES:
        place = context.brand.layouts[role].placeholder("footer")
        if place is None:
            continue
        left, _, right, _ = place.insets
        width = points(place.cx - left - right)
        steps = (size for size in FOOTER_SIZES if size < place.size_pt)
        wished = (place.size_pt, *steps)
        fitting = (size for size in wished if most_lines(text, context.face(place.bold), size, width) == 1)
        yield role, decimal(next(fitting, min(wished)))


def _length(document: Document, count: int) -> tuple[Finding, ...]:
    least, most = document.length_limit
    if count >= least and (not most or count <= most):
        return ()
    return (finding("ESG-LAYOUT-004", document=document.id, count=count, least=least, most=most or count),)
