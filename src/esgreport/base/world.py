"""The one door to the outside: files in, files out. Stages never open a file or read a clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeAlias

# How a long work tells how far it is: done, of how much, at what.
Progress: TypeAlias = Callable[[int, int, str], None]


class World(Protocol):
    """What the program may ask of the machine. Paths are absolute or relative to the working folder, with `/`."""

    def read(self, path: str) -> bytes:
        """The whole file. Raises FileNotFoundError, PermissionError or IsADirectoryError."""

    def exists(self, path: str) -> bool:
        """Whether a file or folder stands at `path`."""

    def files(self, folder: str) -> tuple[str, ...]:
        """The paths of all files under `folder`, relative to it, with `/`, sorted by code point."""

    def replace(self, path: str, data: bytes) -> None:
        """Put `data` at `path` whole or not at all: temporary file, fsync, rename. Makes missing folders.

        Raises OSError and leaves the previous file when it cannot.
        """

    def remove(self, path: str) -> None:
        """Take the file at `path` away. Raises OSError."""

    def cached(self, key: str) -> bytes | None:
        """Bytes kept in the user's cache folder under `key` (hexadecimal); None when there are none."""

    def keep(self, key: str, data: bytes) -> None:
        """Keep `data` in the user's cache folder; a cache that cannot be written is no error."""
