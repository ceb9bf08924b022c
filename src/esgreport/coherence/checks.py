"""Checks and proofs against what they check and prove: none is older than its subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from esgreport.coherence.contradiction import Conflict, Dossier, Place, at, conflict
from esgreport.company.records import Answer, Evidence, LegalGate, Programme, Record, Scenario

# The day on which a thing that was checked was last set, by its kind.
SET_ON = {"scenarios": "judged_on", "partners": "reviewed_on"}


def _thing(dossier: Dossier, name: str) -> Record | None:
    kinds = ("programmes", "asks", "scenarios", "partners", "releases")
    return next((item for kind in kinds for item in dossier.records.by_kind.get(kind, ()) if item.id == name), None)


def _set_on(thing: Record) -> tuple[str, date | None]:
    field = SET_ON.get(thing.KIND, "as_of")
    return field, getattr(thing, field)


def legal_check_older_than_its_subject(dossier: Dossier) -> Iterable[Conflict]:
    """A legal check made before the thing that it checked was last set."""
    for gate in (gate for gate in dossier.records.of(LegalGate) if gate.subject is not None):
        thing = _thing(dossier, gate.subject or "")
        field, day = _set_on(thing) if thing is not None else ("", None)
        if thing is not None and day is not None and gate.reviewed_on < day:
            yield conflict(at(gate, "reviewed_on"), at(thing, field), checked=gate.reviewed_on, day=day)


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
