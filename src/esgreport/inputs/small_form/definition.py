"""The definition of the simple form: `content/forms/small.yaml`, one for all projects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from esgreport.reading.own_content import own

Axis = Literal["rows", "facts", "readers", "questions"]


@dataclass(frozen=True, slots=True)
class FormCell:
    """One cell of the sheet or of each row: its label, how to fill it, whether it must be filled.

    `choices` are what it offers, `unit` is what its number counts, `yes_no` says that only a yes counts as filled,
    `since` is the version of the form that asks for it first.
    """

    name: str
    label: str
    how: str
    needed: bool = False
    choices: tuple[str, ...] = ()
    unit: str = ""
    yes_no: bool = False
    since: int = 0


@dataclass(frozen=True, slots=True)
class Irreplaceable:
    """That nothing takes the place of an item, `word` in `column`: readers learn it if `consent` is a yes."""

    column: str
    word: str
    consent: str


@dataclass(frozen=True, slots=True)
class Rows:
    """The list under the cells: at most `most` rows of these columns."""

    title: str
    most: int
    columns: tuple[FormCell, ...]
    together: tuple[tuple[str, ...], ...]
    days: tuple[str, ...]
    irreplaceable: Irreplaceable


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions of the self-check and the columns in which people answer them, on a sheet of their own.

    `asked` are the questions by the item of the checklist, `people` the officers by the words that the columns offer,
    and `lacking` what else must be filled for each answer.
    """

    sheet: str
    title: str
    steps: str
    columns: tuple[FormCell, ...]
    people: Mapping[str, str]
    lacking: Mapping[str, tuple[str, ...]]
    asked: Mapping[str, str]


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
class SmallDefinition:
    """The simple form: what its sheets ask and what that becomes."""

    name: str
    sheet: str
    title: str
    steps: str
    headings: tuple[str, str]
    value: str
    cells: tuple[FormCell, ...]
    together: tuple[tuple[str, ...], ...]
    former: tuple[str, ...]
    rows: Rows
    questions: Questions
    readers: Mapping[str, str]
    records: tuple[Template, ...]


@cache
def small() -> SmallDefinition:
    """The simple form."""
    return own("forms/small.yaml", SmallDefinition)
