"""The chain of a decision: decided by the competent organ, then published, then told and started."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from esgreport.coherence.contradiction import Conflict, Dossier, at, conflict
from esgreport.coherence.text_dates import dates_in, months_in
from esgreport.company.record_set import Records
from esgreport.company.records import Programme, Resolution

TOLD = ("title", "total", "total_in_period", "start", "end")


def deciding(records: Records, programme: Programme) -> Resolution | None:
    """The resolution that decides the programme: the earliest that was approved, else the earliest that is to come."""
    papers = [item for item in resolutions_of(records, programme) if item.paper == "resolution"]
    approved = [item for item in papers if item.result == "approved"]
    return min(approved or papers, key=lambda item: item.meeting_on, default=None)


def resolutions_of(records: Records, programme: Programme) -> Iterator[Resolution]:
    """Every paper about the programme."""
    return (item for item in records.of(Resolution) if item.programme == programme.id)


def _decided(dossier: Dossier) -> Iterator[tuple[Programme, Resolution]]:
    for programme in dossier.records.of(Programme):
        resolution = deciding(dossier.records, programme)
        if resolution is not None:
            yield programme, resolution


def told_facts(programme: Programme) -> tuple[str, ...]:
    """The facts of the programme that outsiders read once it is published."""
    return tuple(f"programmes.{programme.id}.{name}" for name in TOLD)


def started_before_decision(dossier: Dossier) -> Iterable[Conflict]:
    """A programme that starts before the meeting that decides it, without an authority to start."""
    for programme, resolution in _decided(dossier):
        if programme.start < resolution.meeting_on and resolution.authority is None:
            places = at(programme, "start"), at(resolution, "meeting_on")
            yield conflict(*places, start=programme.start, meeting=resolution.meeting_on)


def authority_in_part(dossier: Dossier) -> Iterable[Conflict]:
    """An authority to start early without its amount, an amount without authority."""
    for resolution in dossier.records.of(Resolution):
        if (resolution.authority is None) != (resolution.authority_amount is None):
            given, lacking = ("authority", "authority_amount")[:: 1 if resolution.authority is not None else -1]
            yield conflict(at(resolution, given), at(resolution, lacking), given=given, lacking=lacking)


def authority_above_programme(dossier: Dossier) -> Iterable[Conflict]:
    """An amount allowed before the resolution that is more than the whole initial spending."""
    for programme, resolution in _decided(dossier):
        allowed = resolution.authority_amount
        if allowed is not None and allowed.amount > programme.capex.amount:
            places = at(resolution, "authority_amount"), at(programme, "capex")
            yield conflict(*places, allowed=allowed, capex=programme.capex)


def published_before_decision(dossier: Dossier) -> Iterable[Conflict]:
    """A programme that was published before the meeting that decides it."""
    for programme, resolution in _decided(dossier):
        if programme.published_on is not None and programme.published_on < resolution.meeting_on:
            places = at(programme, "published_on"), at(resolution, "meeting_on")
            days = {"published": programme.published_on, "meeting": resolution.meeting_on}
            yield conflict(*places, more=told_facts(programme), **days)


def told_before_decision(dossier: Dossier) -> Iterable[Conflict]:
    """Documents dated before the meeting that tell outside readers of a programme published on a day not given."""
    for programme, resolution in _decided(dossier):
        if programme.published and programme.published_on is None and dossier.issued < resolution.meeting_on:
            places = at(resolution, "meeting_on"), at(programme, "published")
            days = {"issued": dossier.issued, "meeting": resolution.meeting_on}
            yield conflict(*places, more=told_facts(programme), **days)


def told_without_result(dossier: Dossier) -> Iterable[Conflict]:
    """A published programme whose meeting has passed with no approval on record."""
    for programme, resolution in _decided(dossier):
        passed = resolution.meeting_on <= dossier.issued
        if programme.published and passed and resolution.result != "approved":
            places = at(resolution, "result"), at(programme, "published")
            yield conflict(
                *places, more=told_facts(programme), meeting=resolution.meeting_on, result=resolution.result or "-"
            )


def result_before_meeting(dossier: Dossier) -> Iterable[Conflict]:
    """A result on record for a meeting that is still to come on the day of the documents."""
    for resolution in dossier.records.of(Resolution):
        if resolution.result is not None and resolution.meeting_on > dossier.issued:
            places = at(resolution, "result"), at(resolution, "meeting_on")
            yield conflict(*places, meeting=resolution.meeting_on, issued=dossier.issued, result=resolution.result)


def never_put_to_the_board(dossier: Dossier) -> Iterable[Conflict]:
    """A programme that no paper puts to the board."""
    for programme in dossier.records.of(Programme):
        if next(resolutions_of(dossier.records, programme), None) is None:
            yield conflict(at(programme, "title"), value=programme.title)


def reviewed_after_decision(dossier: Dossier) -> Iterable[Conflict]:
    """A prior review, or a check of the estimates, dated after the meeting that it prepares."""
    for resolution in dossier.records.of(Resolution):
        days = [("pre_review", day) for day in dates_in(resolution.pre_review)]
        if resolution.challenged_on is not None:
            days.append(("challenged_on", resolution.challenged_on))
        for field, day in days:
            if day > resolution.meeting_on:
                yield conflict(
                    at(resolution, field), at(resolution, "meeting_on"), day=day, meeting=resolution.meeting_on
                )


def reported_before_the_meeting(dossier: Dossier) -> Iterable[Conflict]:
    """The next report promised for a month before the meeting that it follows."""
    for paper in dossier.records.of(Resolution):
        months = months_in(paper.next_step)
        if months and max(months) < paper.meeting_on.replace(day=1):
            places = at(paper, "next_step"), at(paper, "meeting_on")
            yield conflict(*places, promised=max(months), meeting=paper.meeting_on)
