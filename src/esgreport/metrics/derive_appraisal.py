"""Derived facts of the programme's appraisal: its cash flows by year, and every figure that follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from esgreport.base.fact import Row, Value
from esgreport.base.quantity import Quantity
from esgreport.base.text import Text
from esgreport.company.record_set import Records
from esgreport.metrics.appraisal import (
    annuity_factor,
    break_even_period,
    break_even_share,
    equivalent_annual,
    internal_rate,
    payback,
    profitability_index,
    reduction_per_cost,
    return_on_prevention,
)
from esgreport.metrics.assumptions import RATE_POINTS, Assumptions, middle
from esgreport.metrics.cash_flows import YearFlow, present_value
from esgreport.metrics.derivation import Derivation, Figure, exact, money, percent, quantity
from esgreport.metrics.derive_profit import ProfitEffect, profit_effect
from esgreport.metrics.derive_spending import profit_figures, year_figures
from esgreport.metrics.option_case import OptionCase, rounded
from esgreport.metrics.programme import Appraised, appraised_programme

DISCOUNTED = "net/(1+r)ᵏ"


@dataclass(frozen=True, slots=True)
class Worth:
    """An option's table of flows with what follows from it at one rate. All present values are of year 0."""

    flows: tuple[YearFlow, ...]
    rate: float

    @property
    def net(self) -> list[float]:
        """The net flow of each year."""
        return [flow.net for flow in self.flows]

    @property
    def discounted(self) -> list[float]:
        """The net flow of each year in money of year 0."""
        return [amount / (1 + self.rate) ** year for year, amount in enumerate(self.net)]

    @property
    def value(self) -> float:
        """The net present value, rounded once."""
        return self.value_at(self.rate)

    def value_at(self, rate: float) -> float:
        """The net present value at another rate."""
        return rounded(present_value(self.net, rate))

    @property
    def cost(self) -> float:
        """The present value of what is spent less what comes back."""
        return present_value([flow.cost for flow in self.flows], self.rate)

    @property
    def reduction(self) -> float:
        """The present value of the reduction of the expected loss."""
        return present_value([flow.reduction for flow in self.flows], self.rate)

    @property
    def invested(self) -> float:
        """The present value of the capital, working capital included."""
        return present_value([flow.capex + flow.working_capital for flow in self.flows], self.rate)

    def a_year(self, present: float) -> float:
        """A present value as a level amount in each year after year 0."""
        return equivalent_annual(present, self.rate, len(self.flows) - 1)


def worth(case: OptionCase, assumptions: Assumptions) -> Worth:
    """An option under `assumptions`."""
    return Worth(assumptions.flows(case), assumptions.rate)


def appraisal_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """Rows `cash_flow` of the proposal; the figures `metrics.appraisal` and `metrics.break_even`."""
    found = appraised_programme(records)
    if found is None:
        return
    proposal = worth(found.proposal, middle(found))
    inputs = found.inputs(found.proposal)
    yield from _flow_rows(found, proposal, derivation, inputs, profit_effect(found, records))
    figures = (*_costs(found, proposal), *_returns(proposal))
    yield derivation.row("metrics", "appraisal", inputs, figures)
    even = break_even_figure("programme", proposal, found.portfolio.frequency)
    expected = Figure("expected", quantity(1 / found.portfolio.frequency, "年"), "1/Σλ")
    yield derivation.row("metrics", "break_even", inputs, [even, expected])


def break_even_figure(name: str, option: Worth, frequency: float) -> Figure:
    """The break-even period in years, or why there is none."""
    years = break_even_period(option.reduction, option.cost, frequency)
    return Figure(name, in_years(years), "T* = (PV ΔEAL/Σλ)/PV cost")


def value_figures(option: Worth) -> tuple[Figure, ...]:
    """The net present value, and its ends at a rate two points higher and lower."""
    rates = (option.rate + RATE_POINTS, max(0.0, option.rate - RATE_POINTS))
    values = (option.value, *map(option.value_at, rates))
    return (
        Figure("npv", money(option.value), "Σ (ΔEAL − cost)/(1+r)ᵏ"),
        Figure("npv_low", money(min(values)), "least NPV at r ± 2 points"),
        Figure("npv_high", money(max(values)), "greatest NPV at r ± 2 points"),
    )


def in_years(years: float | Text) -> Quantity | Text:
    """A number of years, or why there is none."""
    return years if isinstance(years, Text) else quantity(years, "年")


def in_percent(share: float | Text) -> Value:
    """A share as per cent, or why there is none."""
    return share if isinstance(share, Text) else percent(100 * share)


def _flow_rows(
    found: Appraised, proposal: Worth, derivation: Derivation, inputs: Sequence[str], effect: ProfitEffect | None
) -> Iterable[Row]:
    totals = accumulate(proposal.discounted)
    pairs = zip(proposal.flows, proposal.discounted, totals, strict=True)
    for number, (flow, discounted, total) in enumerate(pairs, found.horizon.fiscal.first):
        figures = (
            *year_figures(number, flow),
            Figure("reduction", money(flow.reduction), "EAL before − EAL with what is complete"),
            Figure("net", money(flow.net), "reduction + recovered − outlay"),
            Figure("discounted", money(discounted), DISCOUNTED),
            Figure("cumulative", money(total), f"Σ {DISCOUNTED}"),
            *profit_figures(effect, number - found.horizon.fiscal.first),
        )
        yield derivation.row("cash_flow", f"FY-{number}", inputs, figures)


def _costs(found: Appraised, proposal: Worth) -> Iterable[Figure]:
    before, after = expected_losses(found, found.proposal)
    last = len(proposal.flows) - 1
    yield Figure("annuity", exact(annuity_factor(proposal.rate, last)), "(1−(1+r)⁻ⁿ)/r, n years after year 0")
    yield Figure("eac", money(proposal.a_year(proposal.cost)), "PV cost/annuity")
    yield Figure("reduction", money(before - after), "EAL before − EAL after")
    yield Figure("reduction_a_year", money(proposal.a_year(proposal.reduction)), "PV ΔEAL/annuity")
    yield from value_figures(proposal)
    share = break_even_share(proposal.reduction, proposal.cost)
    yield Figure("break_even_share", in_percent(share), "PV cost/PV ΔEAL")
    yield Figure(
        "roi", in_percent(return_on_prevention(proposal.reduction, proposal.cost)), "(PV ΔEAL−PV cost)/PV cost"
    )
    per_yen = reduction_per_cost(proposal.reduction, proposal.cost)
    yield Figure(
        "benefit_per_yen", per_yen if isinstance(per_yen, Text) else quantity(per_yen, "倍"), "PV ΔEAL/PV cost"
    )


def expected_losses(found: Appraised, case: OptionCase) -> tuple[float, float]:
    """The expected annual loss before measures, and with all of an option complete."""
    return found.portfolio.expected_loss(), found.portfolio.expected_loss(case.chosen) * case.left


def _returns(proposal: Worth) -> Iterable[Figure]:
    index = profitability_index(proposal.value, proposal.invested)
    yield Figure("pi", index if isinstance(index, Text) else exact(index), "1 + NPV/PV capital")
    yield Figure("irr", in_percent(internal_rate(proposal.net)), "NPV(r) = 0")
    yield Figure("payback", in_years(payback(proposal.net)), "years until Σ net > 0 for good")
    yield Figure("payback_discounted", in_years(payback(proposal.discounted)), "years until Σ net/(1+r)ᵏ > 0 for good")
