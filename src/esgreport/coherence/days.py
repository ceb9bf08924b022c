"""Days that cannot be: what happened after the documents, what is still to come before them, work out of its period."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from esgreport.coherence.contradiction import Conflict, Dossier, Place, at, conflict
from esgreport.company.records import Dialogue, Investment, Programme

# What took place, by kind and field: it cannot be dated after the documents that tell it.
PAST = (
    "policies.decision_date", "bodies.last_meeting", "leak_losses.judged_on", "partners.reviewed_on",
    "scenarios.judged_on", "effects.judged_on", "recovery.judged_on", "supply_shares.judged_on", "rights.judged_on",
    "publications.judged_on", "resolutions.challenged_on", "incidents.occurred_on", "evidence.dated",
    "checklist.reviewed_on", "legal_gates.reviewed_on", "releases.approved_on", "monitoring.latest_on",
    "training.held_on", "opportunities.noted_on", "dialogue.on", "commitments.approved_on",
)  # fmt: skip
# What is still to be done.
FUTURE = (
    "resolutions.rationale_review_on", "resolutions.look_again_on", "untreated.review_on", "checklist.due",
)  # fmt: skip
COMPLETE = re.compile(r"完了|完成済|\bcompleted?\b|\bdone\b", re.IGNORECASE)
NOT_COMPLETE = re.compile(r"未完了|完了予定|完了見込|not (yet )?complete", re.IGNORECASE)


def _dated(dossier: Dossier, names: Iterable[str]) -> Iterator[tuple[Place, date]]:
    """The place and the day of every such field that was filled in."""
    for name in names:
        kind, _, field = name.partition(".")
        for record in dossier.records.by_kind.get(kind, ()):
            day = getattr(record, field)
            if day is not None:
                yield at(record, field), day


def happened_after_issue(dossier: Dossier) -> Iterable[Conflict]:
    """Something that has happened, dated after the documents."""
    late = ((place, day) for place, day in _dated(dossier, PAST) if day > dossier.issued)
    return (conflict(place, day=day, issued=dossier.issued) for place, day in late)


def review_in_the_past(dossier: Dossier) -> Iterable[Conflict]:
    """A review or a term still to come, dated before the documents."""
    passed = ((place, day) for place, day in _dated(dossier, FUTURE) if day < dossier.issued)
    return (conflict(place, day=day, issued=dossier.issued) for place, day in passed)


def promise_overdue(dossier: Dossier) -> Iterable[Conflict]:
    """A conversation whose follow-up was due and has no outcome."""
    for talk in dossier.records.of(Dialogue):
        if talk.due is not None and talk.due < dossier.issued and talk.outcome is None and talk.erased_on is None:
            yield conflict(at(talk, "due"), day=talk.due, issued=dossier.issued)


def investment_outside_programme(dossier: Dossier) -> Iterable[Conflict]:
    """An investment that starts before its programme or ends after it."""
    programmes = {item.id: item for item in dossier.records.of(Programme)}
    for item in (item for item in dossier.records.of(Investment) if item.programme is not None):
        programme = programmes[item.programme or ""]
        for end, early in (("start", item.start < programme.start), ("end", item.end > programme.end)):
            if early:
                days = {"day": getattr(item, end), "limit": getattr(programme, end)}
                yield conflict(at(item, end), at(programme, end), **days)


def effect_before_completion(dossier: Dossier) -> Iterable[Conflict]:
    """Progress that tells of completion before the day on which the measure is complete."""
    for item in (item for item in dossier.records.of(Investment) if item.progress is not None):
        said = f"{item.progress.ja} {item.progress.en}" if item.progress is not None else ""
        if item.end > dossier.issued and COMPLETE.search(said) is not None and NOT_COMPLETE.search(said) is None:
            yield conflict(at(item, "progress"), at(item, "end"), day=item.end, value=item.progress)
