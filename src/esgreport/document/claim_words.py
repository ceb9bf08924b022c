"""The words that claims are checked by: `content/judgement.yaml` and `content/formal.yaml`."""

from __future__ import annotations

from esgreport.base.finding import Outcome
from esgreport.base.text import Text
from esgreport.document.claims import ClaimWords, JudgementClass
from esgreport.reading.raw import Node
from esgreport.reading.structure import structure


def decode_claim_words(judgement: Node, formal: Node) -> Outcome[ClaimWords]:
    """The words in the raw trees of both files. Findings: those of `structure`."""
    groups, texts = structure(judgement, tuple[JudgementClass, ...]), structure(formal, tuple[Text, ...])
    found = (*groups.findings, *texts.findings)
    if groups.value is None or texts.value is None:
        return Outcome(None, found)
    return Outcome(ClaimWords(groups.value, texts.value), found)
