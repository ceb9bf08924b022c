"""The formats of finished files, one row each: how a tree is arranged, written and audited.

A new writer is one row of `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from esgreport.audit import Allowed, audit, audit_page
from esgreport.base.finding import Finding, Outcome
from esgreport.document.tree import Document
from esgreport.layout.book.arrange import arrange_book
from esgreport.layout.book.plan import BookLook, BookPlan
from esgreport.layout.deck import arrange_deck
from esgreport.layout.flow import arrange_flow
from esgreport.layout.page import arrange_page
from esgreport.layout.page_plan import WebPage
from esgreport.layout.plan import Deck, Flow
from esgreport.layout.planned_content import planned_content
from esgreport.pipeline.resources import Resources
from esgreport.writers.docx import write_docx
from esgreport.writers.html import write_html
from esgreport.writers.pptx import write_pptx
from esgreport.writers.xlsx.book import write_book

Plan = TypeVar("Plan", Deck, Flow, WebPage, BookPlan)


@dataclass(frozen=True, slots=True)
class Approved:
    """What a brand brings into every file: texts, and parts by name with their CRC-32."""

    texts: frozenset[str] = frozenset()
    static: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OutputFormat(Generic[Plan]):
    """One kind of finished file, whose name ends in its key. `approved` is what its brand may say besides the plan."""

    arrange: Callable[[Document, Resources], Outcome[Plan]]
    write: Callable[[Plan, Resources], bytes]
    audit: Callable[[bytes, str, Allowed], tuple[Finding, ...]] = audit
    approved: Callable[[Plan, Resources], Approved] = lambda *_: Approved()

    def allowed(self, plan: Plan, resources: Resources, secrets: tuple[str, ...] = ()) -> Allowed:
        """All that a file written from `plan` may say; `secrets` must not occur in any of it."""
        planned, brand = planned_content(plan), self.approved(plan, resources)
        return Allowed(planned.texts, planned.numbers, planned.properties, brand.texts, brand.static, secrets)


# What the writer of workbooks says about the program and counts in a file's properties.
PROGRAM_WORDS = frozenset({"Microsoft Excel", "Worksheets", "12.0000"})


def _flow(document: Document, resources: Resources) -> Outcome[Flow]:
    """A document on the pages of its form and language."""
    brand = resources.word_brands.open(document.form, document.language)
    if brand.value is None:
        return Outcome(None, brand.findings)
    flow = arrange_flow(document, brand.value, resources.faces)
    return Outcome(flow.value, (*brand.findings, *flow.findings))


def _approved_on_pages(flow: Flow, resources: Resources) -> Approved:
    kind = (flow.form, flow.tongue)
    return Approved(resources.word_brands.brand(*kind).approved_texts, resources.word_brands.static(*kind))


def _deck(document: Document, resources: Resources) -> Outcome[Deck]:
    """A document on the slides of its language."""
    brand = resources.deck_brands.open(document.language)
    if brand.value is None:
        return Outcome(None, brand.findings)
    deck = arrange_deck(document, brand.value, resources.faces)
    return Outcome(deck.value, (*brand.findings, *deck.findings))


def _approved_on_slides(deck: Deck, resources: Resources) -> Approved:
    brands = resources.deck_brands
    return Approved(brands.brand(deck.tongue).approved_texts, brands.static(deck.tongue))


def _book(document: Document, resources: Resources) -> Outcome[BookPlan]:
    """A workbook in the font and the colour of the brand's paper."""
    brand = resources.word_brands.open(document.form, document.language)
    if brand.value is None:
        return Outcome(None, brand.findings)
    look = BookLook(brand.value.fonts.body, brand.value.colors["accent1"])
    return Outcome(arrange_book(document, look), brand.findings)


def _web_page(document: Document, resources: Resources) -> Outcome[WebPage]:
    if document.form == "deck":
        deck = resources.deck_brands.brand(document.language)
        return Outcome(arrange_page(document, dict(deck.colors), deck.fonts))
    brand = resources.word_brands.open(document.form, document.language)
    if brand.value is None:
        return Outcome(None, brand.findings)
    return Outcome(arrange_page(document, dict(brand.value.colors), brand.value.fonts), brand.findings)


FORMATS: Mapping[str, OutputFormat[Any]] = {
    "docx": OutputFormat(
        arrange=_flow,
        write=lambda plan, resources: write_docx(plan, resources.word_brands.brand(plan.form, plan.tongue)),
        approved=_approved_on_pages,
    ),
    "pptx": OutputFormat(
        arrange=_deck,
        write=lambda plan, resources: write_pptx(plan, resources.deck_brands.brand(plan.tongue)),
        approved=_approved_on_slides,
    ),
    "xlsx": OutputFormat(
        arrange=_book,
        write=lambda plan, _: write_book(plan),
        approved=lambda *_: Approved(PROGRAM_WORDS),
    ),
    "html": OutputFormat(
        arrange=_web_page,
        write=lambda plan, resources: write_html(plan, resources.web_rules),
        audit=audit_page,
    ),
}
