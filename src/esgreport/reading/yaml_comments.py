"""Comments and blank lines of a YAML file of records, each tied to the key or record beside or after it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import Literal

import yaml as pyyaml
from yaml.tokens import BlockEndToken, StreamEndToken, StreamStartToken

from esgreport.reading.characters import decoded
from esgreport.reading.raw import Entry, Mapping, Node, Sequence, id_of

Side = Literal["before", "beside", "end"]
# How the records of a kind are written: one value a line, one record a line, or a single record.
Style = Literal["block", "line", "single"]
END = ""
Place = tuple[tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class YamlComment:
    """One comment (without `#` and the space after it) or, when `text` is None, a blank line.

    `path` is `kind`, `kind[ID]` or `kind[ID].key` (`kind.key` for a single record); empty for the end of the file.
    """

    path: str
    side: Side
    text: str | None


def remarks(data: bytes, root: Node) -> tuple[YamlComment, ...]:
    """The remarks of the file whose tree is `root`, from top to bottom."""
    text = decoded(data)[0] or ""
    places = sorted(_places(root))
    return tuple(
        _before(places, line, words) if alone else _beside(places, (line, column), words)
        for line, column, words, alone in _comments(text)
    )


def _before(places: list[Place], line: int, words: str | None) -> YamlComment:
    index = bisect_left(places, (line, 0), key=itemgetter(0))
    path = places[index][1] if index < len(places) else END
    return YamlComment(path, "before" if path else "end", words)


def _beside(places: list[Place], at: tuple[int, int], words: str | None) -> YamlComment:
    index = bisect_left(places, at, key=itemgetter(0)) - 1
    return YamlComment(places[max(index, 0)][1] if places else END, "beside", words)


def _places(root: Node) -> Iterator[Place]:
    """((line, column), path) of every kind, record and key. Records begin a little before their first key."""
    for kind in root.entries if isinstance(root, Mapping) else ():
        yield from _keys((kind,), "")
        if isinstance(kind.value, Mapping):
            yield from _keys(kind.value.entries, f"{kind.key.text}.")
        for item in kind.value.items if isinstance(kind.value, Sequence) else ():
            if isinstance(item, Mapping):
                yield from _record(item, kind.key.text)


def _record(record: Mapping, kind: str) -> Iterator[Place]:
    name = id_of(record)
    path = f"{kind}[{name.text if name else '?'}]"
    yield (record.origin.line, record.origin.column - 1), path
    yield from _keys(record.entries, f"{path}.")


def _keys(entries: tuple[Entry, ...], prefix: str) -> Iterator[Place]:
    for entry in entries:
        yield (entry.key.origin.line, entry.key.origin.column), prefix + entry.key.text


def _comments(text: str) -> Iterator[tuple[int, int, str | None, bool]]:
    """(line, column, words, whether it is alone on its line) for what lies between the tokens of the text."""
    end = 0
    for token in pyyaml.scan(text, Loader=pyyaml.SafeLoader):
        if isinstance(token, StreamStartToken | BlockEndToken):
            continue
        start = len(text) if isinstance(token, StreamEndToken) else token.start_mark.index
        if start > end:
            yield from _between(text, end, start)
        end = max(end, token.end_mark.index)


def _between(text: str, start: int, end: int) -> Iterator[tuple[int, int, str | None, bool]]:
    first = text.count("\n", 0, start) + 1
    column = start - (text.rfind("\n", 0, start) + 1) + 1
    pieces = text[start:end].split("\n")
    for number, piece in enumerate(pieces):
        words = piece.strip()
        alone = number > 0 or column == 1
        if words.startswith("#"):
            column_at = len(piece) - len(piece.lstrip()) + (column if number == 0 else 1)
            yield first + number, column_at, words[1:].removeprefix(" "), alone
        elif not words and alone and number < len(pieces) - 1:
            yield first + number, 1, None, True
