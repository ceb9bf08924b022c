"""The files of a build: which document for which audience in which language and format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.text import Language
from esgreport.document.specification import Specification
from esgreport.pipeline.load import Loaded

# Papers for one member of the board are placed among the members' papers.
FOLDERS = {"board": "member"}


@dataclass(frozen=True, slots=True)
class Target:
    """One file to build: a document for an audience in a language. `format` is its ending: docx, pptx, html, pdf."""

    document: str
    audience: str
    language: Language
    format: str

    @property
    def path(self) -> str:
        """The file's path under the output folder."""
        family, _, key = self.audience.partition(":")
        folder = f"{FOLDERS.get(family, family)}s/{key}/" if key else ""
        return f"{self.language}/{folder}{self.document}.{self.format}"


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asks to be built; empty fields mean what `esgreport.toml` says, or everything.

    `suppliers` are supplier ids, `general` for the general edition, or `all`. `members` are officers who get board
    papers of their own, beside the board's. `also` are formats beside each document's own (`html`).
    """

    documents: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ()
    suppliers: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


def requested(loaded: Loaded, request: Request) -> Outcome[tuple[Target, ...]]:
    """The files that a request means. Findings: ESG-BUILD-004 document, 005 supplier, 012 officer not known, 013 a
    document that is written in none of the languages (a note).
    """
    settings, known = loaded.settings, loaded.resources.specifications
    whole = replace(
        request,
        documents=request.documents or settings.documents or tuple(sorted(known)),
        languages=request.languages or settings.languages,
        suppliers=request.suppliers or settings.suppliers.build,
    )
    unknown = tuple(_unknown(loaded, whole))
    if unknown:
        return Outcome(None, unknown)
    asked = whole.documents, whole.languages, whole.suppliers, whole.also, whole.members
    return Outcome(targets(loaded, *asked), tuple(_unwritten(loaded, whole)))


def _unknown(loaded: Loaded, request: Request) -> Iterator[Finding]:
    """What the request names and the project does not have."""
    known = loaded.resources.specifications
    for name in (name for name in request.documents if name not in known and name not in loaded.resources.broken):
        yield finding("ESG-BUILD-004", name=name, choices=", ".join(sorted(known)))
    suppliers = {*_ids(loaded, "suppliers"), "general", "all"}
    yield from (finding("ESG-BUILD-005", name=name) for name in request.suppliers if name not in suppliers)
    officers = set(_ids(loaded, "officers"))
    yield from (finding("ESG-BUILD-012", name=name) for name in request.members if name not in officers)


def _unwritten(loaded: Loaded, request: Request) -> Iterator[Finding]:
    """The documents that are written in none of the languages of the request."""
    for name in filter(loaded.resources.specifications.__contains__, request.documents):
        languages = loaded.resources.specifications[name].languages
        if not set(languages) & set(request.languages):
            yield finding("ESG-BUILD-013", document=name, name=name, languages=", ".join(languages))


def _ids(loaded: Loaded, kind: str) -> list[str]:
    return [row.id for row in loaded.facts.knowledge.by_kind.get(kind, ())]


def targets(
    loaded: Loaded,
    documents: Iterable[str],
    languages: Iterable[Language],
    suppliers: Iterable[str],
    also: tuple[str, ...] = (),
    members: Iterable[str] = (),
) -> tuple[Target, ...]:
    """The files to build, in an order that does not depend on how they were asked for; see `Request`."""
    personal = tuple(f"board:{name}" for name in members)
    wanted, targets_wanted = tuple(suppliers), []
    asked = tuple(languages)
    for document in filter(loaded.resources.specifications.__contains__, documents):
        specification = loaded.resources.specifications[document]
        audiences = _audiences(loaded, specification, wanted)
        readers = (*audiences, *(personal if "board" in audiences else ()))
        formats = (*specification.formats, *also)
        written = [language for language in asked if language in specification.languages]
        targets_wanted += [
            Target(document, who, language, kind) for language in written for who in readers for kind in formats
        ]
    return tuple(sorted(targets_wanted, key=lambda target: target.path))


def _audiences(loaded: Loaded, specification: Specification, suppliers: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for pattern in specification.audiences for name in _readers(loaded, pattern, suppliers))


def _readers(loaded: Loaded, pattern: str, suppliers: tuple[str, ...]) -> list[str]:
    """The audiences that a pattern of `document.yaml` means in this build."""
    if pattern == "supplier:*":
        known = _ids(loaded, "suppliers")
        return [f"supplier:{name}" for name in (known if "all" in suppliers else suppliers) if name in known]
    if pattern == "supplier-general":
        return [pattern] if {"general", "all"} & set(suppliers) else []
    if pattern == "customer:*":
        return [f"customer:{name}" for name in _ids(loaded, "customers")]
    return [pattern]
