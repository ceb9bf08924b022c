"""The handling mark on every page: nothing in the document may be stricter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from esgreport.base.fact import Fact
from esgreport.base.finding import Finding, finding
from esgreport.base.label import Level
from esgreport.base.origin import Origin
from esgreport.document.tree import Document
from esgreport.review.passages import Passage


def above_ceiling(
    document: Document, ceiling: str, facts: Mapping[str, Fact], passages_read: list[Passage]
) -> Iterator[Finding]:
    """The strictest fact shown, when its level is above the ceiling. Finding: ESG-REVIEW-034."""
    shown = [facts[fact_id] for fact_id in document.facts if fact_id in facts]
    strictest = max(shown, key=lambda fact: fact.label.level, default=None)
    if strictest is None or strictest.label.level <= Level[ceiling.upper()]:
        return
    passage = next((item for item in passages_read if strictest.id in item.facts), None)
    place = passage.origin if passage is not None and passage.origin else None
    yield finding(
        "ESG-REVIEW-034",
        place or Origin(f"{document.id}/{document.language}.md"),
        strictest.id,
        document=document.id,
        fact=strictest.id,
        label=strictest.label.level.name.lower(),
        ceiling=ceiling,
    )
