"""A document as a deck: a slide or more for each section, numbered, and the check of their number."""

from __future__ import annotations

from esgreport.base.finding import Finding, Outcome, finding
from esgreport.brand.compiled import PptxBrand
from esgreport.document.tree import Document
from esgreport.layout.deck.slides import Making, section_slides
from esgreport.layout.deck.stage import Stage
from esgreport.layout.plan import Deck
from esgreport.layout.properties import properties_of
from esgreport.layout.text.widths import Faces
from esgreport.layout.wording import ANNEX, LANGUAGE_TAGS


def arrange_deck(document: Document, brand: PptxBrand, faces: Faces) -> Outcome[Deck]:
    """The slides of a deck on the layouts of `brand`.

    Findings: ESG-LAYOUT-002 a title and 003 an element that does not fit, 004 too few or too many slides, 006 a
    waterfall that rises.
    """
    making = Making(Stage(brand, faces, document.language), document)
    main: int | None = None
    for section in document.sections:
        if main is None and section.key.startswith(ANNEX):
            main = len(making.slides)
        section_slides(section, making)
    deck = Deck(
        slides=tuple(making.slides),
        properties=properties_of(document),
        footer=document.footer,
        draft=document.draft,
        language=LANGUAGE_TAGS[document.language],
    )
    return Outcome(deck, (*making.findings, *_length(document, len(making.slides) if main is None else main)))


def _length(document: Document, count: int) -> tuple[Finding, ...]:
    least, most = document.length_limit
    if count >= least and (not most or count <= most):
        return ()
    return (finding("ESG-LAYOUT-004", document=document.id, count=count, least=least, most=most or count),)
