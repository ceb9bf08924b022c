"""Small counts: the contributors behind a total can often be inferred from it (security reference §1.3).

The rules are those of statistics offices: at least three contributors, none with three quarters of the whole, and the
largest no better estimated than within a tenth by the second largest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from esgreport.audience.clearance import Audiences
from esgreport.audience.release import facts_of_release
from esgreport.base.fact import Fact
from esgreport.base.finding import Finding, finding
from esgreport.company.record_set import Records
from esgreport.company.records import Release
from esgreport.metrics.purchases import purchases

LEAST_CONTRIBUTORS = 3
DOMINANCE = Decimal("0.75")
PRIOR = Decimal("0.10")
FEW, DOMINATED, ESTIMATED = "few", "dominated", "estimated"
CODES = {FEW: "ESG-AUDIENCE-015", DOMINATED: "ESG-AUDIENCE-016", ESTIMATED: "ESG-AUDIENCE-017"}


def broken_rule(amounts: list[Decimal]) -> str:
    """Which rule a total over `amounts` breaks: `few`, `dominated`, `estimated`; empty for none."""
    positive = sorted((amount for amount in amounts if amount > 0), reverse=True)
    if len(positive) < LEAST_CONTRIBUTORS:
        return FEW
    total = sum(positive)
    if positive[0] >= DOMINANCE * total:
        return DOMINATED
    return ESTIMATED if total - positive[0] - positive[1] < PRIOR * positive[0] else ""


def small_count_findings(records: Records, known: Mapping[str, Fact], audiences: Audiences) -> Iterator[Finding]:
    """Releases that disclose to outsiders a figure of an item with few suppliers.

    Findings: ESG-AUDIENCE-015 fewer than three, 016 one has three quarters, 017 the second can estimate the first.
    """
    figures = (release for release in records.of(Release) if release.transform != "words")
    outside = [release for release in figures if not audiences.inside(release.audience)]
    disclosed = [(release, fact) for release in outside for fact in facts_of_release(release, known) if item_of(fact)]
    items = purchases(records, known).items if disclosed else {}
    for release, fact in ((release, fact) for release, fact in disclosed if item_of(fact) in items):
        item = item_of(fact)
        broken = broken_rule(list(items[item].by_source.values()))
        if broken:
            place, subject = release.written_at("fact"), f"releases[{release.id}].fact"
            yield finding(CODES[broken], place, subject, fact=fact, item=item)


def item_of(fact_id: str) -> str:
    """The item whose purchases a figure sums up; empty for other figures."""
    parts = fact_id.split(".")
    if parts[0] == "dependency" and len(parts) > 1:
        return parts[1]
    return parts[3] if fact_id.startswith("metrics.concentration.") and len(parts) > 3 else ""
