"""How figures are computed, in words, and the rows that print it: name, formula, result, assumption."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Annotated

from esgreport.base.fact import Fact, Row, Value
from esgreport.base.text import Text
from esgreport.reading.shape import Flat, Key


@dataclass(frozen=True, slots=True)
class Method:
    """The method behind the facts whose ids fit `pattern`; `annex` tells whether papers print it.

    `places` are the decimals with which the figure is printed everywhere; None leaves them to the kind of value.
    """

    pattern: Annotated[str, Key("id")]
    name: Annotated[Text, Flat()]
    formula: Annotated[Text, Flat("formula_")]
    assumption: Annotated[Text, Flat("assume_")]
    annex: bool = False
    places: int | None = None


def method_of(fact_id: str, methods: Iterable[Method]) -> Method | None:
    """The first method whose pattern the id fits; None for facts that were given, not computed."""
    return next((method for method in methods if fnmatchcase(fact_id, method.pattern)), None)


def printed_places(methods: Iterable[Method]) -> dict[str, int]:
    """The decimals of the figures whose methods say them, by the id of the figure."""
    return {method.pattern: method.places for method in methods if method.places is not None}


def workings(derived: Iterable[Row], methods: Iterable[Method]) -> Iterator[Row]:
    """A row `workings` for every derived figure whose method belongs in an annex, in the order of the methods.

    Their labels are those of the figures: readers who may not see a figure do not learn how it was computed.
    """
    known = {fact.id: fact for row in derived for _, fact in row.fields}
    printed = (method for method in methods if method.annex and method.pattern in known)
    return (_row(known[method.pattern], method) for method in printed)


def _row(fact: Fact, method: Method) -> Row:
    key = fact.id.removeprefix("metrics.").replace(".", "-")

    def made(field: str, value: Value) -> tuple[str, Fact]:
        return field, Fact(f"workings.{key}.{field}", value, fact.label, basis=fact.basis, inputs=(fact.id,))

    fields = (made("name", method.name), made("formula", method.formula), ("result", fact))
    return Row("workings", key, fact.label, (*fields, made("assumption", method.assumption)))
