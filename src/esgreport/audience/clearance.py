"""Clearances of audiences and the matrix of fact classes by audience, decoded from `content/audiences.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, cast

from esgreport.base.label import HEARD, HEARD_ALONE, Label, Level
from esgreport.base.text import Text
from esgreport.reading.raw import Mapping as RawMapping
from esgreport.reading.raw import Node, Scalar, Sequence

Permission = Literal["yes", "release", "never"]


@dataclass(frozen=True, slots=True)
class Clearance:
    """What an audience may see: a level and compartments; `supplier:*` stands for those of every supplier.

    `own` is the compartment of one partner (`supplier:SUP-01`), who may see again what they told us themselves.
    `without` are compartments that one person stays out of, whatever the family holds.
    """

    level: Level
    compartments: frozenset[str]
    own: str = ""
    without: frozenset[str] = frozenset()

    def admits(self, label: Label) -> bool:
        """Whether a value with `label` may be shown."""
        asked = label.compartments - {HEARD, HEARD_ALONE} if self.own in label.compartments else label.compartments
        return label.level <= self.level and all(map(self._holds, asked))

    def _holds(self, compartment: str) -> bool:
        kind, colon, _ = compartment.partition(":")
        if compartment in self.without:
            return False
        return compartment in self.compartments or bool(colon and f"{kind}:*" in self.compartments)


@dataclass(frozen=True, slots=True)
class AudienceKind:
    """A family of readers (`supplier` for every `supplier:<id>`): its clearance, its names, how it is marked.

    `inside` says that these readers belong to the company.
    """

    name: str
    title: Text
    clearance: Clearance
    published_only: bool
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    """The matrix of documents by audience: per class of facts, who may see it plainly, by release, or never.

    `classes` maps `kind` or `kind.field` to a class; a kind without a class is free to whoever its labels admit.
    """

    classes: Mapping[str, str]
    permissions: Mapping[tuple[str, str], Permission]

    def permission(self, kind: str, field: str, family: str) -> Permission:
        """What `family` may do with one field of one kind."""
        name = self.classes.get(f"{kind}.{field}") or self.classes.get(kind)
        return "yes" if name is None else self.permissions.get((name, family), "never")


@dataclass(frozen=True, slots=True)
class Audiences:
    """All audiences, the matrix, and where bands may begin and end (by unit; `other`: the steps of a power of ten)."""

    kinds: Mapping[str, AudienceKind]
    matrix: Matrix
    band_edges: Mapping[str, tuple[Decimal, ...]]

    def family(self, audience: str) -> str:
        """The family of `audience`: what stands before the colon."""
        return audience.partition(":")[0]

    def clearance(self, audience: str) -> Clearance:
        """The clearance of `audience`; a keyed audience also holds its own compartment. Raises KeyError."""
        own = self.kinds[self.family(audience)].clearance
        if ":" not in audience:
            return own
        return Clearance(own.level, own.compartments | {audience}, audience)


def decode_audiences(root: Node) -> Audiences:
    """The audiences of the built-in or shadowing data file. Raises ValueError: the file is ours, not a user's."""
    fields = _mapping(root)
    kinds = {name: _audience(name, node) for name, node in _mapping(fields["audiences"]).items()}
    classes: dict[str, str] = {}
    permissions: dict[tuple[str, str], Permission] = {}
    for name, node in _mapping(fields["classes"]).items():
        entry = _mapping(node)
        classes.update(dict.fromkeys(_texts(entry["facts"]), name))
        for family, word in _mapping(entry["readers"]).items():
            if family not in kinds:
                raise ValueError(f"{name}: {family}")
            permissions[name, family] = cast(Permission, _text(word))
    edges = _mapping(fields["band_edges"]) if "band_edges" in fields else {}
    fixed = {unit: tuple(map(Decimal, _texts(node))) for unit, node in edges.items()}
    return Audiences(kinds, Matrix(classes, permissions), fixed)


def _audience(name: str, node: Node) -> AudienceKind:
    fields = _mapping(node)
    clearance = Clearance(
        Level[_text(fields["level"]).upper()],
        frozenset(_texts(fields["compartments"]) if "compartments" in fields else ()),
    )
    title = Text(_text(fields["ja"]), _text(fields["en"]))
    published_only, inside = (key in fields and _text(fields[key]) == "yes" for key in ("published_only", "inside"))
    return AudienceKind(name, title, clearance, published_only, inside)


def _mapping(node: Node) -> dict[str, Node]:
    if not isinstance(node, RawMapping):
        raise ValueError(str(node.origin))
    return {entry.key.text: entry.value for entry in node.entries}


def _texts(node: Node) -> tuple[str, ...]:
    return tuple(map(_text, node.items)) if isinstance(node, Sequence) else ()


def _text(node: Node) -> str:
    return node.text if isinstance(node, Scalar) else ""
