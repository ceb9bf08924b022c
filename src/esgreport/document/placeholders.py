"""Atoms: facts as opaque marks, so that their text passes through no template engine and no Markdown parser.

A mark is a run of private-use characters. Input texts never contain any (the reading room refuses them), so a mark in a
rendered template can only come from here, and a stray half of one is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from esgreport.base.fact import Fact
from esgreport.base.origin import Origin
from esgreport.base.text import Text
from esgreport.document.inlines import Inlines
from esgreport.document.tree import Block

T = TypeVar("T")
FACT, BLOCK, LINE, NOTE, GAP = 0xE000, 0xE002, 0xE004, 0xE006, 0xE008
ZERO = 0xE010
MARK = re.compile("([\ue000\ue002\ue004\ue006])([\ue010-\ue019]+)([\ue001\ue003\ue005\ue007])")
STRAY = re.compile("[\ue000-\uf8ff]")
FACT_START, BLOCK_START, LINE_START, NOTE_START = chr(FACT), chr(BLOCK), chr(LINE), chr(NOTE)
ANY_LINE_MARK = re.compile("\ue004[\ue010-\ue019]+\ue005")
ANY_BLOCK_MARK = re.compile("\ue002[\ue010-\ue019]+\ue003")
# Where a fact is not shown: the words that say it go with it.
GAP_MARK = re.compile("\ue008([\ue010-\ue019]+)\ue009")
MOST_ENTRIES = 200_000
_DIGITS = str.maketrans("0123456789", "".join(chr(ZERO + n) for n in range(10)))
_PLAIN = {ZERO + n: str(n) for n in range(10)}


class TooMuchWork(Exception):
    """A template asked for more atoms, blocks or steps than any honest document needs."""


def mark(kind: int, index: int) -> str:
    """The mark of one entry: `kind` is FACT, BLOCK, LINE, NOTE or GAP."""
    return f"{chr(kind)}{str(index).translate(_DIGITS)}{chr(kind + 1)}"


def index_of(digits: str) -> int:
    """The number that the private-use `digits` encode."""
    return int(digits.translate(_PLAIN))


@dataclass(frozen=True, slots=True)
class PrintedFact:
    """A fact as it is printed at one place; `is_figure` tells numbers and days from words."""

    fact_id: str
    text: str
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class PendingPanel:
    """Blocks whose inside is still rendered Markdown: a panel or speaker notes."""

    role: str
    title: Inlines
    body: str


@dataclass(frozen=True, slots=True)
class InlineNote:
    """Something inside a line beyond its text: a footnote (`inlines`), what it refers to (`key`), or `inlines` with
    their `reading` above them."""

    inlines: Inlines = ()
    reading: Inlines = ()
    key: str = ""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """One template line that was reached, with the facts read since the line before it."""

    origin: Origin
    facts: tuple[str, ...]


@dataclass(slots=True)
class RenderState:
    """What one rendering has put behind marks. It lives for one document and is the only mutable thing of the room."""

    printer: Callable[[Fact, str], str]
    shown: list[PrintedFact] = field(default_factory=list)
    blocks: list[Block | PendingPanel] = field(default_factory=list)
    lines: list[TemplateLine] = field(default_factory=list)
    notes: list[InlineNote] = field(default_factory=list)
    touched: dict[str, None] = field(default_factory=dict)
    used: dict[str, None] = field(default_factory=dict)
    steps: int = 0

    def show(self, fact: Fact, form: str) -> str:
        """The mark of `fact` printed in `form`."""
        self.touch((fact.id,))
        is_figure = not isinstance(fact.value, str | Text | bool)
        return self._put(FACT, self.shown, PrintedFact(fact.id, self.printer(fact, form), is_figure))

    def place(self, block: Block | PendingPanel) -> str:
        """The mark of `block`, as a paragraph of its own."""
        return f"\n\n{self._put(BLOCK, self.blocks, block)}\n\n"

    def note(self, note: InlineNote) -> str:
        """The mark of a footnote or of a reference, inside a line."""
        return self._put(NOTE, self.notes, note)

    def _put(self, kind: int, entries: list[T], entry: T) -> str:
        """The mark of an entry, now the last of its kind."""
        self.count()
        entries.append(entry)
        return mark(kind, len(entries) - 1)

    def touch(self, fact_ids: tuple[str, ...]) -> None:
        """Note that the facts were read, in a text or in a condition."""
        for fact_id in fact_ids:
            self.touched[fact_id] = None
            self.used[fact_id] = None

    def line(self, origin: Origin) -> str:
        """The mark at the end of a template line."""
        facts = tuple(self.touched)
        self.touched.clear()
        return self._put(LINE, self.lines, TemplateLine(origin, facts))

    def count(self) -> None:
        """One step of work; raises TooMuchWork beyond the limit."""
        self.steps += 1
        if self.steps > MOST_ENTRIES:
            raise TooMuchWork


class FactPlaceholder:
    """A fact in a template: it can be printed, and our filters can change its form; nothing else works on it."""

    __slots__ = ("_fact", "_form", "_state")

    def __init__(self, fact: Fact, state: RenderState, form: str = "") -> None:
        self._fact = fact
        self._state = state
        self._form = form

    def __str__(self) -> str:
        return self._state.show(self._fact, self._form)

    __html__ = __str__

    def __eq__(self, other: object) -> bool:
        raise TypeError("a fact cannot be compared in a template; use a condition")

    def __bool__(self) -> bool:
        raise TypeError("a fact cannot be a condition in a template; use a named condition")


def reform(placeholder: FactPlaceholder, form: str) -> FactPlaceholder:
    """The same fact in another form; several are joined by `+`."""
    joined = f"{placeholder._form}+{form}" if placeholder._form else form
    return FactPlaceholder(placeholder._fact, placeholder._state, joined)


def fact_of(placeholder: FactPlaceholder) -> Fact:
    """The fact behind an atom, for our block functions only."""
    return placeholder._fact


def note_read(placeholder: FactPlaceholder) -> None:
    """Note that the fact behind an atom was read without being printed."""
    placeholder._state.touch((placeholder._fact.id,))
