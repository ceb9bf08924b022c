"""A section as slides: the cover, or a title with its body, continued where it does not fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from esgreport.base.finding import Finding, finding
from esgreport.brand.compiled import Placeholder
from esgreport.document.tree import Block, Chart, Document, ListBlock, PageBreak, Paragraph, Section
from esgreport.layout.chart_arrangement import rises
from esgreport.layout.deck.flowables import contents
from esgreport.layout.deck.pagination import GAP, Filled, paginate, placed
from esgreport.layout.deck.slide_context import NOTE_PT, STEPS, Piece, Sizes, Stage, decimal, emu, points
from esgreport.layout.deck.speaker_notes import seconds_of, speaker_notes
from esgreport.layout.deck.text_lines import (
    BEFORE_PT,
    Line,
    TextPiece,
    body_shape,
    deck_paragraphs,
    line_height_pt,
    list_lines,
    paragraph_line,
)
from esgreport.layout.deck.titles import Title, common_size, title_of
from esgreport.layout.inline import plain, short_line, text_of
from esgreport.layout.plan import Box, DeckParagraph, LayoutRole, Run, Shape, Slide, TextShape
from esgreport.layout.text.breaking import break_lines
from esgreport.layout.text.titles import ORPHAN_EM
from esgreport.layout.text.widths import advance
from esgreport.layout.wording import continued

MOST_NOTES_SHARE = 3
COVER_LINES = 3
_BODIES: tuple[LayoutRole, ...] = ("content", "title-only")


@dataclass(slots=True)
class Making:
    """A deck while it grows: its slides, the titles and keys given, and what was found."""

    stage: Stage
    document: Document
    slides: list[Slide] = field(default_factory=list)
    titles: dict[str, int] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    title_pt: Decimal | None = None
    spoken: int = 0

    def title(self, text: str) -> str:
        """`text`, numbered when an earlier slide has it already."""
        count = self.titles[text] = self.titles.get(text, 0) + 1
        return text if count == 1 else self.title(f"{text} ({count})")

    def key(self, key: str) -> str:
        """`key`, numbered when an earlier slide has it already."""
        count = self.keys[key] = self.keys.get(key, 0) + 1
        return key if count == 1 else self.key(f"{key}-{count}")

    def add(
        self, section: Section, layout: LayoutRole, title: Title, shapes: Sequence[Shape], with_notes: bool
    ) -> None:
        """Put a slide at the end."""
        notes = speaker_notes(section, self.document, self.spoken) if with_notes else ()
        self.spoken += seconds_of(section, self.document.language) if with_notes else 0
        number = len(self.slides) + 1
        self.slides.append(Slide(self.key(section.key), layout, (title.shape, *shapes), notes, number))
        if title.excess:
            self.found("ESG-LAYOUT-002", section, excess=title.excess)

    def found(self, code: str, section: Section, **details: str | int) -> None:
        """Note what does not fit."""
        origin = section.meta.origin
        item = finding(code, origin, section.key, document=self.document.id, related=(), **details)
        if item not in self.findings:
            self.findings.append(item)


def size_titles(making: Making) -> None:
    """Choose the size of the titles of all slides but the cover."""
    titled = [section for section in making.document.sections if not section.cover]
    places = [place for role in _BODIES if (place := _place(role, "title", making.stage)) is not None]
    texts = [plain(section.title) or making.document.title for section in titled]
    making.title_pt = common_size(texts, places, making.stage)


def section_slides(section: Section, making: Making) -> None:
    """Add the slides of a section. Findings: ESG-LAYOUT-002 title, 003 element, 006 waterfall."""
    for block in section.blocks:
        if isinstance(block, Chart) and rises(block):
            making.found("ESG-LAYOUT-006", section)
    if section.cover:
        _cover(section, making)
    else:
        _body(section, section.blocks, making, 1)


def _place(layout: LayoutRole, kind: str, stage: Stage) -> Placeholder | None:
    return stage.brand.layouts[layout].placeholder(kind)


def _title(text: str, layout: LayoutRole, making: Making, most: int = 2) -> Title:
    place = _place(layout, "title", making.stage)
    shown = making.title(text)
    if place is None:
        return Title(TextShape("title", None, (DeckParagraph((Run(shown),)),), placeholder="title"))
    return title_of(shown, place, making.stage, most, None if layout == "cover" else making.title_pt)


def _cover(section: Section, making: Making) -> None:
    """Title and subtitle; what a cover cannot hold is moved to a slide of its own."""
    prose = [block for block in section.blocks if isinstance(block, Paragraph | ListBlock)]
    others = [block for block in section.blocks if not isinstance(block, Paragraph | ListBlock | PageBreak)]
    title = _title(plain(section.title) or making.document.title, "cover", making, COVER_LINES)
    making.add(section, "cover", title, _subtitle(section, prose, making), True)
    if others:
        _body(section, others, making, 2)


def _subtitle(section: Section, prose: Sequence[Block], making: Making) -> tuple[Shape, ...]:
    lines = _lines_of(prose)
    place = _place("cover", "subtitle", making.stage)
    if not lines:
        return ()
    box = Box(place.x, place.y, place.cx, place.cy) if place else making.stage.area
    longer = _down_to_foot(box, making.stage)
    choices = [(sizes, room) for room in (box, longer) for sizes in STEPS]
    sizes, room = next((pair for pair in choices if _holds(lines, *pair, making.stage)), (STEPS[-1], None))
    if room is None:
        making.found("ESG-LAYOUT-003", section, element="subtitle")
    made = deck_paragraphs(lines, sizes.text, place.level_sizes_pt if place else ())
    if place is None:
        return (TextShape("subtitle", room or box, made, size_pt=decimal(sizes.text)),)
    return (TextShape("subtitle", None if room == box else room, made, placeholder="subtitle"),)


def _lines_of(prose: Sequence[Block]) -> list[Line]:
    lines: list[Line] = []
    for block in prose:
        if isinstance(block, ListBlock):
            lines.extend(list_lines(block, 0))
        elif isinstance(block, Paragraph):
            lines.append(paragraph_line(block))
    return lines


def _holds(lines: Sequence[Line], sizes: Sizes, room: Box, stage: Stage) -> bool:
    high = sum(line_height_pt(line, sizes.text, points(room.cx), stage) for line in lines)
    # PowerPoint sets no space before the first line of a box.
    return high - BEFORE_PT[0] <= points(room.cy)


def _down_to_foot(box: Box, stage: Stage) -> Box:
    """`box` made longer, down to the elements at the foot of the cover."""
    placed = stage.brand.layouts["cover"].placeholders
    foot = [item.y for item in placed if item.kind in ("footer", "number") and item.y > box.y]
    mark = stage.brand.layouts["cover"].mark
    foot += [mark[1]] if mark[1] > box.y else []
    bottom = min(foot, default=stage.brand.height) - GAP
    return Box(box.x, box.y, box.cx, max(bottom - box.y, box.cy))


def _body(section: Section, blocks: Sequence[Block], making: Making, part: int) -> None:
    """The slides of a body; `part` counts the slides of the section from 1."""
    stage = making.stage
    found = contents(blocks, stage)
    notes = found.notes
    area = _area(found.pieces, stage)
    foot = _notes_height(notes, area.cx, stage)
    if foot > area.cy // MOST_NOTES_SHARE:
        found.pieces.extend(_note_pieces(notes))
        notes, foot = [], 0
    room = Box(area.x, area.y, area.cx, area.cy - (foot + GAP if foot else 0))
    pages = paginate(found.pieces, room, stage) or (Filled((), STEPS[0]),)
    text = plain(section.title) or making.document.title
    for index, page in enumerate(pages):
        number = part + index
        layout, shapes = _page(page, room, stage)
        last = index == len(pages) - 1
        if last and notes:
            shapes = (*shapes, _notes(notes, Box(area.x, area.y + area.cy - foot, area.cx, foot), stage))
        title = _title(continued(text, number, stage.language), layout, making)
        making.add(section, layout, title, shapes, number == 1)
        if page.oversized:
            making.found("ESG-LAYOUT-003", section, element=page.oversized)


def _only_text(pieces: Sequence[Piece]) -> bool:
    return bool(pieces) and all(isinstance(piece, TextPiece) for piece in pieces)


def _area(pieces: Sequence[Piece], stage: Stage) -> Box:
    """The body placeholder for text alone, else the free region of the brand."""
    place = _place("content", "body", stage)
    if place is None or not _only_text(pieces):
        return stage.area
    return Box(place.x, place.y, place.cx, place.cy)


def _page(page: Filled, room: Box, stage: Stage) -> tuple[LayoutRole, tuple[Shape, ...]]:
    place = _place("content", "body", stage)
    if place is None or not _only_text(page.pieces):
        return "title-only", placed(page, room, stage)
    lines = [line for piece in page.pieces if isinstance(piece, TextPiece) for line in piece.lines]
    if not _inside(room, place):
        return "title-only", placed(page, room, stage)
    return "content", (body_shape(lines, place, room, page.sizes),)


def _inside(room: Box, place: Placeholder) -> bool:
    return room.y >= place.y and room.y + room.cy <= place.y + place.cy


def _notes_height(notes: Sequence[tuple[Run, ...]], width: int, stage: Stage) -> int:
    return emu(sum(stage.text_pt(text_of(note), NOTE_PT, points(width)) for note in notes))


def _notes(notes: Sequence[tuple[Run, ...]], box: Box, stage: Stage) -> TextShape:
    whole = (_without_orphan(note, points(box.cx), stage) for note in notes)
    words = tuple(DeckParagraph(tuple(Run(run.text, run.bold, "muted") for run in note)) for note in whole)
    return TextShape("note", box, words, size_pt=decimal(NOTE_PT), anchor="bottom")


def _without_orphan(note: tuple[Run, ...], width_pt: float, stage: Stage) -> tuple[Run, ...]:
    """A note whose last line would hold one or two characters, broken evenly between phrases instead."""
    last = break_lines(text_of(note), stage.face(), NOTE_PT, width_pt)[-1]
    return short_line(note, stage.face(), NOTE_PT, width_pt) if advance(last, stage.face()) <= ORPHAN_EM else note


def _note_pieces(notes: Sequence[tuple[Run, ...]]) -> list[Piece]:
    """Notes that are too long for the foot of a slide, as text."""
    return [TextPiece(tuple(Line(note) for note in notes))]
