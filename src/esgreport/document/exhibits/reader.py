"""Reading what an exhibit names: texts with facts in them, records and their fields, and where something is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from esgreport.base.condition import TRUTHS
from esgreport.base.fact import Fact, number_of
from esgreport.base.origin import Origin
from esgreport.document.context import Flag, RowsView, RowView
from esgreport.document.environment import AbsentName, Recorder, template_origin
from esgreport.document.exhibits.definitions import Described, Phrasing
from esgreport.document.formatting import Printer
from esgreport.document.gaps import ABSENT, carried, has_gap
from esgreport.document.inlines import Inline, Inlines, LineBreak, Meta
from esgreport.document.names import Names, NotThere
from esgreport.document.paths import PathFault, parse_path, parts_of
from esgreport.document.placeholders import FactPlaceholder, RenderState, fact_of
from esgreport.document.resolve import Resolver
from esgreport.document.tree import Cell
from esgreport.reading.raw import Scalar
from esgreport.reading.shape import PlacedText

ANSWERS = dict(TRUTHS)
STAND_IN = date(2000, 1, 1)
P = TypeVar("P", bound=Described)
V = TypeVar("V")


@dataclass(frozen=True, slots=True, eq=False)
class ExhibitReader:
    """What the builders of exhibits read from, for one rendering."""

    state: RenderState
    resolver: Resolver
    printer: Printer
    recorder: Recorder
    names: Names
    statements: Mapping[str, Sequence[Phrasing]] = field(default_factory=dict)

    def with_names(self, given: Mapping[str, object]) -> ExhibitReader:
        """The same reader, for which a few more names mean something."""
        return replace(self, names=replace(self.names, given=given)) if given else self

    def meta(self, place: Origin | None) -> Meta:
        """Where the exhibit is used and where it was written, with the facts read since the last block."""
        facts = tuple(self.state.touched)
        self.state.touched.clear()
        return Meta(template_origin(), facts, place)

    def holds(self, part: Described) -> bool:
        """Whether a part is shown: its condition has the answer that it names (`x is false`; true), or it has none."""
        if part.when is None:
            return True
        name, _, answer = part.when.text.partition(" is ")
        known = self.names.view.conditions
        flag = Flag(known[name], self.state) if name in known else self._flag(name)
        if flag is None or (answer and answer not in ANSWERS):
            unknown, near = (answer, ANSWERS) if flag is not None else (name, known)
            self.recorder.unknown("ESG-DOCUMENT-043", unknown, near, part.when.origin)
            return False
        return flag.answers(ANSWERS[answer or "true"])

    def _flag(self, name: str) -> Flag | None:
        """The condition of a record: `ask.is_paid`; None when there is none."""
        with suppress(NotThere, PathFault):
            found = self.names.find(parse_path(name))
            return found if isinstance(found, Flag) else None
        return None

    def shown(self, parts: Mapping[str, P]) -> tuple[tuple[str, P], ...]:
        """The parts that are shown, with their names."""
        return tuple((name, part) for name, part in parts.items() if self.holds(part))

    # -- texts and single values --------------------------------------------------------------------------------------

    def text_of(self, text: PlacedText | None) -> str:
        """A text in the language of the document, with the marks of its facts; empty when there is none.

        A sentence of it that says a fact which is not shown is left out.
        """
        return carried(self._marked(text)) if text is not None else ""

    def _marked(self, text: PlacedText, row: RowView | None = None) -> str:
        """A text in the language of the document with the marks of its facts, and of those that are not shown."""
        words = text.of(self.printer.language)
        named = (part if isinstance(part, str) else Scalar(part.text, words.origin) for part in parts_of(words.text))
        read = (self._in_text(part, row) if isinstance(part, Scalar) else part for part in named)
        return "".join(map(str, read))

    def _in_text(self, field: Scalar, row: RowView | None) -> object:
        """What a name in a text means: for the whole document, or in one record."""
        if row is None:
            return self.value(field)
        try:
            return self.names.field_of(row, parse_path(field.text))
        except NotThere as fault:
            return self._lost(fault, field.origin)

    def statement(self, name: Scalar) -> str | None:
        """The first wording of a statement that holds here; None without one, or with a finding for a wrong name."""
        if name.text not in self.statements:
            self.recorder.unknown("ESG-DOCUMENT-063", name.text, self.statements, name.origin)
        return self.said(self.statements.get(name.text, ()))

    def said(self, alternatives: Sequence[Phrasing]) -> str | None:
        """The first wording whose condition holds and whose facts are all shown; None when there is none."""
        held = (self._marked(item.words) for item in alternatives if self.holds(item))
        return next((text for text in held if not has_gap(text)), None)

    def inlines(self, marked: object) -> Inlines:
        """A text with marks as inlines, without the sentences that say what is not shown."""
        return self.resolver.inlines(carried(str(marked)))

    def words(self, text: PlacedText | None) -> Inlines:
        """A text as inlines."""
        return self.inlines(self.text_of(text))

    def plain(self, marked: object) -> str:
        """A text with marks as plain characters."""
        return "".join(getattr(item, "text", "") for item in self.inlines(marked))

    def plain_words(self, text: PlacedText | None) -> str:
        """A text as plain characters."""
        return self.plain(self.text_of(text))

    def value(self, field: Scalar) -> object:
        """What a name means: an atom, a record, records, or a list; an absent name when there is nothing."""
        try:
            return self.names.find(parse_path(field.text))
        except NotThere as fault:
            return self._lost(fault, field.origin)

    def means(self, field: Scalar) -> bool:
        """Whether a name means something here."""
        value = self.value(field)
        return bool(value) if isinstance(value, list) else not isinstance(value, AbsentName)

    def printed(self, field: Scalar) -> Inlines:
        """What a name means, as inlines."""
        return self.inlines(self.value(field))

    def words_of(self, row: RowView, text: PlacedText) -> Inlines:
        """A text about one record as inlines, without the sentences that say what the record does not show."""
        return self.inlines(carried(self._marked(text, row)))

    def plain_words_of(self, row: RowView, text: PlacedText) -> str:
        """A text about one record as plain characters."""
        return self.plain(self._marked(text, row))

    # -- records ------------------------------------------------------------------------------------------------------

    def rows(self, field: Scalar, having: Scalar | None = None) -> tuple[RowView, ...]:
        """The records that a name means, those with the field `having` only."""
        found = self.value(field)
        listed = tuple(found) if isinstance(found, RowsView | list) else ()
        return tuple(row for row in listed if having is None or self._holds(row, having))

    def _holds(self, row: RowView, field: Scalar) -> bool:
        """Whether a record shows a field; of what it refers to, as far as that has such a field (`subject.name?`)."""
        return self.has(row, field) if "." in field.text else field.text in row.names()

    def text(self, row: RowView, field: Scalar) -> object:
        """A field as an atom; a dash for one that the record does not show."""
        path = parse_path(field.text)
        try:
            value = self.names.field_of(row, path)
        except NotThere as fault:
            return ABSENT if path.optional or fault.absent else self._lost(fault, field.origin)
        return value if isinstance(value, FactPlaceholder | str) else self._lost(NotThere(path.name, ()), field.origin)

    def holds_in(self, row: RowView, condition: Scalar) -> bool:
        """Whether a condition of a record, or of one it refers to, has the answer it names (`x is false`; true)."""
        name, _, answer = condition.text.partition(" is ")
        try:
            flag: object = self.names.field_of(row, parse_path(name))
        except NotThere as fault:
            if fault.absent and "." in name:
                return False
            flag = None
        if not isinstance(flag, Flag):
            self.recorder.unknown("ESG-DOCUMENT-043", name, row.names(), condition.origin)
            return False
        return flag.answers(ANSWERS[answer or "true"])

    def has(self, row: RowView, *named: Scalar | None) -> bool:
        """Whether the record shows all these fields."""
        return all(self._shows(row, field) for field in named if field is not None)

    def _shows(self, row: RowView, field: Scalar) -> bool:
        path = parse_path(field.text)
        try:
            self.names.field_of(row, path)
        except NotThere as fault:
            return not (path.optional or fault.absent)
        return True

    def shown_field(self, row: RowView, field: Scalar) -> Inlines:
        """A field as inlines, as `text` reads it."""
        return self.inlines(self.text(row, field))

    def cell(self, row: RowView, field: Scalar) -> Cell:
        """A field as a cell, one line for each of its lines."""
        lines: list[list[Inline]] = [[]]
        for item in self.shown_field(row, field):
            if isinstance(item, LineBreak):
                lines.append([])
            else:
                lines[-1].append(item)
        return Cell(tuple(map(tuple, lines)))

    def fact(self, row: RowView, field: Scalar) -> Fact | None:
        """The fact in a field; None when the record does not show one."""
        with suppress(NotThere):
            return self.fact_in(self.names.field_of(row, parse_path(field.text)))
        return None

    def fact_in(self, value: object) -> Fact | None:
        """The fact that an atom shows, from now on one that was read; None when it shows none."""
        if not isinstance(value, FactPlaceholder):
            return None
        self.state.touch((fact_of(value).id,))
        return fact_of(value)

    def number(self, row: RowView, field: Scalar) -> Decimal:
        """The number in a field, which must be there; one when it is not."""
        fact = self.fact(row, field)
        number = number_of(fact.value) if fact is not None else None
        return number if number is not None else self._absent(row, field, Decimal(1))

    def day(self, row: RowView, field: Scalar) -> date:
        """The day in a field, which must be there."""
        fact = self.fact(row, field)
        return fact.value if fact is not None and isinstance(fact.value, date) else self._absent(row, field, STAND_IN)

    def word(self, row: RowView, name: str) -> str:
        """The exact word of a choice; empty when the record does not show it."""
        value = row[name] if name in row.names() else None
        return str(fact_of(value).value) if isinstance(value, FactPlaceholder) else ""

    def place_of(self, row: RowView, name: str, among: Sequence[RowView]) -> str:
        """The position of the record to which a field refers; empty when it is not among those shown."""
        target = row[name] if name in row.names() else None
        same = (number for number, other in enumerate(among) if isinstance(target, RowView) and other.is_same(target))
        return str(next(same, ""))

    def _absent(self, row: RowView, field: Scalar, instead: V) -> V:
        """What is used instead of a field that must be there."""
        self._lost(NotThere(field.text, row.names()), field.origin)
        return instead

    def _lost(self, fault: NotThere, origin: Origin) -> object:
        """The value of a name that means nothing: an absent name, an empty text with a finding for a mistake."""
        if fault.absent:
            return fault.undefined()
        self.recorder.unknown("ESG-DOCUMENT-001", fault.name, fault.known, origin)
        return ""
