"""What a template sees: rows, single facts and conditions, wrapped so that only printing and branching work."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from esgreport.base.condition import Truth
from esgreport.base.fact import Fact
from esgreport.base.view import Condition, ViewField, ViewRow
from esgreport.document.placeholders import FactPlaceholder, RenderState


class Flag:
    """A condition in a template: asked whether it is true, false or withheld; the ledger notes that it was."""

    __slots__ = ("_condition", "_state")

    def __init__(self, condition: Condition, state: RenderState) -> None:
        self._condition = condition
        self._state = state

    def answers(self, truth: Truth) -> bool:
        """Whether this is the answer."""
        self._state.touch(self._condition.facts)
        return self._condition.holds is truth

    def __bool__(self) -> bool:
        # What is withheld is neither true nor false: `not` would tell it as absent.
        raise TypeError("ask a condition by `is true`, `is false` or `is withheld`")

    def __str__(self) -> str:
        raise TypeError("a condition cannot be printed")


class RowView:
    """A row in a template; fields are reached by name only, and a missing field is an undefined name."""

    __slots__ = ("_row", "_state")

    def __init__(self, row: ViewRow, state: RenderState) -> None:
        self._row = row
        self._state = state

    def __getitem__(self, name: str) -> Leaf:
        return wrap(self._row.fields[name], self._state)

    def kind(self) -> str:
        """The kind of the record; for our own functions."""
        return self._row.kind

    def names(self) -> Collection[str]:
        """The fields that this reader may see; for our own functions."""
        return self._row.fields.keys()

    def is_same(self, other: RowView) -> bool:
        """Whether both show the same record; for our block functions."""
        return self._row is other._row

    def __iter__(self) -> Iterator[object]:
        raise TypeError("a record cannot be looped over; name one of its fields")

    def __str__(self) -> str:
        raise TypeError("a record cannot be printed; name one of its fields")


class RowsView:
    """Rows in a template: they can be looped over, counted and tested for being there."""

    __slots__ = ("_rows", "_state")

    def __init__(self, rows: tuple[ViewRow, ...], state: RenderState) -> None:
        self._rows = rows
        self._state = state

    def __iter__(self) -> Iterator[RowView]:
        for row in self._rows:
            self._state.count()
            yield RowView(row, self._state)

    def __len__(self) -> int:
        return len(self._rows)

    def __bool__(self) -> bool:
        return bool(self._rows)

    def __getitem__(self, index: int) -> RowView:
        return RowView(self._rows[index], self._state)

    def only(self, wanted: Callable[[ViewRow], bool]) -> RowsView:
        """The wanted rows, in their order; for our own functions."""
        return RowsView(tuple(row for row in self._rows if wanted(row)), self._state)

    def __str__(self) -> str:
        raise TypeError("records cannot be printed; loop over them")


Leaf = FactPlaceholder | Flag | RowView | RowsView


def wrap(value: ViewField, state: RenderState) -> Leaf:
    """The template's face of one field of a view."""
    match value:
        case Fact():
            return FactPlaceholder(value, state)
        case Condition():
            return Flag(value, state)
        case ViewRow():
            return RowView(value, state)
        case _:
            return RowsView(value, state)
