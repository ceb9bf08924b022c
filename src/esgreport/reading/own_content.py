"""Our own content files as typed values."""

from __future__ import annotations

from typing import TypeVar

from esgreport.base import content
from esgreport.base.finding import Outcome
from esgreport.reading.raw import Mapping, Node
from esgreport.reading.structure import structure
from esgreport.reading.yaml import read_yaml

T = TypeVar("T")


def own_tree(name: str, key: str) -> Node | None:
    """The raw tree under `key` of our own `content/<name>`, whatever a project shadows; None without it."""
    root = read_yaml(content.own_content(name), name).value
    return root.get(key) if isinstance(root, Mapping) else None


def own(name: str, into: type[T]) -> T:
    """What our own `content/<name>` holds, whatever a project shadows.

    Raises ValueError for a mistake in it, which is a bug: the file comes with the program.
    """
    tree = read_yaml(content.own_content(name), name)
    read = structure(tree.value, into) if tree.value is not None else Outcome(None)
    if read.value is None:
        raise ValueError((*tree.findings, *read.findings))
    return read.value
