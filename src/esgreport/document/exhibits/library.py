"""The exhibits and short names that a document may use, decoded from exhibits files laid over each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated

from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.near_word import guess
from esgreport.base.text import LANGUAGES, Language
from esgreport.document.exhibits.definitions import ChartExhibit, Phrasing, TableExhibit
from esgreport.document.exhibits.kinds import KINDS, Definition
from esgreport.document.exhibits.path_check import KnownRecords, PathCheck
from esgreport.document.template_lint import lint_words
from esgreport.reading.raw import Entry, Node, Scalar
from esgreport.reading.raw import Mapping as RawMapping
from esgreport.reading.shape import OneOf
from esgreport.reading.structure import structure

NOTHING_KNOWN = KnownRecords()


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One exhibit: the name of its kind and its definition, of the dataclass that KINDS names for it."""

    kind: str
    definition: Definition


@dataclass(frozen=True, slots=True)
class Library:
    """What the templates of one document may show: exhibits and statements by name, and short names for facts.

    A statement is the wordings among which the first that is true here is said. `records` are the records that there
    are, which tell a name that means nothing here from a mistaken one.
    """

    exhibits: Mapping[str, Exhibit] = field(default_factory=dict)
    names: Mapping[str, Scalar] = field(default_factory=dict)
    statements: Mapping[str, tuple[Phrasing, ...]] = field(default_factory=dict)
    records: KnownRecords = NOTHING_KNOWN

    def keys(self) -> tuple[str, ...]:
        """The names by which templates refer to charts and tables."""
        keyed = (exhibit.definition for exhibit in self.exhibits.values())
        return tuple(item.key for item in keyed if isinstance(item, ChartExhibit | TableExhibit) and item.key)


EMPTY = Library()


@dataclass(frozen=True, slots=True)
class ExhibitsFile:
    """What an exhibits file may hold."""

    names: Mapping[str, Scalar] = field(default_factory=dict)
    statements: Mapping[str, tuple[Phrasing, ...]] = field(default_factory=dict)
    exhibits: Mapping[str, RawMapping] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Head:
    """The key of an exhibit that says which others it has."""

    kind: Annotated[str, OneOf("kind")]


def decode_library(
    root: Node,
    records: KnownRecords,
    languages: tuple[Language, ...] = LANGUAGES,
    shared: Library = EMPTY,
    changed: Collection[str] | None = None,
) -> Outcome[Library]:
    """The library of an exhibits file, or every mistake in it.

    `shared` are exhibits that were decoded before; those named in `changed`, or all when that is None, are decoded
    again. Findings: ESG-READING-101 to 109, ESG-DOCUMENT-004, 010 to 013, 030, 041, 042, 044 to 046.
    """
    return _Decoding(root, records, languages, shared).library(changed)


@dataclass(slots=True)
class _Decoding:
    """The decoding of one file under way."""

    root: Node
    records: KnownRecords
    languages: tuple[Language, ...]
    shared: Library
    found: list[Finding] = field(default_factory=list)

    def library(self, changed: Collection[str] | None) -> Outcome[Library]:
        file = structure(self.root, ExhibitsFile, languages=self.languages)
        if file.value is None:
            return Outcome(None, file.findings)
        check = PathCheck(self.records, file.value.names)
        for name, path in file.value.names.items():
            self.found += check.path(path)
            if name in self.records.taken or name in self.records.kinds:
                self.found.append(finding("ESG-DOCUMENT-045", path.origin, name, name=name))
        self.found += self._statements(file.value.statements, check)
        decoded = {name: self._exhibit(name, node, check, changed) for name, node in self._written().items()}
        exhibits = {name: exhibit for name, exhibit in decoded.items() if exhibit is not None}
        return Outcome(None if self.found else self._whole(file.value, exhibits), tuple(self.found))

    def _whole(self, file: ExhibitsFile, exhibits: Mapping[str, Exhibit]) -> Library:
        return Library(exhibits, file.names, file.statements, self.records)

    def _statements(self, statements: Mapping[str, tuple[Phrasing, ...]], check: PathCheck) -> Iterator[Finding]:
        """What is wrong with the words of the statements."""
        for alternative in (item for listed in statements.values() for item in listed):
            words = alternative.words
            yield from (fault for text in (words.ja, words.en) for fault in lint_words(text.text, text.origin))
            yield from check.part(alternative)

    def _written(self) -> dict[str, RawMapping]:
        """The exhibits by their names, each with the place of its name."""
        listed = self.root.get("exhibits") if isinstance(self.root, RawMapping) else None
        maps = ((entry.key, entry.value.entries) for entry in _entries(listed) if isinstance(entry.value, RawMapping))
        return {key.text: RawMapping(entries, key.origin) for key, entries in maps}

    def _exhibit(
        self, name: str, node: RawMapping, check: PathCheck, changed: Collection[str] | None
    ) -> Exhibit | None:
        if changed is not None and name not in changed:
            return self.shared.exhibits.get(name)
        kind = self._kind(name, node)
        if kind is None:
            return None
        rest = tuple(entry for entry in node.entries if entry.key.text != "kind")
        decoded = structure(RawMapping(rest, node.origin), KINDS[kind].definition, languages=self.languages)
        self.found += (replace(item, subject=f"{name}.{item.subject}".rstrip(".")) for item in decoded.findings)
        self.found += (fault for text in _texts(node) for fault in lint_words(text.text, text.origin))
        if decoded.value is None:
            return None
        self.found += KINDS[kind].faults(decoded.value)
        self.found += replace(check, given=decoded.value.given).part(decoded.value)
        return Exhibit(kind, decoded.value)

    def _kind(self, name: str, node: RawMapping) -> str | None:
        given = tuple(entry for entry in node.entries if entry.key.text == "kind")
        if not given:
            kinds, near = ", ".join(KINDS), guess(name, self._written().keys() - {name})
            self.found.append(finding("ESG-DOCUMENT-044", node.origin, name, name=name, kinds=kinds, **near))
            return None
        decoded = structure(RawMapping(given, node.origin), Head, {"kind": KINDS})
        self.found += decoded.findings
        return decoded.value.kind if decoded.value is not None else None


def _texts(node: Node) -> Iterator[Scalar]:
    """Every text for readers under a node: what is written under `ja` and `en`."""
    for entry in _entries(node):
        if entry.key.text in LANGUAGES and isinstance(entry.value, Scalar):
            yield entry.value
        yield from _texts(entry.value)


def _entries(node: Node | None) -> tuple[Entry, ...]:
    return node.entries if isinstance(node, RawMapping) else ()
