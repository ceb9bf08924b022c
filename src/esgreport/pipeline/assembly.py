"""One document for one reader as a reviewed tree: what it asks of selection, its furniture, template and review."""

from __future__ import annotations

from esgreport.audience.selection import Wish
from esgreport.base.finding import Outcome
from esgreport.base.view import View, facts_in
from esgreport.document.assemble import Frame, assemble
from esgreport.document.formatting import Printer
from esgreport.document.specification import Specification
from esgreport.document.tree import Document
from esgreport.pipeline.knowledge import not_waived
from esgreport.pipeline.load import Loaded
from esgreport.pipeline.targets import Target
from esgreport.review import Situation, review


def wish_of(specification: Specification) -> Wish:
    """What the specification asks of selection."""
    return Wish(
        specification.id,
        specification.uses,
        tuple((item.fact, item.where) for item in specification.requires),
        tuple((rule.name, rule.kind, rule.subject, rule.value) for rule in specification.conditions),
    )


def make_document(loaded: Loaded, target: Target, view: View) -> Outcome[Document]:
    """Template and view to tree, then the review of the tree."""
    workshop = loaded.workshop
    specification = workshop.specifications[target.document]
    printer = Printer(target.language, loaded.print_settings, workshop.units, workshop.names)
    template = f"{target.document}/{target.language}.md"
    frame, library = furniture(loaded, target, view), workshop.exhibits[target.document]
    assembled = assemble(workshop.env, specification, template, view, printer, frame, library)
    if assembled.value is None:
        return assembled
    found = review(assembled.value, specification, workshop.rules, situation_of(target, view))
    return Outcome(assembled.value, (*assembled.findings, *not_waived(loaded.settings, found)))


def situation_of(target: Target, view: View) -> Situation:
    """What review must know of a document beside its tree."""
    single = bool(view.rows.get("suppliers")) and ":" in target.audience
    return Situation(single, {fact.id: fact for fact in facts_in(view)})


def furniture(loaded: Loaded, target: Target, view: View) -> Frame:
    """What surrounds the text of every page: company, handling mark, draft mark, dates."""
    specification = loaded.workshop.specifications[target.document]
    handling = loaded.workshop.word(f"handling.{specification.ceiling}", target.language)
    company = loaded.facts.company.name.of(target.language)
    return Frame(
        company=company,
        author=company,
        handling=handling,
        draft=loaded.workshop.word("draft.unpublished", target.language) if view.unpublished else "",
        footer=f"{company}　{handling}" if target.language == "ja" else f"{company} | {handling}",
        issued=loaded.settings.issued,
        as_of=loaded.settings.as_of,
        inside=loaded.workshop.audiences.inside(target.audience),
    )
