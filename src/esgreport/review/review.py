"""The review of one document: every rule over every passage, and what the whole must hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from esgreport.base.fact import Fact
from esgreport.base.finding import Finding, finding
from esgreport.base.text import Text
from esgreport.document.specification import Specification
from esgreport.document.tree import Document, LetterHead, Panel, SignOff
from esgreport.review.claims import unproved_claims
from esgreport.review.evidence_ladder import ladder_findings
from esgreport.review.handling import above_ceiling
from esgreport.review.passages import Passage, passages, place_in, section_of, sections_text
from esgreport.review.rules import Rules, Wording
from esgreport.review.speech_level import mixed_speech_levels

_SINGULAR, _PLURAL = re.compile("貴社"), re.compile("皆様|各位")
_NO_HARM = re.compile("不利益に(取り扱|扱)|at a disadvantage")
_VOLUNTARY = re.compile("任意|[Vv]oluntary")


@dataclass(frozen=True, slots=True)
class ReviewContext:
    """What review must know beyond the tree: whether it has one addressee, and the facts that it may show by id."""

    single_recipient: bool = False
    facts: Mapping[str, Fact] = field(default_factory=dict)


def review(
    document: Document, specification: Specification, rules: Rules, context: ReviewContext
) -> tuple[Finding, ...]:
    """Every finding of the first rules. None quotes the text of a fact.

    Findings: those of `review_text`, ESG-REVIEW-005 a clause is missing, 006 no ask, 007 no sign-off, 008 貴社 to many,
    009 各位 to one, 012 registers mixed, 030 and 031 the evidence ladder, 032 and 033 claims, 034
    the handling mark.
    """
    return review_passages(document, specification, rules, context, list(passages(document)))


def review_passages(
    document: Document, specification: Specification, rules: Rules, context: ReviewContext, passages_read: list[Passage]
) -> tuple[Finding, ...]:
    """The review of `passages_read` instead of the document's own passages: of its text as people left it in the file.

    Passages without text bring the facts that prove the claims of their section. Findings: those of `review`.
    """
    findings = [*_clauses(document, specification, rules, passages_read), *_parts(document, specification)]
    if document.language == "ja":
        findings += _recipient(document, passages_read, context)
        findings += [
            finding("ESG-REVIEW-012", item.origin, item.section, document=document.id, section=item.section)
            for item in mixed_speech_levels(passages_read, specification.register)
        ]
    findings += ladder_findings(document, specification.ladder, rules.ladder, context.facts, passages_read)
    findings += above_ceiling(document, specification.ceiling, context.facts, passages_read)
    findings += unproved_claims(document, rules.claims, context.facts, passages_read)
    return (*review_text(document, rules, passages_read), *findings)


def review_text(document: Document, rules: Rules, passages_read: list[Passage]) -> tuple[Finding, ...]:
    """What the words alone show, whatever the document is; of `document` only id, language and audience count.

    Findings: ESG-REVIEW-003 and 004 wording, 010 御中 with 様, 011 no-disadvantage promise without a voluntary basis,
    013 当社 and 弊社 mixed.
    """
    findings = list(_wordings(document, rules, document.audience.partition(":")[0], passages_read))
    if document.language == "ja":
        findings += [*_honorifics(document, passages_read), *_self_names(document, passages_read)]
    return (*findings, *_promises(document, passages_read))


def _wordings(document: Document, rules: Rules, family: str, passages_read: Iterable[Passage]) -> Iterator[Finding]:
    quick = rules.quick[document.language]
    concerned = [rule for rule in rules.wordings if rule.concerns(family, document.inside)]
    for passage in (passage for passage in passages_read if quick.search(passage.text)):
        broken = (rule for rule in concerned if rule.forbids(passage.text, document.language))
        yield from (_wording(document, rule, passage) for rule in broken)


def _wording(document: Document, rule: Wording, passage: Passage) -> Finding:
    code = "ESG-REVIEW-004" if rule.level == "warning" else "ESG-REVIEW-003"
    reasons = {"rule": rule.id, "why_ja": rule.why.ja, "why_en": rule.why.en}
    words = {**reasons, "safer_ja": rule.safer.ja, "safer_en": rule.safer.en}
    subject = ", ".join(passage.facts) or passage.section
    return finding(code, place_in(document, passage), subject, document=document.id, related=(), **words)


def _clauses(
    document: Document, specification: Specification, rules: Rules, passages_read: list[Passage]
) -> Iterator[Finding]:
    text = sections_text(passages_read)
    for name in specification.clauses:
        clause = rules.clauses.get(name)
        if clause is None or not clause.stands_in(text, document.language):
            words = clause.name if clause is not None else Text(name, name)
            yield finding("ESG-REVIEW-005", subject=name, document=document.id, name_ja=words.ja, name_en=words.en)


def _parts(document: Document, specification: Specification) -> Iterator[Finding]:
    ask, sign_off = specification.ask, specification.sign_off
    asked = section_of(document, ask) is not None if ask else _has_panel(document)
    # An annex asks nothing of its readers: the document that it belongs to does.
    if not asked and not specification.annex_to:
        yield finding("ESG-REVIEW-006", subject=ask, document=document.id, section=ask or "-")
    if sign_off and not _is_signed(document, sign_off):
        yield finding("ESG-REVIEW-007", subject=sign_off, document=document.id, section=sign_off)


def _has_panel(document: Document) -> bool:
    return any(isinstance(block, Panel) for section in document.sections for block in section.blocks)


def _is_signed(document: Document, key: str) -> bool:
    section = section_of(document, key)
    blocks = section.blocks if section is not None else ()
    return any(isinstance(block, SignOff | LetterHead) or document.form == "paper" for block in blocks)


def _recipient(document: Document, passages_read: Iterable[Passage], context: ReviewContext) -> Iterator[Finding]:
    if not document.audience.startswith("supplier"):
        return
    for passage in passages_read:
        if not context.single_recipient and _SINGULAR.search(passage.text):
            yield _at("ESG-REVIEW-008", document, passage)
        if context.single_recipient and passage.kind == "address" and _PLURAL.search(passage.text):
            yield _at("ESG-REVIEW-009", document, passage)


def _honorifics(document: Document, passages_read: Iterable[Passage]) -> Iterator[Finding]:
    for passage in (passage for passage in passages_read if passage.kind == "address"):
        if "御中" in passage.text and passage.text.rstrip().endswith("様"):
            yield _at("ESG-REVIEW-010", document, passage)


def _at(code: str, document: Document, passage: Passage) -> Finding:
    return finding(code, passage.origin, passage.section, document=document.id)


def _self_names(document: Document, passages_read: list[Passage]) -> Iterator[Finding]:
    text = sections_text(passages_read)
    if "当社" in text and "弊社" in text:
        yield finding("ESG-REVIEW-013", document=document.id)


def _promises(document: Document, passages_read: Iterable[Passage]) -> Iterator[Finding]:
    for passage in passages_read:
        if _NO_HARM.search(passage.text) and not _VOLUNTARY.search(passage.text):
            yield _at("ESG-REVIEW-011", document, passage)
