"""Rules across records: what must be there once, and what must agree between two records."""

from __future__ import annotations

from collections.abc import Iterator

from esgreport.base.finding import Finding
from esgreport.base.quantity import Quantity
from esgreport.company.record_set import Records
from esgreport.company.records import (
    Answer,
    Effect,
    Item,
    Record,
    Recovery,
    Supplier,
    SupplierSite,
    SupplyShare,
    Transaction,
)
from esgreport.company.records.supply import STOCK_IN_DAYS
from esgreport.company.rules.fault import fault

# Fields that together may appear only once, for the metrics would not know which record to take.
UNIQUE: tuple[tuple[type[Record], tuple[str, ...]], ...] = (
    (Recovery, ("item",)),
    (Effect, ("investment", "scenario")),
    (Answer, ("item",)),
    (SupplyShare, ("item", "supplier")),
)
_PER_DAY = ("/日", "/day", "/days")


def cross_record_faults(records: Records) -> Iterator[Finding]:
    """Findings about several records: ESG-COMPANY-088 units, 090 duplicates, 091 a site of another supplier."""
    for record_type, fields in UNIQUE:
        yield from _duplicates(records.of(record_type), fields)
    yield from (*_units(records), *_sites(records))


def _duplicates(records: tuple[Record, ...], fields: tuple[str, ...]) -> Iterator[Finding]:
    first: dict[tuple[str, ...], Record] = {}
    for record in records:
        earlier = first.setdefault(tuple(getattr(record, name) for name in fields), record)
        if earlier is not record:
            place = earlier.written_at(fields[0]) or ""
            yield fault("ESG-COMPANY-090", record, fields[0], other=earlier.id, place=place)


def _units(records: Records) -> Iterator[Finding]:
    items = {item.id: item for item in records.of(Item)}
    for record in records.of(Recovery):
        item = items.get(record.item)
        use = item.daily_use if item else None
        wanted, place = (daily_unit(use), f"items[{record.item}].daily_use") if use else (record.stock.unit, "stock")
        for name in ("stock", "in_transit", "alternative_rate", "planned_stock"):
            value: Quantity | None = getattr(record, name)
            in_days = name == "planned_stock" and value is not None and value.unit == STOCK_IN_DAYS
            if value is not None and daily_unit(value) != wanted and not in_days:
                yield fault("ESG-COMPANY-088", record, name, unit=value.unit, other=wanted, place=place)


def daily_unit(quantity: Quantity) -> str:
    """The unit of what is counted, without `/日`: `個/日` → `個`."""
    ending = next((ending for ending in _PER_DAY if quantity.unit.endswith(ending)), "")
    return quantity.unit.removesuffix(ending)


def _sites(records: Records) -> Iterator[Finding]:
    owners = {site.id: site.supplier for site in records.of(SupplierSite)}
    # What a trading company sells comes from the sites of others.
    trading = {supplier.id for supplier in records.of(Supplier) if supplier.trading}
    for record in records.of(Transaction):
        owner = owners.get(record.site) if record.site else None
        if owner is not None and owner != record.supplier and record.supplier not in trading:
            yield fault("ESG-COMPANY-091", record, "site", value=record.site, owner=owner)
