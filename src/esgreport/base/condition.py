"""Conditions: what a document asks about the facts of one reader, and the three answers that there are.

An answer is a `Truth`: True, False, or None for *withheld*: this reader may not be told, whatever the answer is. They
join as in Kleene's logic.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

Truth: TypeAlias = bool | None
Comparison: TypeAlias = Literal["above", "below", "at_least", "at_most"]
How: TypeAlias = Literal[
    "exists", "known", "equals", "is", "above", "below", "at_least", "at_most", "between", "is_best", "unit",
    "count", "changed", "all", "any",
]  # fmt: skip
COMPARISONS: tuple[Comparison, ...] = get_args(Comparison)
# The words with which templates ask, `{% if when.x is true %}`, and what they mean.
TRUTHS: tuple[tuple[str, Truth], ...] = (("true", True), ("false", False), ("withheld", None))


@dataclass(frozen=True, slots=True)
class ConditionRule:
    """How one condition is decided: `subject` is a kind or fact, `against` what it is compared with.

    `against` holds a word (`equals`, `is`), a unit (`unit`), a fact or number (comparisons), two of these (`between`),
    `highest` or `lowest` (`is_best`), a comparison, a number and perhaps a condition of each record (`count`), or names
    of conditions (`all`, `any`). `each` is the kind for whose every record it is decided; its facts are then named as
    fields of the record.
    """

    name: str
    how: How
    subject: str = ""
    against: tuple[str, ...] = ()
    each: str = ""


def all_true(truths: Iterable[Truth]) -> Truth:
    """False when one is false, else withheld when one is withheld, else true; true of none."""
    listed = tuple(truths)
    return False if False in listed else None if None in listed else True


def any_true(truths: Iterable[Truth]) -> Truth:
    """True when one is true, else withheld when one is withheld, else false; false of none."""
    listed = tuple(truths)
    return True if True in listed else None if None in listed else False
