"""Dialogue, requests and the schedule: who was talked with, what was promised, and by when."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from esgreport.base.text import Text
from esgreport.coherence.contradiction import Conflict, Dossier, Place, at, conflict
from esgreport.company.records import (
    Answer,
    Ask,
    Commitment,
    Dialogue,
    Message,
    Policy,
    Question,
    Release,
    Stakeholder,
    Step,
)

# How a class of stakeholders is named in words of ours.
CLASSES: Mapping[str, re.Pattern[str]] = {
    "shareholder": re.compile(r"株主|投資家|shareholder|investor", re.IGNORECASE),
    "supplier": re.compile(r"調達先|仕入先|お取引先|supplier", re.IGNORECASE),
    "customer": re.compile(r"顧客|お客様|customer", re.IGNORECASE),
    "lender": re.compile(r"金融機関|銀行|lender|bank", re.IGNORECASE),
    "government": re.compile(r"行政|官公庁|authorities|government", re.IGNORECASE),
    "employee": re.compile(r"従業員|社員|employee", re.IGNORECASE),
    "association": re.compile(r"業界団体|industry association", re.IGNORECASE),
    "local": re.compile(r"地域社会|自治体|local communit", re.IGNORECASE),
}
# A dialogue that took place, not one that is promised or meant in general.
HELD = re.compile(
    r"対話を(続け|重ね|行[っい])|ご意見を.*(生か|反映)|keep talking|hold dialogue|have talked|talked with|held talks",
    re.IGNORECASE,
)
# The item of the checklist that asks whether we talk with those concerned (guideline, section A).
ON_DIALOGUE = "CHK-A3-a"
COST = re.compile(r"費用|価格|\bcost\b|\bprice\b", re.IGNORECASE)
ANSWER = re.compile(r"回答|\banswer", re.IGNORECASE)
FEEDBACK = re.compile(r"結果の共有|回答結果|feedback", re.IGNORECASE)
SENT = re.compile(r"送付|発送|letter sent", re.IGNORECASE)
ERASED_AFTER = re.compile(r"期限(後|まで)|until the date|after the deadline|in time", re.IGNORECASE)
ERASED = re.compile(r"消去|削除|erase|delete", re.IGNORECASE)


def _says(pattern: re.Pattern[str], text: Text) -> bool:
    return pattern.search(text.ja) is not None or pattern.search(text.en) is not None


def _held_with(dossier: Dossier) -> set[str]:
    """The classes with which a dialogue is on record."""
    kinds = {item.id: item.kind for item in dossier.records.of(Stakeholder)}
    return {kinds[talk.stakeholder] for talk in dossier.records.of(Dialogue)}


def dialogue_that_was_not_held(dossier: Dossier) -> Iterable[Conflict]:
    """Words that tell of dialogue with a class of stakeholders with which none is on record."""
    held = _held_with(dossier)
    for place, text, fact in _claims(dossier):
        named = [kind for kind, words in CLASSES.items() if _says(words, text)]
        missing = [kind for kind in named if kind not in held]
        if _says(HELD, text) and missing:
            yield conflict(place, more=fact, missing=", ".join(missing), value=text)


def _claims(dossier: Dossier) -> Iterator[tuple[Place, Text, tuple[str, ...]]]:
    """Texts in which a company tells of its dialogue, with the facts under which they are printed."""
    for release in dossier.records.of(Release):
        if release.words is not None and release.withdrawn_on is None:
            yield at(release, "words"), release.words, (f"releases.{release.id}",)
    yield from ((at(item, "statement"), item.statement, ()) for item in dossier.records.of(Policy))
    yield from ((at(item, "text"), item.text, ()) for item in dossier.records.of(Message))
    yield from ((at(item, "detail"), item.detail, ()) for item in dossier.records.of(Commitment))
    yield from ((at(item, "answer"), item.answer, ()) for item in dossier.records.of(Question))


def stakeholder_without_dialogue(dossier: Dossier) -> Iterable[Conflict]:
    """A class of stakeholders with which no dialogue is on record, and that is not in its first year."""
    talked = {talk.stakeholder for talk in dossier.records.of(Dialogue)}
    for item in dossier.records.of(Stakeholder) if talked else ():
        if item.id not in talked and not item.first_year:
            yield conflict(at(item, "name"), value=item.name)


def first_year_with_earlier_talks(dossier: Dossier) -> Iterable[Conflict]:
    """A first year of dialogue ticked for a class that was talked with more than a year ago."""
    for item in (item for item in dossier.records.of(Stakeholder) if item.first_year):
        talks = [talk for talk in dossier.records.of(Dialogue) if talk.stakeholder == item.id]
        first = min(talks, key=lambda talk: talk.on, default=None)
        if first is not None and (dossier.issued - first.on).days > 366:
            yield conflict(at(item, "first_year"), at(first, "on"), day=first.on)


def erased_before_feedback(dossier: Dossier) -> Iterable[Conflict]:
    """Answers erased before their result is shared."""
    for ask in dossier.records.of(Ask):
        if ask.retain_until is not None and ask.feedback_on is not None and ask.retain_until < ask.feedback_on:
            places = at(ask, "retain_until"), at(ask, "feedback_on")
            yield conflict(*places, until=ask.retain_until, feedback=ask.feedback_on)


def deadline_that_has_passed(dossier: Dossier) -> Iterable[Conflict]:
    """A request whose deadline is not after the date of the letter that makes it."""
    for ask in dossier.records.of(Ask):
        if ask.deadline <= dossier.issued and ask.erased_on is None:
            yield conflict(at(ask, "deadline"), deadline=ask.deadline, issued=dossier.issued)


def ambiguous_deletion(dossier: Dossier) -> Iterable[Conflict]:
    """Words that promise erasure at a term, where answers are due on one day and erased on another."""
    texts = [(at(item, "detail"), item.detail, item.audience) for item in dossier.records.of(Commitment)]
    texts += [(at(item, "answer"), item.answer, item.audience) for item in dossier.records.of(Question)]
    for place, text, audience in texts:
        for ask in (ask for ask in dossier.records.of(Ask) if ask.audience == audience):
            unclear = ask.retain_until is not None and ask.retain_until != ask.deadline
            if unclear and _says(ERASED, text) and _says(ERASED_AFTER, text):
                yield conflict(place, at(ask, "retain_until"), until=ask.retain_until, deadline=ask.deadline)
                break


def deletion_without_term(dossier: Dossier) -> Iterable[Conflict]:
    """A promise to erase answers beside a request that says no day for it."""
    promised = [item for item in dossier.records.of(Commitment) if _says(ERASED, item.detail)]
    for ask in (ask for ask in dossier.records.of(Ask) if ask.retain_until is None):
        for promise in (item for item in promised if item.audience == ask.audience):
            yield conflict(at(promise, "detail"), at(ask, "retain_until"), value=ask.title)


def _steps(dossier: Dossier) -> Mapping[str, list[Step]]:
    by_reader = defaultdict(list)
    for step in dossier.records.of(Step):
        by_reader[step.audience].append(step)
    return by_reader


def two_starts_of_a_step(dossier: Dossier) -> Iterable[Conflict]:
    """The same step entered with two starts."""
    for steps in _steps(dossier).values():
        first: dict[str, Step] = {}
        for step in steps:
            earlier = first.setdefault(step.name.ja or step.name.en, step)
            if earlier.start != step.start:
                places = at(step, "start"), at(earlier, "start")
                yield conflict(*places, value=step.name, first=earlier.start, second=step.start)


def cost_talks_after_answers(dossier: Dossier) -> Iterable[Conflict]:
    """Talks about cost that open only after the reader is to answer, though cost is to be discussed first."""
    for steps in _steps(dossier).values():
        talks = [step for step in steps if _says(COST, step.name)]
        answers = [step for step in steps if _says(ANSWER, step.name) and not _says(FEEDBACK, step.name)]
        for talk in talks if answers else ():
            opening = min(answers, key=lambda step: step.start)
            if talk.start > opening.start:
                yield conflict(at(talk, "start"), at(opening, "start"), talks=talk.start, answers=opening.start)


def deadline_off_schedule(dossier: Dossier) -> Iterable[Conflict]:
    """A deadline other than the end of the step of answering, a feedback after the step of feedback."""
    for ask in dossier.records.of(Ask):
        steps = _steps(dossier).get(ask.audience, [])
        answers = [step for step in steps if _says(ANSWER, step.name) and not _says(FEEDBACK, step.name)]
        if answers and ask.deadline not in {step.end for step in answers}:
            yield conflict(at(ask, "deadline"), at(answers[0], "end"), first=ask.deadline, second=answers[0].end)
        shared = [step for step in steps if _says(FEEDBACK, step.name)]
        if shared and ask.feedback_on is not None and not any(_holds(step, ask) for step in shared):
            yield conflict(at(ask, "feedback_on"), at(shared[0], "end"), first=ask.feedback_on, second=shared[0].end)


def _holds(step: Step, ask: Ask) -> bool:
    return ask.feedback_on is not None and step.start <= ask.feedback_on <= step.end


def letter_on_another_day(dossier: Dossier) -> Iterable[Conflict]:
    """A step of sending the letter on another day than the date on the letter."""
    for steps in _steps(dossier).values():
        for step in (step for step in steps if _says(SENT, step.name)):
            if not step.start <= dossier.issued <= step.end:
                yield conflict(at(step, "start"), sent=step.start, issued=dossier.issued)


def promises_of_one_kind(dossier: Dossier) -> Iterable[Conflict]:
    """The same promise made to the same readers in two wordings."""
    first: dict[tuple[str, str], Commitment] = {}
    for item in dossier.records.of(Commitment):
        earlier = first.setdefault((item.audience, item.subject or item.id), item)
        if earlier.detail != item.detail:
            yield conflict(at(item, "detail"), at(earlier, "detail"), value=item.title)


def promise_without_approver(dossier: Dossier) -> Iterable[Conflict]:
    """A promise that documents make in the company's name without an approver."""
    for item in dossier.records.of(Commitment):
        if item.subject is not None and item.approver is None:
            yield conflict(at(item, "subject"), at(item, "approver"), value=item.title)


def request_without_cost_offer(dossier: Dossier) -> Iterable[Conflict]:
    """A request to suppliers where no approved promise offers to talk about its cost and price."""
    offers = [item for item in dossier.records.of(Commitment) if item.subject == "cost-path"]
    if not any(item.audience == "supplier" for item in offers):
        asks = (ask for ask in dossier.records.of(Ask) if ask.audience == "supplier" and ask.erased_on is None)
        yield from (conflict(at(ask, "cost_path"), at(ask, "title"), value=ask.title) for ask in asks)


def dialogue_answered_without_any(dossier: Dossier) -> Iterable[Conflict]:
    """A self-check that says we talk with those concerned, without a record of any dialogue."""
    for answer in dossier.records.of(Answer) if not dossier.records.of(Dialogue) else ():
        if answer.item == ON_DIALOGUE and answer.answer == "yes":
            yield conflict(at(answer, "answer"))
