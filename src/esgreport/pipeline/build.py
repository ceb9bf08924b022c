"""The pipeline: one call per stage, from the facts to checked files. Building is repeatable and records nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from esgreport.audience.label_overrides import gated
from esgreport.audience.materiality_gate import Screen, screened
from esgreport.audience.published_figures import Standing, standings
from esgreport.audience.release import released
from esgreport.audience.retention import expired
from esgreport.audience.selection import Knowledge, Wish, index_rows, select
from esgreport.audience.small_counts import about_few
from esgreport.audience.withheld import names_kept_from
from esgreport.audit import Allowed, audit, audit_page
from esgreport.base.fact import Fact, Row
from esgreport.base.finding import Finding, Outcome, Severity, finding
from esgreport.base.label import PUBLIC
from esgreport.base.text import LANGUAGES, Language
from esgreport.base.view import Settings as PrintSettings
from esgreport.base.view import View
from esgreport.base.world import Progress
from esgreport.company.facts import facts_of
from esgreport.company.record_set import Records
from esgreport.company.records import Company, House, Release
from esgreport.document.assemble import Frame, assemble
from esgreport.document.formatting import Printer
from esgreport.document.specification import Specification
from esgreport.document.tree import Document
from esgreport.inputs.project import Folder, Settings, read_settings
from esgreport.inputs.read import Inputs, decode_inputs, read_inputs
from esgreport.layout.deck import arrange_deck
from esgreport.layout.flow import arrange_flow
from esgreport.layout.page import arrange_page
from esgreport.layout.planned_content import Said, said_by_deck, said_by_flow, said_by_page
from esgreport.metrics.derive import derive
from esgreport.metrics.derive_materiality import bases_of
from esgreport.metrics.methods import workings
from esgreport.pipeline.resources import Workshop, open_workshop
from esgreport.review import Situation, compare, review
from esgreport.writers.docx import write_docx
from esgreport.writers.html import write_html
from esgreport.writers.pptx import write_pptx

ERROR_ROOMS_OF_DOCUMENTS = ("AUDIENCE", "DOCUMENT", "REVIEW", "LAYOUT", "AUDIT", "BUILD")
# Papers for one member of the board stand among the members' papers.
FOLDERS = {"board": "member"}
ENDINGS = {"docx": "docx", "pptx": "pptx", "html": "html", "pdf": "pdf"}


@dataclass(frozen=True, slots=True)
class Target:
    """One file to build: a document for an audience in a language."""

    document: str
    audience: str
    language: Language
    format: str

    @property
    def path(self) -> str:
        """Where the file stands under the output folder."""
        family, _, key = self.audience.partition(":")
        folder = f"{FOLDERS.get(family, family)}s/{key}/" if key else ""
        return f"{self.language}/{folder}{self.document}.{ENDINGS[self.format]}"


@dataclass(frozen=True, slots=True)
class Built:
    """A finished file, its tree and which facts it shows."""

    target: Target
    data: bytes
    facts: tuple[str, ...]
    draft: bool
    tree: Document


@dataclass(frozen=True, slots=True)
class KnownCompany:
    """The validated facts of a project, before any audience is chosen."""

    records: Records
    knowledge: Knowledge
    standings: tuple[Standing, ...]
    company: Company
    house: House


@dataclass(frozen=True, slots=True)
class Loaded:
    """A project read, decoded and derived, with its workshop."""

    settings: Settings
    facts: KnownCompany
    workshop: Workshop
    print_settings: PrintSettings


def load(folder: Folder, brand_files: tuple[str, ...] = (), progress: Progress | None = None) -> Outcome[Loaded]:
    """Everything that documents are made of, or every reason why it cannot be had."""
    inputs = read_inputs(folder, progress)
    settings = read_settings(folder, inputs.value.issued if inputs.value else None)
    if settings.value is None:
        lost = any(item.code == "ESG-PROJECT-001" for item in settings.findings)
        return Outcome(None, settings.findings if lost else (*settings.findings, *inputs.findings))
    workshop = open_workshop(folder, brand_files or tuple(folder.at(name) for name in settings.value.brand))
    found = [*settings.findings, *inputs.findings, *workshop.findings]
    facts = _facts(inputs.value, settings.value, workshop.value) if inputs.value else Outcome[KnownCompany](None, ())
    found.extend(facts.findings)
    if facts.value is None or workshop.value is None or _errors(found):
        return Outcome(None, tuple(found))
    loaded = Loaded(settings.value, facts.value, workshop.value, _print_settings(facts.value))
    return Outcome(loaded, tuple(found))


def _facts(inputs: Inputs, settings: Settings, workshop: Workshop | None) -> Outcome[KnownCompany]:
    decoded = decode_inputs(inputs, settings.languages)
    records = decoded.value
    if records is None or workshop is None or _errors(decoded.findings):
        return Outcome(None, decoded.findings)
    company, house = records.optional(Company), records.optional(House)
    if company is None or house is None:
        return Outcome(None, decoded.findings)
    given = tuple(gated(facts_of(records), workshop.open_rows))
    derived = derive(records, {fact.id: fact for row in given for _, fact in row.fields})
    worked = tuple(workings(derived, workshop.methods))
    by_kind, by_id = index_rows((*given, *derived, *worked, *workshop.open_rows, document_row(settings)))
    told, faults = released(records.of(Release), by_id, Screen(bases_of(company)), workshop.audiences)
    published, doubts = standings(records, by_id)
    found = (
        *decoded.findings,
        *faults,
        *doubts,
        *screened(derived, records),
        *not_waived(settings, about_few(records, by_id)),
        *expired(records, settings.issued),
    )
    knowledge = Knowledge(by_kind, by_id, workshop.audiences, told, company.listed, settings.issued)
    return Outcome(KnownCompany(records, knowledge, published, company, house), found)


def document_row(settings: Settings) -> Row:
    """The facts about the documents themselves: the day of issue and the day of their figures."""
    fields = (
        ("issued", Fact("document.issued", settings.issued, PUBLIC)),
        ("as_of", Fact("document.as_of", settings.as_of, PUBLIC)),
    )
    return Row("document", "document", PUBLIC, fields)


def _print_settings(facts: KnownCompany) -> PrintSettings:
    house = facts.house
    return PrintSettings(
        rounding="down" if house.rounding == "down" else "half-up",
        amount_unit=house.amount_unit,
        negative=house.negative,
        era="japanese" if house.era == "japanese" else "western",
        fiscal_year_end=facts.company.fiscal_year_end,
    )


def targets(
    loaded: Loaded,
    documents: Iterable[str],
    languages: Iterable[Language],
    suppliers: Iterable[str],
    also: tuple[str, ...] = (),
    members: Iterable[str] = (),
) -> tuple[Target, ...]:
    """The files to build, in an order that does not depend on how they were asked for.

    `suppliers` are supplier ids, `general` for the general edition, or `all`. `also` are formats beside each
    document's own (`html`). `members` are officers who get board papers of their own, beside the board's.
    """
    personal = tuple(f"board:{name}" for name in members)
    made: list[Target] = []
    for document in documents:
        specification = loaded.workshop.specifications[document]
        for language in languages:
            audiences = _audiences(loaded, specification, tuple(suppliers))
            for audience in (*audiences, *(personal if "board" in audiences else ())):
                made.extend(Target(document, audience, language, kind) for kind in (*specification.formats, *also))
    return tuple(sorted(made, key=lambda target: target.path))


def _audiences(loaded: Loaded, specification: Specification, suppliers: tuple[str, ...]) -> tuple[str, ...]:
    made: list[str] = []
    for pattern in specification.audiences:
        if pattern == "supplier:*":
            known = [row.id for row in loaded.facts.knowledge.by_kind.get("suppliers", ())]
            wanted = known if "all" in suppliers else [name for name in suppliers if name in known]
            made.extend(f"supplier:{name}" for name in wanted)
        elif pattern == "supplier-general":
            made.extend(["supplier-general"] if "general" in suppliers or "all" in suppliers else [])
        elif pattern == "customer:*":
            made.extend(f"customer:{row.id}" for row in loaded.facts.knowledge.by_kind.get("customers", ()))
        else:
            made.append(pattern)
    return tuple(made)


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
    assembled = assemble(workshop.env, specification, template, view, printer, _frame(loaded, target, view))
    if assembled.value is None:
        return assembled
    single = bool(view.rows.get("suppliers")) and ":" in target.audience
    situation = Situation(single, {fact.id: fact for fact in facts_in(view)})
    found = review(assembled.value, specification, workshop.rules, situation)
    return Outcome(assembled.value, (*assembled.findings, *not_waived(loaded.settings, found)))


def facts_in(view: View) -> Iterator[Fact]:
    """Every fact that the view may show."""
    yield from view.facts.values()
    for listed in view.rows.values():
        for row in listed:
            yield from (value for value in row.fields.values() if isinstance(value, Fact))


def not_waived(settings: Settings, found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings of review that nobody has answered for; a waiver names a code and holds until its day."""
    waived = {waiver.code for waiver in settings.waivers if waiver.until >= settings.issued}
    return tuple(item for item in found if item.code not in waived)


def _frame(loaded: Loaded, target: Target, view: View) -> Frame:
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
        inside=loaded.workshop.audiences.kinds[loaded.workshop.audiences.family(target.audience)].inside,
    )


def write(loaded: Loaded, target: Target, document: Document) -> Outcome[bytes]:
    """Tree to plan to checked bytes: layout, writer and audit."""
    workshop = loaded.workshop
    if target.format == "html":
        return _web_page(loaded, target, document)
    if target.format == "pptx":
        deck = arrange_deck(document, workshop.pptx, workshop.faces)
        if deck.value is None or _errors(deck.findings):
            return Outcome(None, deck.findings)
        data, said = write_pptx(deck.value, workshop.pptx), said_by_deck(deck.value)
        allowed = _allowed(loaded, target, said, workshop.pptx.approved_texts, workshop.pptx_static)
        return _checked(target, data, allowed, deck.findings)
    flow = arrange_flow(document, workshop.docx, workshop.faces)
    if flow.value is None or _errors(flow.findings):
        return Outcome(None, flow.findings)
    data, said = write_docx(flow.value, workshop.docx), said_by_flow(flow.value)
    allowed = _allowed(loaded, target, said, workshop.docx.approved_texts, workshop.docx_static)
    return _checked(target, data, allowed, flow.findings)


def _web_page(loaded: Loaded, target: Target, document: Document) -> Outcome[bytes]:
    brand = loaded.workshop.pptx if document.form == "deck" else loaded.workshop.docx
    page = arrange_page(document, dict(brand.colors), brand.fonts)
    allowed = _allowed(loaded, target, said_by_page(page), frozenset(), {})
    data = write_html(page, loaded.workshop.web_rules)
    faults = audit_page(data, target.path, allowed)
    return Outcome(None if _errors(faults) else data, faults)


def _allowed(
    loaded: Loaded, target: Target, said: Said, approved: frozenset[str], static: Mapping[str, int]
) -> Allowed:
    secrets = names_kept_from(loaded.facts.knowledge, target.audience)
    return Allowed(said.texts, said.numbers, said.properties, approved, static, secrets)


def _checked(target: Target, data: bytes, allowed: Allowed, before: tuple[Finding, ...]) -> Outcome[bytes]:
    faults = audit(data, target.path, allowed)
    return Outcome(None if _errors(faults) else data, (*before, *faults))


def build_one(loaded: Loaded, target: Target, *, final: bool = False) -> Outcome[Built]:
    """One finished file, or every reason why it is not written."""
    specification = loaded.workshop.specifications[target.document]
    view = select(loaded.facts.knowledge, target.audience, wish_of(specification))
    if view.value is None or _errors(view.findings):
        return Outcome(None, named(view.findings, target))
    if final and view.value.unpublished:
        refused = [finding("ESG-BUILD-001", subject=fact, fact=fact) for fact in view.value.unpublished]
        return Outcome(None, named((*view.findings, *refused), target))
    made = make_document(loaded, target, view.value)
    found = [*view.findings, *made.findings]
    if made.value is None or _errors(found):
        return Outcome(None, named(found, target))
    written = write(loaded, target, made.value)
    found.extend(written.findings)
    if written.value is None:
        return Outcome(None, named(found, target))
    built = Built(target, written.value, made.value.facts, bool(view.value.unpublished), made.value)
    return Outcome(built, named(found, target))


def named(found: Iterable[Finding], target: Target) -> tuple[Finding, ...]:
    """The findings with the file that they concern."""
    return tuple(replace(item, document=target.path) for item in found)


def _errors(found: Iterable[Finding]) -> bool:
    return any(severity(item) is Severity.ERROR for item in found)


def severity(item: Finding) -> Severity:
    """How much a finding matters, from the catalogue."""
    from esgreport.base.catalogue import entry

    return entry(item.code).severity


def build_all(
    loaded: Loaded, wanted: tuple[Target, ...], *, final: bool = False, progress: Progress | None = None
) -> tuple[Mapping[str, Built], tuple[Finding, ...]]:
    """Every wanted file by its path, and all findings; a file that fails does not stop the others."""
    files: dict[str, Built] = {}
    found: list[Finding] = []
    for number, target in enumerate(wanted):
        if progress:
            progress(number, len(wanted), target.path)
        outcome = build_one(loaded, target, final=final)
        found.extend(outcome.findings)
        if outcome.value is not None:
            files[target.path] = outcome.value
    for first, second, faults in _unlike(files):
        found.extend(faults)
        del files[first.target.path], files[second.target.path]
    if progress:
        progress(len(wanted), len(wanted), "")
    return files, tuple(found)


def _unlike(files: Mapping[str, Built]) -> list[tuple[Built, Built, tuple[Finding, ...]]]:
    """The pairs of languages that do not say the same with the same facts; neither of them may go out."""
    pairs: dict[tuple[str, str, str], dict[Language, Built]] = {}
    for built in files.values():
        target = built.target
        pairs.setdefault((target.document, target.audience, target.format), {})[target.language] = built
    both = [(pair["ja"], pair["en"]) for pair in pairs.values() if len(pair) == len(LANGUAGES)]
    compared = [(ja, en, named(compare(ja.tree, en.tree), ja.target)) for ja, en in both]
    return [(ja, en, faults) for ja, en, faults in compared if faults]
