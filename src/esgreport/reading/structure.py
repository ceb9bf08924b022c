"""Typed values from raw nodes: a frozen dataclass says what a file may hold, and whatever else it holds is a finding.

The types understood are str, int, Decimal, date, bool (`yes` or `no`), re.Pattern, Literal, Enum (member names in small
letters), `X | None`, `tuple[X, ...]`, `tuple[X, Y]`, `Mapping[K, X]`, Text (`{ja: …, en: …}`) and dataclasses of these.
Marks of reading/shape.py: `OneOf` for words given at run time, `Key` for a key other than the field's name, `Flat` for
keys beside those of the owner. A field of type Origin takes the place of the value. What has a default may be left
out, but not left empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import is_dataclass
from itertools import repeat
from typing import Final, TypeVar, cast, get_args, get_origin

from esgreport.base.finding import Finding, Outcome, quote
from esgreport.base.near_word import guess, nearest
from esgreport.base.origin import Origin
from esgreport.base.text import LANGUAGES, Language, Text
from esgreport.reading.raw import Mapping as RawMapping
from esgreport.reading.raw import Node, Null, Scalar, Sequence, id_of, repeated
from esgreport.reading.shape import (
    Field,
    PlacedText,
    Words,
    bare,
    fields_of,
    is_single,
    keys_of,
    parser_of,
    place_of,
    wanted,
    words_of,
)

T = TypeVar("T")
FAULTY: Final = object()
BILINGUAL = (Text, PlacedText)
FOUND: Mapping[type, Text] = {
    Scalar: Text("1つの値", "a single value"),
    Sequence: Text("一覧", "a list"),
    RawMapping: Text("見出しと値", "keys and values"),
}


def structure(
    node: Node, into: type[T], words: Words | None = None, languages: tuple[Language, ...] = LANGUAGES
) -> Outcome[T]:
    """The value of type `into` that `node` holds, or every mistake in it. `words` are those of `OneOf`, by name.

    A Text needs `languages` only. Findings: ESG-READING-101 unknown key, 102 missing key, 103 written twice, 104 not
    one of the words, 105 empty, 106 another kind of value, 107 not such a value, 108 not so many values, 109 a pattern.
    """
    reading = _StructureReading(words or {}, languages)
    value = reading.value(node, into, "", node.origin)
    return Outcome(None if reading.found else cast(T, value), tuple(reading.found))


class _StructureReading:
    """One node being read: it continues after a mistake, to find them all. A value with a mistake is FAULTY."""

    def __init__(self, words: Words, languages: tuple[Language, ...]) -> None:
        self.words, self.languages = words, languages
        self.found: list[Finding] = []
        self.misspelt: set[str] = set()

    def report(
        self, code: str, place: Origin, path: str, hint: object = None, related: tuple[Origin, ...] = (), **details: str
    ) -> object:
        """Report a mistake; with `hint`, the finding says what a value of that type looks like."""
        if hint is not None:
            form = wanted(hint, self.words)
            details |= {"wanted_ja": form.ja, "wanted_en": form.en}
        self.found.append(Finding(code, place, path, tuple(sorted(details.items())), related=related))
        return FAULTY

    def value(self, node: Node, hint: object, path: str, place: Origin) -> object:
        """The value of one node; `place` is where its key was written."""
        kind, marks = bare(hint)
        if kind is RawMapping and isinstance(node, RawMapping):
            return node
        if isinstance(node, Null) or _is_empty(node, path):
            return self.report("ESG-READING-105", node.origin, path, hint)
        if isinstance(node, Scalar) and is_single(kind, marks):
            return self.single(node, hint, path)
        if isinstance(node, Sequence) and get_origin(kind) is tuple:
            return self.listed(node, get_args(kind), path)
        if isinstance(node, RawMapping) and get_origin(kind) in (dict, Mapping):
            return self.mapped(node, get_args(kind), path)
        if isinstance(node, RawMapping) and isinstance(kind, type) and is_dataclass(kind):
            self.report_duplicates((entry.key for entry in node.entries), path)
            self.unknown(node, keys_of(kind), path)
            return self.record(node, kind, path, place)
        found = FOUND[type(node)]
        return self.report("ESG-READING-106", node.origin, path, hint, found_ja=found.ja, found_en=found.en)

    def single(self, node: Scalar, hint: object, path: str) -> object:
        """One text as what it represents: a word, a number, a date, a pattern, a text."""
        kind, marks = bare(hint)
        words = words_of(kind, marks, self.words)
        if not node.text.strip():
            return self.report("ESG-READING-105", node.origin, path, hint)
        if words is not None and node.text in words:
            return words[node.text]
        value = quote(node.text)
        if words is not None:
            return self.report("ESG-READING-104", node.origin, path, hint, value=value, **guess(node.text, words))
        if kind is Scalar:
            return node
        try:
            return parser_of(kind)(node.text)
        except re.error as error:
            return self.report("ESG-READING-109", node.origin, path, value=value, reason=error.msg)
        except (ValueError, OverflowError, RecursionError, Warning):
            return self.report("ESG-READING-107", node.origin, path, hint, value=value)

    def listed(self, node: Sequence, hints: tuple[object, ...], path: str) -> object:
        """A list: of any length when its type ends with `...`, and then with nothing twice."""
        free = hints[-1] is Ellipsis
        if not free and len(node.items) != len(hints):
            return self.report("ESG-READING-108", node.origin, path, count=str(len(node.items)), wanted=str(len(hints)))
        if free:
            self.report_duplicates((named for item in node.items if (named := _name(item)) is not None), path)
        pairs = enumerate(zip(node.items, repeat(hints[0]) if free else hints, strict=False), 1)
        return tuple(self.value(item, hint, f"{path}[{index}]", item.origin) for index, (item, hint) in pairs)

    def mapped(self, node: RawMapping, hints: tuple[object, ...], path: str) -> object:
        """Keys and values, every value of one type."""
        self.report_duplicates((entry.key for entry in node.entries), path)
        values = {}
        for entry in node.entries:
            inner = _under(path, entry.key.text)
            key = self.value(entry.key, hints[0], inner, entry.key.origin)
            values[key] = self.value(entry.value, hints[1], inner, entry.key.origin)
        return values

    def record(self, node: RawMapping, kind: type, path: str, place: Origin, prefix: str = "") -> object:
        """A dataclass from the keys of a mapping that begin with `prefix`; unknown keys were reported before."""
        before = len(self.found)
        values: dict[str, object] = {}
        for field in fields_of(kind):
            if self.takes(node, kind, field, path, prefix):
                values[field.name] = self.field(node, field, path, place, prefix)
            elif kind in BILINGUAL:
                values[field.name] = "" if kind is Text else Scalar("", node.origin)
        at = place_of(kind)
        if at is not None:
            values[at] = place
        whole = all(field.name in values for field in fields_of(kind) if field.required)
        return kind(**values) if whole and len(self.found) == before else FAULTY

    def takes(self, node: RawMapping, kind: type, field: Field, path: str, prefix: str) -> bool:
        """Whether a field is given; one that must be and is not is reported."""
        given = any(node.get(key) is not None for key in field.keys(prefix))
        needed = field.required and (kind not in BILINGUAL or field.name in self.languages)
        if not needed or given:
            return given
        if field.flat is not None and any(inner.required for inner in fields_of(cast(type, bare(field.hint)[0]))):
            return True
        key = field.keys(prefix)[0]
        if _under(path, key) not in self.misspelt:
            self.report("ESG-READING-102", node.origin, _under(path, key), field.hint, key=key)
        return False

    def field(self, node: RawMapping, field: Field, path: str, place: Origin, prefix: str) -> object:
        """The value of one field; what must be given must hold something."""
        kind = bare(field.hint)[0]
        if field.flat is not None and isinstance(kind, type):
            return self.record(node, kind, path, place, prefix + field.flat)
        (key,) = field.keys(prefix)
        entry = next(entry for entry in node.entries if entry.key.text == key)
        return self.value(entry.value, field.hint, _under(path, key), entry.key.origin)

    def unknown(self, node: RawMapping, keys: tuple[str, ...], path: str) -> None:
        """Report the keys that are not among `keys`; what was probably meant is not reported as missing, too."""
        for key in (entry.key for entry in node.entries if entry.key.text not in keys):
            absent = [name for name in keys if node.get(name) is None]
            suggestion = guess(key.text, absent)
            self.misspelt.add(_under(path, nearest(key.text, absent) or ""))
            self.report("ESG-READING-101", key.origin, path, key=quote(key.text), keys=", ".join(keys), **suggestion)

    def report_duplicates(self, names: Iterable[Scalar], path: str) -> None:
        """Report every name that was written before."""
        for name, before in repeated(names):
            self.report("ESG-READING-103", name.origin, path, related=(before,), value=quote(name.text))


def _name(node: Node) -> Scalar | None:
    """What an item of a list is called: its text, or its id."""
    return node if isinstance(node, Scalar) else id_of(node)


def _is_empty(node: Node, path: str) -> bool:
    """Whether a list or mapping holds nothing. In an empty file, the missing keys are reported."""
    nothing = isinstance(node, RawMapping) and not node.entries and path
    return bool(nothing) or (isinstance(node, Sequence) and not node.items)


def _under(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
