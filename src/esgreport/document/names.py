"""What a name means for one reader: a kind of record, a fact by its id, or a short name given in an exhibits file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from esgreport.base.view import View
from esgreport.document.context import Flag, Leaf, RowsView, RowView, wrap
from esgreport.document.environment import FILTERS, AbsentName, MissingName
from esgreport.document.exhibits.path_check import KnownRecords
from esgreport.document.paths import MOST_HOPS, Path, PathStep, parse_path
from esgreport.document.placeholders import RenderState


class NotThere(LookupError):
    """A name that this reader's view does not hold; `known` are those that it might have been.

    `absent` says that the name is right and that there is nothing: empty, or not for this reader.
    """

    def __init__(self, name: str, known: Iterable[str] = (), *, absent: bool = False) -> None:
        super().__init__(name)
        self.name = name
        self.known = tuple(known)
        self.absent = absent

    def undefined(self) -> MissingName:
        """What a template gets for the name."""
        return (AbsentName if self.absent else MissingName)(name=self.name)


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one rendering. `short` are short names with their paths; `given` are those of one call only.

    One short name may mean another, over `hops` of them at most: circles lead to nothing.
    """

    view: View
    state: RenderState
    short: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, object] = field(default_factory=dict)
    hops: int = MOST_HOPS
    records: KnownRecords = field(default_factory=KnownRecords)

    def find(self, path: Path) -> object:
        """What the path means, in its form. Raises NotThere."""
        fact = self.view.facts.get(path.name)
        found = self._walk(path) if fact is None else wrap(fact, self.state)
        return formed(found, path)

    def short_names(self) -> Mapping[str, Callable[[], object]]:
        """What gives the meaning of each short name, when a template uses it."""
        return {name: partial(self._short_name, name) for name in self.short}

    def _short_name(self, name: str) -> object:
        """What a short name means, of several records the first; an undefined name when that is not there."""
        try:
            found = self.find(parse_path(self.short[name]))
        except NotThere as fault:
            return fault.undefined()
        return next(iter(found), AbsentName(name=self.short[name])) if isinstance(found, RowsView) else found

    def _walk(self, path: Path) -> object:
        first, *rest = path.steps
        return self._through(self._root(first, path), rest, path)

    def field_of(self, row: RowView, path: Path) -> object:
        """The field of a row to which the path leads, in its form. Raises NotThere."""
        return formed(self._through(row, path.steps, path), path)

    def _through(self, found: object, steps: Iterable[PathStep], path: Path) -> object:
        """What the steps lead to, one after another, from a record."""
        for step in steps:
            found = self._into(found, step, path)
        return found

    def _into(self, found: object, step: PathStep, path: Path) -> object:
        """The field `step` of a record; the first of several records is meant."""
        if isinstance(found, list):
            return [self._into(item, step, path) for item in found if _has(item, step.name)]
        row = next(iter(found), None) if isinstance(found, RowsView) else found
        if row is None:
            raise NotThere(path.name, absent=True)
        if not isinstance(row, RowView) or not _has(row, step.name):
            names, kind = (row.names(), row.kind()) if isinstance(row, RowView) else ((), "")
            is_absent = isinstance(row, AbsentName) or self.records.has(kind, step.name)
            raise NotThere(path.name, names, absent=is_absent)
        return self._picked(row[step.name], step, path)

    def _root(self, step: PathStep, path: Path) -> object:
        if step.name in self.given:
            return self._picked(self.given[step.name], step, path)
        if step.name in self.view.rows:
            return self._picked(record(self.view, step.name, self.state), step, path)
        if step.name in self.short and self.hops:
            inner = replace(self, hops=self.hops - 1)
            return self._picked(inner.find(parse_path(self.short[step.name])), step, path)
        known = (*self.given, *self.view.rows, *self.short, *self.view.facts)
        raise NotThere(path.name, known, absent=self.records.is_figure(path.name))

    def _picked(self, found: object, step: PathStep, path: Path) -> object:
        """The record for which the condition in brackets holds, every record for empty brackets."""
        if step.pick is None:
            return found
        rows = list(found) if isinstance(found, RowsView) else []
        if not step.pick:
            return rows
        for row in rows:
            if _has(row, step.pick) and isinstance(flag := row[step.pick], Flag) and flag.answers(True):
                return row
        is_absent = all(_has(row, step.pick) or self.records.has(row.kind(), step.pick) for row in rows)
        raise NotThere(path.name, {name for row in rows for name in row.names()}, absent=is_absent)


def record(view: View, kind: str, state: RenderState) -> Leaf:
    """The rows of a kind, or its one row."""
    rows = view.rows[kind]
    return wrap(rows[0] if rows and rows[0].single else rows, state)


def formed(value: object, path: Path) -> object:
    """The value in the forms that the path names."""
    for word, argument in path.forms:
        value = FILTERS[word](value, *([int(argument)] if argument else []))
    return value


def _has(row: object, name: str) -> bool:
    return isinstance(row, RowView) and name in row.names()
