"""Derived facts of what the proposal spends: by fiscal year, and in all. They need no frequency, loss or rate."""

from __future__ import annotations

import math
from collections.abc import Iterable

from esgreport.base.fact import Row
from esgreport.company.record_set import Records
from esgreport.metrics.cash_flows import YearFlow, spent_within
from esgreport.metrics.derivation import Derivation, Figure, held, money
from esgreport.metrics.derive_profit import ProfitEffect, profit_effect
from esgreport.metrics.fiscal_years import month_number, year_name
from esgreport.metrics.programme import Costed, appraised_programme, costed_programmes


def spending_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """The row `metrics.programme`; rows `cash_flow` without a lower expected loss where nothing can be appraised."""
    found = next(iter(costed_programmes(records)), None)
    if found is None:
        return
    inputs = found.proposal.inputs
    yield derivation.row("metrics", "programme", inputs, held(_spending(found)), "plan")
    if appraised_programme(records) is not None:
        return
    effect = profit_effect(found, records)
    for year, flow in enumerate(found.proposal.prospect.costs):
        number = found.horizon.fiscal.first + year
        figures = (*year_figures(number, flow), *profit_figures(effect, year))
        yield derivation.row("cash_flow", f"FY-{number}", inputs, held(figures), "plan")


def year_figures(number: int, flow: YearFlow) -> tuple[Figure, ...]:
    """What is spent in the fiscal year `number` (2026), and what comes back."""
    return (
        Figure("year", year_name(number)),
        Figure("capex", money(flow.capex), "by month from start to completion"),
        Figure("running", money(flow.running), "from the month after completion"),
        Figure("working_capital", money(flow.working_capital), "part of capital that comes back"),
        Figure("recovered", money(flow.recovered), "working capital that comes back"),
        Figure("outlay", money(flow.outlay), "capex + working capital + running"),
    )


def profit_figures(effect: ProfitEffect | None, year: int) -> Iterable[Figure]:
    """What the profit of a fiscal year (0 is the first) loses, where it is known how the outlay is accounted."""
    if effect is not None and effect.years:
        expense = effect.years[year].expense
        yield Figure("profit", money(-expense), "−(running + expensed + depreciation)", effect.inputs)


def _spending(found: Costed) -> Iterable[Figure]:
    plan, proposal = found.plan, found.proposal
    period = range(month_number(plan.start), month_number(plan.end) + 1)
    within = money(spent_within(proposal.measures, found.horizon, period))
    yield Figure("in_period", within, "capital and running cost from start to end", (f"programmes.{plan.id}.end",))
    outlay = math.fsum(flow.outlay for flow in proposal.prospect.costs)
    yield Figure("outlay", money(outlay), "Σ outlay of the years appraised")
