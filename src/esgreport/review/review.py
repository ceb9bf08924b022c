"""The review of one document: every rule over every passage, and what the whole must hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from esgreport.base.fact import Fact
from esgreport.base.finding import Finding, finding
from esgreport.base.origin import Origin
from esgreport.document.specification import Specification
from esgreport.document.tree import Document, LetterHead, Panel, SignOff
from esgreport.review.claims import unproved
from esgreport.review.evidence_ladder import climbed
from esgreport.review.handling import above_ceiling
from esgreport.review.passages import Passage, passages, section_of, sections_text
from esgreport.review.rules import Rules, Wording
from esgreport.review.speech_level import mixed_registers

_SINGULAR, _PLURAL = re.compile("貴社"), re.compile("皆様|各位")
_NO_HARM = re.compile("不利益に(取り扱|扱)|at a disadvantage")
_VOLUNTARY = re.compile("任意|[Vv]oluntary")


@dataclass(frozen=True, slots=True)
class Situation:
    """What review must know beyond the tree: whether it has one addressee, and the facts that it may show by id."""

    single_recipient: bool = False
    facts: Mapping[str, Fact] = field(default_factory=dict)


def review(document: Document, specification: Specification, rules: Rules, situation: Situation) -> tuple[Finding, ...]:
    """Every finding of the first rules. None quotes the text of a fact.

    Findings: those of `review_text`, ESG-REVIEW-005 a clause is missing, 006 no ask, 007 no sign-off, 008 貴社 to many,
    009 各位 to one, 012 registers mixed, 030 and 031 the evidence ladder, 032 and 033 claims, 034
    the handling mark.
    """
    return review_passages(document, specification, rules, situation, list(passages(document)))


def review_passages(
    document: Document, specification: Specification, rules: Rules, situation: Situation, found: list[Passage]
) -> tuple[Finding, ...]:
    """The review of `found` instead of the document's own passages: of its text as people left it in the file.

    Passages without text bring the facts that prove the claims of their section. Findings: those of `review`.
    """
    made = [*_clauses(document, specification, rules, found), *_parts(document, specification)]
    if document.language == "ja":
        made += _recipient(document, found, situation)
        made += [
            finding("ESG-REVIEW-012", item.origin, item.section, document=document.id, section=item.section)
            for item in mixed_registers(found, specification.register)
        ]
    made += climbed(document, specification.ladder, rules.ladder, situation.facts, found)
    made += above_ceiling(document, specification.ceiling, situation.facts, found)
    made += unproved(document, rules.claims, situation.facts, found)
    return (*review_text(document, rules, found), *made)


def review_text(document: Document, rules: Rules, found: list[Passage]) -> tuple[Finding, ...]:
    """What the words alone show, whatever the document is; of `document` only id, language and audience count.

    Findings: ESG-REVIEW-003 and 004 wording, 010 御中 with 様, 011 no-disadvantage promise without a voluntary basis,
    013 当社 and 弊社 mixed.
    """
    made = list(_wordings(document, rules, document.audience.partition(":")[0], found))
    if document.language == "ja":
        made += [*_honorifics(document, found), *_self_names(document, found)]
    return (*made, *_promises(document, found))


def _wordings(document: Document, rules: Rules, family: str, found: Iterable[Passage]) -> Iterator[Finding]:
    quick = rules.quick[document.language]
    for passage in found:
        if not quick.search(passage.text):
            continue
        for rule in rules.wordings:
            if rule.concerns(family, document.inside) and rule.forbids(passage.text, document.language):
                yield _wording(document, rule, passage)


def _wording(document: Document, rule: Wording, passage: Passage) -> Finding:
    return finding(
        "ESG-REVIEW-004" if rule.level == "warning" else "ESG-REVIEW-003",
        passage.origin or Origin(f"{document.id}/{document.language}.md"),
        ", ".join(passage.facts) or passage.section,
        document=document.id,
        rule=rule.id,
        why_ja=rule.why.ja,
        why_en=rule.why.en,
        safer_ja=rule.safer.ja,
        safer_en=rule.safer.en,
    )


def _clauses(document: Document, specification: Specification, rules: Rules, found: list[Passage]) -> Iterator[Finding]:
    whole = sections_text(found)
    for name in specification.clauses:
        clause = rules.clauses.get(name)
        if clause is None or not clause.stands_in(whole, document.language):
            words = clause.name if clause is not None else None
            yield finding(
                "ESG-REVIEW-005",
                subject=name,
                document=document.id,
                name_ja=words.ja if words else name,
                name_en=words.en if words else name,
            )


def _parts(document: Document, specification: Specification) -> Iterator[Finding]:
    if specification.ask and section_of(document, specification.ask) is None:
        yield finding("ESG-REVIEW-006", subject=specification.ask, document=document.id, section=specification.ask)
    if not specification.ask and not any(
        isinstance(block, Panel) for item in document.sections for block in item.blocks
    ):
        yield finding("ESG-REVIEW-006", document=document.id, section="-")
    wanted = specification.sign_off
    section = section_of(document, wanted) if wanted else None
    signed = section is not None and any(
        isinstance(block, SignOff | LetterHead) or document.form == "paper" for block in section.blocks
    )
    if wanted and not signed:
        yield finding("ESG-REVIEW-007", subject=wanted, document=document.id, section=wanted)


def _recipient(document: Document, found: Iterable[Passage], situation: Situation) -> Iterator[Finding]:
    if not document.audience.startswith("supplier"):
        return
    for passage in found:
        if not situation.single_recipient and _SINGULAR.search(passage.text):
            yield finding("ESG-REVIEW-008", passage.origin, passage.section, document=document.id)
        if situation.single_recipient and passage.kind == "address" and _PLURAL.search(passage.text):
            yield finding("ESG-REVIEW-009", passage.origin, passage.section, document=document.id)


def _honorifics(document: Document, found: Iterable[Passage]) -> Iterator[Finding]:
    for passage in found:
        if passage.kind == "address" and "御中" in passage.text and passage.text.rstrip().endswith("様"):
            yield finding("ESG-REVIEW-010", passage.origin, passage.section, document=document.id)


def _self_names(document: Document, found: list[Passage]) -> Iterator[Finding]:
    whole = sections_text(found)
    if "当社" in whole and "弊社" in whole:
        yield finding("ESG-REVIEW-013", document=document.id)


def _promises(document: Document, found: Iterable[Passage]) -> Iterator[Finding]:
    for passage in found:
        if _NO_HARM.search(passage.text) and not _VOLUNTARY.search(passage.text):
            yield finding("ESG-REVIEW-011", passage.origin, passage.section, document=document.id)
