"""Derived facts of core technologies: what a leak would cost, and how much its prevention can be worth (M15, M16)."""

from __future__ import annotations

from collections.abc import Iterable

from esgreport.base.fact import Row
from esgreport.company.record_set import Records
from esgreport.company.records import LeakLoss
from esgreport.metrics.derivation import Derivation, Figure, money, percent
from esgreport.metrics.leakage import TechnologyLeak, catch_up_path
from esgreport.metrics.programme import discount_rate
from esgreport.metrics.sanity_bound import gordon_loeb_bound

JUDGED = (
    "technology", "margin", "years", "lag_years", "erosion_first", "erosion_second", "erosion_later", "response",
    "response_year", "probability_before", "probability_after",
)  # fmt: skip


def leak_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """One row `leak_results` for every judged leak, when the house has a discount rate."""
    rate = discount_rate(records)
    if rate is None:
        return
    for judged in records.of(LeakLoss):
        leak = leak_of(judged, rate)
        known = (f"leak_losses.{judged.id}.{name}" for name in JUDGED if getattr(judged, name) is not None)
        figures = (*_loss(judged, leak), *_chances(judged, leak))
        yield derivation.row("leak_results", judged.id, (*known, "house.discount_rate"), figures)


def leak_of(judged: LeakLoss, rate: float) -> TechnologyLeak:
    """The judged leak as numbers, in yen."""
    shares = [float(share.value) / 100 for share in (judged.erosion_first, judged.erosion_second, judged.erosion_later)]
    path = catch_up_path(int(judged.years), int(judged.lag_years), shares)
    response = float(judged.response.amount) if judged.response is not None else 0.0
    return TechnologyLeak(float(judged.margin.amount), path, rate, response, int(judged.response_year))


def _loss(judged: LeakLoss, leak: TechnologyLeak) -> Iterable[Figure]:
    yield Figure("technology", judged.technology)
    yield Figure("estimate", judged.id)
    yield Figure("erosion", money(leak.erosion_value), "Σ CM·eₜ/(1+r)ᵗ")
    yield Figure("response", money(leak.response_value), "response/(1+r)ᵗ")
    yield Figure("total", money(leak.total), "erosion + response")
    yield Figure("share_of_margin", percent(100 * leak.share_of_margin), "Σ eₜ/(1+r)ᵗ / Σ 1/(1+r)ᵗ")


def _chances(judged: LeakLoss, leak: TechnologyLeak) -> Iterable[Figure]:
    before = leak.expected_a_year(float(judged.probability_before.value) / 100)
    yield Figure("per_year_before", money(before), "total·p")
    yield Figure("bound", money(gordon_loeb_bound(before)), "total·p/e")
    if judged.probability_after is not None:
        after = leak.expected_a_year(float(judged.probability_after.value) / 100)
        yield Figure("per_year_after", money(after), "total·p after")
        yield Figure("reduction", money(before - after), "total·(p before − p after)")
