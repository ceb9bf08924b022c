"""The examples with something taken away, in memory: a field of every record, every record of a kind, or one record.

What refers to a record that is gone goes with it, and so does a record in which `check` then finds a mistake: a person
who took it out would do the same. What is left is a project that documents can be built from.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from esgreport.base.catalogue import has_errors
from esgreport.base.finding import Finding
from esgreport.company.fields import FieldSpec, specs
from esgreport.company.records import KINDS, Record
from esgreport.inputs.project import Folder, ProjectSettings, read_settings
from esgreport.inputs.read import Inputs, read_inputs
from esgreport.pipeline.knowledge import know_company
from esgreport.pipeline.load import Loaded, _print_settings
from esgreport.pipeline.resources import Resources, load_resources
from esgreport.reading.raw import Entry, Mapping, Node, Scalar, Sequence
from esgreport.system import SystemWorld
from tests.conftest import ROOT

EXAMPLES = ("aoba-precision", "kasumi-chemical")
MOST_REPAIRS = 12
_LIST = re.compile(r"[;；、,]")
_RECORD = re.compile(r"([a-z_]+)\[([^\]]+)\]")


@dataclass(frozen=True, order=True)
class Cut:
    """What is taken away: `kind` alone, its `field` in every record, or the one record called `row`."""

    kind: str
    field: str = ""
    row: str = ""

    def __str__(self) -> str:
        return f"{self.kind}.{self.field}" if self.field else f"{self.kind}[{self.row}]" if self.row else self.kind

    @classmethod
    def of(cls, text: str) -> Cut:
        """The cut that prints as `text`."""
        if match := _RECORD.fullmatch(text):
            return cls(match[1], row=match[2])
        kind, _, field = text.partition(".")
        return cls(kind, field)


@dataclass(frozen=True)
class Example:
    """An example company as it was written, with the workshop of its documents."""

    name: str
    inputs: Inputs
    settings: ProjectSettings
    resources: Resources


@dataclass(frozen=True)
class World:
    """An example without something: what can be built from, or the findings that stop everything."""

    example: Example
    loaded: Loaded | None
    findings: tuple[Finding, ...]


@cache
def example(name: str) -> Example:
    """The example called `name`."""
    folder = Folder(SystemWorld(), str(ROOT / "examples" / name))
    inputs = read_inputs(folder)
    assert inputs.value is not None, inputs.findings
    settings = read_settings(folder, inputs.value.issued)
    resources = load_resources(folder)
    assert settings.value is not None and resources.value is not None, (settings.findings, resources.findings)
    return Example(name, inputs.value, settings.value, resources.value)


def single_cuts(given: Example) -> Iterator[Cut]:
    """Everything optional that the example says, one thing after another: fields, kinds, records."""
    for kind, records in _records(given.inputs).items():
        record = KINDS[kind]
        used = {key for node in records for key in _keys(node)}
        for spec in specs(record):
            if not spec.required and any(key.name in used for key in spec.keys):
                yield Cut(kind, spec.name)
        if not record.SINGLE:
            yield Cut(kind)
            yield from (Cut(kind, row=name) for name in map(_id, records) if len(records) > 1)


def some_cuts(given: Example, seed: int) -> frozenset[Cut]:
    """A random handful of single cuts, the same for the same seed."""
    draw = random.Random(f"{given.name} {seed}")
    every = sorted(single_cuts(given))
    return frozenset(draw.sample(every, draw.choice((2, 3, 5, 8, 13, 30))))


def without(given: Example, cuts: Iterable[Cut]) -> World:
    """The example without what the cuts name."""
    gone = set(cuts)
    for _ in range(MOST_REPAIRS):
        inputs = _cut(given.inputs, gone)
        known = know_company(inputs, given.settings, given.resources)
        wrong = [item for item in known.findings if has_errors([item])]
        more = {Cut(match[1], row=match[2]) for item in wrong if (match := _RECORD.match(item.subject))}
        if known.value is not None and not wrong:
            settings = _print_settings(known.value)
            return World(given, Loaded(given.settings, known.value, given.resources, settings), known.findings)
        if not more - gone:
            break
        gone |= more
    return World(given, None, known.findings)


def _records(inputs: Inputs) -> dict[str, list[Mapping]]:
    """The records as written, by kind."""
    found: dict[str, list[Mapping]] = {}
    for _, root in inputs.files:
        for entry in root.entries if isinstance(root, Mapping) else ():
            if entry.key.text in KINDS:
                found.setdefault(entry.key.text, []).extend(_listed(entry.value))
    return found


def _listed(node: Node) -> list[Mapping]:
    items = node.items if isinstance(node, Sequence) else (node,)
    return [item for item in items if isinstance(item, Mapping)]


def _keys(node: Mapping) -> Iterator[str]:
    return (entry.key.text for entry in node.entries)


def _id(node: Mapping) -> str:
    name = node.get("id")
    return name.text if isinstance(name, Scalar) else ""


def _cut(inputs: Inputs, cuts: set[Cut]) -> Inputs:
    """The inputs without what the cuts name and without what refers to it."""
    gone = {cut for cut in cuts if not cut.field}
    names = {(kind, _id(node)) for kind, nodes in _records(inputs).items() for node in nodes}
    lost = {(kind, name) for kind, name in names if Cut(kind) in gone or Cut(kind, row=name) in gone}
    emptied = {(cut.kind, cut.field) for cut in cuts if cut.field}
    while True:
        files = tuple((name, _without(root, lost, emptied)) for name, root in inputs.files)
        cut = replace(
            inputs, files=files, tables=tuple(pair for pair in inputs.tables if Cut(pair[0].KIND) not in gone)
        )
        left = {(kind, _id(node)) for kind, nodes in _records(cut).items() for node in nodes}
        if names - left <= lost:
            return cut
        lost |= names - left


def _without(root: Node, lost: set[tuple[str, str]], emptied: set[tuple[str, str]]) -> Node:
    if not isinstance(root, Mapping):
        return root
    return replace(root, entries=tuple(filter(None, (_kind_without(entry, lost, emptied) for entry in root.entries))))


def _kind_without(entry: Entry, lost: set[tuple[str, str]], emptied: set[tuple[str, str]]) -> Entry | None:
    kind = entry.key.text
    if kind not in KINDS:
        return entry
    if isinstance(entry.value, Mapping):
        return replace(entry, value=_record_without(KINDS[kind], entry.value, lost, emptied))
    kept = [node for node in _listed(entry.value) if (kind, _id(node)) not in lost]
    made = (_record_without(KINDS[kind], node, lost, emptied) for node in kept)
    items = tuple(node for node in made if node is not None)
    return replace(entry, value=Sequence(items, entry.value.origin)) if items else None


def _record_without(
    record: type[Record], node: Mapping, lost: set[tuple[str, str]], emptied: set[tuple[str, str]]
) -> Mapping | None:
    """The record without emptied fields and lost references; None when it cannot do without one of these."""
    fields = {key.name: spec for spec in specs(record) for key in spec.keys}
    entries: list[Entry] = []
    for entry in node.entries:
        spec = fields.get(entry.key.text)
        if spec is not None and (record.KIND, spec.name) in emptied:
            continue
        value = entry.value if spec is None else _references_without(spec, entry.value, lost)
        if value is not None:
            entries.append(replace(entry, value=value))
        elif spec is not None and spec.required:
            return None
    return replace(node, entries=tuple(entries))


def _references_without(spec: FieldSpec, node: Node, lost: set[tuple[str, str]]) -> Node | None:
    """The ids that are still there; None when none is."""

    def is_lost(name: str) -> bool:
        return any((kind, name) in lost for kind in spec.refs)

    if isinstance(node, Sequence) and spec.refs:
        items = tuple(item for item in node.items if not (isinstance(item, Scalar) and is_lost(item.text.strip())))
        return replace(node, items=items) if items or not node.items else None
    if isinstance(node, Scalar) and spec.refs:
        names = [name.strip() for name in _LIST.split(node.text)]
        left = [name for name in names if not is_lost(name)]
        return node if left == names else replace(node, text="; ".join(left)) if left else None
    return node
