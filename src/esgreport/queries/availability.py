"""Which documents can be built for whom, and what the others lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from esgreport.audience.selection import select
from esgreport.base.catalogue import has_errors
from esgreport.base.finding import Finding
from esgreport.base.text import LANGUAGES, Language
from esgreport.document.specification import USES, Specification
from esgreport.document.tree import Document
from esgreport.pipeline.assembly import make_document, selection_request
from esgreport.pipeline.build import named
from esgreport.pipeline.load import Loaded
from esgreport.pipeline.targets import Target
from esgreport.queries.withheld_kinds import some_reader
from esgreport.review import compare


@dataclass(frozen=True, slots=True)
class Availability:
    """Whether a document can be built for an audience, and the findings that stop it: what is missing or wrong."""

    document: str
    title: str
    audience: str
    use: str
    formats: tuple[str, ...]
    findings: tuple[Finding, ...]


def availability(loaded: Loaded, language: Language) -> tuple[Availability, ...]:
    """What can be built, for whom, and what is missing, by use, then in the order of their ids.

    Every document is assembled and reviewed for one reader of each kind, in the languages of the project.
    """
    rows = []
    for name, specification in sorted(loaded.resources.specifications.items(), key=_place):
        for audience in specification.audiences:
            reader = some_reader(loaded, audience)
            found = tuple(dict.fromkeys(_stopping(loaded, specification, reader)))
            title = specification.named(language)
            rows.append(Availability(name, title, audience, specification.use, specification.formats, found))
    return tuple(rows)


def _place(named_specification: tuple[str, Specification]) -> tuple[int, str]:
    """Documents of one use are together; those of none come last."""
    name, specification = named_specification
    return (USES.index(specification.use) if specification.use else len(USES)), name


def _stopping(loaded: Loaded, specification: Specification, reader: str) -> Iterator[Finding]:
    """What stops the document for a reader: required facts, its text in each language, and where these differ."""
    if specification.id in loaded.resources.broken:
        yield from loaded.resources.broken[specification.id]
        return
    selected = select(loaded.facts.knowledge, reader, selection_request(specification))
    if selected.value is None or has_errors(selected.findings):
        yield from _errors(selected.findings)
        return
    trees: list[Document] = []
    for language in (item for item in specification.languages if item in loaded.settings.languages):
        target = Target(specification.id, reader, language, specification.formats[0])
        made = make_document(loaded, target, selected.value)
        yield from named(_errors(made.findings), target)
        trees += [made.value] if made.value is not None else []
    if len(trees) == len(LANGUAGES):
        yield from compare(*trees)


def _errors(found: Iterable[Finding]) -> Iterator[Finding]:
    return (item for item in found if has_errors((item,)))
