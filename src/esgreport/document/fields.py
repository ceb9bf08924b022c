"""Reading fields for block functions: texts, exact values and days of rows, and where they are missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from esgreport.base.fact import Fact
from esgreport.document.context import Flag, RowView
from esgreport.document.environment import FILTERS, Recorder
from esgreport.document.formatting import Printer
from esgreport.document.placeholders import Atom, Ledger, fact_of
from esgreport.document.resolve import Resolver
from esgreport.document.tree import Inlines


class FieldReader:
    """The reading side of the block functions of one rendering."""

    def __init__(self, ledger: Ledger, resolver: Resolver, printer: Printer, recorder: Recorder) -> None:
        self.ledger = ledger
        self.resolver = resolver
        self.printer = printer
        self.recorder = recorder

    def _inlines(self, text: object) -> Inlines:
        return self.resolver.inlines(str(text))

    def _plain(self, text: object) -> str:
        return "".join(getattr(item, "text", "") for item in self._inlines(text))

    def _place_of(self, row: RowView, field: str, among: Sequence[RowView]) -> str:
        """The position of the row that `field` refers to; empty when it is not among those shown."""
        target = self._leaf(row, field)
        same = (number for number, other in enumerate(among) if isinstance(target, RowView) and other.is_same(target))
        return str(next(same, ""))

    def _leaf(self, row: RowView, path: str) -> object:
        value: object = row
        for name in path.split("."):
            try:
                value = cast(RowView, value)[name]
            except (KeyError, TypeError):
                self.recorder.undefined(path)
                return ""
        return value

    def _text(self, row: RowView, path: str) -> object:
        field, *filters = path.split("|")
        optional = field.endswith("?")
        if optional and not self._has(row, field[:-1]):
            return "―"
        value = self._leaf(row, field.rstrip("?"))
        for name in filters:
            word, _, argument = name.partition(":")
            if word not in FILTERS:
                self.recorder.undefined(path)
                return ""
            value = FILTERS[word](value, *([int(argument)] if argument else []))
        if isinstance(value, Flag | RowView):
            self.recorder.undefined(path)
            return ""
        return value

    def _has(self, row: RowView, path: str) -> bool:
        value: object = row
        for name in path.split("."):
            if not isinstance(value, RowView) or name not in value._row.fields:
                return False
            value = value[name]
        return True

    def _fact(self, row: RowView, path: str) -> Fact | None:
        if not self._has(row, path):
            return None
        value = self._leaf(row, path)
        if not isinstance(value, Atom):
            return None
        fact = fact_of(value)
        self.ledger.touch((fact.id,))
        return fact

    def _number(self, row: RowView, path: str) -> Any:
        fact = self._fact(row, path)
        if fact is None:
            self.recorder.undefined(path)
            return 1
        return getattr(fact.value, "value", fact.value)

    def _day(self, row: RowView, path: str) -> Any:
        fact = self._fact(row, path)
        if fact is None or not isinstance(fact.value, date):
            self.recorder.undefined(path)
            return date(2000, 1, 1)
        return fact.value
