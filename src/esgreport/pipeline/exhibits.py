"""The exhibits of every document: ours, what a project lays over them, and what a document says differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace

from esgreport.audience.fact_names import references
from esgreport.base.derived_kinds import DERIVED_KINDS, OPEN_KINDS
from esgreport.base.fact import Row
from esgreport.base.finding import Finding, Outcome
from esgreport.base.origin import Origin
from esgreport.company.fields import specs
from esgreport.company.records import KINDS
from esgreport.document.blocks import NAMES
from esgreport.document.exhibits.library import Library, decode_library
from esgreport.document.exhibits.path_check import KnownRecords
from esgreport.document.specification import Specification
from esgreport.inputs.project import Folder
from esgreport.metrics.methods import Method
from esgreport.pipeline.content_files import content_tree
from esgreport.reading.overlay import overlaid
from esgreport.reading.raw import Mapping as RawMapping
from esgreport.reading.raw import Node

FILE = "exhibits.yaml"


def libraries(
    folder: Folder, specifications: Mapping[str, Specification], open_rows: Iterable[Row], methods: Iterable[Method]
) -> Outcome[Mapping[str, Library]]:
    """The exhibits that each document may use, by its id. Findings: those of `decode_library`."""
    opening = _ExhibitLoader(folder, known_records(open_rows, methods))
    libraries_read = {document: opening.library(specification) for document, specification in specifications.items()}
    return Outcome(libraries_read, tuple(dict.fromkeys(opening.found)))


class _ExhibitLoader:
    """The reading of all exhibits files under way."""

    def __init__(self, folder: Folder, known: KnownRecords) -> None:
        self.folder = folder
        self.known = known
        self.found: list[Finding] = []
        self.root = self._root("content", FILE)
        self.shared = self._take(decode_library(self.root, replace(known, taken=NAMES)))

    def library(self, specification: Specification) -> Library:
        """The shared exhibits with what this document says differently."""
        own = self._root("templates", f"{specification.id}/{FILE}")
        changed = _keys(own.get("exhibits") if isinstance(own, RawMapping) else None)
        known = replace(self.known, taken=NAMES | set(specification.uses))
        root, languages = overlaid(self.root, own), specification.languages
        return self._take(decode_library(root, known, languages, self.shared, changed))

    def _root(self, room: str, name: str) -> Node:
        """The file of ours and the project's, laid over each other; empty when there is neither."""
        whole: Node = RawMapping((), Origin(f"{room}/{name}"))
        for called, data in self.folder.layers(room, name):
            whole = overlaid(whole, self._yaml(data, called))
        return whole

    def _yaml(self, data: bytes, called: str) -> Node:
        outcome = content_tree(data, called)
        self.found += outcome.findings
        return outcome.value or RawMapping((), Origin(called))

    def _take(self, outcome: Outcome[Library]) -> Library:
        self.found += outcome.findings
        return outcome.value or Library()


def _keys(node: Node | None) -> tuple[str, ...]:
    return tuple(entry.key.text for entry in node.entries) if isinstance(node, RawMapping) else ()


def known_records(open_rows: Iterable[Row], methods: Iterable[Method]) -> KnownRecords:
    """The records that a company has, that are derived and that every reader may see, with their fields."""
    kinds = {kind: dict(_fields(kind)) for kind in KINDS}
    for kind, derived in {**DERIVED_KINDS, **OPEN_KINDS}.items():
        known = dict(_references(kind))
        kinds[kind] = {name: known.get(name, ()) for name in derived.fields}
    for row in open_rows:
        kinds.setdefault(row.kind, {}).update({name: () for name, _ in row.fields})
    return KnownRecords(kinds, tuple(method.pattern for method in methods))


def _fields(kind: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The fields of a kind, and the conditions of its choices (`basis_is_plan`), with the kinds that they refer to."""
    yield from ((item.name, ()) for item in fields(KINDS[kind]))
    for spec in specs(KINDS[kind]):
        yield from ((f"{spec.name}_is_{word.replace('-', '_')}", ()) for word in spec.choices)
    yield from _references(kind)


def _references(kind: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    return ((name, tuple(kinds.split("|"))) for name, kinds, _ in references(kind))
