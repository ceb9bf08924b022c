"""Derived facts of materiality (M17): losses of a hundred-year event beside the company's published figures.

Only listed companies have a screen: the criteria are those of timely disclosure.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from esgreport.base.fact import Row
from esgreport.base.quantity import Money
from esgreport.company.record_set import Records
from esgreport.company.records import Company
from esgreport.metrics.derivation import Derivation, Figure, money, percent
from esgreport.metrics.exceedance import return_period_loss
from esgreport.metrics.materiality import SCREENS, Base, MaterialityCheck, materiality
from esgreport.metrics.portfolio import portfolio_of

YEARS = 100


def bases_of(company: Company) -> dict[Base, Decimal]:
    """What a loss is compared with, in yen; empty for a company that is not listed or gives none."""
    if not company.listed:
        return {}
    given: dict[Base, Money | None] = {base: getattr(company, base) for base in SCREENS}
    return {base: amount.amount for base, amount in given.items() if amount is not None}


def materiality_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """Rows `materiality`, one for each base, before and after the measures."""
    portfolio, bases = portfolio_of(records), bases_of(records.single(Company))
    if not portfolio.scenarios or not bases:
        return
    for state in portfolio.states():
        loss = money(return_period_loss(state.perils, YEARS))
        for found in materiality(loss.amount, bases):
            inputs = (*state.inputs, f"company.{found.base}")
            figures = _figures(state.name, loss, found)
            yield derivation.row("materiality", f"{state.name}-{found.base}", inputs, figures)


def _figures(state: str, loss: Money, check: MaterialityCheck) -> Iterable[Figure]:
    yield Figure("state", state)
    yield Figure("base", check.base)
    yield Figure("loss", loss, "OEP⁻¹(1/100)")
    yield Figure("share", percent(check.share), "loss / base")
    yield Figure("limit", percent(SCREENS[check.base]), "screen")
    yield Figure("flagged", check.flagged, "share ≥ screen")
