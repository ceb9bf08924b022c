"""The only file that opens files: the World of a real machine, and where the package's own data lie."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

CACHE = "esgreport"


class SystemWorld:
    """The World of this machine. Paths of the package's own data start with `@` (`@templates/…`, `@content/…`)."""

    def read(self, path: str) -> bytes:
        """The whole file. Raises OSError."""
        if path.startswith("@"):
            return _owned(path[1:]).read_bytes()
        return Path(path).read_bytes()

    def exists(self, path: str) -> bool:
        """Whether a file or folder stands at `path`."""
        if path.startswith("@"):
            found = _owned(path[1:])
            return found.is_file() or found.is_dir()
        return Path(path).exists()

    def files(self, folder: str) -> tuple[str, ...]:
        """The paths of all files under `folder`, relative to it, sorted; links are not followed."""
        if folder.startswith("@"):
            return tuple(sorted(_walk(_owned(folder[1:]), "")))
        root = Path(folder)
        if not root.is_dir():
            return ()
        found = (
            (Path(base) / name).relative_to(root).as_posix()
            for base, _, names in os.walk(root, followlinks=False)
            for name in names
        )
        return tuple(sorted(found))

    def replace(self, path: str, data: bytes) -> None:
        """Put `data` at `path` whole or not at all."""
        target = Path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".esgreport-", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as part:
                part.write(data)
                part.flush()
                os.fsync(part.fileno())
            Path(name).chmod(0o644)
            Path(name).replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
        _sync_folder(target.parent)

    def remove(self, path: str) -> None:
        """Take the file at `path` away."""
        Path(path).unlink()

    def cached(self, key: str) -> bytes | None:
        """Bytes kept in the user's cache folder; None when there are none or they cannot be read."""
        try:
            return (_cache_folder() / key).read_bytes()
        except OSError:
            return None

    def keep(self, key: str, data: bytes) -> None:
        """Keep `data` in the user's cache folder; a cache that cannot be written is no error."""
        with contextlib.suppress(OSError):
            self.replace(str(_cache_folder() / key), data)


def _sync_folder(folder: Path) -> None:
    """Make the rename last through a power cut, where the system can (Windows cannot open folders)."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _owned(path: str) -> Traversable:
    """A file of the package: in a wheel under `_data`, in a checkout beside `src`."""
    packaged = files("esgreport") / "_data"
    root = packaged if packaged.is_dir() else Path(str(files("esgreport"))).parent.parent
    found: Traversable = root
    for part in path.split("/"):
        if part in ("..", ""):
            continue
        found = found / part
    return found


def _walk(folder: Traversable, prefix: str) -> list[str]:
    if not folder.is_dir():
        return []
    made = []
    for child in folder.iterdir():
        name = f"{prefix}{child.name}"
        made.extend(_walk(child, f"{name}/") if child.is_dir() else [name])
    return made


def _cache_folder() -> Path:
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / CACHE
