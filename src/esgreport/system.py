"""The only file that opens files: the World of a real machine, and where the package's own data lie."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from esgreport.base.content import read_with
from esgreport.base.world import ToolFailed, ToolMissing

if TYPE_CHECKING:
    import sqlite3
    import subprocess

CACHE = "esgreport"
# How our temporary files are called, and after how long one belongs to a program that was ended.
PART, PART_SECONDS = ".esgreport-", 60.0
# The number of SIGKILL; Windows has no such signal and its module lacks the name.
KILL = 9
# Two kinds of brand, a few templates each, and a week of their changes.
CACHE_ENTRIES = 32
REGISTER_SECONDS = 30.0
# Lines are added and never changed or removed, no matter which program opens the file.
REGISTER = (
    "CREATE TABLE IF NOT EXISTS issues (number INTEGER PRIMARY KEY AUTOINCREMENT, entry TEXT NOT NULL)",
    "CREATE TRIGGER IF NOT EXISTS unchanged BEFORE UPDATE ON issues"
    " BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END",
    "CREATE TRIGGER IF NOT EXISTS kept BEFORE DELETE ON issues"
    " BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END",
)
# A first start of LibreOffice with a new profile takes seconds, each document about one.
OFFICE_SECONDS, OFFICE_SECONDS_EACH = 90.0, 30.0


class SystemWorld:
    """The World of this machine. Paths of the package's own data start with `@` (`@templates/…`, `@content/…`)."""

    def read(self, path: str) -> bytes:
        """The whole file. Raises OSError."""
        if path.startswith("@"):
            return _owned(path[1:]).read_bytes()
        return Path(path).read_bytes()

    def exists(self, path: str) -> bool:
        """Whether there is a file or folder at `path`."""
        if path.startswith("@"):
            owned = _owned(path[1:])
            return owned.is_file() or owned.is_dir()
        return Path(path).exists()

    def files(self, folder: str) -> tuple[str, ...]:
        """The paths of all files under `folder`, relative to it, sorted; links are not followed."""
        if folder.startswith("@"):
            return tuple(sorted(_walk(_owned(folder[1:]), "")))
        root = Path(folder)
        if not root.is_dir():
            return ()
        paths = (
            (Path(base) / name).relative_to(root).as_posix()
            for base, _, names in os.walk(root, followlinks=False)
            for name in names
        )
        return tuple(sorted(paths))

    def replace(self, path: str, data: bytes) -> None:
        """Put `data` at `path` whole or not at all."""
        target = Path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.parent / f"{PART}{token_hex(8)}.part"
        try:
            # Made as the user's umask says; mkstemp would ask for a mode of our own afterwards.
            with part.open("xb") as written:
                written.write(data)
                written.flush()
                os.fsync(written.fileno())
            part.replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                part.unlink()
            raise
        _sync_folder(target.parent)

    def remove(self, path: str) -> None:
        """Take the file at `path` away."""
        Path(path).unlink()

    def clear_parts(self, folder: str) -> None:
        """Only files of our own name, unchanged for a while: another build may be at work."""
        for part in Path(folder).glob(f"**/{PART}*.part"):
            with contextlib.suppress(OSError):
                if part.is_file() and time.time() - part.lstat().st_mtime > PART_SECONDS:
                    part.unlink()

    def cached(self, key: str) -> bytes | None:
        """Bytes that this very code kept in the cache folder; None when there are none or they cannot be read."""
        with contextlib.suppress(OSError):
            return (_cache_folder() / key).read_bytes()
        return None

    def store(self, key: str, data: bytes) -> None:
        """Keep `data` in the user's cache folder; a cache that cannot be written is no error."""
        with contextlib.suppress(OSError):
            folder = _cache_folder()
            self.replace(str(folder / key), data)
            _tidy(folder.parent, folder.name)

    def register_lines(self, path: str) -> tuple[str, ...]:
        """Every line of the register, oldest first."""
        if not Path(path).exists():
            return ()
        with _register(path) as book:
            if not Path(path).stat().st_size:
                # Another program is about to write the first line, and holds the lock until it has.
                book.execute("BEGIN IMMEDIATE")
                book.execute("ROLLBACK")
            return tuple(line for (line,) in book.execute("SELECT entry FROM issues ORDER BY number"))

    def register_add(self, path: str, line: str) -> int:
        """Add a line in a transaction of its own, written through to the disk."""
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        with _register(path) as book:
            book.execute("BEGIN IMMEDIATE")
            for statement in REGISTER:
                book.execute(statement)
            number = book.execute("INSERT INTO issues (entry) VALUES (?)", (line,)).lastrowid
            book.execute("COMMIT")
        return int(number or 0)

    def register_revise(self, path: str, change: Callable[[str], str]) -> int:
        """All lines in one transaction, during which only it can write; freed pages are overwritten with zeros."""
        if not Path(path).exists():
            return 0
        with _register(path) as book:
            book.execute("PRAGMA secure_delete=ON")
            book.execute("BEGIN EXCLUSIVE")
            lines = book.execute("SELECT number, entry FROM issues").fetchall()
            revised = [(new, number) for number, line in lines if (new := change(line)) != line]
            book.execute("DROP TRIGGER IF EXISTS unchanged")
            book.executemany("UPDATE issues SET entry = ? WHERE number = ?", revised)
            for statement in REGISTER:
                book.execute(statement)
            book.execute("COMMIT")
            book.execute("VACUUM")
        return len(revised)

    def secret(self, path: str) -> bytes:
        """Made beside its name and linked there, so that two programs end with the same key."""
        target = Path(path)
        if not target.exists():
            handle, name = tempfile.mkstemp(dir=target.parent, prefix=PART, suffix=".part")
            with os.fdopen(handle, "wb") as part:
                part.write(os.urandom(32))
            with contextlib.suppress(FileExistsError):
                Path(name).rename(target) if os.name == "nt" else os.link(name, target)
            Path(name).unlink(missing_ok=True)
        return target.read_bytes()

    def real_path(self, path: str) -> str:
        """An absolute path without links."""
        return Path(path).resolve().as_posix()

    def setting(self, name: str) -> bytes | None:
        """A file of the user's settings; None when it is not there or cannot be read."""
        with contextlib.suppress(OSError):
            return (_settings_folder() / name).read_bytes()
        return None

    def keep_setting(self, name: str, data: bytes) -> None:
        """Written whole or not at all."""
        self.replace(str(_settings_folder() / name), data)

    def run_python(self, module: str, given: bytes, seconds: float) -> bytes:
        """Run by the interpreter of this process; neither the folder nor the project lies on its path of modules."""
        import subprocess

        own_group = os.name != "nt"
        command, pipe, quiet = [sys.executable, "-P", "-m", module], subprocess.PIPE, subprocess.DEVNULL
        with (
            tempfile.TemporaryDirectory(prefix="esgreport-", ignore_cleanup_errors=True) as folder,
            subprocess.Popen(
                command,
                stdin=pipe,
                stdout=pipe,
                stderr=quiet,
                cwd=folder,
                env=_environment(),
                start_new_session=own_group,
            ) as process,
        ):
            try:
                answer, _ = process.communicate(given, seconds)
            except subprocess.TimeoutExpired as error:
                raise ToolFailed(f"{seconds:.0f} s") from error
            finally:
                _end(process)
        if process.returncode:
            raise ToolFailed(f"exit code {process.returncode}")
        return answer

    def printed(self, files: Mapping[str, bytes], wanted: str) -> Mapping[str, bytes]:
        """Converted by LibreOffice in a process of its own, with a profile of its own, ended when time runs out."""
        program = _office()
        if not program:
            raise ToolMissing("soffice")
        with tempfile.TemporaryDirectory(prefix="esgreport-", ignore_cleanup_errors=True) as name:
            folder = Path(name)
            for given, data in files.items():
                (folder / given).write_bytes(data)
            return _converted(program, folder, list(files), wanted)


def _converted(program: str, folder: Path, names: list[str], wanted: str) -> Mapping[str, bytes]:
    """The files `names` of `folder` in the wanted format. Raises ToolFailed when LibreOffice leaves one out."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    to = ["--headless", "--convert-to", wanted, "--outdir", str(folder / "made")]
    sources = [str(folder / name) for name in names]
    _run([program, profile, *to, *sources], OFFICE_SECONDS + OFFICE_SECONDS_EACH * len(names))
    ending = wanted.partition(":")[0]
    converted = {name: folder / "made" / f"{Path(name).stem}.{ending}" for name in names}
    lost = [name for name, path in converted.items() if not path.exists()]
    if lost:
        raise ToolFailed(f"soffice: {', '.join(lost)}")
    return {name: path.read_bytes() for name, path in converted.items()}


@contextlib.contextmanager
def _register(path: str) -> Iterator[sqlite3.Connection]:
    """The register opened; other programs are waited for. Raises OSError for what is no register."""
    import sqlite3

    try:
        with contextlib.closing(sqlite3.connect(path, timeout=REGISTER_SECONDS, isolation_level=None)) as book:
            book.execute("PRAGMA synchronous=FULL")
            yield book
    except sqlite3.Error as error:
        raise OSError(0, str(error), path) from error


def _office() -> str:
    """The path of LibreOffice's program; empty when it is not here."""
    import shutil

    named = os.environ.get("ESGREPORT_SOFFICE", "")
    if named:
        return named if Path(named).exists() else ""
    path = shutil.which("soffice") or shutil.which("libreoffice")
    usual = (
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        "C:/Program Files/LibreOffice/program/soffice.exe",
        "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    )
    return path or next((path for path in usual if Path(path).exists()), "")


def _run(command: list[str], seconds: float) -> None:
    """Run to the end, or end it with everything that it started. Raises ToolFailed."""
    import subprocess

    quiet = subprocess.DEVNULL
    own_group = os.name != "nt"
    with subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=own_group) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            raise ToolFailed(f"soffice: {seconds:.0f} s") from error
        finally:
            _end(process)
    if process.returncode:
        raise ToolFailed(f"soffice: exit code {process.returncode}")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what is left of a process and of its group; LibreOffice's launcher leaves its worker behind otherwise."""
    import subprocess

    if os.name == "nt":
        if process.poll() is None:
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, KILL)


def _environment() -> dict[str, str]:
    """The environment for a process that starts elsewhere: relative paths of modules would lead astray there."""
    given = os.environ.get("PYTHONPATH", "")
    known = os.pathsep.join(str(Path(entry).absolute()) for entry in given.split(os.pathsep) if entry)
    return {**os.environ, "PYTHONPATH": known}


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
    place: Traversable = root
    for part in path.split("/"):
        if part in ("..", ""):
            continue
        place = place / part
    return place


def _walk(folder: Traversable, prefix: str) -> Iterator[str]:
    for child in folder.iterdir() if folder.is_dir() else ():
        name = f"{prefix}{child.name}"
        yield from _walk(child, f"{name}/") if child.is_dir() else (name,)


def _cache_folder() -> Path:
    """The folder of what this very code kept: other code must not meet what it did not make."""
    return _caches() / _code_mark()


@lru_cache(maxsize=1)
def _code_mark() -> str:
    """A mark that changes when any file of this package's code does."""
    root = Path(str(files("esgreport")))
    states = ((path.relative_to(root).as_posix(), path.stat()) for path in sorted(root.rglob("*.py")))
    marks = (f"{name} {state.st_size} {state.st_mtime_ns}" for name, state in states)
    return blake2b("\n".join(marks).encode(), digest_size=10).hexdigest()


def _tidy(caches: Path, current: str) -> None:
    """Take away what older code kept, and the oldest of our own beyond what a company's few templates need."""
    for folder in filter(Path.is_dir, caches.iterdir()):
        cached = sorted((path for path in folder.iterdir() if path.is_file()), key=lambda path: path.stat().st_mtime)
        for path in cached[: -CACHE_ENTRIES if folder.name == current else None]:
            path.unlink()
        if folder.name != current:
            folder.rmdir()


def _settings_folder() -> Path:
    return _own_folder(("APPDATA", "AppData/Roaming"), "Library/Application Support", ("XDG_CONFIG_HOME", ".config"))


def _caches() -> Path:
    return _own_folder(("LOCALAPPDATA", "AppData/Local"), "Library/Caches", ("XDG_CACHE_HOME", ".cache"))


def _own_folder(windows: tuple[str, str], mac: str, other: tuple[str, str]) -> Path:
    """Our folder where a variable of the environment says, else at a path from the user's home."""
    if sys.platform == "darwin":
        return Path.home() / mac / CACHE
    variable, path = windows if os.name == "nt" else other
    return Path(os.environ.get(variable) or Path.home() / path) / CACHE


read_with(SystemWorld().read)
