"""What is known of a company: records decoded, figures derived, releases applied, before any audience is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from esgreport.audience.label_overrides import label_board_only_answers
from esgreport.audience.materiality_gate import MaterialityGate, check_materiality
from esgreport.audience.published_figures import PublicationMatch, match_publications
from esgreport.audience.release import apply_releases
from esgreport.audience.release_words import in_force, released_predicates
from esgreport.audience.retention import retention_findings
from esgreport.audience.selection import Knowledge, index_rows
from esgreport.audience.small_counts import small_count_findings
from esgreport.base.fact import Fact, Row
from esgreport.base.finding import Finding, Outcome
from esgreport.base.label import PUBLIC
from esgreport.coherence.contradiction import Contradiction, Dossier
from esgreport.coherence.rules import contradictions
from esgreport.company.addressing import names_of_suppliers
from esgreport.company.facts import facts_of
from esgreport.company.record_set import Records
from esgreport.company.records import Company, House, Release
from esgreport.inputs.project import ProjectSettings
from esgreport.inputs.read import Inputs, decode_inputs
from esgreport.metrics.derive import derive
from esgreport.metrics.derive_materiality import bases_of
from esgreport.metrics.methods import workings
from esgreport.pipeline.resources import Resources


@dataclass(frozen=True, slots=True)
class KnownCompany:
    """The validated facts of a project, before any audience is chosen.

    `contradictions` are those among them, without the warnings that a waiver accepts.
    """

    records: Records
    knowledge: Knowledge
    publication_matches: tuple[PublicationMatch, ...]
    contradictions: tuple[Contradiction, ...]
    company: Company
    house: House


def know_company(inputs: Inputs, settings: ProjectSettings, resources: Resources) -> Outcome[KnownCompany]:
    """The facts of the inputs: decoded, derived, released. None when a record is wrong or `company` is missing."""
    decoded = decode_inputs(inputs, settings.languages, resources.audiences.families)
    records = decoded.value
    if records is None:
        return Outcome(None, decoded.findings)
    company, house = records.optional(Company), records.optional(House)
    if company is None or house is None:
        return Outcome(None, decoded.findings)
    given = tuple(label_board_only_answers(facts_of(records), resources.open_rows))
    derived = tuple(derive(records, {fact.id: fact for row in given for _, fact in row.fields}))
    worked = tuple(workings(derived, resources.methods))
    by_kind, by_id = index_rows((*given, *derived, *worked, *resources.open_rows, document_row(settings)))
    gate = MaterialityGate(bases_of(company))
    releases = in_force(records.of(Release), settings.issued)
    disclosed, faults = apply_releases(releases, by_id, gate, resources.audiences)
    predicates, unread = released_predicates(releases, by_kind, by_id, resources.audiences)
    disclosed = replace(disclosed, predicates=predicates)
    published, doubts = match_publications(records, by_id)
    few = not_waived(settings, small_count_findings(records, by_id, resources.audiences))
    checked = (*check_materiality(derived, records), *few, *retention_findings(records, settings.issued))
    found = (*decoded.findings, *faults, *unread, *doubts, *checked)
    days = settings.issued, settings.dates
    named = names_of_suppliers(records)
    knowledge = Knowledge(by_kind, by_id, resources.audiences, disclosed, company.listed, *days, addresses=named)
    contradicted = _contradictions(Dossier(records, by_id, settings.issued, settings.as_of), settings)
    return Outcome(KnownCompany(records, knowledge, published, contradicted, company, house), found)


def _contradictions(dossier: Dossier, settings: ProjectSettings) -> tuple[Contradiction, ...]:
    found = contradictions(dossier)
    open_ones = set(not_waived(settings, (item.finding for item in found)))
    return tuple(item for item in found if item.stops or item.finding in open_ones)


def document_row(settings: ProjectSettings) -> Row:
    """The facts about the documents themselves: the day of issue and the day of their figures."""
    days = {"issued": settings.issued, "as_of": settings.as_of}
    fields = tuple((name, Fact(f"document.{name}", day, PUBLIC)) for name, day in days.items())
    return Row("document", "document", PUBLIC, fields)


def not_waived(settings: ProjectSettings, found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings without an open waiver; a waiver names a code and holds until its day."""
    waived = {waiver.code for waiver in settings.waivers if waiver.until >= settings.issued}
    return (item for item in found if item.code not in waived)
