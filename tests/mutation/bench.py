"""Trying faults: each in a process of its own, with the tests that call the functions that it changes.

A process begins with all modules loaded and puts the fault's code into the functions that are already there, so that
everything that imported them has it, too. The quick tests run first: a fault that none of them notices has survived.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import signal
import sys
import types
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.mutation.mutants import Mutant
from tests.mutation.reach import Chosen, Reach, measured

ROOT = Path(__file__).parents[2]
# What only counts time or needs other programs is of no use here.
SLOW = "not issues_of_this_example and not every_file_of_the_example"
LEFT_OUT = (
    "-k", SLOW, "-m", "not office and not prove", "-p", "no:cacheprovider", "-p", "no:xdist", "-q", "--no-header",
)  # fmt: skip
SECONDS = 150


@dataclass(frozen=True)
class Bench:
    """The rooms (folders of the source) into which faults are put, and the tests that should notice."""

    rooms: tuple[str, ...]
    tests: tuple[str, ...]

    def modules(self) -> Iterator[str]:
        """The names of the modules that are tried."""
        for room in self.rooms:
            paths = sorted((ROOT / "src/esgreport" / room).glob("*.py"))
            assert paths, f"no module in {room}"
            yield from (f"esgreport.{room.replace('/', '.')}.{path.stem}" for path in paths if path.stem != "__init__")

    def source(self, name: str) -> str:
        """The text of a module."""
        return Path(str(importlib.import_module(name).__file__)).read_text("utf8")

    def reach(self) -> Reach:
        """Which tests call which functions: all tests run once."""
        loaded = {
            f"{name}.{key}": function
            for name in self.modules()
            for key, function in functions(importlib.import_module(name), name).items()
        }
        return measured([*LEFT_OUT, *self.tests], loaded, self.forget)

    def forget(self) -> None:
        """Empty the caches of all modules that are tried."""
        for name in self.modules():
            for item in vars(sys.modules[name]).values():
                if hasattr(item, "cache_clear"):
                    item.cache_clear()

    def planted(self, name: str, mutant: Mutant) -> frozenset[str]:
        """The functions of the loaded module into which the mutant's code was put."""
        module = importlib.import_module(name)
        scratch = types.ModuleType(name)
        scratch.__dict__.update({"__file__": module.__file__})
        exec(compile(mutant.tree, str(module.__file__), "exec"), scratch.__dict__)
        there, new = functions(module, name), functions(scratch, name)
        changed = set()
        for key, function in there.items():
            twin = new.get(key)
            if (
                twin is not None
                and twin.__code__ != function.__code__
                and len(twin.__code__.co_freevars) == len(function.__code__.co_freevars)
            ):
                function.__code__ = twin.__code__
                changed.add(f"{name}.{key}")
        self.forget()
        return frozenset(changed)

    def tried(self, name: str, mutant: Mutant, reach: Reach) -> str:
        """`killed`, `survived`, or `same` when the fault changes no code."""
        child = os.fork()
        if child == 0:
            signal.alarm(SECONDS)
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                try:
                    changed = self.planted(name, mutant)
                    code = 3 if not changed else _tests_fail(reach, changed)
                except BaseException:
                    code = 1
            os._exit(code)
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            return "killed"
        return {0: "survived", 3: "same"}.get(os.WEXITSTATUS(status), "killed")


def functions(owner: object, name: str) -> dict[str, types.FunctionType]:
    """The functions of a module or class by qualified name, methods and cached ones included."""
    found: dict[str, types.FunctionType] = {}
    for item in list(vars(owner).values()):
        plain = (
            getattr(item, "__wrapped__", None)
            or getattr(item, "fget", None)
            or getattr(item, "func", None)
            or getattr(item, "__func__", None)
            or item
        )
        if isinstance(plain, types.FunctionType) and plain.__module__ == name:
            found[plain.__qualname__] = plain
        elif isinstance(item, type) and item.__module__ == name:
            found |= functions(item, name)
    return found


def _tests_fail(reach: Reach, changed: frozenset[str]) -> int:
    """1 if a test that calls a changed function fails; 5 (nothing collected) is no failure."""
    chosen = reach.tests(changed)
    if not chosen:
        return 0
    files = sorted({test.split("::")[0] for test in chosen})
    return int(pytest.main([*LEFT_OUT, "-x", *files], plugins=[Chosen(chosen)]) != 0)
