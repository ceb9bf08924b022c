"""Checks and proofs against what they check and prove: none is older than its subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from esgreport.coherence.contradiction import Conflict, Dossier, Place, at, conflict
from esgreport.company.records import (
    Answer,
    Evidence,
    Incident,
    LegalGate,
    Programme,
    PublicationRecord,
    Record,
    Resolution,
    Scenario,
)

# The day on which a thing that was checked was last set, by its kind.
SET_ON = {"scenarios": "judged_on", "partners": "reviewed_on"}


def _thing(dossier: Dossier, name: str) -> Record | None:
    kinds = ("programmes", "asks", "scenarios", "partners", "releases")
    return next((item for kind in kinds for item in dossier.records.by_kind.get(kind, ()) if item.id == name), None)


def _set_on(dossier: Dossier, thing: Record) -> tuple[Place, date | None]:
    """Where and on which day a thing was last set: by its own field, or by the newest paper that gives it."""
    field = SET_ON.get(thing.KIND, "as_of")
    proofs = [item for item in dossier.records.of(Evidence) if item.id in thing.sources]
    day: date | None = getattr(thing, field)
    if day is None and thing.KIND == "programmes" and proofs:
        newest = max(proofs, key=lambda proof: proof.dated)
        return at(newest, "dated"), newest.dated
    return at(thing, field), day


def legal_check_older_than_its_subject(dossier: Dossier) -> Iterable[Conflict]:
    """A legal check made before the thing that it checked was last set."""
    for gate in (gate for gate in dossier.records.of(LegalGate) if gate.subject is not None):
        thing = _thing(dossier, gate.subject or "")
        place, day = _set_on(dossier, thing) if thing is not None else (at(gate, "subject"), None)
        if day is not None and gate.reviewed_on < day:
            yield conflict(at(gate, "reviewed_on"), place, checked=gate.reviewed_on, day=day)


def screen_older_than_estimates(dossier: Dossier) -> Iterable[Conflict]:
    """The answer to the screen of materiality, given before the losses were judged."""
    judged = [item for item in dossier.records.of(Scenario) if item.severity is not None]
    latest = max(judged, key=lambda item: item.judged_on, default=None)
    for gate in (gate for gate in dossier.records.of(LegalGate) if gate.covers == "materiality"):
        if latest is not None and gate.reviewed_on < latest.judged_on:
            places = at(gate, "reviewed_on"), at(latest, "judged_on")
            yield conflict(*places, checked=gate.reviewed_on, day=latest.judged_on)


def checked_after_publication(dossier: Dossier) -> Iterable[Conflict]:
    """A legal check of a programme made after the programme was published."""
    programmes = {item.id: item for item in dossier.records.of(Programme)}
    for gate in (gate for gate in dossier.records.of(LegalGate) if gate.subject in programmes):
        programme = programmes[gate.subject or ""]
        if programme.published_on is not None and gate.reviewed_on > programme.published_on:
            places = at(gate, "reviewed_on"), at(programme, "published_on")
            yield conflict(*places, checked=gate.reviewed_on, published=programme.published_on)


def answer_older_than_its_proof(dossier: Dossier) -> Iterable[Conflict]:
    """An answer of the checklist reviewed before the evidence that it rests on was dated."""
    proofs = {item.id: item for item in dossier.records.of(Evidence)}
    for answer in dossier.records.of(Answer):
        day, cited = answer.reviewed_on, [proofs[name] for name in answer.sources if name in proofs]
        later = [proof for proof in cited if day is not None and proof.dated > day]
        yield from (
            conflict(at(answer, "reviewed_on"), at(proof, "dated"), day=day, dated=proof.dated) for proof in later
        )


def figure_newer_than_its_proof(dossier: Dossier) -> Iterable[Conflict]:
    """A figure of a day after every evidence that is to prove it."""
    proofs = {item.id: item for item in dossier.records.of(Evidence)}
    for record, day in _of_a_day(dossier):
        cited = [proofs[name] for name in record.sources if name in proofs]
        if cited and len(cited) == len(record.sources) and max(proof.dated for proof in cited) < day:
            newest = max(cited, key=lambda proof: proof.dated)
            place = Place(f"{record.KIND}[{record.id}].as_of", _first_fact(record), record.written_at("as_of"))
            yield conflict(place, at(newest, "dated"), day=day, dated=newest.dated)


def _of_a_day(dossier: Dossier) -> Iterator[tuple[Record, date]]:
    listed = (record for records in dossier.records.by_kind.values() for record in records)
    return ((record, record.as_of) for record in listed if record.as_of is not None)


def _first_fact(record: Record) -> str:
    """The fact that represents the record; the day is an attribute of them all."""
    field = next((name for name in ("current", "title", "name") if hasattr(record, name)), "id")
    return at(record, field).fact


def happened_after_its_proof(dossier: Dossier) -> Iterable[Conflict]:
    """An incident dated after every paper that tells of it."""
    proofs = {item.id: item for item in dossier.records.of(Evidence)}
    for incident in dossier.records.of(Incident):
        cited = [proofs[name] for name in incident.sources if name in proofs]
        newest = max(cited, key=lambda proof: proof.dated, default=None)
        if newest is not None and newest.dated < incident.occurred_on:
            places = at(incident, "occurred_on"), at(newest, "dated")
            yield conflict(*places, day=incident.occurred_on, dated=newest.dated)


def checked_after_the_meeting(dossier: Dossier) -> Iterable[Conflict]:
    """A legal check made after the meeting that had its programme on the agenda; before a publication it may be."""
    made_known = {item.subject for item in dossier.records.of(PublicationRecord) if item.published_on is not None}
    unpublished = {item.id for item in dossier.records.of(Programme) if item.published_on is None} - made_known
    for paper in (paper for paper in dossier.records.of(Resolution) if paper.programme in unpublished):
        for gate in (gate for gate in dossier.records.of(LegalGate) if gate.subject == paper.programme):
            if gate.reviewed_on > paper.meeting_on:
                places = at(gate, "reviewed_on"), at(paper, "meeting_on")
                yield conflict(*places, checked=gate.reviewed_on, meeting=paper.meeting_on)
