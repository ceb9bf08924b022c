"""The programme that is appraised: what it costs, what it acts on, and the rate at which it is discounted."""

from __future__ import annotations

from dataclasses import dataclass

from esgreport.company.record_set import Records
from esgreport.company.records import House, Programme
from esgreport.metrics.appraisal import Spending
from esgreport.metrics.portfolio import Portfolio, portfolio_of


@dataclass(frozen=True, slots=True)
class Appraised:
    """A programme with its spending in yen, the portfolio that it acts on, and the discount rate (0.06 is 6 %)."""

    plan: Programme
    spending: Spending
    portfolio: Portfolio
    rate: float

    def inputs(self) -> tuple[str, ...]:
        """The facts behind the spending and the rate."""
        names = (f"programmes.{self.plan.id}.{name}" for name in ("capex", "opex_per_year", "years"))
        return (*names, "house.discount_rate")


def discount_rate(records: Records) -> float | None:
    """The rate as a fraction; None when the house has none."""
    rate = records.single(House).discount_rate
    return float(rate.value) / 100 if rate is not None else None


def appraised_programme(records: Records) -> Appraised | None:
    """The first programme; None when there is nothing to appraise it by: no scenario, no effect or no rate."""
    portfolio, rate = portfolio_of(records), discount_rate(records)
    programmes = records.of(Programme)
    if not portfolio.scenarios or not portfolio.effects or rate is None or not programmes:
        return None
    plan = programmes[0]
    spending = Spending(float(plan.capex.amount), float(plan.opex_per_year.amount), int(plan.years))
    return Appraised(plan, spending, portfolio, rate)
