"""Derived facts of concentration: by item and region, with bounds where suppliers or makers are not known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from esgreport.base.fact import Row
from esgreport.base.text import Text
from esgreport.company.record_set import Records
from esgreport.metrics.concentration import (
    HUNDRED,
    effective_number,
    hhi,
    hhi_bounds,
    shares,
    single_source_share,
    top_bounds,
    top_share,
)
from esgreport.metrics.derivation import Derivation, Figure, money, number_of, percent, quantity
from esgreport.metrics.derive_treatment import treatment_rows
from esgreport.metrics.purchases import ItemPurchases, Purchases, judged_shares, purchases

REPEATED = ("top1", "hhi", "neff", "hhi_low", "hhi_high", "region_hhi")
INDEX = "HHI = Σ(100·sᵢ)²"


def concentration_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """The `dependency` rows, most concentrated first, and the rows `metrics.concentration` and `metrics.treatment`.

    Sources count by group and by maker; an item whose suppliers are known in part has bounds and no index.
    """
    bought = purchases(records, derivation.known)
    rows = [_bought(item, purchases, bought, derivation) for item, purchases in bought.items.items()]
    for item, judged in judged_shares(records, derivation.known).items():
        inputs = (f"supply_shares.{name}.share" for name, _ in judged)
        figures = _judged(item, [share for _, share in judged])
        rows.append(derivation.row("dependency", item, inputs, figures))
    rows.sort(key=lambda purchases: (-number_of(purchases, "top1"), purchases.id))
    yield from rows
    if bought.items:
        every = tuple(f"transactions:{item}" for item in bought.items)
        figures = (*_totals(rows, bought, every), *_repeated(rows))
        labelled = (replace(figure, label=bought.label) for figure in figures)
        yield derivation.row("metrics", "concentration", (), labelled, "actual")
    yield from treatment_rows(records, rows, bought.label, derivation)


def _bought(item: str, purchases: ItemPurchases, bought: Purchases, derivation: Derivation) -> Row:
    figures = (*_sources(item, purchases), *_unknown(purchases), *_regions(purchases))
    labelled = (replace(figure, label=bought.label) for figure in figures)
    return derivation.row("dependency", item, (f"transactions:{item}",), labelled, "actual")


def _sources(item: str, purchases: ItemPurchases) -> Iterable[Figure]:
    sources = [amount for amount in purchases.by_source.values() if amount > 0]
    known = percent(HUNDRED * (purchases.spend - purchases.unknown) / purchases.spend)
    yield Figure("item", item)
    yield Figure("top1", percent(top_share(sources)), "max(sᵢ)/Σs")
    yield Figure("hhi", hhi(sources), INDEX)
    yield Figure("neff", effective_number(hhi(sources)), "10,000/HHI")
    yield Figure("suppliers", quantity(Decimal(len(sources)), "社"), "n")
    yield Figure("spend", money(purchases.spend), "Σs")
    yield Figure("single", len(sources) == 1, "n = 1")
    yield Figure("known", known, "spend with known makers / Σs")


def _unknown(purchases: ItemPurchases) -> Iterable[Figure]:
    if purchases.unknown > 0:
        makers = (amount for amount in purchases.by_maker.values() if amount > 0)
        bounds = hhi_bounds([HUNDRED * amount / purchases.spend for amount in makers])
        yield Figure("hhi_low", bounds.least, "HHI, unknown makers spread thin")
        yield Figure("hhi_high", bounds.greatest, "HHI, unknown makers as large as the smallest known one")


def _regions(purchases: ItemPurchases) -> Iterable[Figure]:
    if regions := [amount for amount in purchases.by_region.values() if amount > 0]:
        yield Figure("region_share", percent(max(shares(regions))), "max(rᵢ)/Σr")
        yield Figure("region_hhi", hhi(regions), "HHI = Σ(100·rᵢ)²")


def _judged(item: str, known: Sequence[Decimal]) -> Iterable[Figure]:
    total, bounds, top = sum(known, Decimal(0)), hhi_bounds(known), top_bounds(known)
    yield Figure("item", item)
    yield Figure("top1", percent(top.least), "max(sᵢ)")
    yield Figure("known", percent(total), "Σ known shares")
    if total == HUNDRED:
        yield Figure("hhi", bounds.least, INDEX)
        yield Figure("neff", effective_number(bounds.least), "10,000/HHI")
    else:
        yield Figure("top1_high", percent(top.greatest), "the unknown rest as one source")
        yield Figure("hhi_low", bounds.least, "HHI, the rest spread thin")
        yield Figure("hhi_high", bounds.greatest, "HHI, the rest no larger than the smallest known one")


def _totals(rows: Sequence[Row], bought: Purchases, every: tuple[str, ...]) -> Iterable[Figure]:
    whole = sum((found.spend for found in bought.items.values()), Decimal(0))
    unknown = sum((found.unknown for found in bought.items.values()), Decimal(0))
    coverage = percent(HUNDRED * (whole - unknown) / whole)
    items, spend = single_source_share({item: found.by_source for item, found in bought.items.items()})
    worst = next(found for found in rows if found.id in bought.items)
    yield Figure("worst_top1", percent(number_of(worst, "top1")), "max over items of max(sᵢ)/Σs", every)
    yield Figure("single_source_items", percent(items), "items with one source / items", every)
    yield Figure("single_source_spend", percent(spend), "spend of items with one source / spend", every)
    yield Figure("coverage", coverage, "spend with known makers / spend", every)
    yield Figure("months", _months(bought), "first and last month of the transactions", every)


def _repeated(rows: Sequence[Row]) -> Iterable[Figure]:
    for found in rows:
        for source in REPEATED:
            name = "country_hhi" if source == "region_hhi" else source
            if (fact := found.fact(source)) is not None:
                yield Figure(f"{name}.{found.id}", fact.value, fact.formula, fact.inputs, fact.basis)


def _months(bought: Purchases) -> Text:
    (year, month), (last_year, last) = bought.first_month.split("-"), bought.last_month.split("-")
    ja = f"{year}年{int(month)}月〜{last_year}年{int(last)}月"
    return Text(ja, f"{year}-{month} to {last_year}-{last}")
