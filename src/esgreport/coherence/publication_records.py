"""Publication records: whether and why something is made public, against what was decided and published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from esgreport.base.label import Level
from esgreport.base.text import Text
from esgreport.coherence.contradiction import Conflict, Dossier, at, conflict
from esgreport.coherence.decision_chain import deciding, resolutions_of, told_facts
from esgreport.coherence.text_dates import dates_in
from esgreport.company.records import (
    Company,
    Disclosure,
    Investment,
    LegalGate,
    Outlook,
    Policy,
    Programme,
    PublicationRecord,
    Release,
)

# Ways of publication that a disclosed figure names, too.
CHANNELS = ("timely-disclosure", "website")
HOW = ("channel", "time", "languages")
ADDED = "sources-added"


def _records_of(dossier: Dossier, programme: Programme) -> Iterator[PublicationRecord]:
    names = {programme.id, *(item.id for item in resolutions_of(dossier.records, programme))}
    return (item for item in dossier.records.of(PublicationRecord) if item.subject in names)


def _listed(dossier: Dossier) -> bool:
    return any(company.listed for company in dossier.records.of(Company))


def unrecorded_publication(dossier: Dossier) -> Iterable[Conflict]:
    """A listed company's published programme without a record of who judged the publication."""
    for programme in dossier.records.of(Programme) if _listed(dossier) else ():
        if programme.published and next(_records_of(dossier, programme), None) is None:
            yield conflict(at(programme, "published"), more=told_facts(programme), value=programme.published)


def another_day_of_publication(dossier: Dossier) -> Iterable[Conflict]:
    """A programme published on one day by its own record, on another by the publication record."""
    for programme in dossier.records.of(Programme):
        for record in _records_of(dossier, programme):
            days = record.published_on, programme.published_on
            if None not in days and days[0] != days[1]:
                places = at(record, "published_on"), at(programme, "published_on")
                yield conflict(*places, more=told_facts(programme), first=days[0], second=days[1])


def recorded_before_decision(dossier: Dossier) -> Iterable[Conflict]:
    """A publication on record before the meeting that decides what is published."""
    for programme in dossier.records.of(Programme):
        resolution = deciding(dossier.records, programme)
        for record in _records_of(dossier, programme) if resolution is not None else ():
            if resolution is not None and record.published_on and record.published_on < resolution.meeting_on:
                places = at(record, "published_on"), at(resolution, "meeting_on")
                days = {"published": record.published_on, "meeting": resolution.meeting_on}
                yield conflict(*places, more=told_facts(programme), **days)


def published_without_need(dossier: Dossier) -> Iterable[Conflict]:
    """Something published though it was judged to be neither required nor voluntary."""
    for record in dossier.records.of(PublicationRecord):
        if record.requirement == "none" and record.published_on is not None:
            yield conflict(at(record, "requirement"), at(record, "published_on"), published=record.published_on)


def judged_after_publication(dossier: Dossier) -> Iterable[Conflict]:
    """A publication that was judged only after it had been made."""
    for record in dossier.records.of(PublicationRecord):
        if record.published_on is not None and record.judged_on > record.published_on:
            places = at(record, "judged_on"), at(record, "published_on")
            yield conflict(*places, judged=record.judged_on, published=record.published_on)


def required_by_another_way(dossier: Dossier) -> Iterable[Conflict]:
    """A required disclosure that was made by another way than timely disclosure."""
    for record in dossier.records.of(PublicationRecord):
        if record.requirement == "required" and record.channel not in (None, "timely-disclosure"):
            yield conflict(at(record, "channel"), at(record, "requirement"), channel=record.channel)


def publication_not_described(dossier: Dossier) -> Iterable[Conflict]:
    """A publication that was made, without its channel, time or languages."""
    for record in dossier.records.of(PublicationRecord):
        lacking = [name for name in HOW if not getattr(record, name)]
        if record.published_on is not None and lacking:
            yield conflict(at(record, lacking[0]), more=(at(record, "requirement").fact,), lacking=", ".join(lacking))


def required_and_silent(dossier: Dossier) -> Iterable[Conflict]:
    """A required disclosure of a decided programme that is still not made on the day of the documents."""
    for programme in dossier.records.of(Programme):
        resolution = deciding(dossier.records, programme)
        for record in _records_of(dossier, programme):
            late = resolution is not None and resolution.result == "approved" and resolution.meeting_on < dossier.issued
            if late and record.requirement == "required" and record.published_on is None:
                yield conflict(at(record, "requirement"), at(programme, "title"), issued=dossier.issued)


def undecided_and_unjudged(dossier: Dossier) -> Iterable[Conflict]:
    """An undecided programme of a listed company: no one judged whether it is an undisclosed material fact."""
    judged = {record.subject for record in dossier.records.of(PublicationRecord)}
    judged |= {gate.subject for gate in dossier.records.of(LegalGate) if gate.subject}
    for programme in dossier.records.of(Programme) if _listed(dossier) else ():
        resolution = deciding(dossier.records, programme)
        if resolution is None or programme.published or judged & {programme.id, resolution.id}:
            continue
        if dossier.issued < resolution.meeting_on:
            yield conflict(at(programme, "total"), at(resolution, "meeting_on"), meeting=resolution.meeting_on)


def policy_published_before_decision(dossier: Dossier) -> Iterable[Conflict]:
    """A policy published before it was decided."""
    for policy in dossier.records.of(Policy):
        if policy.published_on is not None and policy.published_on < policy.decision_date:
            places = at(policy, "published_on"), at(policy, "decision_date")
            more = (f"policies.{policy.id}.title", f"policies.{policy.id}.statement")
            yield conflict(*places, more=more, published=policy.published_on, decided=policy.decision_date)


def policies_of_one_title(dossier: Dossier) -> Iterable[Conflict]:
    """Two policies with the same title: which of them holds?"""
    by_title = defaultdict(list)
    for policy in dossier.records.of(Policy):
        by_title[policy.title.ja or policy.title.en].append(policy)
    for first, *others in by_title.values():
        yield from (conflict(at(other, "title"), at(first, "title"), value=other.title) for other in others)


def timely_disclosure_of_an_unlisted_company(dossier: Dossier) -> Iterable[Conflict]:
    """A publication by timely disclosure by a company that is not listed."""
    for company in (item for item in dossier.records.of(Company) if not item.listed):
        for record in dossier.records.of(PublicationRecord):
            if record.channel == "timely-disclosure":
                yield conflict(at(record, "channel"), at(company, "listed"))


def published_title_of_another_day(dossier: Dossier) -> Iterable[Conflict]:
    """A publication whose title names another day than the day on which it was made."""
    for listed in dossier.records.by_kind.values():
        for record in listed:
            days = dates_in(Text(record.published, record.published)) if record.published else ()
            if record.published_on is not None and len(days) == 1 and days[0] != record.published_on:
                yield conflict(
                    at(record, "published"), at(record, "published_on"), first=days[0], second=record.published_on
                )


def published_in_another_way(dossier: Dossier) -> Iterable[Conflict]:
    """A publication by one way whose figures were all disclosed on that day by another."""
    for record in (item for item in dossier.records.of(PublicationRecord) if item.channel in CHANNELS):
        papers = [
            item
            for item in dossier.records.of(Disclosure)
            if item.fact.startswith(f"programmes.{record.subject}.") and item.on == record.published_on
        ]
        if papers and all(item.paper in CHANNELS and item.paper != record.channel for item in papers):
            yield conflict(at(record, "channel"), at(papers[0], "paper"), channel=record.channel, paper=papers[0].paper)


def _unknown_programmes(dossier: Dossier) -> Iterator[Programme]:
    """Programmes that are neither published nor released."""
    released = {release.fact for release in dossier.records.of(Release)}
    for programme in dossier.records.of(Programme):
        if not programme.published and not any(name.startswith(f"programmes.{programme.id}.") for name in released):
            yield programme


def outlook_before_its_programme(dossier: Dossier) -> Iterable[Conflict]:
    """Suppliers of a listed company who would read of added sources before the programme with them is published."""
    listed = any(company.listed for company in dossier.records.of(Company))
    added = [item for item in dossier.records.of(Outlook) if item.audience == "supplier" and item.orders == ADDED]
    for programme in _unknown_programmes(dossier) if listed else ():
        yield from (conflict(at(item, "detail"), at(programme, "published")) for item in added)


def measure_public_before_its_programme(dossier: Dossier) -> Iterable[Conflict]:
    """A measure that outsiders may read of, of a programme that is neither published nor released."""
    for programme in _unknown_programmes(dossier):
        for measure in dossier.records.of(Investment):
            if measure.programme == programme.id and measure.label is not None and measure.label.level is Level.PUBLIC:
                yield conflict(at(measure, "outline"), at(programme, "published"))
