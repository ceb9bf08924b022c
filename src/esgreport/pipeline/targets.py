"""The files of a build: which document for which audience in which language and format."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.text import LANGUAGES, Language, Text
from esgreport.document.specification import Specification
from esgreport.pipeline.load import Loaded

# Papers for one member of the board are placed among the members' papers.
FOLDERS = {"board": "member"}
# The kinds of record whose one reader has a file of its own, and is named in the file's name.
ADDRESSED = {"supplier": "suppliers", "customer": "customers"}
# What no file system of an office takes in a name, and spaces and commas, which addresses of files do not take well.
_UNFIT = re.compile(r'[\s,<>:"/\\|?*\x00-\x1f\x7f]+')
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Target:
    """One file to build: a document for an audience in a language. `format` is its ending: docx, pptx, html, pdf.

    `addressee` is the name of its one reader as the file's name carries it; empty for a file that many read.
    """

    document: str
    audience: str
    language: Language
    format: str
    addressee: str = ""

    @property
    def place(self) -> str:
        """The file's path under the output folder, without its addressee and ending."""
        family, _, key = self.audience.partition(":")
        folder = f"{FOLDERS.get(family, family)}s/{key}/" if key else ""
        return f"{self.language}/{folder}{self.document}"

    @property
    def path(self) -> str:
        """The file's path under the output folder."""
        addressed = f"_{self.addressee}" if self.addressee else ""
        return f"{self.place}{addressed}.{self.format}"

    def is_at(self, path: str) -> bool:
        """Whether a path under the output folder is that of this file, whatever its addressee was called then."""
        stem, _, ending = path.rpartition(".")
        return ending == self.format and (stem == self.place or stem.startswith(f"{self.place}_"))


def in_file_name(name: str) -> str:
    """A name as the name of a file can carry it on every system; empty when nothing of it is left.

    A long one ends with a whole word where it has several.
    """
    fit = _UNFIT.sub("-", unicodedata.normalize("NFC", name)).strip("-. ")
    head, after = fit[:LONGEST_NAME], fit[LONGEST_NAME : LONGEST_NAME + 1]
    whole = head.rpartition("-")[0] if after not in ("", "-") else head
    return (whole or head).strip("-. ")


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asks to be built; empty fields mean what `esgreport.toml` says, or everything.

    `suppliers` are supplier ids, `general` for the general edition, or `all`. `members` are officers who get board
    papers of their own, beside the board's. `also` are formats beside each document's own (`html`). `uses` are names of
    uses whose documents are asked for, too.
    """

    documents: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ()
    suppliers: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()


def requested(loaded: Loaded, request: Request) -> Outcome[tuple[Target, ...]]:
    """The files that a request means. Findings: ESG-BUILD-004 document, 005 supplier, 012 officer not known, 013 a
    document that is written in none of the languages (a note), 027 a use that no document has.
    """
    settings, known = loaded.settings, loaded.resources.specifications
    named = (*request.documents, *_of_uses(loaded, request.uses))
    whole = replace(
        request,
        documents=tuple(dict.fromkeys(named)) or settings.documents or tuple(sorted(known)),
        languages=request.languages or settings.languages,
        suppliers=request.suppliers or settings.suppliers.build,
    )
    unknown = (*_without_document(loaded, request.uses), *_unknown(loaded, whole))
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


def _of_uses(loaded: Loaded, uses: Iterable[str]) -> Iterator[str]:
    """The documents of each use, in the order of their names."""
    for use in uses:
        yield from sorted(name for name, item in loaded.resources.specifications.items() if item.use == use)


def _without_document(loaded: Loaded, uses: Iterable[str]) -> Iterator[Finding]:
    served = {item.use for item in loaded.resources.specifications.values()} - {""}
    for use in uses:
        if use not in served:
            yield finding("ESG-BUILD-027", name=use, choices=", ".join(sorted(served)))


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
    asked, named = tuple(languages), _addressees(loaded)
    for document in filter(loaded.resources.specifications.__contains__, documents):
        specification = loaded.resources.specifications[document]
        audiences = _audiences(loaded, specification, wanted)
        readers = (*audiences, *(personal if "board" in audiences else ()))
        formats = (*specification.formats, *also)
        written = [language for language in asked if language in specification.languages]
        targets_wanted += [
            Target(document, who, language, kind, named.get((who, language), ""))
            for language in written
            for who in readers
            for kind in formats
        ]
    return tuple(sorted(targets_wanted, key=lambda target: target.path))


def _addressees(loaded: Loaded) -> Mapping[tuple[str, str], str]:
    """The names of those who have files of their own, by audience and language, as names of files carry them."""
    found: dict[tuple[str, str], str] = {}
    for family, kind in ADDRESSED.items():
        for row in loaded.facts.knowledge.by_kind.get(kind, ()):
            fact = row.fact("name")
            name = fact.value if fact is not None and isinstance(fact.value, Text) else Text("", "")
            found |= {(f"{family}:{row.id}", language): in_file_name(name.of(language)) for language in LANGUAGES}
    return found


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
