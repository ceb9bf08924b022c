"""All records of a company, by kind, in an order that does not depend on where they were written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar, cast

from esgreport.company.records import KINDS, Record

R = TypeVar("R", bound=Record)
_DIGITS = re.compile(r"([0-9]+)")


@dataclass(frozen=True, slots=True)
class Records:
    """The records of every kind, each kind sorted by id in natural order (`INV-2` before `INV-10`)."""

    by_kind: Mapping[str, tuple[Record, ...]]

    def of(self, record: type[R]) -> tuple[R, ...]:
        """The records of one type; empty when there are none."""
        return cast("tuple[R, ...]", self.by_kind.get(record.KIND, ()))

    def single(self, record: type[R]) -> R:
        """The one record of a single kind. Raises LookupError when it is not there (ESG-COMPANY-017 says so)."""
        records = self.of(record)
        if not records:
            raise LookupError(record.KIND)
        return records[0]

    def optional(self, record: type[R]) -> R | None:
        """The one record of a single kind, or None."""
        records = self.of(record)
        return records[0] if records else None


def record_set(records: Iterable[Record]) -> Records:
    """`records` as a collection, in the order of kinds and of ids."""
    by_kind: dict[str, list[Record]] = {kind: [] for kind in KINDS}
    for record in records:
        by_kind[record.KIND].append(record)
    ordered = {kind: tuple(sorted(listed, key=lambda item: natural(item.id))) for kind, listed in by_kind.items()}
    return Records(MappingProxyType(ordered))


def natural(text: str) -> tuple[tuple[str, int], ...]:
    """A sort key that reads runs of digits as numbers; the text itself decides between `A-1` and `A-01`."""
    parts = _DIGITS.split(text)
    pairs = zip(parts[::2], (*parts[1::2], "0"), strict=True)
    return (*((word, int(digits)) for word, digits in pairs), (text, 0))
