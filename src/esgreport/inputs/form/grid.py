"""What a form asks, laid out on a sheet: under each other with values beside, or side by side with values below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from esgreport.layout.book.plan import TEXT, CellPlan, CellValue, ChoicePlan, Role

Record = Mapping[str, str]
Written = tuple[CellValue, str]


def as_text(text: str) -> Written:
    """A text as it is, in a cell for texts."""
    return text, TEXT


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that a form asks: its key, the texts about it in their order, and how a value of it is written.

    It offers `words` to choose from, or those of the range named `offers`; empty for anything. `written` gives the
    value of the cell for a text, with its number format.
    """

    key: str
    texts: tuple[tuple[str, Role], ...]
    words: tuple[str, ...] = ()
    offers: str = ""
    written: Callable[[str], Written] = as_text

    def cell(self, record: Record, row: int, column: int) -> CellPlan:
        """The cell for the value, which may be empty."""
        value, number_format = self.written(record.get(self.key, ""))
        return CellPlan(row, column, value, "value", number_format)


def down(asked: Sequence[Asked], first: int, record: Record) -> Iterator[CellPlan]:
    """One thing a row from the row `first`: its texts, and right of them its value."""
    for row, one in enumerate(asked, first):
        yield from (CellPlan(row, column, text, role) for column, (text, role) in enumerate(one.texts, 1))
        yield one.cell(record, row, len(one.texts) + 1)


def across(asked: Sequence[Asked], first: int, records: Iterable[Record], blank: bool = False) -> Iterator[CellPlan]:
    """One thing a column: its texts from the row `first`, below them its values, empty ones only if `blank`."""
    for column, one in enumerate(asked, 1):
        yield from (CellPlan(row, column, text, role) for row, (text, role) in enumerate(one.texts, first))
    for row, record in enumerate(records, first + len(asked[0].texts)):
        for column, one in enumerate(asked, 1):
            if blank or record.get(one.key):
                yield one.cell(record, row, column)


def choices(asked: Iterable[tuple[Asked, int, int, int]]) -> tuple[ChoicePlan, ...]:
    """What cells offer: each thing with its column, and the first and last row of its values."""
    return tuple(
        ChoicePlan(first, last, column, one.words, one.offers)
        for one, column, first, last in asked
        if one.words or one.offers
    )
