"""From a template and a view to a document: render once, cut into sections, resolve the marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from jinja2 import TemplateError, TemplateNotFound
from jinja2.exceptions import SecurityError

from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.near_word import guess
from esgreport.base.text import Language, Text
from esgreport.base.view import View
from esgreport.document.blocks import Blocks
from esgreport.document.context import RowsView, wrap
from esgreport.document.environment import (
    SHORT_NAMES,
    AbsentName,
    Conditions,
    MissingName,
    Recorder,
    Rendering,
    TemplateEnvironment,
    line_marker,
)
from esgreport.document.exhibits.library import EMPTY, Library
from esgreport.document.exhibits.reader import ExhibitReader
from esgreport.document.formatting import Printer, Unprintable
from esgreport.document.gaps import has_gap, without_gaps
from esgreport.document.inlines import Inlines
from esgreport.document.names import Names, record
from esgreport.document.placeholders import (
    ANY_BLOCK_MARK,
    ANY_LINE_MARK,
    BLOCK_START,
    GAP_MARK,
    MARK,
    NOTE_START,
    InlineNote,
    PendingPanel,
    RenderState,
    TooMuchWork,
    index_of,
)
from esgreport.document.resolve import Resolver, StrayMark
from esgreport.document.source_lines import template_place
from esgreport.document.specification import Specification, unknown_sections
from esgreport.document.tree import Block, Chart, Document, Section, Table

_HEADING = re.compile(r"^(#{1,3})[ \t]+(.*?)[ \t]*\{#([a-z0-9-]+)((?:[ \t]+\.[a-z-]+)*)[ \t]*\}[ \t]*$", re.MULTILINE)
# Classes of a heading that place the blocks of a slide side by side, with the shares of the width.
SPLITS: Mapping[str, tuple[int, ...]] = {
    "halves": (1, 1),
    "wide-left": (3, 2),
    "wide-right": (2, 3),
    "callout": (11, 5),
}
QUOTED = Text("「{name}」", "“{name}”")
_PLAIN_HEADING = re.compile(r"^#{1,6}[ \t]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class DocumentFurniture:
    """What surrounds the text of a document and does not come from its template.

    `annexes` are the sheets of its annex by key, with their numbers.
    """

    company: str
    author: str
    handling: str
    draft: str
    footer: str
    issued: date
    as_of: date
    inside: bool = False
    marked: bool = True
    annexes: Mapping[str, int] = field(default_factory=dict)


def assemble(
    env: TemplateEnvironment,
    specification: Specification,
    template: str,
    view: View,
    printer: Printer,
    frame: DocumentFurniture,
    library: Library = EMPTY,
) -> Outcome[Document]:
    """The document tree, or every reason why there is none. `library` holds the exhibits of the document.

    Findings: ESG-DOCUMENT-001 undefined name, 002 syntax, 005 too much work, 006 a form or language that a fact does
    not have, 007 a chart, 008 stray mark, 009 refused by the sandbox, 024 to 026 sections, 029 a reference to nothing,
    040 no such exhibit, 043 no such condition.
    """
    recorder = Recorder(specification.id, library.records.has)
    state = RenderState(printer)
    names: dict[str, str] = {}
    printed = Printed(state, names, frozenset((*specification.sections, *library.keys())))
    is_deck = specification.form == "deck"
    resolver = Resolver(state, printer.language, _namer(names, recorder), is_deck, printed.is_hollow)
    short = Names(view, state, {name: path.text for name, path in library.names.items()}, records=library.records)
    statements = library.statements
    reader = ExhibitReader(state, resolver, printer, recorder, short, statements)
    blocks = Blocks(reader, library, frame.annexes)
    try:
        with Rendering(recorder):
            text = env.get_template(template).render(_context(short, blocks))
        names.update(_keyed(text, state, resolver))
        sections = _sections(text, resolver, recorder, printed)
    except (TemplateError, TooMuchWork, Unprintable, StrayMark, TypeError, ValueError) as error:
        return Outcome(None, (*recorder.found.values(), _failure(error, template, specification.id)))
    found = [*recorder.found.values(), *_section_findings(specification, sections)]
    if found:
        return Outcome(None, tuple(found))
    return Outcome(_document(specification, view, printer.language, frame, sections, state), ())


def _namer(names: Mapping[str, str], recorder: Recorder) -> Callable[[InlineNote], str | None]:
    """What names a chart, table or section by its key; a key that nothing has is a fault at its place."""

    def name_of(note: InlineNote) -> str | None:
        if note.key not in names:
            known = ", ".join(sorted(names)) or "-"
            recorder.fault("ESG-DOCUMENT-029", place=note.origin, key=note.key, known=known)
        return names.get(note.key)

    return name_of


def _keyed(text: str, state: RenderState, resolver: Resolver) -> Iterator[tuple[str, str]]:
    """Every key that a reference can mean, with the quoted words above it."""
    quoted = QUOTED.of(resolver.language)
    for heading in _HEADING.finditer(text):
        title = resolver.heading(GAP_MARK.sub("", heading[2]))[0]
        yield heading[3], quoted.replace("{name}", _words(title))
    for block in _placed(text, state):
        if isinstance(block, Chart | Table) and block.key and block.caption:
            yield block.key, quoted.replace("{name}", _words(block.caption))


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed: `names` are the keys of sections, charts and tables that are, of all `possible` ones."""

    state: RenderState
    names: dict[str, str]
    possible: frozenset[str]

    def is_hollow(self, text: str) -> bool:
        """Whether the text says what is not shown, or refers to what is not printed."""
        if has_gap(text):
            return True
        notes = (self.state.notes[index_of(match[2])] for match in MARK.finditer(text) if match[1] == NOTE_START)
        return any(note.key in self.possible and note.key not in self.names for note in notes)

    def without_blank(self, bodies: dict[re.Match[str], str]) -> None:
        """Take sections away in which nothing is said, and in turn what only refers to them."""
        while blank := [heading for heading, body in bodies.items() if self._is_blank(body) and not _is_cover(heading)]:
            for heading in blank:
                del bodies[heading]
                self.names.pop(heading[3], None)

    def _is_blank(self, body: str) -> bool:
        left = ANY_LINE_MARK.sub("", without_gaps(body, self.is_hollow))
        blocks = [self.state.blocks[index_of(match[2])] for match in MARK.finditer(left) if match[1] == BLOCK_START]
        said = any(not isinstance(block, PendingPanel) or self._says(block) for block in blocks)
        return not said and not ANY_BLOCK_MARK.sub("", left).strip()

    def _says(self, panel: PendingPanel) -> bool:
        return panel.role != "notes" and not self._is_blank(panel.body)


def _is_cover(heading: re.Match[str]) -> bool:
    return "cover" in _classes(heading)


def _classes(heading: re.Match[str]) -> list[str]:
    return heading[4].replace(".", " ").split()


def _placed(text: str, state: RenderState) -> Iterator[Block]:
    """The blocks that the text prints, those inside panels with them; others were only asked for."""
    for match in MARK.finditer(text):
        block = state.blocks[index_of(match[2])] if match[1] == BLOCK_START else None
        if isinstance(block, PendingPanel):
            yield from _placed(block.body, state)
        elif block is not None:
            yield block


def _words(inlines: Inlines) -> str:
    return "".join(getattr(item, "text", "") for item in inlines)


def _context(names: Names, blocks: Blocks) -> Mapping[str, Any]:
    """What a template can name. Short names are looked up when a template uses one (`SHORT_NAMES`)."""
    view, state = names.view, names.state

    def fact(fact_id: str) -> object:
        found = view.facts.get(fact_id)
        if found is not None:
            return wrap(found, state)
        return AbsentName(name=fact_id) if names.records.is_figure(fact_id) else MissingName(name=fact_id)

    return {
        **blocks.functions(),
        **{kind: record(view, kind, state) for kind in view.rows},
        "when": Conditions((name, wrap(condition, state)) for name, condition in view.conditions.items()),
        "line_": line_marker(state),
        "fact": fact,
        "having": having,
        SHORT_NAMES: names.short_names(),
    }


def having(rows: RowsView, field: str) -> RowsView:
    """The rows that have a field, in their order; none is an empty table's worth."""
    return rows.only(lambda row: field in row.fields)


def _failure(error: Exception, template: str, document: str) -> Finding:
    line = getattr(error, "lineno", 0) or 0
    where = template_place(getattr(error, "name", None) or template, line, 1 if line else 0)
    match error:
        case TooMuchWork():
            return finding("ESG-DOCUMENT-005", where, document=document)
        case Unprintable():
            return finding("ESG-DOCUMENT-006", where, str(error), document=document)
        case StrayMark():
            return finding("ESG-DOCUMENT-008", error.origin or where, document=document)
        case SecurityError():
            return finding("ESG-DOCUMENT-009", where, document=document, reason=str(error))
        case TemplateNotFound():
            return finding("ESG-DOCUMENT-014", where, document=document, name=str(error), **guess(str(error), ()))
        case _:
            return finding("ESG-DOCUMENT-002", where, document=document, reason=str(error)[:120])


def _sections(text: str, resolver: Resolver, recorder: Recorder, printed: Printed) -> tuple[Section, ...]:
    """The sections in which something is said."""
    headings = list(_HEADING.finditer(text))
    opening = text[: headings[0].start()] if headings else text
    if ANY_LINE_MARK.sub("", opening).strip():
        recorder.fault("ESG-DOCUMENT-025")
    ends = [*(heading.start() for heading in headings[1:]), len(text)]
    bodies = {heading: text[heading.end() : end] for heading, end in zip(headings, ends, strict=True)}
    printed.without_blank(bodies)
    return tuple(_section(heading, body, resolver, recorder) for heading, body in bodies.items())


def _section(heading: re.Match[str], body: str, resolver: Resolver, recorder: Recorder) -> Section:
    if _PLAIN_HEADING.search(body):
        recorder.fault("ESG-DOCUMENT-026", section=heading[3])
    resolver.notes.clear()
    resolver.footnotes.clear()
    title, meta = resolver.heading(GAP_MARK.sub("", heading[2]))
    recorder.refuse_gaps(heading[2], meta.origin)
    classes = _classes(heading)
    shown: Inlines = () if "untitled" in classes else title
    blocks = (*resolver.blocks(body.strip("\n")), *resolver.footnotes)
    return Section(
        heading[3],
        shown,
        len(heading[1]) - 1,
        blocks,
        tuple(resolver.notes),
        "cover" in classes,
        meta,
        _split(classes),
        lead="lead" in classes,
        foot="foot" in classes,
    )


def _split(classes: list[str]) -> tuple[int, ...]:
    """The shares of the width that a class names; empty without such a class."""
    return next((SPLITS[name] for name in classes if name in SPLITS), ())


def _section_findings(specification: Specification, sections: tuple[Section, ...]) -> tuple[Finding, ...]:
    written = [section.key for section in sections]
    found = list(unknown_sections(specification, written))
    order = [key for key in specification.sections if key in written]
    if not found and order != list(dict.fromkeys(written)):
        found.append(finding("ESG-DOCUMENT-027", document=specification.id, order=", ".join(specification.sections)))
    if len(set(written)) != len(written):
        repeated = next(key for key in written if written.count(key) > 1)
        found.append(finding("ESG-DOCUMENT-028", subject=repeated, document=specification.id, section=repeated))
    return tuple(found)


def _numbered(specification: Specification, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sheets of a book with their numbers: a sheet that has nothing to say leaves its number unused."""
    if specification.form != "book":
        return sections
    return tuple(replace(section, number=specification.sections.index(section.key) + 1) for section in sections)


def _document(
    specification: Specification,
    view: View,
    language: Language,
    frame: DocumentFurniture,
    sections: tuple[Section, ...],
    state: RenderState,
) -> Document:
    return Document(
        id=specification.id,
        form=specification.form,
        language=language,
        audience=view.audience,
        title=specification.title.of(language),
        company=frame.company,
        author=frame.author,
        handling=frame.handling,
        issued=frame.issued,
        as_of=frame.as_of,
        sections=tuple(_tracked(section, specification, language) for section in _numbered(specification, sections)),
        register=specification.register,
        draft=frame.draft,
        footer=frame.footer,
        length_limit=specification.length,
        facts=tuple(state.used),
        inside=frame.inside,
        marked=frame.marked,
    )


def _tracked(section: Section, specification: Specification, language: Language) -> Section:
    """The section with its chapter, where the specification names one."""
    chapter = specification.trackers.get(section.key)
    return section if chapter is None else replace(section, tracker=chapter.of(language))
