"""Making derived facts: the value with its formula and inputs, and the join of the inputs' labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from esgreport.base.fact import UNPUBLISHED, Basis, Fact, Publication, Row, Value
from esgreport.base.label import PUBLIC, Label, Level, join_all
from esgreport.base.quantity import Money, Percent, Quantity

# What would tell, by being there, whether anybody judged a loss or a frequency is held as these are.
HELD = Label(Level.BOARD, frozenset({"our-view"}))


@dataclass(frozen=True, slots=True)
class Figure:
    """One field of a derived row: its value with the formula as printed (empty: none).

    Without a value the row does not have the field. `more` are inputs besides those of the row; `basis` is that of the
    row unless given; the label is never less than `label`. `follows_inputs` says that it
    is as published as the last of its inputs: who knows them knows it.
    """

    name: str
    value: Value | None
    formula: str = ""
    more: Iterable[str] = ()
    basis: Basis | None = None
    label: Label = PUBLIC
    follows_inputs: bool = False


@dataclass(frozen=True, slots=True)
class Derivation:
    """The facts from which others are derived, by id."""

    known: Mapping[str, Fact]

    def row(
        self, kind: str, row_id: str, inputs: Iterable[str], figures: Iterable[Figure], basis: Basis = "estimate"
    ) -> Row:
        """A row of derived facts `<kind>.<row_id>.<name>`, derived from `inputs`; the one row of a kind has its name.

        A fact's label is the join of its inputs' labels, never less. Those who may see the first fact may know that the
        row exists.
        """
        given = tuple(inputs)
        prefix = kind if row_id == kind else f"{kind}.{row_id}"
        fields = tuple(
            (figure.name, self._fact(f"{prefix}.{figure.name}", figure.value, figure, given, basis))
            for figure in figures
            if figure.value is not None
        )
        return Row(kind, row_id, join_all(fact.label for _, fact in fields[:1]), fields)

    def _fact(self, fact_id: str, value: Value, figure: Figure, given: tuple[str, ...], basis: Basis) -> Fact:
        inputs = tuple(dict.fromkeys((*given, *figure.more)))
        label = join_all([figure.label, *(self.known[name].label for name in inputs if name in self.known)])
        shown = self._published(inputs) if figure.follows_inputs else UNPUBLISHED
        return Fact(
            fact_id, value, label, basis=figure.basis or basis, formula=figure.formula, inputs=inputs, publication=shown
        )

    def _published(self, inputs: tuple[str, ...]) -> Publication:
        """The latest publication of the inputs; none while one of them has none."""
        known = [self.known[name].publication if name in self.known else UNPUBLISHED for name in inputs]
        days = [item.on for item in known]
        if not all(item.source for item in known) or None in days:
            return UNPUBLISHED
        return max(known, key=lambda item: item.on or date.min)


def held(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The figures with a label of at least `HELD`, so that their label does not depend on what was judged."""
    return tuple(replace(figure, label=HELD) for figure in figures)


def number_of(found: Row, name: str) -> Decimal:
    """The number in the field `name`; zero when the row does not have it."""
    number: Decimal = getattr(found.value(name), "value", Decimal(0))
    return number


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
