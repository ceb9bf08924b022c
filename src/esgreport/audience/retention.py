"""What partners told us and for how long: records past the day until which they were to be kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from esgreport.base.finding import Finding, finding
from esgreport.company.collection import Records
from esgreport.company.records import Ask, Dialogue


def expired(records: Records, day: date) -> Iterator[Finding]:
    """A finding for each conversation and each ask whose retention ended before `day`. Findings: ESG-AUDIENCE-010."""
    kept: tuple[Dialogue | Ask, ...] = (*records.of(Dialogue), *records.of(Ask))
    for record in kept:
        until = record.retain_until
        if until is not None and until < day:
            place = record.origins.get("retain_until") or record.origins.get("")
            yield finding("ESG-AUDIENCE-010", place, f"{record.KIND}[{record.id}].retain_until", day=until.isoformat())
