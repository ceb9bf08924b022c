"""The derived fact of a programme's size: what is spent against the profit of a year."""

from __future__ import annotations

from collections.abc import Iterable

from esgreport.base.fact import Row
from esgreport.company.record_set import Records
from esgreport.company.records import Company, Programme
from esgreport.metrics.derivation import Derivation, Figure, percent


def size_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """The row `metrics.size` of the first programme; none without a profit.

    The spending in its period counts where there is one, else the total: the amount that documents print beside it.
    """
    programmes, companies = records.of(Programme), records.of(Company)
    profit = companies[0].ordinary_profit if companies else None
    if not programmes or profit is None or profit.amount <= 0:
        return
    programme = programmes[0]
    name = "total" if programme.total_in_period is None else "total_in_period"
    spent = programme.total_in_period or programme.total
    inputs = (f"programmes.{programme.id}.{name}", "company.ordinary_profit")
    share = percent(100 * spent.amount / profit.amount)
    yield derivation.row(
        "metrics", "size", inputs, [Figure("profit_share", share, "spending / profit", follows_inputs=True)], "plan"
    )
