"""How figures are computed, in words, and the rows that print it: name, formula, result, assumption."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from esgreport.base.fact import Fact, Row, Value
from esgreport.base.text import Text
from esgreport.reading.raw import Mapping, Node, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class Method:
    """The method behind the facts whose ids fit `pattern`; `annex` tells whether papers print it."""

    pattern: str
    name: Text
    formula: Text
    assumption: Text
    annex: bool


def decode_methods(root: Node) -> tuple[Method, ...]:
    """The methods of `content/methods.yaml`, in their order."""
    return tuple(_method(node) for node in (root.items if isinstance(root, Sequence) else ()))


def _method(node: Node) -> Method:
    entries = node.entries if isinstance(node, Mapping) else ()
    words = {entry.key.text: entry.value.text for entry in entries if isinstance(entry.value, Scalar)}

    def text(prefix: str) -> Text:
        return Text(words.get(f"{prefix}ja", ""), words.get(f"{prefix}en", ""))

    return Method(words.get("id", ""), text(""), text("formula_"), text("assume_"), words.get("annex") == "yes")


def method_of(fact_id: str, methods: Iterable[Method]) -> Method | None:
    """The first method whose pattern the id fits; None for facts that were given, not computed."""
    return next((method for method in methods if fnmatchcase(fact_id, method.pattern)), None)


def workings(derived: Iterable[Row], methods: Iterable[Method]) -> Iterator[Row]:
    """A row `workings` for every derived figure whose method belongs in an annex, in the order of the methods.

    Their labels are those of the figures: whoever may not see a figure does not learn how it came about.
    """
    known = {fact.id: fact for row in derived for _, fact in row.fields}
    for method in methods:
        fact = known.get(method.pattern)
        if method.annex and fact is not None:
            yield _row(fact, method)


def _row(fact: Fact, method: Method) -> Row:
    key = fact.id.removeprefix("metrics.").replace(".", "-")

    def made(name: str, value: Value) -> tuple[str, Fact]:
        return name, Fact(f"workings.{key}.{name}", value, fact.label, basis=fact.basis, inputs=(fact.id,))

    fields = (made("name", method.name), made("formula", method.formula), ("result", fact))
    return Row("workings", key, fact.label, (*fields, made("assumption", method.assumption)))
