"""What a paper says in words against its own kind, days and counts: spent, looked at again, counted, left as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from esgreport.base.fact import number_of
from esgreport.base.text import Text
from esgreport.coherence.contradiction import Conflict, Dossier, at, conflict, derived
from esgreport.coherence.text_numbers import says
from esgreport.coherence.worded_days import NOT_SHORT, SHORT
from esgreport.company.records import Answer, Item, Programme, PublicationRecord, Resolution, Scenario, UntreatedItem

SPENT = re.compile(
    r"円[をの]支出(?:する|した|し、|が生じ(?!な))|円を投じ|"
    r"(?:is|are|will be) spent (?:now|from|on|in)|we (?:will )?spend\b",
    re.IGNORECASE,
)
MUCH = re.compile(r"大き|長[いく]|多[いく]|\b(?:large|long|great|severe|many)\b", re.IGNORECASE)
PUBLISHED = re.compile(
    r"公表(?:する|した|している|します)|(?<!not )\b(?:is|are|was|will be) published\b", re.IGNORECASE
)
BEGUN = re.compile(
    r"(?:始め|開始し|着手し|終え|完了し|実施し)た|実施済み|完了済み|\b(?:started|has begun|began|completed|finished)\b",
    re.IGNORECASE,
)


def spent_before_decided(dossier: Dossier) -> Iterable[Conflict]:
    """A paper that only deliberates or reports, and says that money is spent."""
    for paper in (paper for paper in dossier.records.of(Resolution) if paper.paper != "resolution"):
        if says(SPENT, paper.financial_impact):
            yield conflict(at(paper, "financial_impact"), at(paper, "paper"), value=paper.financial_impact)


def looked_at_before_meeting(dossier: Dossier) -> Iterable[Conflict]:
    """A day for looking again, or for reviewing the reason, that is not after the meeting."""
    for paper in dossier.records.of(Resolution):
        for name in ("look_again_on", "rationale_review_on"):
            day = getattr(paper, name)
            if day is not None and day <= paper.meeting_on:
                yield conflict(at(paper, name), at(paper, "meeting_on"), day=day, meeting=paper.meeting_on)


def counted_and_not_counted(dossier: Dossier) -> Iterable[Conflict]:
    """A scenario named among what is not counted, whose loss is estimated."""
    for paper in (paper for paper in dossier.records.of(Resolution) if paper.not_counted is not None):
        said = paper.not_counted or Text("", "")
        for scenario in dossier.records.of(Scenario):
            counted = scenario.frequency is not None and scenario.loss_high is not None
            if counted and _holds(said, scenario.title):
                yield conflict(at(paper, "not_counted"), at(scenario, "frequency"), value=scenario.title)
                break


def purpose_of_untreated(dossier: Dossier) -> Iterable[Conflict]:
    """A programme for an item that is listed as left as it is."""
    items = {item.id: item for item in dossier.records.of(Item)}
    for programme in dossier.records.of(Programme):
        for left in (item for item in dossier.records.of(UntreatedItem) if item.programme == programme.id):
            item = items.get(left.subject)
            if item is not None and _holds(programme.purpose, item.name):
                yield conflict(at(programme, "purpose"), at(left, "subject"), value=item.name)


def _holds(text: Text, name: Text) -> bool:
    """Whether the text names it in either language."""
    pairs = ((text.ja, name.ja), (text.en.casefold(), name.en.casefold()))
    return any(len(wanted) > 1 and wanted in said for said, wanted in pairs)


def untreated_for_a_shortfall(dossier: Dossier) -> Iterable[Conflict]:
    """An item left as it is because much is short of it, and nothing is."""
    for item in dossier.records.of(UntreatedItem):
        name = f"survival.{item.subject}.gap"
        gap = number_of(dossier.value(name))
        short = says(SHORT, item.reason) and says(MUCH, item.reason) and not says(NOT_SHORT, item.reason)
        if gap is not None and gap <= 0 and short:
            yield conflict(at(item, "reason"), derived(name), value=item.reason)


def reason_of_a_publication(dossier: Dossier) -> Iterable[Conflict]:
    """A publication judged to be neither required nor voluntary, whose reason says that it is made."""
    for record in dossier.records.of(PublicationRecord):
        if record.requirement == "none" and says(PUBLISHED, record.reason):
            yield conflict(at(record, "reason"), at(record, "requirement"), value=record.reason)


def planned_and_begun(dossier: Dossier) -> Iterable[Conflict]:
    """An answer of the checklist that is only planned, on grounds that it was begun or done."""
    for answer in (item for item in dossier.records.of(Answer) if item.state == "planned" and item.grounds is not None):
        if says(BEGUN, answer.grounds or Text("", "")):
            yield conflict(at(answer, "grounds"), at(answer, "state"), value=answer.grounds)
