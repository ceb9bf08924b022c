"""The definition of the simple form: `content/forms/small.yaml`, one for all projects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from esgreport.reading.own_content import own

Axis = Literal["rows", "facts", "readers", "answers"]
Answered = Literal["yes", "partly", "no"]


@dataclass(frozen=True, slots=True)
class FormCell:
    """One cell of the sheet or of each row: its label, how to fill it, whether it must be filled.

    `choices` are what it offers, `unit` is what its number counts, `yes_no` says that only a yes counts as filled.
    """

    name: str
    label: str
    how: str
    needed: bool = False
    choices: tuple[str, ...] = ()
    unit: str = ""
    yes_no: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """The list under the cells: at most `most` rows of these columns."""

    title: str
    most: int
    columns: tuple[FormCell, ...]
    together: tuple[tuple[str, ...], ...]
    days: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """Records of one kind as the form becomes them: see the comments of the file."""

    kind: str
    fields: Mapping[str, str]
    needed: tuple[str, ...] = ()
    each: tuple[Axis, ...] = ()
    facts: Mapping[str, str] | None = None
    by_answer: Mapping[str, Mapping[str, str]] | None = None
    if_any: tuple[str, ...] = ()
    if_all: tuple[str, ...] = ()
    at: str = ""


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """One question of the self-check: the cells that answer it, and the grounds for each answer."""

    item: str
    grounds: Mapping[Answered, str]
    cells: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    but: str = ""


@dataclass(frozen=True, slots=True)
class SmallDefinition:
    """The simple form: what its sheet asks and what that becomes."""

    name: str
    sheet: str
    title: str
    steps: str
    headings: tuple[str, str]
    value: str
    cells: tuple[FormCell, ...]
    together: tuple[tuple[str, ...], ...]
    rows: Rows
    readers: Mapping[str, str]
    records: tuple[Template, ...]
    answers: tuple[FormQuestion, ...]


@cache
def small() -> SmallDefinition:
    """The simple form."""
    return own("forms/small.yaml", SmallDefinition)
