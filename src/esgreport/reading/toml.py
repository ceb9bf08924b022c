"""TOML for settings: the same raw tree, with the line of every key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from esgreport.base.finding import Finding, Outcome, finding, quote
from esgreport.base.origin import Origin
from esgreport.reading.characters import illegal_characters, readable
from esgreport.reading.raw import Entry, Mapping, Node, Scalar, Sequence

MOST_BYTES = 1024 * 1024
_TABLE = re.compile(r"^\s*\[{1,2}\s*([^\[\]]+?)\s*\]{1,2}")
_KEY = re.compile(r"^\s*([A-Za-z0-9_.\"'-]+)\s*=")
_AT_LINE = re.compile(r"\(at line (\d+), column (\d+)\)")


def read_toml(data: bytes, file: str) -> Outcome[Mapping]:
    """The raw tree of one TOML file; numbers, booleans and dates become their text (`true`, `2026-04-01`).

    Findings: ESG-READING-001 too large, 002 encoding, 003 syntax, 011 forbidden character.
    """
    text = readable(data, file, MOST_BYTES)
    if text.value is None:
        return Outcome(None, text.findings)
    bad = tuple(_forbidden(text.value, file))
    return Outcome(None, bad) if bad else _parsed(text.value, file)


def _forbidden(text: str, file: str) -> Iterator[Finding]:
    for index, name in illegal_characters(text):
        yield finding("ESG-READING-011", Origin(file, text.count("\n", 0, index) + 1, 1), character=name)


def _parsed(text: str, file: str) -> Outcome[Mapping]:
    try:
        return Outcome(_Tree(file, _lines(text)).mapping(tomllib.loads(text)))
    except tomllib.TOMLDecodeError as error:
        place = _AT_LINE.search(str(error))
        origin = Origin(file, int(place[1]), int(place[2])) if place else Origin(file)
        return Outcome(None, (finding("ESG-READING-003", origin, reason=quote(str(error), 80)),))


def _lines(text: str) -> dict[tuple[str, ...], list[int]]:
    """The lines on which each dotted key was written, in order."""
    lines: dict[tuple[str, ...], list[int]] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        heading, key = _TABLE.match(line), _KEY.match(line)
        if heading:
            table = _path(heading[1])
            lines.setdefault(table, []).append(number)
        elif key:
            lines.setdefault((*table, *_path(key[1])), []).append(number)
    return lines


def _path(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


@dataclass(frozen=True, slots=True)
class _Tree:
    """The values of a file with the lines of their keys; `turn` counts the tables that repeat a key, from 0."""

    file: str
    lines: dict[tuple[str, ...], list[int]]

    def mapping(self, values: dict[str, Any], path: tuple[str, ...] = (), turn: int = 0) -> Mapping:
        keyed = (((*path, key), value) for key, value in values.items())
        entries = (Entry(Scalar(at[-1], self._origin(at, turn)), self._node(value, at, turn)) for at, value in keyed)
        return Mapping(tuple(entries), self._origin(path, turn))

    def _node(self, value: Any, path: tuple[str, ...], turn: int) -> Node:
        if isinstance(value, dict):
            return self.mapping(value, path, turn)
        origin = self._origin(path, turn)
        if isinstance(value, list):
            return Sequence(tuple(self._node(item, path, number) for number, item in enumerate(value)), origin)
        text = str(value).lower() if isinstance(value, bool) else str(value)
        return Scalar(text, origin, isinstance(value, str))

    def _origin(self, path: tuple[str, ...], turn: int) -> Origin:
        numbers = self.lines.get(path) or [1]
        return Origin(self.file, numbers[min(turn, len(numbers) - 1)], 1)
