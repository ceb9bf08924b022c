"""What was bought from whom: spend by source and region, with makers behind trading companies and groups as one.

A source is a group of companies, or a company alone. A line of a trading company counts for the maker when it names the
maker's site; without it the trading company represents an unknown maker.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial

from esgreport.base.fact import Fact
from esgreport.base.label import Label, join_all
from esgreport.company.record_set import Records
from esgreport.company.records import Supplier, SupplierSite, SupplyShare, Transaction

Amounts = defaultdict[str, Decimal]
NOTHING = Decimal(0)
no_amounts = partial(Amounts, Decimal)


@dataclass(slots=True)
class ItemPurchases:
    """One item's spend in yen: by contract party, by source, by source with a known maker, by region of the site."""

    by_party: Amounts = field(default_factory=no_amounts)
    by_source: Amounts = field(default_factory=no_amounts)
    by_maker: Amounts = field(default_factory=no_amounts)
    by_region: Amounts = field(default_factory=no_amounts)

    @property
    def spend(self) -> Decimal:
        """All that was spent on the item."""
        return sum(self.by_party.values(), NOTHING)

    @property
    def unknown(self) -> Decimal:
        """What was spent with unknown makers."""
        return self.spend - sum(self.by_maker.values(), NOTHING)


@dataclass(frozen=True, slots=True)
class Purchases:
    """Spend by item, the label of the transactions, and their first and last month (`2025-04`; empty without any)."""

    items: Mapping[str, ItemPurchases]
    label: Label
    first_month: str
    last_month: str


@dataclass(frozen=True, slots=True)
class SupplySources:
    """The source behind a supplier: its group, and whether it only trades."""

    group_of: Mapping[str, str]
    maker_at: Mapping[str, str]
    trading: frozenset[str]

    def source(self, supplier: str, site: str | None) -> tuple[str, bool]:
        """The source of a line and whether its maker is known."""
        if supplier not in self.trading:
            return self.group_of.get(supplier, supplier), True
        maker = self.maker_at.get(site or "", supplier)
        return self.group_of.get(maker, maker), maker != supplier


def sources_of(records: Records) -> SupplySources:
    """Groups by the name of the parent, sites by their owner, and the companies that only trade."""
    suppliers = records.of(Supplier)
    groups = {item.id: f"group:{item.parent.ja or item.parent.en}" for item in suppliers if item.parent is not None}
    makers = {site.id: site.supplier for site in records.of(SupplierSite)}
    return SupplySources(groups, makers, frozenset(item.id for item in suppliers if item.trading))


def purchases(records: Records, known: Mapping[str, Fact]) -> Purchases:
    """All transactions in one pass; items without positive spend are left out."""
    behind = sources_of(records)
    region_of = {site.id: site.region.ja for site in records.of(SupplierSite)}
    items: dict[str, ItemPurchases] = {}
    labels: set[Label] = set()
    for line in records.of(Transaction):
        bought = items.setdefault(line.item, ItemPurchases())
        source, maker_known = behind.source(line.supplier, line.site)
        amount = line.amount.amount
        bought.by_party[line.supplier] += amount
        bought.by_source[source] += amount
        if maker_known:
            bought.by_maker[source] += amount
        if region := region_of.get(line.site or "", ""):
            bought.by_region[region] += amount
        if fact := known.get(f"transactions.{line.id}.amount"):
            labels.add(fact.label)
    months = [line.period for line in records.of(Transaction)]
    bought_items = {item: bought for item, bought in items.items() if bought.spend > 0}
    return Purchases(bought_items, join_all(sorted(labels, key=str)), min(months, default=""), max(months, default=""))


def judged_shares(records: Records, known: Mapping[str, Fact]) -> dict[str, tuple[tuple[str, Decimal], ...]]:
    """For items without transactions the judged shares in per cent: (id of the record, share)."""
    bought = {line.item for line in records.of(Transaction)}
    shares: dict[str, tuple[tuple[str, Decimal], ...]] = {}
    for judged in records.of(SupplyShare):
        if judged.item not in bought and f"supply_shares.{judged.id}.share" in known:
            shares[judged.item] = (*shares.get(judged.item, ()), (judged.id, judged.share.value))
    return shares
