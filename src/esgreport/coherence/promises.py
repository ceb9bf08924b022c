"""Promises to readers: the same day, length and hours wherever they appear."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from esgreport.base.text import Text
from esgreport.coherence.contradiction import Conflict, Dossier, Place, at, conflict
from esgreport.coherence.text_dates import dates_in, months_in
from esgreport.coherence.text_numbers import EN, JA, numbers_by, says, sentences
from esgreport.company.records import Ask, Body, Commitment, Contact, Dialogue, Outlook, Question, Stakeholder, Step

# What a sentence with a day promises.
FEEDBACK = re.compile(r"ご回答します|ご報告します|結果を共有|report back", re.IGNORECASE)
KEPT = re.compile(r"保存期間|消去|削除|retention|delete|erase", re.IGNORECASE)
TALKS = re.compile(
    r"日程をご相談|協議の開始|協議を始め|arrange a date|start of talks|contact you|talks? starts?", re.IGNORECASE
)
COST = re.compile(r"費用|価格|\bcost\b|\bprice\b", re.IGNORECASE)
FEEDBACK_STEP = re.compile(r"結果の共有|回答結果|考えのご?連絡|feedback|reply to your", re.IGNORECASE)
ANSWER = re.compile(r"回答|\banswer", re.IGNORECASE)
SENT = re.compile(r"送付|発送|letter sent", re.IGNORECASE)
NOTICE_JA = re.compile(rf"{JA}\s?(?:か|カ|ヶ|ヵ|箇)月前")
NOTICE_EN = re.compile(rf"(?:at least )?{EN} months?(?: in advance| before|' notice)", re.IGNORECASE)
HOURS_JA, HOURS_EN = re.compile(rf"{JA}時間以内"), re.compile(rf"within {EN} hours", re.IGNORECASE)
# Contacts with whom a supplier can talk about the cost of a request.
COST_DESKS = ("price-consultation", "procurement", "general")
Said = tuple[Place, Text, str]


def _stated(dossier: Dossier) -> Iterator[Said]:
    """(place, text, readers) of what readers read that we will do."""
    records = dossier.records
    yield from ((at(item, "detail"), item.detail, item.audience) for item in records.of(Commitment))
    yield from ((at(item, "answer"), item.answer, item.audience) for item in records.of(Question))
    yield from ((at(item, "detail"), item.detail, item.audience) for item in records.of(Outlook))
    yield from ((at(item, "data_use"), item.data_use, item.audience) for item in records.of(Ask))
    suppliers = {item.id for item in records.of(Stakeholder) if item.kind == "supplier"}
    talks = (item for item in records.of(Dialogue) if item.stakeholder in suppliers)
    yield from ((at(item, "done"), item.done, "supplier") for item in talks if item.done is not None)


def _recorded(dossier: Dossier, audience: str) -> Iterator[tuple[re.Pattern[str], list[tuple[Place, date]]]]:
    """By what a sentence promises: the days on record, with their places."""
    asks = [ask for ask in dossier.records.of(Ask) if ask.audience == audience]
    steps = [step for step in dossier.records.of(Step) if step.audience == audience and says(COST, step.name)]
    yield FEEDBACK, [(at(ask, "feedback_on"), ask.feedback_on) for ask in asks if ask.feedback_on is not None]
    yield KEPT, [(at(ask, "retain_until"), ask.retain_until) for ask in asks if ask.retain_until is not None]
    yield TALKS, [(at(step, "start"), step.start) for step in steps]


def promised_for_another_day(dossier: Dossier) -> Iterable[Conflict]:
    """A day promised for feedback, erasure or talks other than the day on record."""
    for place, text, audience in _stated(dossier):
        found = (_off(sentence, _recorded(dossier, audience)) for sentence in sentences(text))
        off = next((item for item in found if item is not None), None)
        if off is not None:
            promised, other, recorded = off
            yield conflict(place, other, promised=promised, recorded=recorded)


def _off(
    sentence: Text, kinds: Iterable[tuple[re.Pattern[str], list[tuple[Place, date]]]]
) -> tuple[date, Place, date] | None:
    days = dates_in(sentence)
    for pattern, known in kinds:
        if days and known and says(pattern, sentence) and not {day for _, day in known} & set(days):
            return (days[0], *known[0])
    return None


def notice_of_two_lengths(dossier: Dossier) -> Iterable[Conflict]:
    """A notice promised to the same readers some months before here and other months there."""
    first: dict[str, tuple[Place, object]] = {}
    for place, text, audience in _stated(dossier):
        for written, months in numbers_by(NOTICE_JA, NOTICE_EN, text):
            earlier, length = first.setdefault(audience, (place, months))
            if months != length:
                yield conflict(place, earlier, value=written)
                break


def promise_of_a_day_passed(dossier: Dossier) -> Iterable[Conflict]:
    """A commitment for a month that is over when the documents are dated."""
    for item in dossier.records.of(Commitment):
        months = months_in(item.detail)
        if months and max(months) < dossier.issued.replace(day=1):
            yield conflict(at(item, "detail"), promised=max(months), issued=dossier.issued)


def told_later_than_promised(dossier: Dossier) -> Iterable[Conflict]:
    """Readers are to hear within fewer hours than a report may take to reach the top."""
    slow = [body for body in dossier.records.of(Body) if body.escalation_hours is not None]
    for item in dossier.records.of(Commitment):
        for written, hours in numbers_by(HOURS_JA, HOURS_EN, item.detail):
            late = [body for body in slow if body.escalation_hours is not None and body.escalation_hours.value > hours]
            if late:
                places = at(item, "detail"), at(late[0], "escalation_hours")
                yield conflict(*places, value=written, hours=late[0].escalation_hours)
                break


def cost_desk_of_another_purpose(dossier: Dossier) -> Iterable[Conflict]:
    """A request that sends its reader about cost to a desk for something else."""
    contacts = {item.id: item for item in dossier.records.of(Contact)}
    for ask in (ask for ask in dossier.records.of(Ask) if ask.audience == "supplier"):
        desk = contacts.get(ask.contact)
        if desk is not None and desk.purpose not in COST_DESKS:
            yield conflict(at(ask, "contact"), at(desk, "purpose"), value=desk.department)


def feedback_before_answers(dossier: Dossier) -> Iterable[Conflict]:
    """A step of sharing results that begins before the step of answering ends."""
    steps = dossier.records.of(Step)
    answers = [step for step in steps if says(ANSWER, step.name) and not says(FEEDBACK_STEP, step.name)]
    for step in (step for step in steps if says(FEEDBACK_STEP, step.name)):
        later = [item for item in answers if item.audience == step.audience and item.end > step.start]
        yield from (conflict(at(step, "start"), at(item, "end"), shared=step.start, until=item.end) for item in later)


def step_before_its_letter(dossier: Dossier) -> Iterable[Conflict]:
    """A step with readers that is over before the letter that tells them of it."""
    steps = dossier.records.of(Step)
    for letter in (step for step in steps if says(SENT, step.name)):
        early = [step for step in steps if step.audience == letter.audience and step.end < letter.start]
        yield from (conflict(at(step, "end"), at(letter, "start"), day=step.end, sent=letter.start) for step in early)


def ask_without_its_promise(dossier: Dossier) -> Iterable[Conflict]:
    """Voluntary requests to suppliers where no one has promised that not answering does no harm."""
    promised = any(item.subject == "no-disadvantage" for item in dossier.records.of(Commitment))
    asks = [
        item for item in dossier.records.of(Ask) if item.audience == "supplier" and item.basis_of_ask == "voluntary"
    ]
    if asks and not promised and dossier.records.of(Commitment):
        yield conflict(at(asks[0], "basis_of_ask"), value=asks[0].title)
