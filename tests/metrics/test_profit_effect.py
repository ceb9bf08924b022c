"""The effect on profit and balance sheet by fiscal year: what is counted, when, and the identities that always hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal as D
from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esgreport.metrics.cash_flows import prospect_of
from esgreport.metrics.fiscal_years import month_number
from esgreport.metrics.measures import DatedMeasure
from esgreport.metrics.no_figure import NO_PROFIT, NOT_ACCOUNTED, NOTHING_EXPENSED
from esgreport.metrics.profit_effect import FixedAsset, year_expenses
from tests.metrics.proposal import COMPANY, INVESTMENTS, figures, option, yen
from tests.metrics.test_cash_flows import EIGHT, FISCAL, horizons, measures

lives = st.lists(st.tuples(st.floats(0, 1), st.integers(1, 240)), min_size=3, max_size=3)


def accounted(**changed):
    """The measures of the programme with how each is accounted: all expensed, except the equipment of INV-5."""
    kinds = {"INV-2": {"working_capital": yen(60)}, "INV-5": {"capitalised": yen(45), "useful_life": D(5)}} | changed
    given_all = ((item, {"capitalised": yen(0), **kinds.get(item.id, {})}) for item in INVESTMENTS)
    return tuple(replace(item, **fields) for item, fields in given_all)


def assets_of(chosen, parts):
    """A fixed asset of what is not stock in each measure, as large as its part says."""
    pairs = zip(chosen, parts, strict=True)
    return [FixedAsset(one, part * (one.capex - one.working_capital), life) for one, (part, life) in pairs]


def test_an_asset_is_written_off_by_month_from_the_month_after_completion() -> None:
    # October 2026 to September 2027, 120 of which 40 stock and 60 equipment over five years: 12 a year, half of it first.
    start = month_number(date(2026, 10, 1))
    measure = DatedMeasure("A", start, start + 11, 120, 10, 40)
    flows = prospect_of([measure], [[]], EIGHT).flows((0.0,))
    years = year_expenses([measure], [FixedAsset(measure, 60, 60)], flows, FISCAL)
    assert [year.expensed for year in years] == [10, 10, *[0] * 6]
    assert [year.running for year in years] == [0, 5, *[10] * 6]
    assert [year.depreciation for year in years] == pytest.approx([0, 6, 12, 12, 12, 12, 6, 0])
    assert [year.fixed_assets for year in years] == pytest.approx([30, 54, 42, 30, 18, 6, 0, 0])
    assert [year.stock for year in years] == [20, 40, 40, 40, 40, 40, 40, 0]
    assert years[1].expense == 21 and years[1].balance == 94


@given(measures, lives)
def test_depreciation_over_the_life_is_the_amount_that_was_capitalised(chosen, parts) -> None:
    always = range(FISCAL.start(0) + 1000)
    for asset in assets_of(chosen, parts):
        assert asset.written_off(always) == pytest.approx(asset.amount)
        assert asset.spent(always) == pytest.approx(asset.amount)


@given(measures, lives, horizons)
def test_what_is_spent_is_expensed_or_on_the_balance_sheet_in_every_year(chosen, parts, horizon) -> None:
    flows = prospect_of(chosen, [[]], horizon).flows((0.0,))
    years = year_expenses(chosen, assets_of(chosen, parts), flows, FISCAL)
    spent = expensed = 0.0
    for flow, year in zip(flows, years, strict=True):
        spent += flow.outlay - flow.recovered
        expensed += year.expense
        assert spent == pytest.approx(expensed + year.balance, abs=1e-6)
        assert year.fixed_assets >= -1e-6 and year.depreciation >= 0


@given(measures, lives, st.integers(1, 60))
def test_assets_of_before_the_first_year_are_still_written_off(chosen, parts, earlier) -> None:
    moved = [replace(one, start=one.start - earlier, complete=one.complete - earlier) for one in chosen]
    assets = assets_of(moved, parts)
    flows = prospect_of(moved, [[]], replace(EIGHT, years=40)).flows((0.0,))
    years = year_expenses(moved, assets, flows, FISCAL)
    before = range(FISCAL.start(0))
    opening = fsum(asset.amount - asset.written_off(before) for asset in assets)
    assert fsum(year.depreciation for year in years) == pytest.approx(opening, abs=1e-6)
    assert years[-1].fixed_assets == pytest.approx(0, abs=1e-6)


def test_the_effect_on_profit_of_eight_measures_is_as_worked_out_by_hand() -> None:
    # 300 is 195 expensed, 45 equipment over five years from October 2027, and 60 of stock; running cost 22 a year.
    found = figures(investments=accounted(), company=replace(COMPANY, ordinary_profit=yen(6000)))
    expenses = [found[f"profit_effect.FY-{year}.expense"] for year in range(2026, 2034)]
    # INV-1 to INV-8 by hand: months of spending in each year, then what is complete, then 9 a year of depreciation.
    expensed_2026 = 90 * 5 / 14 + 70 * 5 / 29 + 15 + 5
    running_2027 = 5 * 3 / 12 + 6 * 6 / 12 + 3 + 3 * 6 / 12 + 2
    expensed_2027 = 90 * 9 / 14 + 70 * 12 / 29 + 5 + 10
    assert expenses[0] == pytest.approx(expensed_2026)
    assert expenses[1] == pytest.approx(expensed_2027 + running_2027 + 4.5)
    assert expenses[2] == pytest.approx(70 * 12 / 29 + 20 + 9)
    assert expenses[3:] == pytest.approx([31, 31, 31, 22 + 4.5, 22])
    assert found["cash_flow.FY-2027.profit"] == pytest.approx(-expenses[1])
    assert found["profit_effect.FY-2026.stock"] == pytest.approx(60 * 5 / 11)
    assert found["profit_effect.FY-2027.fixed_assets"] == pytest.approx(45 - 4.5)
    assert found["profit_effect.FY-2033.balance"] == pytest.approx(0)
    assert found["metrics.profit.largest"] == pytest.approx(max(expenses))
    assert found["metrics.profit.year"].en == "FY2027"
    assert found["metrics.profit.share"] == pytest.approx(max(expenses) / 60)


def test_a_company_that_does_not_say_how_it_accounts_has_no_effect_on_profit() -> None:
    found = figures()
    assert not [
        name for name in found if name.startswith(("profit_effect.", "metrics.profit")) or name.endswith(".profit")
    ]


@pytest.mark.parametrize(
    "changed", [{"INV-1": {"capitalised": None}}, {"INV-5": {"capitalised": yen(45), "useful_life": None}}]
)
def test_where_some_of_the_outlay_is_not_accounted_there_is_no_table_and_the_figure_says_why(changed) -> None:
    found = figures(investments=accounted(**changed))
    assert found["metrics.profit.largest"] == NOT_ACCOUNTED
    assert "metrics.profit.share" not in found and "cash_flow.FY-2026.profit" not in found
    assert not [name for name in found if name.startswith("profit_effect.")]


def test_without_a_profit_the_largest_year_has_no_share_and_says_why() -> None:
    found = figures(investments=accounted())
    assert found["metrics.profit.largest"] > 0 and found["metrics.profit.share"] == NO_PROFIT


def test_a_proposal_that_is_stock_alone_expenses_nothing_and_says_so() -> None:
    stock = replace(accounted()[1], opex_per_year=None)
    others = (item for item in accounted() if item.id != stock.id)
    found = figures(investments=(stock, *others), options=(option("C", "proposed", ("INV-2",)),))
    assert found["metrics.profit.largest"] == NOTHING_EXPENSED
    assert found["profit_effect.FY-2027.stock"] == pytest.approx(60)
