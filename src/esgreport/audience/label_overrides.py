"""Gates: what stays with the board, or away from competitors, whatever the records' own labels say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from esgreport.base.fact import Fact, Row
from esgreport.base.label import Label, Level

# Items of the guideline whose answers are for the board: capital policy and listing may be material (guideline IND-03).
BOARD_ITEMS = frozenset({"IND-03"})
_BOARD = Label(Level.BOARD)


def label_board_only_answers(rows: Iterable[Row], questions: Iterable[Row]) -> Iterator[Row]:
    """The rows with the answers to board-only questions labelled for the board; `questions` are the check items."""
    board_only = {row.id for row in questions if row.kind == "check_items" and _names_board_item(row)}
    for row in rows:
        asked = row.fact("item")
        if row.kind == "checklist" and asked is not None and str(asked.value) in board_only:
            yield Row(
                row.kind,
                row.id,
                row.presence.join(_BOARD),
                tuple((name, _for_the_board(fact)) for name, fact in row.fields),
            )
        else:
            yield row


def _names_board_item(row: Row) -> bool:
    fact = row.fact("guideline")
    return fact is not None and str(fact.value) in BOARD_ITEMS


def _for_the_board(fact: Fact) -> Fact:
    return replace(fact, label=fact.label.join(_BOARD))
