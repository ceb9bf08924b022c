"""Parity: the Japanese and the English document say the same with the same facts."""

from __future__ import annotations

from collections.abc import Iterator

from esgreport.base.finding import Finding, finding
from esgreport.document.tree import Chart, Document, Table
from esgreport.review.passages import passages


def compare(ja: Document, en: Document) -> tuple[Finding, ...]:
    """Where the two differ. Findings: ESG-REVIEW-020 sections, 021 facts of a section, 022 rows of a table or chart."""
    return tuple(_differences(ja, en))


def _differences(ja: Document, en: Document) -> Iterator[Finding]:
    own, other = [section.key for section in ja.sections], [section.key for section in en.sections]
    if own != other:
        yield finding("ESG-REVIEW-020", document=ja.id, ja=", ".join(own), en=", ".join(other))
        return
    first, second = _facts(ja), _facts(en)
    for key in own:
        if first.get(key) != second.get(key):
            yield finding("ESG-REVIEW-021", subject=key, document=ja.id, section=key)
    if _sizes(ja) != _sizes(en):
        yield finding("ESG-REVIEW-022", document=ja.id)


def _facts(document: Document) -> dict[str, set[str]]:
    facts: dict[str, set[str]] = {}
    for passage in (passage for passage in passages(document) if passage.kind != "address"):
        facts.setdefault(passage.section, set()).update(passage.facts)
    return facts


def _sizes(document: Document) -> list[tuple[str, int]]:
    return [
        (section.key, len(block.rows) if isinstance(block, Table) else len(block.series))
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Table | Chart)
    ]
