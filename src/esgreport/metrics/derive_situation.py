"""Derived facts of the situation: which evidence this company has, as yes or no."""

from __future__ import annotations

from collections.abc import Iterable

from esgreport.base.fact import Row
from esgreport.base.label import Label, Level
from esgreport.company.record_set import Records
from esgreport.company.records import (
    LeakLoss,
    Option,
    Programme,
    Recovery,
    Resolution,
    Scenario,
    SupplyShare,
    Transaction,
)
from esgreport.metrics.derivation import Derivation, Figure
from esgreport.metrics.portfolio import portfolio_of

# Labels follow from what is asked, never from the answer, so that an absent record tells nothing.
OURS, BOARD = (Label(level, frozenset({"our-view"})) for level in (Level.INTERNAL, Level.BOARD))
SECRET = Label(Level.BOARD, frozenset({"our-view", "core-technology"}))


def situation_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """The one row `situation`."""
    yield derivation.row("situation", "situation", (), _figures(records), "actual")


def _figures(records: Records) -> Iterable[Figure]:
    scenarios = records.of(Scenario)
    bought = bool(records.of(Transaction) or records.of(SupplyShare))
    approved = any(paper.result == "approved" for paper in records.of(Resolution))
    yield Figure("dependency", bought, "purchases or shares are known", label=OURS)
    yield Figure("days", bool(records.of(Recovery)), "stock and recovery are known", label=BOARD)
    yield Figure("loss", any(item.loss_high for item in scenarios), "a loss was judged", label=BOARD)
    yield Figure("probabilities", bool(portfolio_of(records).scenarios), "loss and frequency were judged", label=BOARD)
    yield Figure("leak", bool(records.of(LeakLoss)), "a leak was valued", label=SECRET)
    yield Figure("options", len(records.of(Option)) > 1, "two options or more", label=BOARD)
    yield Figure("decided", approved, "a resolution was approved", label=BOARD)
    yield Figure(
        "published", any(plan.published for plan in records.of(Programme)), "a programme is published", label=OURS
    )
