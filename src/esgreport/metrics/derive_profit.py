"""Derived facts of the effect on profit: the expense of each fiscal year of the proposal, and the largest of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from esgreport.base.fact import Row
from esgreport.company.record_set import Records
from esgreport.company.records import Company, Investment
from esgreport.metrics.derivation import Derivation, Figure, held, money, percent
from esgreport.metrics.fiscal_years import MONTHS, year_name
from esgreport.metrics.measures import DatedMeasure, yen
from esgreport.metrics.no_figure import NO_PROFIT, NOT_ACCOUNTED, NOTHING_EXPENSED
from esgreport.metrics.profit_effect import FixedAsset, YearExpense, year_expenses
from esgreport.metrics.programme import Costed, costed_programmes

ACCOUNTED = ("capitalised", "useful_life")
PROFIT = "company.ordinary_profit"


@dataclass(frozen=True, slots=True)
class ProfitEffect:
    """The expense of each fiscal year of a proposal, with the facts on its accounting; no years while it is unknown."""

    years: tuple[YearExpense, ...]
    inputs: tuple[str, ...]


def profit_effect(found: Costed, records: Records) -> ProfitEffect | None:
    """The effect of the proposal; None when no measure of it says how its outlay is accounted."""
    investments = {item.id: item for item in records.of(Investment)}
    measures = found.proposal.measures
    said = [measure.id for measure in measures if _says(investments.get(measure.id))]
    if not said:
        return None
    inputs = tuple(f"investments.{name}.{field}" for name in said for field in ACCOUNTED)
    if not all(_is_settled(measure, investments) for measure in measures):
        return ProfitEffect((), inputs)
    assets = tuple(_assets(measures, investments))
    return ProfitEffect(year_expenses(measures, assets, found.proposal.prospect.costs, found.horizon.fiscal), inputs)


def profit_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """Rows `profit_effect` of the proposal by fiscal year, and the row `metrics.profit`.

    Nothing when no measure of the proposal says how its outlay is accounted. When only some do there is no table, and
    the largest year says why.
    """
    found = next(iter(costed_programmes(records)), None)
    effect = profit_effect(found, records) if found is not None else None
    if found is None or effect is None:
        return
    inputs = (*found.proposal.inputs, *effect.inputs)
    yield from _year_rows(found, effect.years, derivation, inputs)
    yield derivation.row("metrics", "profit", inputs, held(_largest(found, effect.years, records)), "plan")


def _says(item: Investment | None) -> bool:
    return item is not None and item.capitalised is not None


def _is_settled(measure: DatedMeasure, investments: Mapping[str, Investment]) -> bool:
    """Whether it is known how all capital of a measure is accounted; stock alone needs no more to be said."""
    if measure.capex <= measure.working_capital:
        return True
    item = investments.get(measure.id)
    return item is not None and _says(item) and (item.useful_life is not None or not yen(item.capitalised))


def _assets(measures: Sequence[DatedMeasure], investments: Mapping[str, Investment]) -> Iterator[FixedAsset]:
    for measure in measures:
        item = investments.get(measure.id)
        if item is not None and item.useful_life is not None and yen(item.capitalised):
            yield FixedAsset(measure, yen(item.capitalised), MONTHS * int(item.useful_life))


def _year_rows(
    found: Costed, years: Sequence[YearExpense], derivation: Derivation, inputs: Sequence[str]
) -> Iterable[Row]:
    for number, year in enumerate(years, found.horizon.fiscal.first):
        figures = (
            Figure("year", year_name(number)),
            Figure("running", money(year.running), "from the month after completion"),
            Figure("expensed", money(year.expensed), "capex − capitalised, as spent"),
            Figure("depreciation", money(year.depreciation), "capitalised·months/life"),
            Figure("expense", money(year.expense), "running + expensed + depreciation"),
            Figure("fixed_assets", money(year.fixed_assets), "Σ capitalised − Σ depreciation"),
            Figure("stock", money(year.stock), "Σ working capital − Σ recovered"),
            Figure("balance", money(year.balance), "fixed assets + stock"),
        )
        yield derivation.row("profit_effect", f"FY-{number}", inputs, held(figures), "plan")


def _largest(found: Costed, years: Sequence[YearExpense], records: Records) -> Iterable[Figure]:
    if not years:
        yield Figure("largest", NOT_ACCOUNTED)
        return
    largest = max(years, key=lambda year: year.expense)
    if largest.expense <= 0:
        yield Figure("largest", NOTHING_EXPENSED)
        return
    number = found.horizon.fiscal.first + years.index(largest)
    yield Figure("largest", money(largest.expense), "max over years of expense")
    yield Figure("year", year_name(number))
    profit = records.single(Company).ordinary_profit
    if profit is None or profit.amount <= 0:
        yield Figure("share", NO_PROFIT)
        return
    share = percent(100 * largest.expense / float(profit.amount))
    yield Figure("share", share, "largest expense / ordinary profit", (PROFIT,))
