"""The little language of fields: `capex?|million|places:0` in a row, `contacts[is_desk].phone` among all that is known.

A path names one thing after another, joined by dots. `[condition]` picks the first record for which a condition holds
and `[]` means every record. A `?` says that the field may be missing; what follows a bar is a form to print it in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

# How many short names in a row may mean the next one.
MOST_HOPS = 20
_STEP = re.compile(r"([\w-]+)(\[([\w-]*)\])?")
_DIGIT = re.compile("[0-9]")
_PLACE = re.compile(r"\{([^{}]*)\}")


class PathFault(ValueError):
    """A text that is no path."""


@dataclass(frozen=True, slots=True)
class PathStep:
    """One name of a path. `pick` is the condition in brackets, empty for every record, None without brackets."""

    name: str
    pick: str | None = None


@dataclass(frozen=True, slots=True)
class Path:
    """A parsed path: its steps, the forms to print it in with their arguments, and whether it may be missing."""

    text: str
    steps: tuple[PathStep, ...]
    forms: tuple[tuple[str, str], ...] = ()
    optional: bool = False

    @property
    def name(self) -> str:
        """The steps as written, without forms."""
        return self.text.partition("|")[0].rstrip("?")


@lru_cache(maxsize=2048)
def parse_path(text: str) -> Path:
    """The path that `text` holds. Raises PathFault when it holds none."""
    path_text, *forms = text.split("|")
    field = path_text.removesuffix("?")
    return Path(text, tuple(map(_step, field.split("."))), tuple(map(_form, forms)), field != path_text)


def _step(text: str) -> PathStep:
    if (match := _STEP.fullmatch(text)) is None:
        raise PathFault(text)
    return PathStep(match[1], match[3] if match[2] else None)


def _form(text: str) -> tuple[str, str]:
    word, _, argument = text.partition(":")
    if argument and not _DIGIT.fullmatch(argument):
        raise PathFault(text)
    return word, argument


@lru_cache(maxsize=2048)
def parts_of(text: str) -> tuple[str | Path, ...]:
    """A text with `{path}` in it as words and paths in turn. Raises PathFault for braces that hold no path."""
    parts: list[str | Path] = []
    start = 0
    for match in _PLACE.finditer(text):
        parts += [text[start : match.start()], parse_path(match[1])]
        start = match.end()
    parts.append(text[start:])
    if any(isinstance(part, str) and ("{" in part or "}" in part) for part in parts):
        raise PathFault(text)
    return tuple(part for part in parts if part)
