"""Derived facts of materiality (M17): losses of a hundred-year event beside the company's published figures.

Only listed companies have a screen: the criteria are those of timely disclosure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from esgreport.base.fact import Fact, Row, Value
from esgreport.base.quantity import Money
from esgreport.company.record_set import Records
from esgreport.company.records import Company
from esgreport.metrics.derivation import Derivation, money, percent, row
from esgreport.metrics.derive_loss import portfolio_of
from esgreport.metrics.exceedance import return_period_loss
from esgreport.metrics.materiality import SCREENS, Base, Screened, materiality

YEARS = 100


def bases_of(company: Company) -> dict[Base, Decimal]:
    """What a loss is held against, in yen; empty for a company that is not listed or gives none."""
    if not company.listed:
        return {}
    given: Mapping[Base, Money | None] = {
        "net_assets": company.net_assets,
        "ordinary_profit": company.ordinary_profit,
        "net_profit": company.net_profit,
    }
    return {base: amount.amount for base, amount in given.items() if amount is not None}


def materiality_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """Rows `materiality`, one for each base, before and after the measures."""
    portfolio, company = portfolio_of(records), records.single(Company)
    bases = bases_of(company)
    if not portfolio.scenarios or not bases:
        return
    every = frozenset(item.investment for item in portfolio.effects)
    inputs = portfolio.inputs()
    for state, chosen, names in (("before", None, inputs), ("after", every, (*inputs, *portfolio.effect_inputs()))):
        loss = return_period_loss(portfolio.perils(chosen), YEARS)
        for screened in materiality(money(loss).amount, bases):
            yield _row(state, screened, loss, names, derivation)


def _row(state: str, found: Screened, loss: float, inputs: tuple[str, ...], derivation: Derivation) -> Row:
    key, names = f"materiality.{state}-{found.base}", (*inputs, f"company.{found.base}")

    def fact(name: str, value: Value, formula: str) -> tuple[str, Fact]:
        return name, derivation.fact(f"{key}.{name}", value, formula, names)

    return row(
        "materiality",
        f"{state}-{found.base}",
        (
            fact("state", state, ""),
            fact("base", found.base, ""),
            fact("loss", money(loss), "OEP⁻¹(1/100)"),
            fact("share", percent(found.share), "loss / base"),
            fact("limit", percent(SCREENS[found.base]), "screen"),
            fact("flagged", found.flagged, "share ≥ screen"),
        ),
    )
