"""The functions of templates: exhibits, letter heads, sign-offs, panels, and elements inside a line.

Each leaves a mark in the text and puts what it made into the ledger; none of them is Markdown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from esgreport.base.text import Text
from esgreport.document.environment import AbsentName, template_origin
from esgreport.document.exhibits.kinds import KINDS
from esgreport.document.exhibits.library import Library
from esgreport.document.exhibits.reader import ExhibitReader
from esgreport.document.gaps import has_gap
from esgreport.document.inlines import Inlines
from esgreport.document.placeholders import InlineNote, PendingPanel
from esgreport.document.tree import LetterHead, PageBreak, SignOff

PANELS = ("ask", "resolution", "summary", "caution")
# What templates can name besides records and short names.
NAMES = frozenset(
    (
        *PANELS, "exhibit", "say", "letter_head", "sign_off", "page_break", "notes", "footnote", "see", "annex", "ruby",
        "when", "fact", "having", "metrics",
    )
)  # fmt: skip

ANNEX_NUMBER = Text("別紙{number}", "Annex {number}")


class Blocks:
    """The functions bound to one rendering."""

    def __init__(self, reader: ExhibitReader, library: Library, annexes: Mapping[str, int]) -> None:
        self.reader = reader
        self.library = library
        self.annexes = annexes
        self.state = reader.state

    def functions(self) -> dict[str, Callable[..., object]]:
        """The functions by the names under which templates call them."""
        return {
            "exhibit": self.exhibit,
            "say": self.say,
            "letter_head": self.letter_head,
            "sign_off": self.sign_off,
            "page_break": self.page_break,
            "notes": self.notes,
            "footnote": self.footnote,
            "see": self.see,
            "annex": self.annex,
            "ruby": self.ruby,
            **{role: partial(self._panel, role) for role in PANELS},
        }

    # -- exhibits -----------------------------------------------------------------------------------------------------

    def exhibit(self, *names: str, **given: object) -> str:
        """`{{ exhibit("survival") }}`: what the exhibits files describe under a name, or several, one after another.

        `given` are names that mean something in these exhibits only. Findings: ESG-DOCUMENT-040 no such exhibit, and
        those of its builder.
        """
        reader = self.reader.with_names(given)
        return "".join(self._exhibit(str(name), reader) for name in names)

    def _exhibit(self, name: str, reader: ExhibitReader) -> str:
        found = self.library.exhibits.get(name)
        if found is None:
            reader.recorder.unknown("ESG-DOCUMENT-040", name, self.library.exhibits, template_origin())
            return ""
        block = KINDS[found.kind].build(found.definition, reader) if reader.holds(found.definition) else None
        return self.state.place(block) if block is not None else ""

    # -- statements ---------------------------------------------------------------------------------------------------

    def say(self, *names: object) -> object:
        """`{{ say("best-option") }}`: what is true here of a statement, or of several one after another.

        Without any the sentence around it is left out. Findings: ESG-DOCUMENT-063 no such statement.
        """
        said = [text for text in map(self._statement, names) if text is not None]
        between = "" if self.reader.printer.language == "ja" else " "
        return between.join(said) if said else AbsentName(name=", ".join(map(str, names)))

    def _statement(self, name: object) -> str | None:
        found = self.library.statements.get(str(name))
        if found is None:
            self.reader.recorder.unknown("ESG-DOCUMENT-063", str(name), self.library.statements, template_origin())
            return ""
        return self.reader.said(found)

    # -- prose in a frame ---------------------------------------------------------------------------------------------

    def _panel(self, role: str, title: object = "", *, caller: Callable[[], str]) -> str:
        return self.state.place(PendingPanel(role, self.reader.inlines(title), caller()))

    def notes(self, *, caller: Callable[[], str]) -> str:
        """`{% call notes() %}…{% endcall %}`: speaker notes of the slide."""
        return self.state.place(PendingPanel("notes", (), caller()))

    def footnote(self, text: object) -> str:
        """`{{ footnote("…") }}` right behind the words that it explains: a note at the foot of the page."""
        inlines = self.reader.inlines(text)
        return self.state.note(InlineNote(inlines)) if inlines else ""

    def see(self, key: object) -> str:
        """`{{ see("key") }}` in prose: the number or name of a chart, table or section of this document."""
        return self.state.note(InlineNote(key=str(key), origin=template_origin()))

    def annex(self, key: object) -> str:
        """`{{ annex("key") }}` in prose: the numbered sheet of this document's annex, which is a file of its own.

        Findings: ESG-DOCUMENT-029 no such sheet.
        """
        number = self.annexes.get(str(key), 0)
        if not number:
            known = ", ".join(self.annexes) or "-"
            self.reader.recorder.fault("ESG-DOCUMENT-029", key=str(key), known=known)
        return ANNEX_NUMBER.of(self.reader.printer.language).replace("{number}", str(number))

    def ruby(self, text: object, reading: object) -> str:
        """`{{ ruby("碧", "あおい") }}`: characters with how they are read above them."""
        above = str(reading)
        if has_gap(above):
            return str(text)
        return self.state.note(InlineNote(self.reader.inlines(text), self.reader.inlines(above)))

    def page_break(self) -> str:
        """What follows starts on a new page."""
        return self.state.place(PageBreak())

    # -- heads and feet -----------------------------------------------------------------------------------------------

    def letter_head(
        self,
        *,
        subject: object,
        date: object = "",
        number: object = "",
        to: Sequence[object] = (),
        sender: Sequence[object] = (),
        house: object = "",
        kicker: object = "",
    ) -> str:
        """The head of a letter; lines that name what is not shown are left out. `house` makes it a personal letter."""
        words = str(subject)
        self.reader.recorder.refuse_gaps(words)
        return self.state.place(
            LetterHead(
                self.reader.inlines(number),
                self.reader.inlines(date),
                self._lines(to),
                self._lines(sender),
                self.reader.inlines(words),
                self.reader.meta(None),
                self.reader.inlines(house),
                self.reader.inlines(kicker),
            )
        )

    def sign_off(self, lines: Sequence[object], name: object = "") -> str:
        """Who answers for the document; lines that name what is not shown are left out. `name` is signed large."""
        return self.state.place(SignOff(self._lines(lines), self.reader.meta(None), self.reader.inlines(name)))

    def _lines(self, lines: Sequence[object]) -> tuple[Inlines, ...]:
        return tuple(filter(None, map(self.reader.inlines, lines)))
