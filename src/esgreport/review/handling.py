"""The handling mark on every page: nothing in the document may be stricter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from esgreport.base.fact import Fact
from esgreport.base.finding import Finding, finding
from esgreport.base.label import Level
from esgreport.document.tree import Document
from esgreport.review.passages import Passage, place_in


def above_ceiling(
    document: Document, ceiling: str, facts: Mapping[str, Fact], passages_read: list[Passage]
) -> Iterator[Finding]:
    """The strictest fact shown, when its level is above the ceiling. Finding: ESG-REVIEW-034."""
    shown = [facts[fact_id] for fact_id in document.facts if fact_id in facts]
    strictest = max(shown, key=lambda fact: fact.label.level, default=None)
    if strictest is not None and strictest.label.level > Level[ceiling.upper()]:
        place = place_in(document, next((item for item in passages_read if strictest.id in item.facts), None))
        words = {"fact": strictest.id, "label": strictest.label.level.name.lower(), "ceiling": ceiling}
        yield finding("ESG-REVIEW-034", place, strictest.id, document=document.id, related=(), **words)
