"""Reading the raw trees of rules: entries, texts and scalars of a node."""

from __future__ import annotations

from esgreport.reading.raw import Mapping as RawMapping
from esgreport.reading.raw import Node, Scalar, Sequence


def entries(node: Node | None) -> list[tuple[str, Node]]:
    """The keys and values of a mapping; nothing for other nodes."""
    return [(entry.key.text, entry.value) for entry in node.entries] if isinstance(node, RawMapping) else []


def texts(node: Node | None) -> tuple[str, ...]:
    """The texts of a sequence; nothing for other nodes."""
    return tuple(item.text for item in node.items if isinstance(item, Scalar)) if isinstance(node, Sequence) else ()


def scalars(node: Node | None) -> dict[str, str]:
    """The texts of a mapping by key."""
    return {key: value.text for key, value in entries(node) if isinstance(value, Scalar)}
