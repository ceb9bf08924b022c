"""To which suppliers a record is addressed: by their ids, what they supply, its categories, or their regions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias, get_args

from esgreport.base.text import Text
from esgreport.company.record_set import Records
from esgreport.company.records import (
    Ask,
    Commitment,
    Item,
    Outlook,
    Question,
    Step,
    Supplier,
    SupplyShare,
    Transaction,
)

Addressed: TypeAlias = Ask | Commitment | Outlook | Question | Step
ADDRESSED_KINDS = frozenset(kind.KIND for kind in get_args(Addressed))


def addressed(records: Records) -> Iterator[Addressed]:
    """The records that are for some suppliers only."""
    listed: tuple[tuple[Addressed, ...], ...] = (
        records.of(Ask), records.of(Commitment), records.of(Outlook), records.of(Question), records.of(Step)
    )  # fmt: skip
    yield from (record for kind in listed for record in kind if record.to)


def names_of_suppliers(records: Records) -> Mapping[str, frozenset[str]]:
    """The words by which each supplier can be addressed; empty when no record is addressed."""
    if next(addressed(records), None) is None:
        return {}
    items = {item.id: item for item in records.of(Item)}
    named = {one.id: {one.id, *_texts(one.region)} for one in records.of(Supplier)}
    supplies: tuple[Transaction | SupplyShare, ...] = (*records.of(Transaction), *records.of(SupplyShare))
    for supplier, item in dict.fromkeys((line.supplier, line.item) for line in supplies):
        named[supplier] |= {item, *_texts(items[item].category)}
    return {supplier: frozenset(words) for supplier, words in named.items()}


def addressable(records: Records) -> frozenset[str]:
    """Every word by which a record can be addressed."""
    suppliers, items = records.of(Supplier), records.of(Item)
    ids = {*(one.id for one in suppliers), *(item.id for item in items)}
    texts = (*(one.region for one in suppliers), *(item.category for item in items))
    return frozenset(ids | {word for text in texts for word in _texts(text)})


def is_for(record: Addressed, words: frozenset[str]) -> bool:
    """Whether a record is for the supplier of these words; a record without an address is for all."""
    return not record.to or not words.isdisjoint(record.to)


def names_of_item(item: Item, suppliers: Iterable[str]) -> frozenset[str]:
    """The words by which a record can be addressed to those who supply an item, their regions aside."""
    return frozenset((item.id, *_texts(item.category), *suppliers))


def _texts(text: Text) -> Iterator[str]:
    yield from filter(None, (text.ja, text.en))
