"""Derived facts of requests: how many hours all requests to one supplier take together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from esgreport.base.fact import Row
from esgreport.company.addressing import is_for, names_of_suppliers
from esgreport.company.record_set import Records
from esgreport.company.records import Ask, Supplier
from esgreport.metrics.derivation import Derivation, Figure, quantity

GENERAL = "general"
HOURS = ("時間", "hours", "hour", "h")
COMPARTMENT = "supplier:"


def reply_time_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """Rows `reply_time` for the suppliers in general, and for each supplier with requests of its own.

    What a contract asks for is a standing duty, and nothing to answer now.
    """
    asks = [ask for ask in records.of(Ask) if ask.audience == "supplier" and ask.basis_of_ask != "contractual"]
    common = [ask for ask in asks if not ask.to and not _owners(ask)]
    words = names_of_suppliers(records)
    yield from _row(GENERAL, (), common, derivation)
    for supplier in records.of(Supplier) if len(asks) > len(common) else ():
        named = words.get(supplier.id, frozenset((supplier.id,)))
        own = [ask for ask in asks if is_for(ask, named) and _owners(ask) <= {supplier.id}]
        if len(own) > len(common):
            yield from _row(supplier.id, (supplier.id,), own, derivation)


def _owners(ask: Ask) -> set[str]:
    """The suppliers that the label of a request names: it is for these only."""
    compartments = ask.label.compartments if ask.label is not None else ()
    return {name.removeprefix(COMPARTMENT) for name in compartments if name.startswith(COMPARTMENT)}


def _row(name: str, supplier: tuple[str, ...], asks: Sequence[Ask], derivation: Derivation) -> Iterable[Row]:
    """The sum; none when a request has no effort, or one that is not in hours."""
    efforts = [ask.effort for ask in asks if ask.effort is not None and ask.effort.unit in HOURS]
    if not asks or len(efforts) < len(asks):
        return
    total = sum((effort.value for effort in efforts), Decimal(0))
    inputs = (*(f"asks.{ask.id}.effort" for ask in asks), *(f"suppliers.{one}.name" for one in supplier))
    figures = (Figure("hours", quantity(total, HOURS[0]), "Σ"), *(Figure("supplier", one) for one in supplier))
    yield derivation.row("reply_time", name, inputs, figures)
