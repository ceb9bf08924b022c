"""The paths in an exhibit: written as paths, printed in forms that exist, leading to fields that records have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from fnmatch import fnmatchcase
from typing import TypeAlias

from esgreport.base.finding import Finding, finding, quote
from esgreport.base.near_word import guess
from esgreport.base.origin import Origin
from esgreport.document.environment import FIELD_FORMS
from esgreport.document.exhibits.definitions import Described, ExhibitPart
from esgreport.document.paths import MOST_HOPS, Path, PathFault, PathStep, parse_path, parts_of
from esgreport.reading.raw import Scalar
from esgreport.reading.shape import PlacedText

Kinds: TypeAlias = tuple[str, ...]
PathAndRows: TypeAlias = tuple[Scalar, Scalar | None]
NOWHERE = Origin("")
# A part with one of these shows words of its own and no field.
OWN_WORDS = ("words", "text", "lines")
# Fields that name a condition, not a path.
CONDITIONS = ("when", "where", "besides", "filled", "holds", "about", "says")


@dataclass(frozen=True, slots=True)
class KnownRecords:
    """`kinds` are the fields of every kind of record, each with the kinds that it refers to.

    `figures` are patterns of the ids of figures. `taken` are the other names that mean something in templates:
    functions, and the kinds that a document uses.
    """

    kinds: Mapping[str, Mapping[str, Kinds]] = field(default_factory=dict)
    figures: tuple[str, ...] = ()
    taken: frozenset[str] = frozenset()

    def has(self, kind: str, name: str) -> bool:
        """Whether records of a kind have a field."""
        return name in self.kinds.get(kind, ())

    def is_figure(self, fact_id: str) -> bool:
        """Whether something of this id may be computed."""
        return any(fnmatchcase(fact_id, pattern) for pattern in self.figures)

    def follow(self, kinds: Kinds, steps: tuple[PathStep, ...], place: Origin) -> tuple[Kinds, Finding | None]:
        """The kinds of the records to which the steps lead, none when that is not known; a fault for a wrong field."""
        for step in steps:
            names = {name: refs for kind in kinds for name, refs in self.kinds.get(kind, {}).items()}
            if names and step.name not in names:
                kind, near = ", ".join(kinds), guess(step.name, names)
                return (), finding("ESG-DOCUMENT-042", place, step.name, kind=kind, name=step.name, **near)
            kinds = names.get(step.name, ())
        return kinds, None


@dataclass(frozen=True, slots=True)
class PathCheck:
    """What the paths of a file are checked by: the records that there are, and the short names of the file."""

    records: KnownRecords
    names: Mapping[str, Scalar]
    given: tuple[str, ...] = ()

    def path(self, written: Scalar, rows: Scalar | None = None) -> Iterator[Finding]:
        """The faults of one path; it is looked up in each record of `rows`, or means one thing when that is None.

        Findings: ESG-DOCUMENT-004 no such form, 030 no such figure, 041 not a path, 042 no such field,
        046 nothing has the first name.
        """
        try:
            path = parse_path(written.text)
        except PathFault:
            yield finding("ESG-DOCUMENT-041", written.origin, text=quote(written.text))
            return
        for form, argument in path.forms:
            if form not in FIELD_FORMS or bool(argument) != (form == "places"):
                yield finding("ESG-DOCUMENT-004", written.origin, filter=form)
        if rows is None:
            yield from self._beginning(path, written.origin)
        kinds, steps = (self._first(path), path.steps[1:]) if rows is None else (self._kinds(rows), path.steps)
        yield from filter(None, self.records.follow(kinds, steps, written.origin)[1:])

    def _beginning(self, path: Path, place: Origin) -> Iterator[Finding]:
        """What is wrong with the beginning of a path that means one thing for the whole document."""
        first, figures = path.steps[0].name, self.records.figures
        known = (*self.records.kinds, *self.names, *self.given, "metrics")
        if first == "metrics" and not self.records.is_figure(path.name):
            yield finding("ESG-DOCUMENT-030", place, value=quote(path.name), **guess(path.name, figures))
        elif self.records.kinds and first not in known:
            yield finding("ESG-DOCUMENT-046", place, name=quote(first), **guess(first, known))

    def part(self, part: object) -> Iterator[Finding]:
        """The faults of every path in a definition."""
        for written, rows in self.paths(part):
            yield from self.path(written, rows)

    def paths(self, part: object, rows: Scalar | None = None, name: str = "") -> Iterator[PathAndRows]:
        """Every path in a part of a definition, with the records in which it is looked up, None for the whole document.

        `name` is the key under which the part is written.
        """
        if not isinstance(part, Described):
            return
        values = {item.name: getattr(part, item.name) for item in fields(part) if item.name not in CONDITIONS}
        inner = values["rows"] if isinstance(values.get("rows"), Scalar) else rows
        if isinstance(part, ExhibitPart) and not any(values.get(key) for key in OWN_WORDS):
            values["field"] = part.shows(name)
        for key, value in values.items():
            yield from self._in_value(value, inner, inner if key in part.IN_ROW else None)

    def _in_value(self, value: object, inner: Scalar | None, rows: Scalar | None) -> Iterator[PathAndRows]:
        match value:
            case Scalar():
                yield value, rows
            case PlacedText():
                yield from ((path, rows) for text in (value.ja, value.en) for path in _places(text))
            case Mapping():
                for name, part in value.items():
                    yield from self.paths(part, inner, name)
            case tuple():
                for part in value:
                    yield from self._in_value(part, inner, rows)
            case _:
                yield from self.paths(value, inner)

    def _kinds(self, written: Scalar, hops: int = MOST_HOPS) -> Kinds:
        """The kinds of the records that a path means; none when that is not known."""
        try:
            path = parse_path(written.text)
        except PathFault:
            return ()
        return self.records.follow(self._first(path, hops), path.steps[1:], NOWHERE)[0]

    def _first(self, path: Path, hops: int = MOST_HOPS) -> Kinds:
        """The kinds of what the first name means."""
        name = path.steps[0].name
        if name in self.names and name not in self.records.kinds:
            return self._kinds(self.names[name], hops - 1) if hops else ()
        return (name,)


def _places(text: Scalar) -> Iterator[Scalar]:
    """The paths in a text; the text itself when its braces hold none."""
    try:
        parts = parts_of(text.text)
    except PathFault:
        yield text
        return
    yield from (Scalar(part.text, text.origin) for part in parts if isinstance(part, Path))
