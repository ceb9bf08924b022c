"""How much findings matter to a build: an error stops the document that it concerns."""

from __future__ import annotations

from collections.abc import Iterable

from esgreport.base.catalogue import entry
from esgreport.base.finding import Finding, Severity


def severity(item: Finding) -> Severity:
    """How much a finding matters, from the catalogue."""
    return entry(item.code).severity


def has_errors(found: Iterable[Finding]) -> bool:
    """Whether any of the findings is an error."""
    return any(severity(item) is Severity.ERROR for item in found)
