"""Gates: what stays with the board, or away from competitors, whatever the records' own labels say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from esgreport.base.fact import Row
from esgreport.base.label import Label, Level

# Items of the guideline whose answers are for the board: capital policy and listing may be material (guideline IND-03).
BOARD_ITEMS = frozenset({"IND-03"})
_BOARD = Label(Level.BOARD)


def label_board_only_answers(rows: Iterable[Row], questions: Iterable[Row]) -> Iterator[Row]:
    """The rows with the answers to board-only questions labelled for the board; `questions` are the check items."""
    board_only = {row.id for row in questions if row.kind == "check_items" and row.value("guideline") in BOARD_ITEMS}
    for row in rows:
        yield _for_the_board(row) if row.kind == "checklist" and row.value("item") in board_only else row


def _for_the_board(row: Row) -> Row:
    fields = tuple((name, replace(fact, label=fact.label.join(_BOARD))) for name, fact in row.fields)
    return replace(row, presence=row.presence.join(_BOARD), fields=fields)
