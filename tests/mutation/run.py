"""How many small faults in selection, register and auditor the tests notice.

`python -m tests.mutation.run [share [seed [part parts]]]` tries a random share of all faults and fails when the tests
notice less than 90 % of them; `part` of `parts` runs beside others.

Every mutant runs in a process of its own that begins with all modules loaded and puts the mutant's code into the
functions that are already there, so that everything that imported them has it, too. Only the tests that call a changed
function are run, the quick ones first: a mutant that none of them notices counts as one that survived.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import random
import signal
import sys
import time
import types
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mutation.mutants import Mutant, mutants
from tests.mutation.reach import Chosen, Reach, measured

ROOT = Path(__file__).parents[2]
ROOMS = ("audience", "register", "audit")
TESTS = (
    "tests/audience",
    "tests/register",
    "tests/audit",
    "tests/pipeline/test_purpose.py",
    "tests/pipeline/test_members.py",
    "tests/pipeline/test_typed_in.py",
    "tests/pipeline/test_other_names.py",
    "tests/pipeline/test_published_figures.py",
    "tests/pipeline/test_erasing.py",
    "tests/pipeline/test_planted_flows.py",
)
# What only counts time or needs other programs is of no use here.
SLOW = "not issues_of_this_example and not every_file_of_the_example"
LEFT_OUT = (
    "-k",
    SLOW,
    "-m",
    "not office and not prove",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:xdist",
    "-q",
    "--no-header",
)
SECONDS = 150
LEAST_NOTICED = 0.9


def modules() -> Iterator[str]:
    """The names of the modules that are tried."""
    for room in ROOMS:
        for path in sorted((ROOT / "src/esgreport" / room).glob("*.py")):
            if path.stem != "__init__":
                yield f"esgreport.{room}.{path.stem}"


def functions(owner: object, name: str) -> dict[str, types.FunctionType]:
    """The functions of a module or class by qualified name, methods and cached ones included."""
    found: dict[str, types.FunctionType] = {}
    for item in list(vars(owner).values()):
        plain = (
            getattr(item, "__wrapped__", None) or getattr(item, "fget", None) or getattr(item, "__func__", None) or item
        )
        if isinstance(plain, types.FunctionType) and plain.__module__ == name:
            found[plain.__qualname__] = plain
        elif isinstance(item, type) and item.__module__ == name:
            found |= functions(item, name)
    return found


def planted(name: str, mutant: Mutant) -> frozenset[str]:
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
    forget()
    return frozenset(changed)


def forget() -> None:
    """Empty the caches of all modules that are tried."""
    for name in modules():
        for item in vars(sys.modules[name]).values():
            if hasattr(item, "cache_clear"):
                item.cache_clear()


def tried(name: str, mutant: Mutant, reach: Reach) -> str:
    """`killed`, `survived`, or `same` when the fault changes no code."""
    child = os.fork()
    if child == 0:
        signal.alarm(SECONDS)
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            try:
                changed = planted(name, mutant)
                code = 3 if not changed else _tests_fail(reach, changed)
            except BaseException:
                code = 1
        os._exit(code)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return "killed"
    return {0: "survived", 3: "same"}.get(os.WEXITSTATUS(status), "killed")


def _tests_fail(reach: Reach, changed: frozenset[str]) -> int:
    """1 if a test that calls a changed function fails; 5 (nothing collected) is no failure."""
    chosen = reach.tests(changed)
    if not chosen:
        return 0
    files = sorted({test.split("::")[0] for test in chosen})
    return int(pytest.main([*LEFT_OUT, "-x", *files], plugins=[Chosen(chosen)]) != 0)


def main(share: float, seed: int = 1, part: int = 0, parts: int = 1) -> tuple[int, int]:
    """Killed and tried mutants of a random share of all; `part` of `parts` runs beside others."""
    for name in modules():
        importlib.import_module(name)
    loaded = {
        f"{name}.{key}": function
        for name in modules()
        for key, function in functions(importlib.import_module(name), name).items()
    }
    reach = measured([*LEFT_OUT, *TESTS], loaded, forget)
    everything = [
        (name, mutant)
        for name in modules()
        for mutant in mutants(Path(str(importlib.import_module(name).__file__)).read_text("utf8"))
    ]
    chosen = random.Random(seed).sample(everything, round(len(everything) * share))[part::parts]
    print(f"{len(everything)} mutants, {len(chosen)} tried", flush=True)
    killed = count = 0
    for name, mutant in chosen:
        start = time.monotonic()
        answer = tried(name, mutant, reach)
        if answer == "same":
            continue
        count += 1
        killed += answer == "killed"
        seconds = time.monotonic() - start
        print(f"{killed}/{count} {answer} {name}:{mutant.line} {mutant.what} ({seconds:.0f} s)", flush=True)
    print(f"{killed} of {count} killed", flush=True)
    return killed, count


if __name__ == "__main__":
    words = sys.argv[1:]
    noticed, tried_out = main(float(words[0]) if words else 1.0, *map(int, words[1:4]))
    sys.exit(noticed < LEAST_NOTICED * tried_out)
