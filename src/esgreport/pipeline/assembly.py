"""One document for one reader as a reviewed tree: what it asks of selection, its furniture, template and review."""

from __future__ import annotations

from esgreport.audience.selection import SelectionRequest
from esgreport.base.finding import Outcome
from esgreport.base.view import View, facts_in
from esgreport.document.assemble import DocumentFurniture, assemble
from esgreport.document.formatting import Printer
from esgreport.document.specification import Specification
from esgreport.document.tree import Document
from esgreport.pipeline.knowledge import not_waived
from esgreport.pipeline.load import Loaded
from esgreport.pipeline.targets import Target
from esgreport.review import ReviewContext, review


def selection_request(specification: Specification) -> SelectionRequest:
    """What the specification asks of selection."""
    return SelectionRequest(
        specification.id,
        specification.uses,
        tuple((item.fact, item.where) for item in specification.requires),
        tuple(rule.meant for rule in specification.conditions),
        specification.title,
    )


def make_document(loaded: Loaded, target: Target, view: View) -> Outcome[Document]:
    """Template and view to tree, then the review of the tree. Findings: ESG-AUDIENCE-031, those of both."""
    resources = loaded.resources
    specification = resources.specifications[target.document]
    printer = Printer(target.language, loaded.print_settings, resources.units, resources.names, resources.places)
    template = f"{target.document}/{target.language}.md"
    frame, library = furniture(loaded, target, view), resources.exhibits[target.document]
    assembled = assemble(resources.env, specification, template, view, printer, frame, library)
    if assembled.value is None:
        return assembled
    untrue = tuple(filter(None, map(loaded.facts.knowledge.released.untrue, assembled.value.facts)))
    if untrue:
        return Outcome(None, (*assembled.findings, *dict.fromkeys(untrue)))
    found = review(assembled.value, specification, resources.rules, situation_of(target, view))
    return Outcome(assembled.value, (*assembled.findings, *not_waived(loaded.settings, found)))


def situation_of(target: Target, view: View) -> ReviewContext:
    """What review must know of a document beside its tree."""
    single = bool(view.rows.get("suppliers")) and ":" in target.audience
    return ReviewContext(single, {fact.id: fact for fact in facts_in(view)})


def _annexes(loaded: Loaded, document: str) -> dict[str, int]:
    """The numbers of the sections of the annexes to a document, by their keys."""
    known = loaded.resources.specifications.values()
    sections = (spec.sections for spec in known if spec.annex_to == document)
    return {key: number for keys in sections for number, key in enumerate(keys, start=1)}


def furniture(loaded: Loaded, target: Target, view: View) -> DocumentFurniture:
    """What surrounds the text of every page: company, handling mark, draft mark, dates."""
    specification = loaded.resources.specifications[target.document]
    usual = loaded.resources.word(f"handling.{specification.ceiling}", target.language)
    handling = usual if specification.mark is None else specification.mark.of(target.language)
    company = loaded.facts.company.name.of(target.language)
    marked = specification.ceiling != "public"
    gap = "　" if target.language == "ja" else " | "
    return DocumentFurniture(
        company=company,
        author=company,
        handling=handling,
        draft=loaded.resources.word("draft.unpublished", target.language) if view.unpublished else "",
        footer=f"{company}{gap}{handling}" if marked else company,
        issued=loaded.settings.issued_on(target.document),
        as_of=loaded.settings.as_of,
        inside=loaded.resources.audiences.inside(target.audience),
        marked=marked,
        annexes=_annexes(loaded, target.document),
    )
