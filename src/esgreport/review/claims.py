"""Claims: a sentence that claims an effect, an opportunity or oversight needs the evidence of its kind beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from esgreport.base.fact import Fact
from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.origin import Origin
from esgreport.base.text import Text
from esgreport.document.tree import Document
from esgreport.reading.raw import Node, Sequence
from esgreport.review.evidence_ladder import matches, meant
from esgreport.review.nodes import entries, scalars, texts
from esgreport.review.passages import Passage

FRESH = timedelta(days=366)
PLACES = ("section", "document")
_ENDS = {"ja": re.compile(r"(?<=[。！？\n])"), "en": re.compile(r"(?<=[.!?\n])\s+")}


@dataclass(frozen=True, slots=True)
class Claim:
    """One kind of claim: how it is recognised, and groups of facts of each of which one must be shown.

    `sourced` counts only facts that name their evidence.
    """

    id: str
    patterns: Mapping[str, re.Pattern[str]]
    unless: Mapping[str, re.Pattern[str]]
    where: str
    needs: tuple[tuple[str, ...], ...]
    sourced: bool
    name: Text
    missing: Text


def decode_claims(root: Node) -> Outcome[tuple[Claim, ...]]:
    """The claims of `content/claims.yaml`. Findings: ESG-REVIEW-001 a field, 002 a pattern that is none."""
    made: list[Claim] = []
    found: list[Finding] = []
    for node in root.items if isinstance(root, Sequence) else ():
        words, fields = scalars(node), dict(entries(node))
        groups = fields.get("needs")
        needs = tuple(texts(group) for group in groups.items) if isinstance(groups, Sequence) else ()
        faulty = [key for key in ("id", "ja", "en") if not words.get(key)]
        faulty += [] if words.get("where") in PLACES else ["where"]
        faulty += [] if needs and all(needs) else ["needs"]
        found += [finding("ESG-REVIEW-001", node.origin, key=key) for key in faulty]
        try:
            patterns = {name: re.compile(words.get(name, "")) for name in ("ja", "en")}
            unless = {name: re.compile(words[f"unless_{name}"]) for name in ("ja", "en") if words.get(f"unless_{name}")}
        except re.error as error:
            found.append(finding("ESG-REVIEW-002", node.origin, reason=str(error)))
            continue
        sourced = words.get("sourced") == "yes"
        name = Text(words.get("name_ja", ""), words.get("name_en", ""))
        missing = Text(words.get("missing_ja", ""), words.get("missing_en", ""))
        made.append(Claim(words.get("id", ""), patterns, unless, words.get("where", ""), needs, sourced, name, missing))
    return Outcome(None if found else tuple(made), tuple(found))


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim as it stands in a document: the sentence, its passage, and for each group the facts that prove it."""

    claim: Claim
    sentence: str
    passage: Passage
    proofs: tuple[tuple[tuple[str, Fact | None], ...], ...]


def claimed(
    document: Document, claims: tuple[Claim, ...], facts: Mapping[str, Fact], found: Iterable[Passage]
) -> Iterator[Claimed]:
    """Every claim of the passages, each once a passage, with what proves it nearby."""
    found = tuple(found)
    shown = _shown(document, facts, found)
    for passage in found:
        for claim in claims:
            parts = _sentences(document.language, passage.text)
            sentence = next((part for part in parts if _claims(claim, document.language, part)), None)
            if sentence is None:
                continue
            near = shown.get(passage.section, {}) if claim.where == "section" else shown[""]
            proofs = (
                tuple((key, fact) for key, fact in near.items() if _proves(claim, group, key, fact))
                for group in claim.needs
            )
            yield Claimed(claim, sentence, passage, tuple(proofs))


def unproved(
    document: Document, claims: tuple[Claim, ...], facts: Mapping[str, Fact], found: list[Passage]
) -> Iterator[Finding]:
    """Findings: ESG-REVIEW-032 a claim without the evidence of its kind, 033 evidence older than a year."""
    for item in claimed(document, claims, facts, found):
        if not all(item.proofs):
            yield _finding("ESG-REVIEW-032", document, item.passage, item.claim)
        elif all(_old(document, fact) for group in item.proofs for _, fact in group):
            yield _finding("ESG-REVIEW-033", document, item.passage, item.claim)


def _proves(claim: Claim, group: tuple[str, ...], fact_id: str, fact: Fact | None) -> bool:
    return matches(fact_id, group) and (not claim.sourced or (fact is not None and bool(fact.sources)))


def _finding(code: str, document: Document, passage: Passage, claim: Claim) -> Finding:
    return finding(
        code,
        passage.origin or Origin(f"{document.id}/{document.language}.md"),
        passage.section,
        document=document.id,
        claim=claim.id,
        section=passage.section,
        name_ja=claim.name.ja,
        name_en=claim.name.en,
        missing_ja=claim.missing.ja,
        missing_en=claim.missing.en,
    )


def _sentences(language: str, text: str) -> list[str]:
    return _ENDS[language].split(text)


def _claims(claim: Claim, language: str, sentence: str) -> bool:
    if not claim.patterns[language].search(sentence):
        return False
    taken_back = claim.unless.get(language)
    return taken_back is None or not taken_back.search(sentence)


def _shown(
    document: Document, facts: Mapping[str, Fact], found: Iterable[Passage]
) -> dict[str, dict[str, Fact | None]]:
    """What each section shows, by the ids of the facts that are meant; the whole document under the empty key."""
    made: dict[str, dict[str, Fact | None]] = {"": {}}
    shown = [("", fact_id) for fact_id in document.facts]
    shown += [(passage.section, fact_id) for passage in found for fact_id in passage.facts]
    for section, fact_id in shown:
        made.setdefault(section, {})[meant(fact_id, facts)[0]] = facts.get(fact_id)
    return made


def _old(document: Document, fact: Fact | None) -> bool:
    return fact is not None and fact.as_of is not None and document.issued - fact.as_of > FRESH
