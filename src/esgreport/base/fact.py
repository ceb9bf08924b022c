"""A fact: one exact value with everything that a careful reader asks about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from esgreport.base.label import PUBLIC, Label
from esgreport.base.origin import Origin
from esgreport.base.quantity import Money, Percent, Period, Quantity
from esgreport.base.text import Text

Basis = Literal["actual", "plan", "estimate", "scenario"]
Value: TypeAlias = str | Text | bool | date | Decimal | Money | Percent | Quantity | Period


def number_of(value: object) -> Decimal | None:
    """The number in a value; None for words, days and conditions."""
    match value:
        case Money(amount=number) | Percent(value=number) | Quantity(value=number):
            return number
        case Decimal():
            return value
        case _:
            return None


@dataclass(frozen=True, slots=True)
class Publication:
    """The publication state of a value.

    `source` and `on` say where and when it was published; both empty means not yet. `after` is the first day on which
    it may be published; None means that no date was given.
    """

    source: str = ""
    on: date | None = None
    after: date | None = None

    def is_published(self, day: date) -> bool:
        """Whether the public knows the value on `day`."""
        return bool(self.source) and (self.on is None or self.on <= day)


UNPUBLISHED = Publication()


@dataclass(frozen=True, slots=True)
class Fact:
    """One exact value: what it is, when and how it was known, who may see it and where it comes from.

    `id` is `<kind>.<id>.<field>` or `metrics.<name>.<subject>[.<variant>]` or `releases.<id>`. `sources` are ids of
    evidence. `formula` and `inputs` are filled for derived facts, whose label is the join of the inputs' labels.
    """

    id: str
    value: Value
    label: Label = PUBLIC
    as_of: date | None = None
    basis: Basis = "actual"
    sources: tuple[str, ...] = ()
    publication: Publication = UNPUBLISHED
    origin: Origin | None = None
    formula: str = ""
    inputs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One record as facts: its kind, its id, who may know that it exists, and its fields in order."""

    kind: str
    id: str
    presence: Label
    fields: tuple[tuple[str, Fact], ...]

    def fact(self, name: str) -> Fact | None:
        """The fact of the field `name`; None when the record does not have it."""
        return next((fact for key, fact in self.fields if key == name), None)

    def value(self, name: str) -> Value | None:
        """The value of the field `name`; None when the record does not have it."""
        return next((fact.value for key, fact in self.fields if key == name), None)
