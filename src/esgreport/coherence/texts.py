"""Texts: the figures in them against the facts, and the form of what is printed inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from esgreport.base.text import Text
from esgreport.coherence.contradiction import Conflict, Dossier, Place, at, conflict, derived
from esgreport.coherence.text_figures import TextFigure, figures_in, known_figures
from esgreport.company.fields import FieldSpec, own_specs
from esgreport.company.records import Objection, Programme, Question, Record, Release, Resolution

PAPER = ("financial_impact", "rationale", "low_end", "not_counted")
# Fields that are printed inside a sentence say so in their help.
INSIDE, ENDINGS = "名詞で", re.compile(r"(。|です|ます|である|した|する)\s*$")
SHARE = "metrics.appraisal.break_even_share"
WORTH = re.compile(
    r"採算|釣り合|費用に見合|損益分岐|正味現在価値は0|still pays|break[- ]even|worth its cost|NPV is zero",
    re.IGNORECASE,
)
BORROWED = re.compile(r"借入|借り入れ|社債|\bloans?\b|borrow", re.IGNORECASE)
NOT_BORROWED = re.compile(
    r"借入(れ)?(を|は)?(要しない|行わない|しない|不要|なし)|(no|without) (loan|borrow)", re.IGNORECASE
)


def _texts(dossier: Dossier) -> Iterator[tuple[Place, Text, tuple[str, ...]]]:
    """Texts that argue with figures, and the facts under which they are printed elsewhere."""
    records = dossier.records
    for objection in records.of(Objection):
        yield from ((at(objection, name), getattr(objection, name), ()) for name in ("objection", "answer"))
    yield from ((at(question, "answer"), question.answer, ()) for question in records.of(Question))
    for release in records.of(Release):
        if release.words is not None and release.withdrawn_on is None:
            yield at(release, "words"), release.words, (f"releases.{release.id}",)
    for paper in records.of(Resolution):
        yield from ((at(paper, name), text, ()) for name in PAPER if (text := getattr(paper, name)) is not None)


def figures_that_no_fact_has(dossier: Dossier) -> Iterable[Conflict]:
    """A share or an amount in a text that is none of the facts, rounded as the text rounds it."""
    known = known_figures(dossier.facts.values())
    for place, text, more in _texts(dossier):
        unknown = [figure for figure in figures_in(text) if not figure.is_among(known)]
        if unknown:
            yield conflict(place, more=more, figure=unknown[0].written, value=text)


def worth_by_another_share(dossier: Dossier) -> Iterable[Conflict]:
    """A share of the effect at which the programme still pays, against the break-even share."""
    for place, text, more in _texts(dossier) if SHARE in dossier.facts else ():
        shares = [figure for figure in figures_in(text) if figure.unit == "%"]
        says = WORTH.search(text.ja) is not None or WORTH.search(text.en) is not None
        if says and shares and not _one_is(shares, dossier):
            yield conflict(place, derived(SHARE), more=more, figure=shares[0].written, value=text)


def _one_is(shares: Iterable[TextFigure], dossier: Dossier) -> bool:
    share = dossier.facts[SHARE]
    return any(figure.is_among(known_figures([share])) for figure in shares)


def sentence_inside_a_sentence(dossier: Dossier) -> Iterable[Conflict]:
    """A text that is printed inside a sentence and ends like one."""
    for listed in dossier.records.by_kind.values():
        for record in listed:
            yield from _ended(record)


def _ended(record: Record) -> Iterator[Conflict]:
    for spec in own_specs(record.KIND):
        text = getattr(record, spec.name) if _is_inside(spec) else None
        if text is not None and (ENDINGS.search(text.ja) is not None or text.en.rstrip().endswith(".")):
            yield conflict(at(record, spec.name), value=text)


def _is_inside(spec: FieldSpec) -> bool:
    return spec.form == "text" and INSIDE in spec.help_ja


def funded_two_ways(dossier: Dossier) -> Iterable[Conflict]:
    """A programme paid from loans by one text and without any by the other."""
    programmes = {item.id: item for item in dossier.records.of(Programme)}
    for paper in dossier.records.of(Resolution):
        funding = programmes[paper.programme].funding
        parts = [part for part in _languages(paper.financial_impact) if BORROWED.search(part)]
        if funding is not None and any(_borrows(part) != _borrows(f"{funding.ja} {funding.en}") for part in parts):
            places = at(paper, "financial_impact"), at(programmes[paper.programme], "funding")
            yield conflict(*places, value=paper.financial_impact)


def _languages(text: Text) -> tuple[str, str]:
    """What each language says: one of them may differ from the funding, and from the other."""
    return text.ja, text.en


def _borrows(said: str) -> bool:
    return BORROWED.search(said) is not None and NOT_BORROWED.search(said) is None
