"""Derived facts of core technologies: what a leak would cost, and how much its prevention can be worth (M15, M16)."""

from __future__ import annotations

from collections.abc import Iterable

from esgreport.base.fact import Fact, Row, Value
from esgreport.company.record_set import Records
from esgreport.company.records import House, LeakLoss
from esgreport.metrics.derivation import Derivation, money, percent, row
from esgreport.metrics.leakage import Leak, catch_up_path
from esgreport.metrics.sanity_bound import gordon_loeb_bound

JUDGED = (
    "technology", "margin", "years", "lag_years", "erosion_first", "erosion_second", "erosion_later", "response",
    "response_year", "probability_before", "probability_after",
)  # fmt: skip


def leak_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """One row `leak_results` for every judged leak, when the house has a discount rate."""
    rate = records.single(House).discount_rate
    if rate is not None:
        for told in records.of(LeakLoss):
            yield _row(told, float(rate.value) / 100, derivation)


def leak_of(told: LeakLoss, rate: float) -> Leak:
    """The judged leak as numbers, in yen."""
    shares = [float(share.value) / 100 for share in (told.erosion_first, told.erosion_second, told.erosion_later)]
    path = catch_up_path(int(told.years), int(told.lag_years), shares)
    response = float(told.response.amount) if told.response is not None else 0.0
    return Leak(float(told.margin.amount), path, rate, response, int(told.response_year))


def _row(told: LeakLoss, rate: float, derivation: Derivation) -> Row:
    leak = leak_of(told, rate)
    before = float(told.probability_before.value) / 100
    inputs = tuple(f"leak_losses.{told.id}.{name}" for name in JUDGED if getattr(told, name) is not None)

    def fact(name: str, value: Value, formula: str) -> tuple[str, Fact]:
        names = (*inputs, "house.discount_rate")
        return name, derivation.fact(f"leak_results.{told.id}.{name}", value, formula, names)

    fields = [
        fact("technology", told.technology, ""),
        fact("estimate", told.id, ""),
        fact("erosion", money(leak.erosion_value), "Σ CM·eₜ/(1+r)ᵗ"),
        fact("response", money(leak.response_value), "response/(1+r)ᵗ"),
        fact("total", money(leak.total), "erosion + response"),
        fact("share_of_margin", percent(100 * leak.share_of_margin), "Σ eₜ/(1+r)ᵗ / Σ 1/(1+r)ᵗ"),
        fact("per_year_before", money(leak.expected_a_year(before)), "total·p"),
        fact("bound", money(gordon_loeb_bound(leak.expected_a_year(before))), "total·p/e"),
    ]
    if told.probability_after is not None:
        after = leak.expected_a_year(float(told.probability_after.value) / 100)
        fields.append(fact("per_year_after", money(after), "total·p after"))
        fields.append(fact("reduction", money(leak.expected_a_year(before) - after), "total·(p before − p after)"))
    return row("leak_results", told.id, fields)
