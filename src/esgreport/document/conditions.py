"""The conditions of a `document.yaml`, as people write them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Annotated, Literal

from esgreport.base.condition import COMPARISONS, ConditionRule, How
from esgreport.reading.shape import Key, OneOf

COUNTED = ("at_least", "at_most", "is")
# What each test needs beside its subject, and what it may have.
NEEDED: Mapping[How, tuple[str, ...]] = {
    **dict.fromkeys(("equals", "is", "unit"), ("value",)), "between": ("low", "high"),
    **dict.fromkeys(COMPARISONS, ("than",)),
}  # fmt: skip
ALLOWED: Mapping[How, tuple[str, ...]] = {"is_best": ("best",), "count": ("where",)}
TESTS: tuple[How, ...] = (
    "count", "exists", "known", "equals", "is", *COMPARISONS, "between", "is_best", "unit", "changed", "all", "any",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """How selection decides a named condition: one test with what it needs.

    `{count: kind, at_least: …}` counts records, those `where` a condition of each record holds; without `count`,
    `at_least`, `at_most` and `is` are tests of a fact. `each` decides the condition for every record of a kind.
    """

    name: str
    each: Annotated[str, OneOf("kind")] = ""
    exists: Annotated[str, OneOf("kind")] = ""
    known: str = ""
    equals: str = ""
    choice: Annotated[str, Key("is")] = ""
    value: str = ""
    above: str = ""
    below: str = ""
    at_least: str = ""
    at_most: str = ""
    than: str = ""
    between: str = ""
    low: str = ""
    high: str = ""
    is_best: str = ""
    best: Literal["", "highest", "lowest"] = ""
    unit: str = ""
    count: Annotated[str, OneOf("kind")] = ""
    where: str = ""
    changed: str = ""
    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()

    @property
    def given(self) -> Mapping[str, str | tuple[str, ...]]:
        """What is written beside `name` and `each`, by its key in the file."""
        return {key: value for name, key in KEYS if (value := getattr(self, name))}

    @property
    def tests(self) -> tuple[How, ...]:
        """The tests that are written; a right condition has one."""
        given = self.given
        named = tuple(test for test in TESTS if test in given)
        return tuple(test for test in named if not (self.count and test in COUNTED))

    @property
    def how(self) -> How:
        """The test of a right condition."""
        return self.tests[0]

    @property
    def misplaced(self) -> tuple[str, ...]:
        """The keys that the test lacks or cannot have, of a condition with one test."""
        needed, counted = NEEDED.get(self.how, ()), tuple(key for key in COUNTED if self.count and key in self.given)
        allowed = {self.how, *needed, *ALLOWED.get(self.how, ()), *counted}
        lacking = tuple(key for key in needed if key not in self.given)
        number = COUNTED[:1] if self.count and not counted else counted[1:]
        return (*lacking, *number, *(key for key in self.given if key not in allowed))

    @property
    def meant(self) -> ConditionRule:
        """The rule as selection decides it, of a right condition."""
        return _meant(self)

    def _decided(self) -> ConditionRule:
        how, given = self.how, self.given
        subject = given[how]
        if isinstance(subject, tuple):
            return ConditionRule(self.name, how, "", subject, self.each)
        against: tuple[str, ...]
        if how == "count":
            test = next(key for key in COUNTED if key in given)
            against = (test, str(given[test]), self.where)
        elif how == "is_best":
            against = (self.best or "highest",)
        else:
            against = tuple(str(given[key]) for key in NEEDED.get(how, ()))
        return ConditionRule(self.name, how, subject, tuple(filter(None, against)), self.each)


# The fields of a rule with their keys in the file.
KEYS = tuple(
    (item.name, "is" if item.name == "choice" else item.name)
    for item in fields(Rule)
    if item.name not in ("name", "each")
)
# Rules that are asked again for every reader and language.
MOST_RULES = 4096


@lru_cache(maxsize=MOST_RULES)
def _meant(rule: Rule) -> ConditionRule:
    return rule._decided()
