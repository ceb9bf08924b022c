"""The YAML files of `content/` and `templates/` as raw trees, parsed once in a process."""

from __future__ import annotations

from functools import lru_cache

from esgreport.base.finding import Outcome
from esgreport.reading.raw import Node
from esgreport.reading.yaml import read_yaml

MOST_FILES = 128


@lru_cache(maxsize=MOST_FILES)
def content_tree(data: bytes, file: str) -> Outcome[Node]:
    """The raw tree of one file, as `read_yaml` gives it. Only for content: facts are not kept in memory."""
    return read_yaml(data, file)
