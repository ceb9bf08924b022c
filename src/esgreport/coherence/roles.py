"""Who may do what: auditors and execution, the board's structure and its bodies, challengers, bodies that exist."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from esgreport.base.text import Text
from esgreport.coherence.contradiction import Conflict, Dossier, Place, at, conflict
from esgreport.coherence.text_dates import dates_in
from esgreport.coherence.text_names import names_person
from esgreport.company.records import Body, Commitment, Contact, House, Indicator, Officer, Policy, Resolution, Scenario

AUDITS = re.compile(r"監査役|監査等?委員|audit", re.IGNORECASE)
# Bodies that a structure of the board does not have.
FOREIGN = {
    "kansayaku": re.compile(r"監査等?委員会|Audit and Supervisory Committee", re.IGNORECASE),
    "audit-committee": re.compile(r"監査役会|Audit (&|and) Supervisory Board", re.IGNORECASE),
    "three-committees": re.compile(r"監査役会|監査等委員会|Audit (&|and) Supervisory", re.IGNORECASE),
}
# A body as a text names it.
NAMED = re.compile(r"[一-龥ァ-ヴー]{2,}(?:委員会|会議)")
NAMED_EN = re.compile(
    r"\b(?:[A-Z][\w&-]+ )(?:(?:[A-Z][\w-]*|&|and|of|for) )*(?:Committee|Meeting|Council|Office|Board)\b"
)
GENERAL = re.compile(r"General Meeting|株主|取締役会議|経営会議")


def auditor_in_charge(dossier: Dossier) -> Iterable[Conflict]:
    """One who audits the directors put in charge of carrying something out, or proposing it."""
    auditing = {body.id: body for body in dossier.records.of(Body) if AUDITS.search(body.name.ja) is not None}
    officers = {item.id: item for item in dossier.records.of(Officer) if item.body in auditing}
    for paper in dossier.records.of(Resolution):
        for field in ("delegate", "proposer"):
            officer = officers.get(getattr(paper, field) or "")
            if officer is not None:
                yield conflict(at(paper, field), at(officer, "body"), value=officer.name)


def body_of_another_structure(dossier: Dossier) -> Iterable[Conflict]:
    """A body that the company's structure of the board does not have."""
    house = dossier.records.single(House)
    foreign = FOREIGN.get(str(house.board_structure))
    for body in dossier.records.of(Body) if foreign is not None else ():
        if foreign is not None and (foreign.search(body.name.ja) or foreign.search(body.name.en)):
            yield conflict(at(body, "name"), at(house, "board_structure"), value=body.name)


def body_that_is_not(dossier: Dossier) -> Iterable[Conflict]:
    """A body or department named in a decision, a draft, a promise or a trigger that is none of the company's."""
    bodies = dossier.records.of(Body)
    departments = [contact.department for contact in dossier.records.of(Contact)]
    for place, names in _named(dossier) if bodies else ():
        unknown = [name for name in names if not _is_known(name, bodies, departments)]
        if unknown:
            yield conflict(place, value=unknown[0])


def _is_known(name: str, bodies: Iterable[Body], departments: Iterable[Text]) -> bool:
    named = any(body.name.ja in name or (body.name.en and body.name.en in name) for body in bodies)
    return named or any(part.ja.startswith(name) or name in part.en for part in departments)


def _named(dossier: Dossier) -> Iterator[tuple[Place, list[str]]]:
    yield from ((at(item, "organ"), [item.organ.ja]) for item in dossier.records.of(Policy) if item.organ is not None)
    yield from ((at(item, "drafting"), [item.drafting.ja]) for item in dossier.records.of(Resolution))
    texts = [(at(item, "detail"), item.detail) for item in dossier.records.of(Commitment)]
    texts += [(at(item, "trigger"), item.trigger) for item in dossier.records.of(Indicator) if item.trigger is not None]
    for place, text in texts:
        yield place, [name for name in NAMED.findall(text.ja) + NAMED_EN.findall(text.en) if not GENERAL.search(name)]


def challenged_by_the_proposer(dossier: Dossier) -> Iterable[Conflict]:
    """Estimates challenged only by those who propose or carry out what they support."""
    officers = {item.id: item for item in dossier.records.of(Officer)}
    for paper in (paper for paper in dossier.records.of(Resolution) if paper.challenged_by is not None):
        own = [officers[name] for name in _in_charge(dossier, paper) if name in officers]
        said = paper.challenged_by
        if said is not None and any(names_person(said, item.name) for item in own) and not _others(said, own, officers):
            yield conflict(at(paper, "challenged_by"), at(paper, "proposer"), value=said)


def _in_charge(dossier: Dossier, paper: Resolution) -> Iterator[str]:
    """Who proposes and who carries out; not a delegate who judged the estimates, whose finding is ESG-COHERENCE-064."""
    yield paper.proposer
    delegate = next((item for item in dossier.records.of(Officer) if item.id == paper.delegate), None)
    judged = (item.judged_by for item in dossier.records.of(Scenario))
    if delegate is not None and not any(names_person(by, delegate.name) for by in judged):
        yield paper.delegate


def _others(said: Text, own: list[Officer], officers: dict[str, Officer]) -> bool:
    return any(names_person(said, item.name) for item in officers.values() if item not in own)


def reviewed_by_a_body_that_did_not_meet(dossier: Dossier) -> Iterable[Conflict]:
    """A prior review by a body on a day after its last meeting."""
    met = {body.id: body for body in dossier.records.of(Body) if body.last_meeting is not None}
    for paper in dossier.records.of(Resolution):
        for body in met.values():
            day = _reviewed_on(paper.pre_review, body)
            if day is not None and body.last_meeting is not None and body.last_meeting < day < paper.meeting_on:
                places = at(body, "last_meeting"), at(paper, "pre_review")
                yield conflict(*places, met=body.last_meeting, reviewed=day)


def _reviewed_on(review: Text, body: Body) -> date | None:
    """The day that follows the name of the body in a review."""
    _, named, rest = review.ja.partition(body.name.ja)
    days = dates_in(Text(rest[:20], "")) if named else ()
    return days[0] if days else None
