"""The package's own content files, for rooms that open no files themselves."""

from __future__ import annotations

from collections.abc import Callable

Reader = Callable[[str], bytes]
_readers: list[Reader] = []


def read_with(reader: Reader) -> None:
    """Take the bytes of content files from `reader` (path → bytes). `system` calls it when it is imported."""
    _readers[:] = [reader]


def own_content(name: str) -> bytes:
    """The bytes of our own `content/<name>`, whatever a project shadows. Raises FileNotFoundError."""
    return _readers[-1](f"@content/{name}")
