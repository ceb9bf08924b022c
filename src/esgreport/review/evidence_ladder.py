"""The evidence ladder: in which form a document may disclose each step, and which figures must never meet outside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from re import Pattern
from typing import Annotated

from esgreport.base.fact import Fact
from esgreport.base.finding import Finding, finding
from esgreport.base.origin import Origin
from esgreport.base.text import Text
from esgreport.document.tree import Document
from esgreport.reading.shape import Flat
from esgreport.review.passages import Passage, place_in

FORMS = ("words", "band", "figure")
# How a released fact says what was done to it, and in which form it is then disclosed.
LOWERED = {"release(words)": "words", "release(band)": "band", "release(index)": "band"}
# Readers before whom figures that are kept apart may meet.
MAY_COMBINE = ("board",)


@dataclass(frozen=True, slots=True)
class SeparatedFigures:
    """Two kinds of figures that give a third one away, as patterns of fact ids, and why."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    why: Annotated[Text, Flat("why_")]


@dataclass(frozen=True, slots=True)
class Ladder:
    """The steps in their order with patterns of fact ids, and what stays apart."""

    steps: Mapping[str, tuple[str, ...]]
    apart: tuple[SeparatedFigures, ...] = ()

    def step_of(self, fact_id: str) -> str:
        """The step that a fact belongs to; empty for facts outside the ladder."""
        return next((name for name, patterns in self.steps.items() if matches(fact_id, patterns)), "")


NO_LADDER = Ladder({})


def matches(fact_id: str, patterns: tuple[str, ...]) -> bool:
    """Whether a fact id fits one of the patterns, in which `*` matches anything."""
    return _union(patterns).fullmatch(fact_id) is not None


@lru_cache(maxsize=512)
def _union(patterns: tuple[str, ...]) -> Pattern[str]:
    return re.compile("|".join(".*".join(map(re.escape, pattern.split("*"))) for pattern in patterns) or r"(?!)", re.S)


def meant(fact_id: str, facts: Mapping[str, Fact]) -> tuple[str, str]:
    """The id of the disclosed fact, and in which form; a released fact represents the one it makes coarser."""
    fact = facts.get(fact_id)
    if fact is None or not fact.formula.startswith("release("):
        return fact_id, "figure"
    return fact.inputs[0], LOWERED.get(fact.formula, "figure")


def ladder_findings(
    document: Document,
    allowed: Mapping[str, str],
    ladder: Ladder,
    facts: Mapping[str, Fact],
    passages_read: list[Passage],
) -> Iterator[Finding]:
    """Findings: ESG-REVIEW-030 a step in a form that the document may not use, 031 figures that meet outside."""
    disclosed = [(fact_id, *meant(fact_id, facts)) for fact_id in document.facts]
    for fact_id, source, form in disclosed:
        step = ladder.step_of(source)
        most = allowed.get(step, "")
        if step and (most not in FORMS or FORMS.index(form) > FORMS.index(most)):
            place, section = _place(document, fact_id, passages_read)
            words = {"section": section, "step": step, "form": form, "most": most or "-"}
            yield finding("ESG-REVIEW-030", place, source, document=document.id, related=(), **words)
    if document.audience.partition(":")[0] not in MAY_COMBINE:
        yield from _meeting_findings(document, disclosed, ladder, passages_read)


def _meeting_findings(
    document: Document, disclosed: list[tuple[str, str, str]], ladder: Ladder, passages_read: list[Passage]
) -> Iterator[Finding]:
    figures = [(fact_id, source) for fact_id, source, form in disclosed if form != "words"]
    for pair in ladder.apart:
        first = next((item for item in figures if matches(item[1], pair.one)), None)
        second = next((item for item in figures if matches(item[1], pair.other)), None)
        if first is not None and second is not None:
            place, _ = _place(document, second[0], passages_read)
            words = {"one": first[1], "why_ja": pair.why.ja, "why_en": pair.why.en}
            yield finding("ESG-REVIEW-031", place, second[1], document=document.id, related=(), **words)


def _place(document: Document, fact_id: str, passages_read: list[Passage]) -> tuple[Origin, str]:
    shown = next((item for item in passages_read if fact_id in item.facts), None)
    return place_in(document, shown), shown.section if shown is not None else "-"
