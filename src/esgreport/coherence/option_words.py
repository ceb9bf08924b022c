"""What an option is said to cost and when it is said to work, against what was worked out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from esgreport.base.fact import number_of
from esgreport.base.quantity import Quantity
from esgreport.base.text import Text
from esgreport.coherence.closeness import amount, rounds_to
from esgreport.coherence.contradiction import Conflict, Dossier, Place, at, conflict, derived
from esgreport.coherence.stated_figures import lengths_in
from esgreport.coherence.text_numbers import EN, JA, numbers_by, says
from esgreport.company.grammar.number import narrowed
from esgreport.company.records import Investment, Item, Option, Recovery
from esgreport.company.records.supply import STOCK_IN_DAYS

NOTHING = re.compile(r"支出が?な[いくし]|\b(?:no|without) spending\b", re.IGNORECASE)
LEAST = re.compile(r"支出[がは]最も(?:小さ|少な)|(?:smallest|least|lowest) (?:outlay|spending|cost)\b", re.IGNORECASE)
MOST = re.compile(r"支出[がは]最も(?:大き|多)|(?:largest|highest|greatest) (?:outlay|spending|cost)\b", re.IGNORECASE)
SMALL = re.compile(
    r"支出[がは](?:小さ|少な)|\b(?:small|little) (?:outlay|spending)|outlay is (?:small|little)", re.IGNORECASE
)
LARGE = re.compile(r"支出[がは](?:大き|多)|\blarge (?:outlay|spending)|outlay is large", re.IGNORECASE)
READY_JA = re.compile(r"(?:半年|[0-9一二三四五六七八九十]+(?:年|か月))(?:以内)?[にで](?:整|効果が出|完成|完了)")
READY_EN = re.compile(
    r"(?:in place|effects?|ready|complete[d]?) (?:with)?in (?:(?:half )?a year|[a-z0-9]+ (?:years?|months?))",
    re.IGNORECASE,
)
STOCK_DAYS = (re.compile(rf"{JA}日分"), re.compile(rf"{EN} (?:more )?days(?: more)? of", re.IGNORECASE))


def _costs(dossier: Dossier) -> dict[str, Decimal]:
    found = (
        (item.id, number_of(dossier.value(f"option_results.{item.id}.capex"))) for item in dossier.records.of(Option)
    )
    return {name: cost for name, cost in found if cost is not None}


def cost_said_otherwise(dossier: Dossier) -> Iterable[Conflict]:
    """An option said to cost nothing, least, most, little or much, which it does not beside the others."""
    costs = _costs(dossier)
    paid = [cost for cost in costs.values() if cost > 0]
    for option in (item for item in dossier.records.of(Option) if item.id in costs and paid):
        for name in ("merits", "drawbacks"):
            text: Text = getattr(option, name)
            if _belied(text, costs[option.id], min(paid), max(paid)):
                yield conflict(at(option, name), derived(f"option_results.{option.id}.capex"), value=text)


def _belied(text: Text, cost: Decimal, least: Decimal, most: Decimal) -> bool:
    return (
        (says(NOTHING, text) and cost > 0)
        or (says(LEAST, text) and cost > least)
        or (says(MOST, text) and cost < most)
        or (least < most and says(SMALL, text) and cost == most)
        or (least < most and says(LARGE, text) and cost == least)
    )


def ready_at_another_time(dossier: Dossier) -> Iterable[Conflict]:
    """An option said to be in place earlier than its lead time, or after more than twice as long."""
    for option in dossier.records.of(Option):
        lead = max(_months(option.lead_time), default=None)
        for name in ("merits", "drawbacks") if lead is not None else ():
            text: Text = getattr(option, name)
            if lead is not None and any(not lead <= months <= 2 * lead for months in _ready(text)):
                yield conflict(at(option, name), at(option, "lead_time"), value=text, true=option.lead_time)


def _ready(text: Text) -> Iterator[Decimal]:
    for said in READY_JA.findall(narrowed(text.ja)):
        yield from _months(Text(said, ""))
    for said in READY_EN.findall(text.en):
        yield from _months(Text("", said))


def _months(text: Text) -> list[Decimal]:
    return [number for unit, number in lengths_in(text) if unit == "months"]


def stock_of_another_length(dossier: Dossier) -> Iterable[Conflict]:
    """A measure of so many days of stock that is an option by itself, and closes another number of days."""
    measures = {item.id: item for item in dossier.records.of(Investment)}
    for option in (item for item in dossier.records.of(Option) if len(item.investments) == 1 and item.gap_closed):
        measure, closed = measures.get(option.investments[0]), option.gap_closed
        stated: Iterable[tuple[Place, str, Decimal]] = _stock(measure) if measure is not None else ()
        for place, written, days in stated:
            if closed is not None and days != closed.value:
                yield conflict(place, at(option, "gap_closed"), figure=written, true=closed)
                break


def planned_stock_of_another_length(dossier: Dossier) -> Iterable[Conflict]:
    """A measure of so many days of stock where the stock that is planned to be added lasts another number of days."""
    uses = {item.id: amount(item.daily_use) for item in dossier.records.of(Item)}
    added = {one: days for one in dossier.records.of(Recovery) if (days := _added_days(one, uses.get(one.item)))}
    for measure in dossier.records.of(Investment) if added else ():
        for place, written, days in _stock(measure):
            if not any(rounds_to(days, true) for true in added.values()):
                first, true = next(iter(added.items()))
                shown = Quantity(true.quantize(Decimal(1)), "日")
                yield conflict(place, at(first, "planned_stock"), figure=written, true=shown)
                break


def _added_days(recovery: Recovery, use: Decimal | None) -> Decimal | None:
    """The days that the stock to be added lasts; None when none is planned or a day's use is not known."""
    added = recovery.planned_stock
    if added is None or added.unit == STOCK_IN_DAYS:
        return added.value if added is not None else None
    return added.value / use if use else None


def _stock(measure: Investment) -> Iterator[tuple[Place, str, Decimal]]:
    for name in ("title", "outline"):
        for written, days in numbers_by(*STOCK_DAYS, getattr(measure, name)):
            yield at(measure, name), written, days
