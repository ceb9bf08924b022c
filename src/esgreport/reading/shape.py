"""Which shape of data a type asks for: the keys of a dataclass, the words of a choice, the form of a value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache, cached_property
from types import NoneType, UnionType
from typing import Annotated, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints
from warnings import catch_warnings, simplefilter

from esgreport.base.origin import Origin
from esgreport.base.text import Language, Text
from esgreport.reading.raw import Scalar

Words: TypeAlias = Mapping[str, Iterable[str]]


@dataclass(frozen=True, slots=True)
class OneOf:
    """A mark of a text (`Annotated[str, OneOf("audience")]`): the caller gives the words allowed, under `name`."""

    name: str


@dataclass(frozen=True, slots=True)
class Key:
    """A mark of a field whose key in the file is not its name."""

    name: str


@dataclass(frozen=True, slots=True)
class Flat:
    """A mark of a dataclass whose keys are written beside those of its owner, each after `prefix` (`why_ja`)."""

    prefix: str = ""


class Count(int):
    """A whole number from 0 to 999."""


class Digit(int):
    """A whole number from 0 to 9."""


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text in both languages with the place of each; a language that is not needed is an empty text."""

    ja: Scalar
    en: Scalar

    def of(self, language: Language) -> Scalar:
        """The text in `language` with its place."""
        return self.ja if language == "ja" else self.en


@dataclass(frozen=True)
class Field:
    """One field of a dataclass: its name, its bare type with its marks, whether it must be given."""

    name: str
    hint: object
    required: bool

    @cached_property
    def flat(self) -> str | None:
        """The prefix of the keys that are written beside those of the owner; None for a field with a key of its own."""
        return next((mark.prefix for mark in bare(self.hint)[1] if isinstance(mark, Flat)), None)

    def keys(self, prefix: str = "") -> tuple[str, ...]:
        """The keys under which the field is written, after the prefix of its owner."""
        kind = bare(self.hint)[0]
        if self.flat is not None and isinstance(kind, type):
            return keys_of(kind, prefix + self.flat)
        return (prefix + self.own_key,)

    @cached_property
    def own_key(self) -> str:
        """The key without a prefix: the name, or another one that the type is marked with."""
        return next((mark.name for mark in bare(self.hint)[1] if isinstance(mark, Key)), self.name)


@cache
def bare(hint: object) -> tuple[object, tuple[object, ...]]:
    """A type without `Annotated` and `| None`, and its marks."""
    if get_origin(hint) is Annotated:
        inner, *marks = get_args(hint)
        return bare(inner)[0], (*marks, *bare(inner)[1])
    if get_origin(hint) in (Union, UnionType):
        return bare(next(part for part in get_args(hint) if part is not NoneType))
    return hint, ()


@cache
def fields_of(kind: type) -> tuple[Field, ...]:
    """The fields of a dataclass that a file may fill in. A field of type `Origin` is the place of the value itself."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        Field(item.name, hints[item.name], item.default is MISSING and item.default_factory is MISSING)
        for item in fields(kind)
        if item.init and hints[item.name] is not Origin
    )


@cache
def place_of(kind: type) -> str | None:
    """The name of the field that takes the place of the value; None when there is none."""
    return next((name for name, hint in get_type_hints(kind).items() if hint is Origin), None)


@cache
def keys_of(kind: type, prefix: str = "") -> tuple[str, ...]:
    """Every key that a mapping for `kind` may hold, those of flat fields among them."""
    return tuple(key for field in fields_of(kind) for key in field.keys(prefix))


def words_of(hint: object, marks: tuple[object, ...], words: Words) -> dict[str, object] | None:
    """The words that a value may be, each with its meaning; None when it is not a choice."""
    named = next((mark for mark in marks if isinstance(mark, OneOf)), None)
    if named is not None:
        return {word: word for word in words[named.name]}
    if get_origin(hint) is Literal:
        return {word: word for word in get_args(hint)}
    if hint is bool:
        return {"yes": True, "no": False}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {member.name.lower(): member for member in hint}
    return None


def _matching(pattern: str, make: Callable[[str], object]) -> Callable[[str], object]:
    """A parser for texts that fit `pattern` only; it raises ValueError for others."""
    known = re.compile(pattern)

    def parse(text: str) -> object:
        if known.fullmatch(text) is None:
            raise ValueError(text)
        return make(text)

    return parse


def _pattern(text: str) -> re.Pattern[str]:
    """A regular expression; what Python warns of is refused as well, for it will mean something else one day."""
    with catch_warnings():
        simplefilter("error")
        return re.compile(text)


PARSERS: Mapping[object, tuple[Callable[[str], object], Text]] = {
    str: (str, Text("文字", "a text")),
    Scalar: (str, Text("文字", "a text")),
    int: (_matching(r"-?[0-9]{1,15}", int), Text("3 のような整数", "a whole number such as 3")),
    Count: (_matching("[0-9]{1,3}", Count), Text("0〜999 の整数", "a whole number from 0 to 999")),
    Digit: (_matching("[0-9]", Digit), Text("0〜9 の整数", "a whole number from 0 to 9")),
    Decimal: (_matching(r"-?[0-9]{1,30}(\.[0-9]{1,30})?", Decimal), Text("0.5 のような数", "a number such as 0.5")),
    date: (
        _matching(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", date.fromisoformat),
        Text("2026-04-01 のような日付", "a date such as 2026-04-01"),
    ),
    re.Pattern: (_pattern, Text("正規表現", "a regular expression")),
}


def parser_of(kind: object) -> Callable[[str], object]:
    """What reads a text as `kind`; it raises ValueError, or re.error for a pattern."""
    return PARSERS[get_origin(kind) or kind][0]


def is_single(kind: object, marks: tuple[object, ...]) -> bool:
    """Whether one text holds a value of this type."""
    chosen = any(isinstance(mark, OneOf) for mark in marks) or get_origin(kind) is Literal or kind is bool
    return chosen or (isinstance(kind, type) and issubclass(kind, Enum)) or (get_origin(kind) or kind) in PARSERS


def wanted(hint: object, words: Words) -> Text:
    """What a value of this type looks like in a file, in both languages."""
    kind, marks = bare(hint)
    choices = words_of(kind, marks, words)
    if choices is not None:
        listed = list(filter(None, choices))
        return Text(f"{'、'.join(listed)} のいずれか", f"one of {', '.join(listed)}")
    if is_dataclass(kind) and isinstance(kind, type):
        keys = keys_of(kind)
        return Text(f"{'、'.join(keys)} を並べたもの", f"keys and values: {', '.join(keys)}")
    if get_origin(kind) is tuple:
        return Text("値を並べた一覧", "a list of values")
    if (get_origin(kind) or kind) in PARSERS:
        return PARSERS[get_origin(kind) or kind][1]
    return Text("見出しと値の並び", "keys and values")
