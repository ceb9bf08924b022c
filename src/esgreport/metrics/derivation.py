"""Making derived facts: the value with its formula and inputs, and the join of the inputs' labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from esgreport.base.fact import Basis, Fact, Row, Value
from esgreport.base.label import Label, join_all
from esgreport.base.quantity import Money, Percent, Quantity


@dataclass(frozen=True, slots=True)
class Derivation:
    """The facts from which others are derived, by id."""

    known: Mapping[str, Fact]

    def fact(
        self,
        fact_id: str,
        value: Value,
        formula: str,
        inputs: Iterable[str],
        basis: Basis = "estimate",
        least: Label | None = None,
    ) -> Fact:
        """A derived fact. Its label is the join of its inputs' labels and of `least`, never less."""
        named = tuple(dict.fromkeys(name for name in inputs))
        labels = [self.known[name].label for name in named if name in self.known]
        label = join_all([*labels, *([least] if least is not None else [])])
        return Fact(fact_id, value, label, basis=basis, formula=formula, inputs=named)


def row(kind: str, row_id: str, facts: Iterable[tuple[str, Fact]]) -> Row:
    """A row of derived facts; whoever may see one of them may know that the row exists."""
    listed = tuple(facts)
    return Row(kind, row_id, join_all(fact.label for _, fact in listed[:1]), listed)


def named_row(name: str, facts: Iterable[Fact]) -> Row:
    """The row of single figures `metrics.<name>.…`; a field's name is the rest of its id."""
    prefix = f"metrics.{name}."
    return row("metrics", name, ((fact.id.removeprefix(prefix), fact) for fact in facts))


def number_of(found: Row, name: str) -> Decimal:
    """The number in the field `name`; nought when the row does not have it."""
    fact = found.fact(name)
    return getattr(fact.value, "value", Decimal(0)) if fact is not None else Decimal(0)


def money(amount: float | Decimal) -> Money:
    """An amount in yen; floats are kept to a ten-thousandth of a yen."""
    return Money(amount if isinstance(amount, Decimal) else exact(amount))


def percent(share: float | Decimal) -> Percent:
    """A probability or share given in per cent."""
    return Percent(share if isinstance(share, Decimal) else exact(share))


def quantity(value: float | Decimal, unit: str) -> Quantity:
    """A number of things."""
    return Quantity(value if isinstance(value, Decimal) else exact(value), unit)


def exact(number: float) -> Decimal:
    """A float as a decimal of ten places after the point, without trailing noise."""
    return Decimal(f"{number:.10f}").normalize() + Decimal(0)
