"""The one door to the outside: files in, files out. Stages never open a file or read a clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, TypeAlias

# How a long work tells how far it is: done, of how much, at what.
Progress: TypeAlias = Callable[[int, int, str], None]


class ToolMissing(Exception):
    """A program that a wish needs is not on this machine; its name is the argument."""


class ToolFailed(Exception):
    """A program was found but did not do its work in time, or not at all; the reason is the argument."""


class World(Protocol):
    """What the program may ask of the machine. Paths are absolute or relative to the working folder, with `/`."""

    def read(self, path: str) -> bytes:
        """The whole file. Raises FileNotFoundError, PermissionError or IsADirectoryError."""

    def exists(self, path: str) -> bool:
        """Whether there is a file or folder at `path`."""

    def files(self, folder: str) -> tuple[str, ...]:
        """The paths of all files under `folder`, relative to it, with `/`, sorted by code point."""

    def replace(self, path: str, data: bytes) -> None:
        """Put `data` at `path` whole or not at all: temporary file, fsync, rename. Makes missing folders.

        Raises OSError and leaves the previous file when it cannot.
        """

    def remove(self, path: str) -> None:
        """Take the file at `path` away. Raises OSError."""

    def clear_parts(self, folder: str) -> None:
        """Take away, under `folder`, what `replace` of a program that was ended left half-written."""

    def cached(self, key: str) -> bytes | None:
        """Bytes kept in the user's cache folder under `key` (hexadecimal); None when there are none."""

    def store(self, key: str, data: bytes) -> None:
        """Keep `data` in the user's cache folder; a cache that cannot be written is no error."""

    def register_lines(self, path: str) -> tuple[str, ...]:
        """The lines of the register at `path` in their order; none where there is no register.

        Raises OSError when there is one that cannot be read.
        """

    def register_add(self, path: str, line: str) -> int:
        """Add a line to the register at `path`, which is made when it is not there; its number from 1.

        A line is there as a whole or not at all, whatever ends the program, and two programs never share a number.
        Raises OSError when it cannot be written.
        """

    def register_revise(self, path: str, change: Callable[[str], str]) -> int:
        """Put every line of the register through `change`, all of them or none; how many changed.

        The previous content is overwritten in the file. Raises OSError.
        """

    def secret(self, path: str) -> bytes:
        """The key at `path`: 32 random bytes, made at the first time, for their owner's eyes only. Raises OSError."""

    def real_path(self, path: str) -> str:
        """`path` as an absolute one without links, with `/`."""

    def setting(self, name: str) -> bytes | None:
        """What the user keeps under `name` (a plain file name) on this machine; None when there is nothing."""

    def keep_setting(self, name: str, data: bytes) -> None:
        """Keep `data` under `name` in the user's own settings, outside of every project. Raises OSError."""

    def run_python(self, module: str, given: bytes, seconds: float) -> bytes:
        """What the Python module of ours prints when it is run in a process of its own and reads `given`.

        It runs in an empty folder, which goes with it, and ends with everything that it started. Raises ToolFailed when
        time runs out or it does not end well.
        """

    def printed(self, files: Mapping[str, bytes], wanted: str) -> Mapping[str, bytes]:
        """`files` (data by plain file name) converted by LibreOffice with the filter `wanted`, by the same names.

        Raises ToolMissing when there is no LibreOffice, ToolFailed when a file does not come out or time runs out.
        """
