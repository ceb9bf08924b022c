"""Derived facts of concentration: by item and region, with bounds where suppliers or makers are not known."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from esgreport.base.fact import Basis, Fact, Row, Value
from esgreport.base.label import Label
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
from esgreport.metrics.derivation import Derivation, money, named_row, number_of, percent, quantity, row
from esgreport.metrics.purchases import ItemPurchases, Purchases, judged_shares, purchases

TOLD = ("top1", "hhi", "neff", "hhi_low", "hhi_high", "region_hhi")


def concentration_rows(records: Records, derivation: Derivation) -> Iterable[Row]:
    """The `dependency` rows, most concentrated first, and the row `metrics.concentration`.

    Sources count by group and by maker; an item whose suppliers are known in part has bounds and no index.
    """
    bought = purchases(records, derivation.known)
    made = [_bought(item, found, bought.label, derivation) for item, found in bought.items.items()]
    judged = judged_shares(records, derivation.known)
    made += [_judged(item, told, derivation) for item, told in judged.items()]
    made.sort(key=lambda found: (-number_of(found, "top1"), found.id))
    yield from made
    if bought.items:
        yield named_row("concentration", _figures(made, bought, derivation))


def _bought(item: str, found: ItemPurchases, label: Label, derivation: Derivation) -> Row:
    sources = [amount for amount in found.by_source.values() if amount > 0]
    inputs = (f"transactions:{item}",)
    index = hhi(sources)

    def fact(name: str, value: Value, formula: str) -> tuple[str, Fact]:
        return name, derivation.fact(f"dependency.{item}.{name}", value, formula, inputs, "actual", label)

    fields = [
        fact("item", item, ""),
        fact("top1", percent(top_share(sources)), "max(sᵢ)/Σs"),
        fact("hhi", index, "HHI = Σ(100·sᵢ)²"),
        fact("neff", effective_number(index), "10,000/HHI"),
        fact("suppliers", quantity(Decimal(len(sources)), "社"), "n"),
        fact("spend", money(found.spend), "Σs"),
        fact("single", len(sources) == 1, "n = 1"),
        fact("known", percent(HUNDRED * (found.spend - found.unknown) / found.spend), "spend with known makers / Σs"),
    ]
    if found.unknown > 0:
        bounds = hhi_bounds([HUNDRED * amount / found.spend for amount in found.by_maker.values() if amount > 0])
        fields.append(fact("hhi_low", bounds.least, "HHI, unknown makers spread thin"))
        fields.append(fact("hhi_high", bounds.greatest, "HHI, unknown makers as large as the smallest known one"))
    if regions := [amount for amount in found.by_region.values() if amount > 0]:
        fields.append(fact("region_share", percent(max(shares(regions))), "max(rᵢ)/Σr"))
        fields.append(fact("region_hhi", hhi(regions), "HHI = Σ(100·rᵢ)²"))
    return row("dependency", item, fields)


def _judged(item: str, told: tuple[tuple[str, Decimal], ...], derivation: Derivation) -> Row:
    inputs = tuple(f"supply_shares.{name}.share" for name, _ in told)
    known = [share for _, share in told]
    total, bounds, top = sum(known, Decimal(0)), hhi_bounds(known), top_bounds(known)

    def fact(name: str, value: Value, formula: str, basis: Basis = "estimate") -> tuple[str, Fact]:
        return name, derivation.fact(f"dependency.{item}.{name}", value, formula, inputs, basis)

    fields = [
        fact("item", item, ""),
        fact("top1", percent(top.least), "max(sᵢ)"),
        fact("known", percent(total), "Σ known shares"),
    ]
    if total == HUNDRED:
        fields.append(fact("hhi", bounds.least, "HHI = Σ(100·sᵢ)²"))
        fields.append(fact("neff", effective_number(bounds.least), "10,000/HHI"))
    else:
        fields.append(fact("top1_high", percent(top.greatest), "the unknown rest as one source"))
        fields.append(fact("hhi_low", bounds.least, "HHI, the rest spread thin"))
        fields.append(fact("hhi_high", bounds.greatest, "HHI, the rest no larger than the smallest known one"))
    return row("dependency", item, fields)


def _figures(made: list[Row], bought: Purchases, derivation: Derivation) -> Iterable[Fact]:
    every = tuple(f"transactions:{item}" for item in bought.items)

    def fact(name: str, value: Value, formula: str, inputs: Iterable[str], basis: Basis = "actual") -> Fact:
        fact_id = f"metrics.concentration.{name}"
        return derivation.fact(fact_id, value, formula, inputs, basis, bought.label)

    whole = sum((found.spend for found in bought.items.values()), Decimal(0))
    unknown = sum((found.unknown for found in bought.items.values()), Decimal(0))
    items, spend = single_source_share({item: found.by_source for item, found in bought.items.items()})
    worst = next(found for found in made if found.id in bought.items)
    yield fact("worst_top1", percent(number_of(worst, "top1")), "max over items of max(sᵢ)/Σs", every)
    yield fact("single_source_items", percent(items), "items with one source / items", every)
    yield fact("single_source_spend", percent(spend), "spend of items with one source / spend", every)
    yield fact("coverage", percent(HUNDRED * (whole - unknown) / whole), "spend with known makers / spend", every)
    yield fact("months", _months(bought), "first and last month of the transactions", every)
    for found in made:
        for source in TOLD:
            known = found.fact(source)
            if known is not None:
                name = "country_hhi" if source == "region_hhi" else source
                yield fact(f"{name}.{found.id}", known.value, known.formula, known.inputs, known.basis)


def _months(bought: Purchases) -> Text:
    (year, month), (last_year, last) = bought.first_month.split("-"), bought.last_month.split("-")
    ja = f"{year}年{int(month)}月〜{last_year}年{int(last)}月"
    return Text(ja, f"{year}-{month} to {last_year}-{last}")
