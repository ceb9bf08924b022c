"""What suppliers read about their orders: no promise that they stay where another source is planned."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from esgreport.base.text import Text
from esgreport.coherence.contradiction import Conflict, Dossier, Place, at, conflict
from esgreport.company.addressing import names_of_item
from esgreport.company.records import Commitment, Item, Outlook, Question, Recovery, SupplyShare, Transaction

NO_REDUCTION_JA = re.compile("(発注|注文)[^。]{0,24}(減ら[すし]|減[るり]|減少)[^。]{0,6}(ありま|ございま|ま)せん")
NO_REDUCTION_EN = re.compile(
    r"(?i)\borders?\b[^.]{0,40}\b(not|never)\b[^.]{0,20}\b(fall|shrink|reduced?|decrease|cut)|"
    r"\b(not|never)\b[^.]{0,20}\b(reduce|cut|decrease)\b[^.]{0,30}\borders?\b"
)
# A promise with a reason says what the reason is not; it does not say that orders stay.
REASON = re.compile(r"(を|の)理由(に|と)|(?i:because of|on account of|as a result of)")


def orders_kept_beside_another_source(dossier: Dossier) -> Iterable[Conflict]:
    """Suppliers read that orders stay, and for what they supply an alternative is planned."""
    planned = _planned(dossier)
    suppliers = _suppliers(dossier)
    for record, place in _promises(dossier):
        for item in dossier.records.of(Item):
            words = names_of_item(item, suppliers.get(item.id, ()))
            if item.id in planned and (not record.to or not words.isdisjoint(record.to)):
                yield conflict(place, planned[item.id], value=item.name)
                break


def _promises(dossier: Dossier) -> Iterator[tuple[Outlook | Commitment | Question, Place]]:
    """What says that orders do not fall: by its kind, or in its words."""
    for outlook in dossier.records.of(Outlook):
        if outlook.orders == "kept":
            yield outlook, at(outlook, "orders")
        elif outlook.audience == "supplier" and _promised(outlook.detail):
            yield outlook, at(outlook, "detail")
    for promise in dossier.records.of(Commitment):
        if promise.audience == "supplier" and _promised(promise.detail):
            yield promise, at(promise, "detail")
    for question in dossier.records.of(Question):
        if question.audience == "supplier" and _promised(question.answer):
            yield question, at(question, "answer")


def _promised(text: Text) -> bool:
    sentences = (*text.ja.split("。"), *text.en.split(". "))
    found = (one for one in sentences if NO_REDUCTION_JA.search(one + "。") or NO_REDUCTION_EN.search(one))
    return any(REASON.search(one) is None for one in found)


def _planned(dossier: Dossier) -> dict[str, Place]:
    """Where it says that an item gets another source."""
    records = dossier.records
    counted = {
        one.item: at(one, "alternative_rate") for one in records.of(Recovery) if one.alternative_rate is not None
    }
    begun = {item.id: at(item, "alternative") for item in records.of(Item) if item.alternative == "in-progress"}
    return {**counted, **begun}


def _suppliers(dossier: Dossier) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    lines: tuple[Transaction | SupplyShare, ...] = (
        *dossier.records.of(Transaction), *dossier.records.of(SupplyShare)
    )  # fmt: skip
    for line in lines:
        found.setdefault(line.item, set()).add(line.supplier)
    return found
