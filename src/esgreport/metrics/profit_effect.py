"""What measures cost in each fiscal year's accounts, and what stays on the balance sheet (M21).

Capital is expensed as it is spent, except the part that becomes a fixed asset and the stock, which come to the balance
sheet. A fixed asset is written off on a straight line by month (Order for Enforcement of the Corporation Tax Act, art.
48-2 and 59), from the month after completion. Running cost is expensed. Before taxes; a lower expected loss is no
income and not counted.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from esgreport.metrics.cash_flows import YearFlow, common_months, spent_share
from esgreport.metrics.fiscal_years import FiscalYears
from esgreport.metrics.measures import DatedMeasure


@dataclass(frozen=True, slots=True)
class FixedAsset:
    """The part of a measure's capital that becomes a fixed asset, and the months over which it is written off."""

    measure: DatedMeasure
    amount: float
    life: int

    def spent(self, months: range) -> float:
        """What becomes an asset in `months`, evenly while the measure is under way."""
        return self.amount * spent_share(self.measure, months)

    def written_off(self, months: range) -> float:
        """M21: depreciation in `months`: amount × months of the life in them ÷ life."""
        begin = self.measure.complete + 1
        return self.amount * common_months(range(begin, begin + self.life), months) / self.life


@dataclass(frozen=True, slots=True)
class YearExpense:
    """The expense of a fiscal year in its parts, and what stays on the balance sheet at its end."""

    running: float
    expensed: float
    depreciation: float
    fixed_assets: float
    stock: float

    @property
    def expense(self) -> float:
        """All that is taken from the year's profit."""
        return self.running + self.expensed + self.depreciation

    @property
    def balance(self) -> float:
        """Fixed assets less depreciation, and stock."""
        return self.fixed_assets + self.stock


def year_expenses(
    measures: Sequence[DatedMeasure], assets: Sequence[FixedAsset], flows: Sequence[YearFlow], fiscal: FiscalYears
) -> tuple[YearExpense, ...]:
    """M21: the table of the fiscal years of `flows`, which are those of `measures`; `assets` are a part of them.

    What was spent before year 0 is no expense of the table; assets and stock of that time are on the balance sheet.
    """
    opening = math.fsum(measure.working_capital * spent_share(measure, range(fiscal.start(0))) for measure in measures)
    stocks = accumulate((flow.working_capital - flow.recovered for flow in flows), initial=opening)
    next(stocks)
    pairs = enumerate(zip(flows, stocks, strict=True))
    return tuple(_year(assets, flow, stock, fiscal, year) for year, (flow, stock) in pairs)


def _year(assets: Sequence[FixedAsset], flow: YearFlow, stock: float, fiscal: FiscalYears, year: int) -> YearExpense:
    months, until = range(fiscal.start(year), fiscal.start(year + 1)), range(fiscal.start(year + 1))
    return YearExpense(
        flow.running,
        flow.capex - math.fsum(asset.spent(months) for asset in assets),
        math.fsum(asset.written_off(months) for asset in assets),
        math.fsum(asset.spent(until) - asset.written_off(until) for asset in assets),
        stock,
    )
