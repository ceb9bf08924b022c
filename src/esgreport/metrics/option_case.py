"""An option as it is appraised: its prospect, its losses with all measures complete, and the facts behind both."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from esgreport.company.records import Option
from esgreport.metrics.annual_loss import Peril
from esgreport.metrics.cash_flows import AppraisalSpan, Prospect, prospect_of
from esgreport.metrics.measures import ADDED, SPENT, DatedMeasure
from esgreport.metrics.portfolio import Portfolio

DIGITS = 12


@dataclass(frozen=True, slots=True)
class OptionCase:
    """One option, or the programme itself (then `option` is None).

    `otherwise` is the prospect when years are counted the other way. `left` is what its extra effect leaves of every
    loss; `chosen` are its investments; `inputs` the facts behind its cost, dates and effects.
    """

    id: str
    option: Option | None
    measures: tuple[DatedMeasure, ...]
    prospect: Prospect
    otherwise: Prospect
    chosen: frozenset[str]
    left: float
    inputs: tuple[str, ...]

    @property
    def capex(self) -> float:
        """All capital, working capital included."""
        return math.fsum(measure.capex for measure in self.measures)

    @property
    def running(self) -> float:
        """The cost of a year in which every measure is complete."""
        return math.fsum(measure.running for measure in self.measures)

    def perils(self, portfolio: Portfolio) -> tuple[Peril, ...]:
        """The scenarios with all measures complete, before the extra effect."""
        return portfolio.perils(self.chosen)


def case_of(
    option: Option,
    measures: tuple[DatedMeasure, ...],
    portfolio: Portfolio,
    horizon: AppraisalSpan,
    common: tuple[str, ...],
) -> OptionCase:
    """The case of an option; `common` are the facts behind the horizon."""
    extra = float(option.extra_effect.value) / 100 if option.extra_effect is not None else 0.0
    spent = (f"investments.{name}.{field}" for name in option.investments for field in SPENT)
    added = (f"options.{option.id}.{name}" for name in ADDED)
    inputs = (*spent, *added, *common)
    return _case(option.id, option, measures, portfolio, horizon, 1 - extra, frozenset(option.investments), inputs)


def plain_case(
    programme: str,
    measures: tuple[DatedMeasure, ...],
    portfolio: Portfolio,
    horizon: AppraisalSpan,
    common: tuple[str, ...],
) -> OptionCase:
    """The case of a programme that has no proposed option: all investments that act."""
    dates = (f"investments.{measure.id}.end" for measure in measures if measure.id)
    spent = (f"programmes.{programme}.{name}" for name in ("capex", "opex_per_year"))
    inputs = (*spent, *dates, *common)
    return _case(programme, None, measures, portfolio, horizon, 1.0, portfolio.measures, inputs)


def _case(
    name: str,
    option: Option | None,
    measures: tuple[DatedMeasure, ...],
    portfolio: Portfolio,
    horizon: AppraisalSpan,
    left: float,
    chosen: frozenset[str],
    inputs: tuple[str, ...],
) -> OptionCase:
    acting = portfolio.acting(1 - left)
    other = replace(horizon, by_effect=not horizon.by_effect)
    first, second = (prospect_of(measures, acting, one) for one in (horizon, other))
    return OptionCase(name, option, measures, first, second, chosen, left, inputs)


def rounded(number: float) -> float:
    """`number` to twelve significant digits: derived figures are rounded once before they are compared."""
    return float(f"{number:.{DIGITS - 1}e}")
