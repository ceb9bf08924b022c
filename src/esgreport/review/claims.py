"""Claims: a sentence that claims an effect, an opportunity or oversight needs the evidence of its kind beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain, product
from typing import Annotated, Literal

from esgreport.base.fact import Fact
from esgreport.base.finding import Finding, finding
from esgreport.base.text import Language, Text
from esgreport.document.tree import Document
from esgreport.reading.shape import Flat
from esgreport.review.evidence_ladder import matches, meant
from esgreport.review.passages import Passage, place_in
from esgreport.review.patterns import NO_PATTERNS, Patterns
from esgreport.review.sentences import sentences

FRESH = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Claim:
    """One kind of claim: the sentences that make it, and groups of facts of each of which one must be shown.

    `unless` takes a sentence back; `where` is as near as the facts must be. `sourced` counts only facts that name their
    evidence.
    """

    id: str
    ja: re.Pattern[str]
    en: re.Pattern[str]
    where: Literal["section", "document"]
    needs: tuple[tuple[str, ...], ...]
    name: Annotated[Text, Flat("name_")]
    missing: Annotated[Text, Flat("missing_")]
    unless: Annotated[Patterns, Flat("unless_")] = NO_PATTERNS
    sourced: bool = False

    def is_made_by(self, sentence: str, language: Language) -> bool:
        """Whether a sentence of a document claims it."""
        pattern = self.ja if language == "ja" else self.en
        return pattern.search(sentence) is not None and not self.unless.fits(sentence, language)


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim as it occurs in a document: the sentence, its passage, and for each group the facts that prove it."""

    claim: Claim
    sentence: str
    passage: Passage
    proofs: tuple[tuple[tuple[str, Fact | None], ...], ...]


def find_claims(
    document: Document, claims: tuple[Claim, ...], facts: Mapping[str, Fact], passages_read: Iterable[Passage]
) -> Iterator[FoundClaim]:
    """Every claim of the passages, each once a passage, with what proves it nearby."""
    passages_read = tuple(passages_read)
    shown = _shown(document, facts, passages_read)
    for passage, claim in product(passages_read, claims):
        parts = sentences(document.language, passage.text)
        sentence = next((part for part in parts if claim.is_made_by(part, document.language)), None)
        if sentence is not None:
            evidence = shown.get(passage.section, {}) if claim.where == "section" else shown[""]
            yield FoundClaim(claim, sentence, passage, tuple(_proofs(claim, evidence)))


def _proofs(claim: Claim, evidence: Mapping[str, Fact | None]) -> Iterator[tuple[tuple[str, Fact | None], ...]]:
    """For each group of evidence that the claim needs, the facts nearby that prove it."""
    for group in claim.needs:
        yield tuple((key, fact) for key, fact in evidence.items() if _proves(claim, group, key, fact))


def unproved_claims(
    document: Document, claims: tuple[Claim, ...], facts: Mapping[str, Fact], passages_read: list[Passage]
) -> Iterator[Finding]:
    """Findings: ESG-REVIEW-032 a claim without the evidence of its kind, 033 evidence older than a year."""
    for item in find_claims(document, claims, facts, passages_read):
        if not all(item.proofs):
            yield _finding("ESG-REVIEW-032", document, item.passage, item.claim)
        elif all(_old(document, fact) for group in item.proofs for _, fact in group):
            yield _finding("ESG-REVIEW-033", document, item.passage, item.claim)


def _proves(claim: Claim, group: tuple[str, ...], fact_id: str, fact: Fact | None) -> bool:
    return matches(fact_id, group) and (not claim.sourced or (fact is not None and bool(fact.sources)))


def _finding(code: str, document: Document, passage: Passage, claim: Claim) -> Finding:
    names = {"name_ja": claim.name.ja, "name_en": claim.name.en, "claim": claim.id, "section": passage.section}
    words = {**names, "missing_ja": claim.missing.ja, "missing_en": claim.missing.en}
    return finding(code, place_in(document, passage), passage.section, document=document.id, related=(), **words)


def _shown(
    document: Document, facts: Mapping[str, Fact], passages_read: Iterable[Passage]
) -> dict[str, dict[str, Fact | None]]:
    """What each section shows, by the ids of the facts that are meant; the whole document under the empty key."""
    by_section: dict[str, dict[str, Fact | None]] = {"": {}}
    of_passages = ((passage.section, fact_id) for passage in passages_read for fact_id in passage.facts)
    for section, fact_id in chain((("", fact_id) for fact_id in document.facts), of_passages):
        by_section.setdefault(section, {})[meant(fact_id, facts)[0]] = facts.get(fact_id)
    return by_section


def _old(document: Document, fact: Fact | None) -> bool:
    return fact is not None and fact.as_of is not None and document.issued - fact.as_of > FRESH
