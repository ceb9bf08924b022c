"""One dated cash-flow table by fiscal year, from which every figure of an appraisal follows (M12, M13).

Timing: all flows of fiscal year k count at one point of time and are discounted by (1+r)ᵏ; year 0 is the fiscal year of
the valuation date. Capital is spent evenly by month from a measure's start to its completion; running cost and effect
begin with the month after it. What was spent before year 0 is sunk and not counted. Before taxes and subsidies.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from esgreport.metrics.fiscal_years import MONTHS, FiscalYears
from esgreport.metrics.measures import DatedMeasure
from esgreport.metrics.relief import Acting, Relief, relief


@dataclass(frozen=True, slots=True)
class YearFlow:
    """The flows of a fiscal year, none of them negative; `capex` without `working_capital`, which is `recovered`.

    `reduction` is what is taken from the expected loss: no revenue, and no cash.
    """

    capex: float = 0.0
    running: float = 0.0
    working_capital: float = 0.0
    recovered: float = 0.0
    reduction: float = 0.0

    @property
    def outlay(self) -> float:
        """All that is spent in the year."""
        return self.capex + self.working_capital + self.running

    @property
    def cost(self) -> float:
        """What is spent less what comes back."""
        return self.outlay - self.recovered

    @property
    def net(self) -> float:
        """Reduction of the expected loss less cost."""
        return self.reduction - self.cost


@dataclass(frozen=True, slots=True)
class AppraisalSpan:
    """How long is counted: `years` fiscal years from year 0, or `years` of effect after each completion."""

    fiscal: FiscalYears
    years: int
    by_effect: bool = False

    def runs(self, measure: DatedMeasure) -> range:
        """The months in which a measure works and costs."""
        begin = measure.complete + 1
        end = begin + MONTHS * self.years if self.by_effect else self.fiscal.start(self.years)
        return range(begin, max(begin, end))

    def last(self, measures: Sequence[DatedMeasure]) -> int:
        """The last year of the table. Capital spent later than the years counted makes it longer, so none is lost."""
        ends = (self.runs(measure).stop - 1 if self.by_effect else measure.complete for measure in measures)
        spent = max((self.fiscal.index(month) for month in ends), default=0)
        return max(0, spent) if self.by_effect else max(self.years - 1, spent)


@dataclass(frozen=True, slots=True)
class Prospect:
    """What measures cost in each fiscal year, and the share of each scenario's expected loss that they take away."""

    costs: tuple[YearFlow, ...]
    relief: Relief

    def flows(self, losses: Sequence[float], effect: float = 1.0, cost: float = 1.0) -> tuple[YearFlow, ...]:
        """The table, with the expected annual loss of each scenario before any measure.

        `effect` and `cost` multiply what was estimated; no more than the whole loss can be taken away.
        """
        reductions = self._reductions(losses, effect)
        pairs = zip(self.costs, reductions, strict=True)
        return tuple(replace(_times(flow, cost), reduction=reduction) for flow, reduction in pairs)

    def net(self, losses: Sequence[float], effect: float = 1.0, cost: float = 1.0) -> list[float]:
        """The net flow of each year, without the table."""
        pairs = zip(self.costs, self._reductions(losses, effect), strict=True)
        return [reduction - cost * flow.cost for flow, reduction in pairs]

    def _reductions(self, losses: Sequence[float], effect: float) -> list[float]:
        taken = (
            [loss * min(1.0, effect * share) for share in row] for row, loss in zip(self.relief, losses, strict=True)
        )
        return list(map(math.fsum, zip(*taken, strict=True))) or [0.0] * len(self.costs)


def prospect_of(
    measures: Sequence[DatedMeasure], acting: Sequence[Sequence[Acting]], horizon: AppraisalSpan
) -> Prospect:
    """The prospect of measures with their effects on each scenario (`acting`)."""
    fiscal, last = horizon.fiscal, horizon.last(measures)
    years = [range(fiscal.start(year), fiscal.start(year + 1)) for year in range(last + 1)]
    runs = {measure.id: horizon.runs(measure) for measure in measures}
    return Prospect(tuple(_cost(measures, months, horizon, last) for months in years), relief(acting, runs, years))


def present_value(amounts: Sequence[float], rate: float) -> float:
    """M13: the value in year 0 of amounts of year 0, 1, 2 …: Σ aₖ/(1+r)ᵏ."""
    return math.fsum(amount / (1 + rate) ** year for year, amount in enumerate(amounts))


def spent_within(measures: Sequence[DatedMeasure], horizon: AppraisalSpan, months: range) -> float:
    """All that is spent in `months`: capital, and running cost after completion."""
    capital = math.fsum(spent_share(measure, months) * measure.capex for measure in measures)
    return capital + _running(measures, horizon, months)


def _cost(measures: Sequence[DatedMeasure], months: range, horizon: AppraisalSpan, last: int) -> YearFlow:
    tied = math.fsum(spent_share(measure, months) * measure.working_capital for measure in measures)
    return YearFlow(
        math.fsum(spent_share(measure, months) * measure.capex for measure in measures) - tied,
        _running(measures, horizon, months),
        tied,
        math.fsum(measure.working_capital for measure in measures if _returns(measure, months, horizon, last)),
    )


def spent_share(measure: DatedMeasure, months: range) -> float:
    """The part of a measure's capital that is spent in `months`."""
    spending = range(measure.start, measure.complete + 1)
    return common_months(spending, months) / len(spending)


def _running(measures: Sequence[DatedMeasure], horizon: AppraisalSpan, months: range) -> float:
    yearly = (measure.running * common_months(horizon.runs(measure), months) for measure in measures)
    return math.fsum(yearly) / MONTHS


def _returns(measure: DatedMeasure, months: range, horizon: AppraisalSpan, last: int) -> bool:
    """Whether the measure's working capital comes back in the year: with its effect, else at the end of the table."""
    end = horizon.runs(measure).stop - 1 if horizon.by_effect else horizon.fiscal.start(last)
    return end in months


def common_months(one: range, other: range) -> int:
    """How many months two ranges share."""
    return max(0, min(one.stop, other.stop) - max(one.start, other.start))


def _times(flow: YearFlow, cost: float) -> YearFlow:
    names = ("capex", "running", "working_capital", "recovered")
    return flow if cost == 1 else replace(flow, **{name: cost * getattr(flow, name) for name in names})
