"""Strict YAML: every scalar is text with its place; anchors, tags, merge keys and duplicate keys are refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

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
from esgreport.reading.characters import code_point, illegal_characters, readable
from esgreport.reading.raw import Entry, Mapping, Node, Null, Scalar, Sequence, repeated

MOST_BYTES = 10 * 1024 * 1024
MOST_NODES = 200_000
MOST_DEPTH = 50
# The plain texts that are no value.
NULLS = ("", "~", "null")
# The parser in C gives the same events several times as fast; not every installation of PyYAML has it.
FAST: Any = getattr(pyyaml, "CSafeLoader", None)


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
    text = readable(data, file, MOST_BYTES)
    if text.value is None:
        return Outcome(None, text.findings)
    bad = tuple(_forbidden(text.value, file))
    return Outcome(None, bad) if bad else _read(text.value, file)


def _read(text: str, file: str) -> Outcome[Node]:
    """The tree; an error is worded and placed by the slower parser."""
    if FAST is not None:
        try:
            return _YamlReader(file).read(text, FAST)
        except pyyaml.YAMLError:
            pass
    reader = _YamlReader(file)
    try:
        return reader.read(text, pyyaml.SafeLoader)
    except pyyaml.MarkedYAMLError as error:
        return reader.stopped(reader.syntax(error))
    except pyyaml.reader.ReaderError as error:
        return reader.stopped(finding("ESG-READING-011", Origin(file), character=code_point(chr(error.character))))


def _forbidden(text: str, file: str) -> Iterator[Finding]:
    for index, name in illegal_characters(text):
        origin = Origin(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))
        yield finding("ESG-READING-011", origin, character=name)


def _until(events: Iterator[Event], end: type[Event]) -> Iterator[Event]:
    """The events before the next `end`, which is taken too."""
    return takewhile(lambda event: not isinstance(event, end), events)


@dataclass(slots=True)
class _YamlReader:
    """One pass over the events of a file."""

    file: str
    found: list[Finding] = field(default_factory=list)
    nodes: int = 0
    depth: int = 0

    def read(self, text: str, loader: Any) -> Outcome[Node]:
        """The tree of a text, with one of PyYAML's loaders; its errors are raised."""
        try:
            root = self._document(pyyaml.parse(text, Loader=loader))
        except _Stop as stop:
            return self.stopped(stop.found)
        return Outcome(None if self.found else root, tuple(self.found))

    def stopped(self, reason: Finding) -> Outcome[Node]:
        """What was found when reading cannot go on."""
        return Outcome(None, (*self.found, reason))

    def syntax(self, error: pyyaml.MarkedYAMLError) -> Finding:
        """What is wrong with the syntax, at its place."""
        origin = self._at(error.problem_mark or error.context_mark)
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
        return self._at(event.start_mark)

    def _at(self, mark: Any) -> Origin:
        """The place of one of PyYAML's marks; without a mark, the whole file."""
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
        items = [self._node(event, events) for event in _until(events, SequenceEndEvent)]
        return Sequence(tuple(items), self._place(start))

    def _mapping(self, start: Event, events: Iterator[Event]) -> Mapping:
        entries = [self._entry(event, events) for event in _until(events, MappingEndEvent)]
        for key, before in repeated(entry.key for entry in entries):
            self.found.append(finding("ESG-READING-006", key.origin, related=(before,), key=quote(key.text)))
        return Mapping(tuple(entries), self._place(start))

    def _entry(self, event: Event, events: Iterator[Event]) -> Entry:
        return Entry(self._key(event, events), self._node(next(events), events))

    def _key(self, event: Event, events: Iterator[Event]) -> Scalar:
        node = self._node(event, events)
        if isinstance(node, Scalar):
            if node.text == "<<" and not node.quoted:
                self.found.append(finding("ESG-READING-012", node.origin))
            return node
        self.found.append(finding("ESG-READING-010", self._place(event)))
        return Scalar("", self._place(event))

    def _scalar(self, event: Event) -> Node:
        if not isinstance(event, ScalarEvent) or (not event.style and event.value in NULLS):
            return Null(self._place(event))
        return Scalar(event.value, self._place(event), bool(event.style))
