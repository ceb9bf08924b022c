"""Which documents can be built for whom, and what the others lack."""

from __future__ import annotations

from dataclasses import dataclass

from esgreport.audience.selection import select
from esgreport.base.finding import Finding
from esgreport.base.text import Language
from esgreport.pipeline.assembly import selection_request
from esgreport.pipeline.load import Loaded
from esgreport.queries.withheld_kinds import some_reader


@dataclass(frozen=True, slots=True)
class Availability:
    """Whether a document can be built for an audience, and the findings that say what is missing."""

    document: str
    title: str
    audience: str
    formats: tuple[str, ...]
    findings: tuple[Finding, ...]


def availability(loaded: Loaded, language: Language) -> tuple[Availability, ...]:
    """What can be built, for whom, and what is missing, in the order of the documents' ids."""
    rows = []
    for name, specification in sorted(loaded.resources.specifications.items()):
        for audience in specification.audiences:
            reader = some_reader(loaded, audience)
            found = select(loaded.facts.knowledge, reader, selection_request(specification)).findings
            rows.append(Availability(name, specification.named(language), audience, specification.formats, found))
    return tuple(rows)
