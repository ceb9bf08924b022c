"""Released words that are no longer true but have left the company already: who received them."""

from __future__ import annotations

from collections.abc import Iterable

from esgreport.base.finding import Finding, finding
from esgreport.distribution.register.entry import RegisterEntry
from esgreport.pipeline.load import Loaded


def untrue_words_issued(loaded: Loaded, known: Iterable[RegisterEntry]) -> tuple[Finding, ...]:
    """What was issued with words whose conditions hold no more, by release. Findings: ESG-REGISTER-010."""
    issued: dict[str, dict[str, None]] = {}
    released = loaded.facts.knowledge.released
    for entry in known:
        for name in {name.split(".")[1] for name in entry.facts if released.untrue(name) is not None}:
            copy = f"{entry.on.isoformat()} {entry.recipient or entry.audience}: {entry.file}"
            issued.setdefault(name, {})[copy] = None
    return tuple(_finding(released.predicates.failed[name], name, issued[name]) for name in sorted(issued))


def _finding(failed: Finding, release: str, copies: Iterable[str]) -> Finding:
    return finding("ESG-REGISTER-010", failed.origin, failed.subject, release=release, issued="; ".join(copies))
