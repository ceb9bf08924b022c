"""The programmes that are appraised: their options, what they act on, and the rate at which flows are discounted."""

from __future__ import annotations

from dataclasses import dataclass

from esgreport.company.record_set import Records
from esgreport.company.records import Company, House, Investment, Option, Programme
from esgreport.metrics.cash_flows import AppraisalSpan
from esgreport.metrics.fiscal_years import fiscal_years
from esgreport.metrics.measures import option_measures, programme_measures
from esgreport.metrics.option_case import OptionCase, case_of, plain_case
from esgreport.metrics.portfolio import Portfolio, portfolio_of

# The day of the start is no input: it only says which fiscal year is year 0, as the dates of the investments do.
TIMED = ("years", "horizon", "valuation_on")


@dataclass(frozen=True, slots=True)
class Costed:
    """A programme with what its options cost, and the portfolio that they act on, which may have no scenario.

    `proposal` is the proposed option, or the programme itself when no option is proposed.
    """

    plan: Programme
    portfolio: Portfolio
    horizon: AppraisalSpan
    options: tuple[OptionCase, ...]
    proposal: OptionCase


@dataclass(frozen=True, slots=True)
class Appraised(Costed):
    """A programme whose options can be given a value: scenarios have figures, and `rate` discounts (0.06 is 6 %)."""

    rate: float

    @property
    def has_effects(self) -> bool:
        """Whether anybody estimated an effect, of an investment or of an option's added part."""
        return bool(self.portfolio.effects) or any(case.left < 1 for case in self.options)

    def inputs(self, *cases: OptionCase) -> tuple[str, ...]:
        """The facts behind the appraisal of `cases`."""
        own = (name for case in cases for name in case.inputs)
        portfolio = self.portfolio
        return (*own, "house.discount_rate", *portfolio.inputs(), *portfolio.effect_inputs(), *portfolio.decay_inputs())


def discount_rate(records: Records) -> float | None:
    """The rate as a fraction; None when the house has none."""
    rate = records.single(House).discount_rate
    return float(rate.value) / 100 if rate is not None else None


def appraised_programme(records: Records) -> Appraised | None:
    """The first programme; None when there is nothing to appraise it by: no scenario, no effect or no rate."""
    found = next(iter(appraised_programmes(records)), None)
    return found if found is not None and found.has_effects else None


def appraised_programmes(records: Records) -> tuple[Appraised, ...]:
    """Every programme; none without a scenario that has figures, or without a rate."""
    rate = discount_rate(records)
    if rate is None or not portfolio_of(records).scenarios:
        return ()
    return tuple(
        Appraised(found.plan, found.portfolio, found.horizon, found.options, found.proposal, rate)
        for found in costed_programmes(records)
    )


def costed_programmes(records: Records) -> tuple[Costed, ...]:
    """Every programme, also without a frequency or a loss: what is spent is known without them."""
    portfolio = portfolio_of(records)
    return tuple(_costed(plan, records, portfolio) for plan in records.of(Programme))


def _costed(plan: Programme, records: Records, portfolio: Portfolio) -> Costed:
    fiscal = fiscal_years(records.single(Company).fiscal_year_end, plan.valuation_on or plan.start)
    horizon = AppraisalSpan(fiscal, int(plan.years), plan.horizon == "effect")
    common = ("company.fiscal_year_end", *(f"programmes.{plan.id}.{name}" for name in TIMED))
    investments = {item.id: item for item in records.of(Investment)}
    options = tuple(
        case_of(option, option_measures(option, plan, investments), portfolio, horizon, common)
        for option in records.of(Option)
        if option.programme == plan.id
    )
    proposed = next((case for case in options if case.option is not None and case.option.kind == "proposed"), None)
    if proposed is None:
        acting = [item for item in investments.values() if item.id in portfolio.measures]
        proposed = plain_case(plan.id, programme_measures(plan, acting), portfolio, horizon, common)
    return Costed(plan, portfolio, horizon, options, proposed)
