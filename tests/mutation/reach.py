"""Which tests call which functions of the rooms that are tried, and how long each test takes."""

from __future__ import annotations

import contextlib
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pytest


@dataclass(frozen=True)
class Reach:
    """Tests by the function (module and qualified name) that they call, with their seconds."""

    seconds: dict[str, float]
    calls: dict[str, frozenset[str]]

    def tests(self, functions: frozenset[str]) -> dict[str, int]:
        """The tests that call one of these functions, with their rank: the quickest first."""
        found = {test for function in functions for test in self.calls.get(function, ())}
        return {test: rank for rank, test in enumerate(sorted(found, key=lambda item: self.seconds[item]))}


@dataclass
class Chosen:
    """A plugin of pytest that keeps the chosen tests only, in their order."""

    ranks: dict[str, int]

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Drop what was not chosen; sort the rest."""
        items[:] = sorted(
            (item for item in items if item.nodeid in self.ranks), key=lambda item: self.ranks[item.nodeid]
        )


@dataclass
class Watch:
    """A plugin of pytest that notes the functions that each test calls.

    What is called while fixtures are made counts for every test of that file, since fixtures are shared. `forget` empties
    the caches before each test: what one test has worked out would hide the calls of the next.
    """

    forget: Callable[[], None]
    seconds: dict[str, float] = field(default_factory=dict)
    called: dict[str, set[str]] = field(default_factory=dict)
    shared: dict[str, set[str]] = field(default_factory=dict)
    now: set[str] = field(default_factory=set)

    @contextlib.contextmanager
    def over(self, functions: Mapping[str, types.FunctionType]) -> Iterator[None]:
        """Let every function tell its name when it is called."""
        codes = {name: function.__code__ for name, function in functions.items()}
        for name, function in functions.items():
            if not function.__code__.co_freevars:
                self._open(name, function)
        yield
        for name, function in functions.items():
            function.__code__ = codes[name]
            function.__globals__.pop(_twin(name), None)

    def _open(self, name: str, function: types.FunctionType) -> None:
        twin = types.FunctionType(
            function.__code__, function.__globals__, function.__name__, function.__defaults__, function.__closure__
        )
        twin.__kwdefaults__ = function.__kwdefaults__
        place = _twin(name)
        function.__globals__.update({place: twin, "__called": self._call})
        made: dict[str, types.FunctionType] = {}
        exec(f"def told(*given, **named): __called({name!r}); return {place}(*given, **named)", made)
        function.__code__ = made["told"].__code__

    def _call(self, name: str) -> None:
        self.now.add(name)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self, item: pytest.Item):  # type: ignore[no-untyped-def]
        """Watch the making of fixtures."""
        return (yield from self._watched(self.shared.setdefault(item.nodeid.split("::")[0], set())))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item):  # type: ignore[no-untyped-def]
        """Watch the test itself."""
        return (yield from self._watched(self.called.setdefault(item.nodeid, set())))

    def _watched(self, into: set[str]):  # type: ignore[no-untyped-def]
        self.forget()
        self.now = into
        return (yield)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add the seconds of a test; the making of shared fixtures counts for the test that came first."""
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0.0) + report.duration

    def found(self) -> dict[str, list[str]]:
        """Functions by test, with what its file's fixtures call."""
        return {
            test: sorted(names | self.shared.get(test.split("::")[0], set())) for test, names in self.called.items()
        }


def _twin(name: str) -> str:
    """Where the function itself stands while its name is told."""
    return f"__twin_{name.replace('.', '_')}"


def measured(
    arguments: Sequence[str], functions: Mapping[str, types.FunctionType], forget: Callable[[], None]
) -> Reach:
    """Run the tests once and note what they call; `forget` empties the caches of the functions.

    They run in this very process: what they import and read stands ready for the processes that it forks afterwards.
    Errors: RuntimeError when a test fails, since nothing can be told from tests that fail anyway.
    """
    watch = Watch(forget)
    with watch.over(functions):
        failed = pytest.main(list(arguments), plugins=[watch])
    if failed:
        raise RuntimeError("the tests fail without any fault put in")
    calls: dict[str, set[str]] = {}
    for test, names in watch.found().items():
        for name in names:
            calls.setdefault(name, set()).add(test)
    return Reach(watch.seconds, {name: frozenset(tests) for name, tests in calls.items()})
