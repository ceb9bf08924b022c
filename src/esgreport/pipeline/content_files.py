"""Files of `templates/` and `content/`, the project's before ours, read with every finding collected."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.origin import Origin
from esgreport.inputs.project import Folder
from esgreport.reading.characters import decoded
from esgreport.reading.raw import Node
from esgreport.reading.yaml import read_yaml

T = TypeVar("T")
MOST_FILES = 128


@lru_cache(maxsize=MOST_FILES)
def content_tree(data: bytes, file: str) -> Outcome[Node]:
    """The raw tree of one file, parsed once in a process. Only for content: facts are not kept in memory."""
    return read_yaml(data, file)


class ContentFiles:
    """The reading under way: `found` has the findings of all files read so far; a YAML file is read once."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.found: list[Finding] = []
        self.nodes_read: dict[str, Node | None] = {}

    def take(self, outcome: Outcome[T]) -> T | None:
        """The value of an outcome; its findings are collected."""
        self.found.extend(outcome.findings)
        return outcome.value

    def decoded(self, name: str, decode: Callable[[Node], Outcome[T]]) -> T | None:
        """A file of `content/` as what it holds; None after a finding."""
        node = self.node("content", name)
        return None if node is None else self.take(decode(node))

    def node(self, room: str, name: str) -> Node | None:
        """The raw tree of a YAML file, read once; None when it cannot be read."""
        path = f"{room}/{name}"
        if path not in self.nodes_read:
            self.nodes_read[path] = self.take(content_tree(self.folder.shadowed(room, name), path))
        return self.nodes_read[path]

    def nodes(self, room: str, names: Iterable[str]) -> dict[str, Node]:
        """The raw trees of those YAML files that can be read, by name."""
        made = {name: self.node(room, name) for name in names}
        return {name: node for name, node in made.items() if node is not None}

    def text(self, room: str, name: str) -> str:
        """A file of text; empty after a finding."""
        text, guessed = decoded(self.folder.shadowed(room, name))
        if text is None:
            self.found.append(finding("ESG-READING-002", Origin(f"{room}/{name}"), guess=guessed or "?"))
        return (text or "").replace("\r\n", "\n")
