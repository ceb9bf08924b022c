"""The templates of a project checked for what nothing carries: conclusions without a condition, numerals in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from esgreport.base.finding import Finding, finding, quote
from esgreport.document.claims import ClaimWords, SentenceClaim, claims_in, claims_in_exhibits
from esgreport.document.environment import environment
from esgreport.document.placeholders import FACT_START
from esgreport.document.source_lines import template_place
from esgreport.document.specification import Specification
from esgreport.reading.raw import Mapping as RawMapping
from esgreport.reading.raw import Node

EXHIBITS = "exhibits.yaml"


def uncarried(
    documents: Iterable[Specification], texts: Mapping[str, str], exhibits: Mapping[str, Node], words: ClaimWords
) -> Iterator[Finding]:
    """What the templates and exhibits of these documents say without anything that carries it, by their paths.

    Findings: ESG-DOCUMENT-052 a conclusion without a condition, 053 a numeral that is no count.
    """
    for document in documents:
        for language in document.languages:
            name = f"{document.id}/{language}.md"
            said = claims_in(environment({}), texts.get(name, ""), language, document.conditions, words)
            yield from _faults(name, document, said)
            name = f"{document.id}/{EXHIBITS}"
            root = exhibits.get(name)
            if isinstance(root, RawMapping):
                yield from _faults(name, document, claims_in_exhibits(root, language, document.conditions, words))


def _faults(name: str, document: Specification, claims: Iterable[SentenceClaim]) -> Iterator[Finding]:
    for claim in claims:
        place, said = template_place(name, claim.sentence.line, 1), quote(_shown(claim))
        if claim.conclusions:
            yield finding("ESG-DOCUMENT-052", place, document.id, said=said, kinds=", ".join(claim.conclusions))
        if claim.numeral:
            yield finding("ESG-DOCUMENT-053", place, document.id, said=said, numeral=claim.numeral)


def _shown(claim: SentenceClaim) -> str:
    return claim.sentence.words.replace(FACT_START, "…")
