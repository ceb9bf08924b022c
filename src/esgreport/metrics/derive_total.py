"""Derived facts of the year's total loss (M10), before and after the measures, on one grid."""

from __future__ import annotations

from collections.abc import Iterable

from esgreport.base.fact import Row
from esgreport.company.record_set import Records
from esgreport.metrics.annual_total import annual_total, grid_step
from esgreport.metrics.derivation import Derivation, Figure, money
from esgreport.metrics.portfolio import Portfolio, portfolio_of

METHOD = "compound Poisson on a grid (FFT)"


def total_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """The row `metrics.total`: percentiles and tail mean of the year's total, and the step of the grid."""
    portfolio = portfolio_of(records)
    if portfolio.scenarios:
        yield derivation.row("metrics", "total", (), _figures(portfolio))


def _figures(portfolio: Portfolio) -> Iterable[Figure]:
    states = portfolio.states()
    step = grid_step(states[0].perils)
    yield Figure("step", money(step), "step of the grid", states[0].inputs)
    for state in states:
        total = annual_total(state.perils, step)
        for name, value, formula in (
            ("p95", total.quantile(0.95), "95 % of the year's total"),
            ("p99", total.quantile(0.99), "99 % of the year's total"),
            ("tail_mean", total.tail_mean(0.99), "mean of the worst 1 % of years"),
        ):
            yield Figure(f"{name}.{state.name}", money(value), f"{formula}, {METHOD}", state.inputs)
