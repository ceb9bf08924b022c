"""TOML for settings: the same raw tree, with the line of every key."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from esgreport.base.finding import Outcome, finding, quote
from esgreport.base.origin import Origin
from esgreport.reading.characters import decoded, illegal_characters
from esgreport.reading.raw import Entry, Mapping, Node, Scalar, Sequence

MOST_BYTES = 1024 * 1024
_TABLE = re.compile(r"^\s*\[{1,2}\s*([^\[\]]+?)\s*\]{1,2}")
_KEY = re.compile(r"^\s*([A-Za-z0-9_.\"'-]+)\s*=")
_AT_LINE = re.compile(r"\(at line (\d+), column (\d+)\)")


def read_toml(data: bytes, file: str) -> Outcome[Mapping]:
    """The raw tree of one TOML file; numbers, booleans and dates become their text (`true`, `2026-04-01`).

    Findings: ESG-READING-001 too large, 002 encoding, 003 syntax, 011 forbidden character.
    """
    if len(data) > MOST_BYTES:
        return Outcome(None, (finding("ESG-READING-001", Origin(file), size=len(data) // 1024),))
    text, guess = decoded(data)
    if text is None:
        return Outcome(None, (finding("ESG-READING-002", Origin(file), guess=guess or "?"),))
    bad = illegal_characters(text)
    if bad:
        return Outcome(
            None,
            tuple(
                finding("ESG-READING-011", Origin(file, text.count("\n", 0, index) + 1, 1), character=name)
                for index, name in bad
            ),
        )
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _AT_LINE.search(str(error))
        origin = Origin(file, int(place[1]), int(place[2])) if place else Origin(file)
        return Outcome(None, (finding("ESG-READING-003", origin, reason=quote(str(error), 80)),))
    return Outcome(_mapping(values, (), _lines(text), file), ())


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


def _mapping(
    values: dict[str, Any], path: tuple[str, ...], lines: dict[tuple[str, ...], list[int]], file: str, turn: int = 0
) -> Mapping:
    origin = _origin(path, lines, file, turn)
    entries = []
    for key, value in values.items():
        key_path = (*path, key)
        place = _origin(key_path, lines, file, turn)
        entries.append(Entry(Scalar(key, place), _node(value, key_path, lines, file, turn)))
    return Mapping(tuple(entries), origin)


def _node(value: Any, path: tuple[str, ...], lines: dict[tuple[str, ...], list[int]], file: str, turn: int) -> Node:
    if isinstance(value, dict):
        return _mapping(value, path, lines, file, turn)
    origin = _origin(path, lines, file, turn)
    if isinstance(value, list):
        return Sequence(tuple(_node(item, path, lines, file, number) for number, item in enumerate(value)), origin)
    if isinstance(value, bool):
        return Scalar("true" if value else "false", origin)
    return Scalar(str(value), origin, isinstance(value, str))


def _origin(path: tuple[str, ...], lines: dict[tuple[str, ...], list[int]], file: str, turn: int) -> Origin:
    line = lines.get(path)
    if not line:
        return Origin(file, 1, 1)
    return Origin(file, line[min(turn, len(line) - 1)], 1)
