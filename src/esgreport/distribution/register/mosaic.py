"""Mosaics: facts that are harmless one by one and together tell where a company can be hurt (documents C5).

M-a: a narrow name of an item, how long it lasts, and that nothing can take its place. M-b: an item, the region that it
comes from and a share, where that region has two suppliers of it or fewer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from esgreport.base.fact import Fact, Row

MOST_IDENTIFIABLE = 2
WEAK_SPOT, WHO = "weak-spot", "who"
CONCENTRATION = ("dependency", "metrics.concentration")


@dataclass(frozen=True, slots=True)
class Mosaic:
    """What is revealed (`weak-spot` or `who`), of which item, and the disclosed facts that together reveal it."""

    kind: str
    item: str
    by: tuple[str, ...]


def mosaics(disclosed: Iterable[str], by_kind: Mapping[str, tuple[Row, ...]]) -> tuple[Mosaic, ...]:
    """Every mosaic that the disclosed facts (by id, in any form) make; `by_kind` are the company's rows."""
    known = frozenset(disclosed)
    return tuple(mosaic for row in by_kind.get("items", ()) for mosaic in _of_item(row, known, by_kind))


def _of_item(item: Row, disclosed: frozenset[str], by_kind: Mapping[str, tuple[Row, ...]]) -> Iterator[Mosaic]:
    names = disclosed & frozenset(_names(item, by_kind["items"]))
    if not names:
        return
    lasts, alone = disclosed & frozenset(_lasting(item.id, by_kind)), disclosed & frozenset(_alone(item, by_kind))
    if lasts and alone:
        yield Mosaic(WEAK_SPOT, item.id, _named(names, lasts, alone))
    shares = disclosed & frozenset(_shares(item.id, by_kind))
    for regions in _narrow_regions(item.id, by_kind):
        if shares and disclosed & regions:
            yield Mosaic(WHO, item.id, _named(names, shares, disclosed & regions))


def _named(*groups: frozenset[str]) -> tuple[str, ...]:
    return tuple(min(group) for group in groups)


def _names(item: Row, items: Iterable[Row]) -> Iterator[str]:
    """The facts that name the item narrowly: its name, and a category that no other item is in."""
    yield f"items.{item.id}.name"
    category = item.fact("category")
    others = [other.fact("category") for other in items if other.id != item.id]
    if category is not None and all(other is None or other.value != category.value for other in others):
        yield category.id


def _derived(item: str, kind: str, figure: str, fields: Iterable[str]) -> Iterator[str]:
    """The fields of the item's derived record, and the figures of the same names."""
    return (name for field in fields for name in (f"{kind}.{item}.{field}", f"{figure}.{field}.{item}"))


def _lasting(item: str, by_kind: Mapping[str, tuple[Row, ...]]) -> Iterator[str]:
    """The facts that say how long the item lasts."""
    yield from _derived(item, "survival", "metrics.survival", ("survive", "cover", "gap"))
    yield from (f"recovery.{row.id}.stock" for row in _about(item, "recovery", by_kind))


def _alone(item: Row, by_kind: Mapping[str, tuple[Row, ...]]) -> Iterator[str]:
    """The facts that say that nothing takes its place: no alternative, one source."""
    alternative = item.fact("alternative")
    if alternative is not None and alternative.value == "none":
        yield alternative.id
    for row in by_kind.get("dependency", ()):
        if row.id == item.id and (single := row.fact("single")) is not None and single.value is True:
            yield from _derived(item.id, *CONCENTRATION, ("single", "suppliers", "top1", "neff", "hhi"))


def _shares(item: str, by_kind: Mapping[str, tuple[Row, ...]]) -> Iterator[str]:
    """The facts that say how much of the item comes from one place."""
    fields = ("top1", "hhi", "neff", "region_share", "region_hhi", "country_hhi")
    yield from _derived(item, *CONCENTRATION, fields)
    yield from (f"supply_shares.{row.id}.share" for row in _about(item, "supply_shares", by_kind))


def _narrow_regions(item: str, by_kind: Mapping[str, tuple[Row, ...]]) -> Iterator[frozenset[str]]:
    """For each region with two suppliers of the item or fewer: the facts that name it."""
    suppliers = {
        str(fact.value)
        for kind in ("transactions", "supply_shares")
        for row in _about(item, kind, by_kind)
        if (fact := row.fact("supplier")) is not None
    }
    regions: dict[str, dict[str, set[str]]] = {}
    for owner, fact in _regions(suppliers, by_kind):
        regions.setdefault(str(fact.value), {}).setdefault(owner, set()).add(fact.id)
    for owners in regions.values():
        if len(owners) <= MOST_IDENTIFIABLE:
            yield frozenset(name for names in owners.values() for name in names)


def _regions(suppliers: set[str], by_kind: Mapping[str, tuple[Row, ...]]) -> Iterator[tuple[str, Fact]]:
    for row in by_kind.get("suppliers", ()):
        region = row.fact("region")
        if row.id in suppliers and region is not None:
            yield row.id, region
    for row in by_kind.get("supplier_sites", ()):
        owner, region = row.fact("supplier"), row.fact("region")
        if owner is not None and region is not None and str(owner.value) in suppliers:
            yield str(owner.value), region


def _about(item: str, kind: str, by_kind: Mapping[str, tuple[Row, ...]]) -> Iterator[Row]:
    named = ((row, row.fact("item")) for row in by_kind.get(kind, ()))
    return (row for row, fact in named if fact is not None and fact.value == item)
