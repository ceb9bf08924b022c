"""Raw values: texts, sequences and mappings with the place where each was written. Every scalar is text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from esgreport.base.origin import Origin


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text exactly as written; `quoted` tells `"08"` from `08`."""

    text: str
    origin: Origin
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Null:
    """A key without a value."""

    origin: Origin


@dataclass(frozen=True, slots=True)
class Sequence:
    """Values in their order."""

    items: tuple[Node, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Entry:
    """One key and its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values in their order; a key appears once."""

    entries: tuple[Entry, ...]
    origin: Origin

    def get(self, key: str) -> Node | None:
        """The value under `key`; None when there is none."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)


Node: TypeAlias = Scalar | Null | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class RawTable:
    """A sheet of texts: one header line and the lines under it, each with its place."""

    header: tuple[Scalar, ...]
    rows: tuple[tuple[Scalar, ...], ...]
    origin: Origin


def names_in(root: Node, key: str = "") -> tuple[str, ...]:
    """What the value under `key`, or the whole, names: the keys of a mapping, or the ids of the records in a list."""
    node = _inner(root, key) if key else root
    if isinstance(node, Mapping):
        return tuple(entry.key.text for entry in node.entries)
    ids = map(id_of, node.items) if isinstance(node, Sequence) else ()
    return tuple(name.text for name in ids if name is not None)


def id_of(node: Node) -> Scalar | None:
    """The id of a record; None when it has none or is no record."""
    name = _inner(node, "id")
    return name if isinstance(name, Scalar) else None


def repeated(names: Iterable[Scalar]) -> Iterator[tuple[Scalar, Origin]]:
    """Every name that was written before, with the place of the first."""
    first: dict[str, Scalar] = {}
    pairs = ((name, first.setdefault(name.text, name)) for name in names)
    return ((name, before.origin) for name, before in pairs if before is not name)


def place_of(node: Node, *path: str | int) -> Origin:
    """Where the value under `path` (keys, and indices from 0) was written; that of the nearest owner without it."""
    inner = _inner(node, path[0]) if path else None
    return node.origin if inner is None else place_of(inner, *path[1:])


def _inner(node: Node, step: str | int) -> Node | None:
    if isinstance(node, Mapping) and isinstance(step, str):
        return node.get(step)
    return node.items[step] if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items) else None
