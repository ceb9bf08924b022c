"""How often and when something is done by the words that readers see, and what becomes of their answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from esgreport.base.text import Text
from esgreport.coherence.contradiction import Conflict, Dossier, Place, at, conflict
from esgreport.coherence.languages import texts_of
from esgreport.coherence.stated_figures import often_in
from esgreport.coherence.text_dates import MONTHS
from esgreport.coherence.text_numbers import says, sentences
from esgreport.company.grammar.number import narrowed
from esgreport.company.records import Ask, Commitment, Company, Objection, Outlook, PolicyChange, Question, Resolution

USED = re.compile(
    r"回答(?:を(?:もとに|基に|踏まえ|用いて|使って)|に基づ)|"
    r"(?:from|based on|using|by) your (?:answers|responses|replies)",
    re.IGNORECASE,
)
EVALUATED = re.compile(r"評価|evaluat|assess|rating|rank", re.IGNORECASE)
TO_THE_BOARD = re.compile(r"取締役会に報告|to the board\b", re.IGNORECASE)
MEETING_JA = re.compile(r"(\d{4})年(\d{1,2})月の定?時?株主総会")
MEETING_EN = re.compile(rf"(?:general|shareholders') meeting (?:of|in) ({'|'.join(MONTHS)}) (\d{{4}})", re.IGNORECASE)
# The annual meeting is held within three months of the end of the year.
MONTHS_TO_MEETING = 3


def _read(dossier: Dossier) -> Iterator[tuple[Place, Text]]:
    records = dossier.records
    yield from ((at(item, "after"), item.after) for item in records.of(PolicyChange))
    yield from ((at(item, "answer"), item.answer) for item in records.of(Question))
    yield from ((at(item, "detail"), item.detail) for item in records.of(Outlook))
    yield from ((at(item, name), getattr(item, name)) for item in records.of(Ask) for name in ("purpose", "data_use"))


def answers_used_after_all(dossier: Dossier) -> Iterable[Conflict]:
    """Suppliers are promised that answers are not used in evaluating them, and another text says that they are."""
    promise = next((item for item in dossier.records.of(Commitment) if item.subject == "answers-not-used"), None)
    for place, text in _read(dossier) if promise is not None else ():
        if promise is not None and says(USED, text) and says(EVALUATED, text):
            yield conflict(place, at(promise, "detail"), value=text)


def frequency_said_otherwise(dossier: Dossier) -> Iterable[Conflict]:
    """A change of policy that does something as often as no promise of the same thing."""
    for change in dossier.records.of(PolicyChange):
        for promise in dossier.records.of(Commitment):
            same = change.subject.ja and change.subject.ja in promise.title.ja
            changed, promised = often_in(change.after), often_in(promise.detail)
            if same and changed and promised and not changed & promised:
                yield conflict(at(change, "after"), at(promise, "detail"), value=change.after, true=promise.detail)


def reported_at_another_frequency(dossier: Dossier) -> Iterable[Conflict]:
    """An answer that says how often the board receives a report, and the paper says another frequency."""
    papers = dossier.records.of(Resolution)
    for objection in dossier.records.of(Objection):
        stated = {times for part in sentences(objection.answer) if says(TO_THE_BOARD, part) for times in often_in(part)}
        for paper in papers:
            known = often_in(paper.report_frequency)
            if stated and known and not stated <= known:
                yield conflict(at(objection, "answer"), at(paper, "report_frequency"), value=objection.answer)
                break


def meeting_in_another_month(dossier: Dossier) -> Iterable[Conflict]:
    """An annual general meeting in a month that does not follow the end of the year."""
    company = dossier.records.optional(Company)
    for place, text in texts_of(dossier) if company is not None else ():
        off = [day for day in _meetings(text) if company is not None and not _follows(day, company.fiscal_year_end)]
        if off and company is not None:
            yield conflict(place, at(company, "fiscal_year_end"), month=f"{off[0]:%Y-%m}", end=company.fiscal_year_end)


def _meetings(text: Text) -> Iterator[date]:
    for year, month in MEETING_JA.findall(narrowed(text.ja)):
        if 1 <= int(month) <= len(MONTHS):
            yield date(int(year), int(month), 1)
    for name, year in MEETING_EN.findall(text.en):
        yield date(int(year), MONTHS.index(name.capitalize()) + 1, 1)


def _follows(day: date, year_end: str) -> bool:
    return 0 < (day.month - int(year_end.partition("-")[0])) % len(MONTHS) <= MONTHS_TO_MEETING
