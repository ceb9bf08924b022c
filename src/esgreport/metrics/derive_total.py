"""Derived facts of the year's total loss (M10), before and after the measures, on one grid."""

from __future__ import annotations

from collections.abc import Iterable

from esgreport.base.fact import Fact, Row
from esgreport.company.record_set import Records
from esgreport.metrics.annual_total import annual_total, grid_step
from esgreport.metrics.derivation import Derivation, money, named_row
from esgreport.metrics.derive_loss import portfolio_of

METHOD = "compound Poisson on a grid (FFT)"


def total_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """The row `metrics.total`: percentiles and tail mean of the year's total, and the step of the grid."""
    portfolio = portfolio_of(records)
    if portfolio.scenarios:
        yield named_row("total", _figures(records, derivation))


def _figures(records: Records, derivation: Derivation) -> Iterable[Fact]:
    portfolio = portfolio_of(records)
    every = frozenset(item.investment for item in portfolio.effects)
    before = portfolio.perils(None)
    step, inputs = grid_step(before), portfolio.inputs()
    yield derivation.fact("metrics.total.step", money(step), "step of the grid", inputs)
    states = (("before", before, inputs), ("after", portfolio.perils(every), (*inputs, *portfolio.effect_inputs())))
    for state, perils, names in states:
        total = annual_total(perils, step)
        for name, value, formula in (
            ("p95", total.quantile(0.95), "95 % of the year's total"),
            ("p99", total.quantile(0.99), "99 % of the year's total"),
            ("tail_mean", total.tail_mean(0.99), "mean of the worst 1 % of years"),
        ):
            fact_id = f"metrics.total.{name}.{state}"
            yield derivation.fact(fact_id, money(value), f"{formula}, {METHOD}", names)
