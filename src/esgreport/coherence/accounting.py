"""How outlays are accounted: parts within the whole, years for what is written off, and words that say the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from esgreport.coherence.closeness import amount, rounded, rounds_to
from esgreport.coherence.contradiction import MILLION, Conflict, Dossier, at, conflict
from esgreport.coherence.text_numbers import EN, JA, numbers_by
from esgreport.company.records import Investment, Resolution

FIXED_ASSETS = (
    re.compile(rf"{JA}百万円(?:を|は|が|も)、?固定資産"),
    re.compile(rf"JPY {EN} million (?:is|are|will be|to be) capitali[sz]ed", re.IGNORECASE),
)


def parts_within_capex(dossier: Dossier) -> Iterable[Conflict]:
    """What is capitalised and what is stock are together more than the outlay of which they are parts."""
    for item in dossier.records.of(Investment):
        parts = amount(item.capitalised) + amount(item.working_capital)
        if amount(item.capitalised) and parts > item.capex.amount:
            names = ("capitalised", "working_capital") if item.working_capital is not None else ("capitalised",)
            first, *others = (at(item, name) for name in (*names, "capex"))
            yield conflict(first, *others, part=rounded(parts), whole=item.capex)


def written_off_without_years(dossier: Dossier) -> Iterable[Conflict]:
    """A fixed asset without the years of its depreciation."""
    for item in dossier.records.of(Investment):
        if amount(item.capitalised) and item.useful_life is None:
            yield conflict(at(item, "capitalised"), at(item, "useful_life"), part=item.capitalised)


def years_without_asset(dossier: Dossier) -> Iterable[Conflict]:
    """Years of depreciation of a measure that makes no fixed asset."""
    for item in dossier.records.of(Investment):
        if item.useful_life is not None and not amount(item.capitalised):
            yield conflict(at(item, "useful_life"), at(item, "capitalised"), years=item.useful_life)


def fixed_assets_named_otherwise(dossier: Dossier) -> Iterable[Conflict]:
    """An amount in the resolution called a fixed asset that is neither a measure's nor that of all of them."""
    said = [item for item in dossier.records.of(Investment) if item.capitalised is not None]
    parts = [amount(item.capitalised) / MILLION for item in said]
    known = {*parts, sum(parts, Decimal(0))}
    for resolution in dossier.records.of(Resolution) if said else ():
        text = resolution.financial_impact
        for written, number in numbers_by(*FIXED_ASSETS, text):
            if not any(rounds_to(number, true) for true in known):
                places = (at(item, "capitalised") for item in said)
                yield conflict(at(resolution, "financial_impact"), *places, figure=written, value=text)
                break
