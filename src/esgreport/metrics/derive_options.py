"""Derived facts of the options: what each costs, what it takes away, when it pays, doing nothing among them."""

from __future__ import annotations

from collections.abc import Iterable

from esgreport.base.fact import Row
from esgreport.company.record_set import Records
from esgreport.metrics.annual_total import annual_total, grid_step
from esgreport.metrics.assumptions import middle
from esgreport.metrics.derivation import Derivation, Figure, money
from esgreport.metrics.derive_appraisal import Worth, break_even_figure, expected_losses, value_figures, worth
from esgreport.metrics.exceedance import return_period_loss
from esgreport.metrics.option_case import OptionCase
from esgreport.metrics.programme import Appraised, appraised_programmes


def option_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """One row `option_results` an option, in the order of the records."""
    for found in appraised_programmes(records):
        for case in found.options:
            option = worth(case, middle(found))
            figures = (*_costs(case, option), *_losses(found, case, option))
            inputs = (*found.inputs(case), f"options.{case.id}.gap_closed")
            yield derivation.row("option_results", case.id, inputs, figures)


def _costs(case: OptionCase, option: Worth) -> Iterable[Figure]:
    yield Figure("option", case.id)
    yield Figure("capex", money(case.capex), "Σ capex")
    yield Figure("opex", money(case.running), "Σ opex")
    yield Figure("cost_per_year", money(option.a_year(option.cost)), "PV cost/annuity")


def _losses(found: Appraised, case: OptionCase, option: Worth) -> Iterable[Figure]:
    portfolio = found.portfolio
    perils, step = case.perils(portfolio), grid_step(portfolio.perils())
    before, after = expected_losses(found, case)
    yield Figure("eal_after", money(after), "Σ λ·E[L] with the option")
    yield Figure("eal_reduction", money(before - after), "EAL before − after")
    yield from value_figures(option)
    yield Figure("tail_loss", money(return_period_loss(perils, 100) * case.left), "OEP⁻¹(1/100)")
    yield Figure("tail_total", money(annual_total(perils, step).quantile(0.99) * case.left), "99 % of the year's total")
    yield Figure("gap_closed", case.option.gap_closed if case.option else None, "Σ days, as judged")
    yield break_even_figure("break_even_years", option, portfolio.frequency)
