"""Strict YAML: every scalar is text with its place; anchors, tags, merge keys and duplicate keys are refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import yaml as pyyaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from esgreport.base.finding import Finding, Outcome, finding, quote
from esgreport.base.origin import Origin
from esgreport.reading.characters import code_point, decoded, illegal_characters
from esgreport.reading.raw import Entry, Mapping, Node, Null, Scalar, Sequence

MOST_BYTES = 10 * 1024 * 1024
MOST_NODES = 200_000
MOST_DEPTH = 50


class _Stop(Exception):
    """Reading cannot go on; the finding says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.found = finding


def read_yaml(data: bytes, file: str) -> Outcome[Node]:
    """The raw tree of one YAML file; an empty file is an empty mapping.

    Findings: ESG-READING-001 too large, 002 encoding, 003 syntax, 004 alias or anchor, 005 tag, 006 duplicate key,
    007 too deep, 008 too many values, 009 several documents, 010 key is not a text, 011 forbidden character, 012 merge.
    """
    if len(data) > MOST_BYTES:
        return Outcome(None, (finding("ESG-READING-001", Origin(file), size=len(data) // 1024),))
    text, guess = decoded(data)
    if text is None:
        return Outcome(None, (finding("ESG-READING-002", Origin(file), guess=guess or "?"),))
    bad = _forbidden(text, file)
    if bad:
        return Outcome(None, bad)
    return _YamlReader(file).read(text)


def _forbidden(text: str, file: str) -> tuple[Finding, ...]:
    findings = []
    for index, name in illegal_characters(text):
        start = text.rfind("\n", 0, index) + 1
        origin = Origin(file, text.count("\n", 0, index) + 1, index - start + 1)
        findings.append(finding("ESG-READING-011", origin, character=name))
    return tuple(findings)


class _YamlReader:
    """One pass over the events of a file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Finding] = []
        self.nodes = 0
        self.depth = 0

    def read(self, text: str) -> Outcome[Node]:
        try:
            root = self._document(pyyaml.parse(text, Loader=pyyaml.SafeLoader))
        except pyyaml.MarkedYAMLError as error:
            self.found.append(self._syntax(error))
            root = None
        except pyyaml.reader.ReaderError as error:
            self.found.append(finding("ESG-READING-011", Origin(self.file), character=code_point(chr(error.character))))
            root = None
        except _Stop as stop:
            self.found.append(stop.found)
            root = None
        failed = root is None or bool(self.found)
        return Outcome(None if failed else root, tuple(self.found))

    def _syntax(self, error: pyyaml.MarkedYAMLError) -> Finding:
        mark = error.problem_mark or error.context_mark
        origin = Origin(self.file, mark.line + 1, mark.column + 1) if mark else Origin(self.file)
        return finding("ESG-READING-003", origin, reason=quote(error.problem or error.context or "", 80))

    def _document(self, events: Iterator[Event]) -> Node:
        root: Node | None = None
        for event in events:
            if isinstance(event, DocumentStartEvent):
                if root is not None:
                    raise _Stop(finding("ESG-READING-009", self._place(event)))
                root = self._node(next(events), events)
        return Mapping((), Origin(self.file, 1, 1)) if root is None or isinstance(root, Null) else root

    def _place(self, event: Event) -> Origin:
        mark = event.start_mark
        return Origin(self.file, mark.line + 1, mark.column + 1) if mark else Origin(self.file)

    def _node(self, event: Event, events: Iterator[Event]) -> Node:
        self._count(event)
        self._refuse(event)
        if isinstance(event, MappingStartEvent):
            return self._nested(event, lambda: self._mapping(event, events))
        if isinstance(event, SequenceStartEvent):
            return self._nested(event, lambda: self._sequence(event, events))
        return self._scalar(event)

    def _count(self, event: Event) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise _Stop(finding("ESG-READING-008", self._place(event), limit=MOST_NODES))

    def _refuse(self, event: Event) -> None:
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            self.found.append(finding("ESG-READING-004", self._place(event)))
        tag = getattr(event, "tag", None)
        if tag:
            self.found.append(finding("ESG-READING-005", self._place(event), tag=quote(str(tag))))

    def _nested(self, event: Event, read: Callable[[], Node]) -> Node:
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise _Stop(finding("ESG-READING-007", self._place(event), limit=MOST_DEPTH))
        node = read()
        self.depth -= 1
        return node

    def _sequence(self, start: Event, events: Iterator[Event]) -> Sequence:
        items: list[Node] = []
        for event in events:
            if isinstance(event, SequenceEndEvent):
                break
            items.append(self._node(event, events))
        return Sequence(tuple(items), self._place(start))

    def _mapping(self, start: Event, events: Iterator[Event]) -> Mapping:
        entries: list[Entry] = []
        first: dict[str, Origin] = {}
        for event in events:
            if isinstance(event, MappingEndEvent):
                break
            key = self._key(event, events)
            value = self._node(next(events), events)
            if key.text in first:
                self.found.append(
                    finding("ESG-READING-006", key.origin, related=(first[key.text],), key=quote(key.text))
                )
            first.setdefault(key.text, key.origin)
            entries.append(Entry(key, value))
        return Mapping(tuple(entries), self._place(start))

    def _key(self, event: Event, events: Iterator[Event]) -> Scalar:
        node = self._node(event, events)
        if isinstance(node, Scalar):
            if node.text == "<<" and not node.quoted:
                self.found.append(finding("ESG-READING-012", node.origin))
            return node
        self.found.append(finding("ESG-READING-010", self._place(event)))
        return Scalar("", self._place(event))

    def _scalar(self, event: Event) -> Node:
        place = self._place(event)
        if not isinstance(event, ScalarEvent):
            return Null(place)
        plain = event.style is None
        if plain and event.value in ("", "~", "null"):
            return Null(place)
        return Scalar(event.value, place, not plain)
