"""What is known of a company: records decoded, figures derived, releases applied, before any audience is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from esgreport.audience.label_overrides import gated
from esgreport.audience.materiality_gate import Screen, screened
from esgreport.audience.published_figures import Standing, standings
from esgreport.audience.release import released
from esgreport.audience.retention import expired
from esgreport.audience.selection import Knowledge, index_rows
from esgreport.audience.small_counts import about_few
from esgreport.base.catalogue import has_errors
from esgreport.base.fact import Fact, Row
from esgreport.base.finding import Finding, Outcome
from esgreport.base.label import PUBLIC
from esgreport.company.facts import facts_of
from esgreport.company.record_set import Records
from esgreport.company.records import Company, House, Release
from esgreport.inputs.project import Settings
from esgreport.inputs.read import Inputs, decode_inputs
from esgreport.metrics.derive import derive
from esgreport.metrics.derive_materiality import bases_of
from esgreport.metrics.methods import workings
from esgreport.pipeline.resources import Workshop


@dataclass(frozen=True, slots=True)
class KnownCompany:
    """The validated facts of a project, before any audience is chosen."""

    records: Records
    knowledge: Knowledge
    standings: tuple[Standing, ...]
    company: Company
    house: House


def know_company(inputs: Inputs, settings: Settings, workshop: Workshop) -> Outcome[KnownCompany]:
    """The facts of the inputs: decoded, derived, released. None when a record is wrong or `company` is missing."""
    decoded = decode_inputs(inputs, settings.languages, workshop.audiences.families)
    records = decoded.value
    if records is None or has_errors(decoded.findings):
        return Outcome(None, decoded.findings)
    company, house = records.optional(Company), records.optional(House)
    if company is None or house is None:
        return Outcome(None, decoded.findings)
    given = tuple(gated(facts_of(records), workshop.open_rows))
    derived = tuple(derive(records, {fact.id: fact for row in given for _, fact in row.fields}))
    worked = tuple(workings(derived, workshop.methods))
    by_kind, by_id = index_rows((*given, *derived, *worked, *workshop.open_rows, document_row(settings)))
    told, faults = released(records.of(Release), by_id, Screen(bases_of(company)), workshop.audiences)
    published, doubts = standings(records, by_id)
    few = not_waived(settings, about_few(records, by_id, workshop.audiences))
    found = (*decoded.findings, *faults, *doubts, *screened(derived, records), *few, *expired(records, settings.issued))
    knowledge = Knowledge(by_kind, by_id, workshop.audiences, told, company.listed, settings.issued)
    return Outcome(KnownCompany(records, knowledge, published, company, house), found)


def document_row(settings: Settings) -> Row:
    """The facts about the documents themselves: the day of issue and the day of their figures."""
    fields = (
        ("issued", Fact("document.issued", settings.issued, PUBLIC)),
        ("as_of", Fact("document.as_of", settings.as_of, PUBLIC)),
    )
    return Row("document", "document", PUBLIC, fields)


def not_waived(settings: Settings, found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings without an open waiver; a waiver names a code and holds until its day."""
    waived = {waiver.code for waiver in settings.waivers if waiver.until >= settings.issued}
    return (item for item in found if item.code not in waived)
