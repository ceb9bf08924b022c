"""A section as slides: the cover, or a title with its body, continued where it does not fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import chain

from esgreport.base.finding import Finding, finding
from esgreport.brand.compiled import Placeholder
from esgreport.document.tree import Block, Chart, Document, ListBlock, PageBreak, Paragraph, Section
from esgreport.layout.chart_arrangement import rises
from esgreport.layout.deck.fill import slide_fill
from esgreport.layout.deck.flowables import contents
from esgreport.layout.deck.pagination import FilledSlide, Reserved, cost, paginate, placed_shapes
from esgreport.layout.deck.slide_context import (
    NOTE_PT,
    STEPS,
    Flowable,
    Sizes,
    SlideContext,
    decimal,
    emu,
    place_box,
    points,
)
from esgreport.layout.deck.speaker_notes import seconds_of, speaker_notes
from esgreport.layout.deck.text_lines import (
    BEFORE_PT,
    TextFlowable,
    TextLine,
    body_shape,
    deck_paragraphs,
    line_height_pt,
    list_lines,
    paragraph_line,
)
from esgreport.layout.deck.titles import Title, common_size, title_of
from esgreport.layout.inline import plain, short_line, text_of
from esgreport.layout.line_count_cache import most_lines
from esgreport.layout.plan import Box, DeckParagraph, LayoutRole, Run, Shape, Slide, TextShape
from esgreport.layout.text.breaking import break_lines
from esgreport.layout.text.titles import ORPHAN_EM
from esgreport.layout.text.widths import advance
from esgreport.layout.wording import continued

MOST_NOTES_SHARE = 3
COVER_LINES = 3
_BODIES: tuple[LayoutRole, ...] = ("content", "title-only")


@dataclass(slots=True)
class DeckBuilder:
    """A deck while it grows: its slides, the titles and keys given, and what was found."""

    context: SlideContext
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
        furniture = (title.shape, *_tracker(section, layout, self))
        spaced = (self._spaced(shape) for shape in shapes)
        self.slides.append(Slide(self.key(section.key), layout, (*furniture, *spaced), notes, number))
        if title.excess:
            self.report("ESG-LAYOUT-002", section, excess=title.excess)

    def _spaced(self, shape: Shape) -> Shape:
        """A shape with the spacing of lines by which it was measured."""
        percent = round(100 * self.context.line)
        return replace(shape, line_percent=percent) if isinstance(shape, TextShape) else shape

    def report(self, code: str, section: Section, **details: str | int) -> None:
        """Note what does not fit."""
        item = finding(code, section.meta.origin, section.key, document=self.document.id, related=(), **details)
        if item not in self.findings:
            self.findings.append(item)


def size_titles(builder: DeckBuilder) -> None:
    """Choose the size of the titles of all slides but the cover."""
    document = builder.document
    places = [place for role in _BODIES if (place := _place(role, "title", builder.context)) is not None]
    texts = (plain(section.title) or document.title for section in document.sections if not section.cover)
    builder.title_pt = common_size(texts, places, builder.context)


def section_slides(section: Section, builder: DeckBuilder) -> None:
    """Add the slides of a section. Findings: ESG-LAYOUT-002 title, 003 element, 006 waterfall, 009 a slide that
    is half empty."""
    if any(isinstance(block, Chart) and rises(block) for block in section.blocks):
        builder.report("ESG-LAYOUT-006", section)
    if section.cover:
        _cover(section, builder)
    else:
        _body(section, section.blocks, builder, 1)


def _place(layout: LayoutRole, kind: str, context: SlideContext) -> Placeholder | None:
    return context.brand.layouts[layout].placeholder(kind)


def _title(text: str, layout: LayoutRole, builder: DeckBuilder, most: int = 2) -> Title:
    place = _place(layout, "title", builder.context)
    shown = builder.title(text)
    if place is None:
        return Title(TextShape("title", None, (DeckParagraph((Run(shown),)),), placeholder="title"))
    return title_of(shown, place, builder.context, most, None if layout == "cover" else builder.title_pt)


def _tracker(section: Section, layout: LayoutRole, builder: DeckBuilder) -> tuple[Shape, ...]:
    """The chapter above the title, where the section has one and the brand has a place for it."""
    place = _place(layout, "tracker", builder.context)
    if place is None or not section.tracker:
        return ()
    if most_lines(section.tracker, builder.context.face(place.bold), place.size_pt, points(place.cx)) > 1:
        builder.report("ESG-LAYOUT-003", section, element="tracker")
    return (TextShape("tracker", None, (DeckParagraph((Run(section.tracker),)),), placeholder="tracker"),)


def _cover(section: Section, builder: DeckBuilder) -> None:
    """Title and subtitle; what a cover cannot hold is moved to a slide of its own."""
    prose = [block for block in section.blocks if isinstance(block, Paragraph | ListBlock)]
    others = [block for block in section.blocks if not isinstance(block, Paragraph | ListBlock | PageBreak)]
    title = _title(plain(section.title) or builder.document.title, "cover", builder, COVER_LINES)
    builder.add(section, "cover", title, _subtitle(section, prose, builder), True)
    if others:
        _body(section, others, builder, 2)


def _subtitle(section: Section, prose: Sequence[Paragraph | ListBlock], builder: DeckBuilder) -> tuple[Shape, ...]:
    lines = _lines_of(prose)
    place = _place("cover", "subtitle", builder.context)
    if not lines:
        return ()
    box = place_box(place) if place else builder.context.area
    longer = _down_to_foot(box, builder.context)
    choices = [(sizes, room) for room in (box, longer) for sizes in builder.context.steps]
    sizes, room = next((pair for pair in choices if _holds(lines, *pair, builder.context)), (STEPS[-1], None))
    if room is None:
        builder.report("ESG-LAYOUT-003", section, element="subtitle")
    paragraphs = deck_paragraphs(lines, sizes.text, place.level_sizes_pt if place else ())
    if place is None:
        return (TextShape("subtitle", room or box, paragraphs, size_pt=decimal(sizes.text)),)
    return (TextShape("subtitle", None if room == box else room, paragraphs, placeholder="subtitle"),)


def _lines_of(prose: Sequence[Paragraph | ListBlock]) -> list[TextLine]:
    lines = ((paragraph_line(item),) if isinstance(item, Paragraph) else list_lines(item, 0) for item in prose)
    return list(chain.from_iterable(lines))


def _holds(lines: Sequence[TextLine], sizes: Sizes, room: Box, context: SlideContext) -> bool:
    high = sum(line_height_pt(line, sizes.text, points(room.cx), context) for line in lines)
    # PowerPoint sets no space before the first line of a box.
    return high - BEFORE_PT[0] <= points(room.cy)


def _down_to_foot(box: Box, context: SlideContext) -> Box:
    """`box` made longer, down to the elements at the foot of the cover."""
    placed = context.brand.layouts["cover"].placeholders
    foot = [item.y for item in placed if item.kind in ("footer", "number") and item.y > box.y]
    mark = context.brand.layouts["cover"].mark
    foot += [mark[1]] if mark[1] > box.y else []
    bottom = min(foot, default=context.brand.height) - context.gap
    return Box(box.x, box.y, box.cx, max(bottom - box.y, box.cy))


def _body(section: Section, blocks: Sequence[Block], builder: DeckBuilder, part: int) -> None:
    """The slides of a body; `part` counts the slides of the section from 1."""
    stage = builder.context
    found = contents(blocks, stage, section)
    body = _best([_filled(pieces, found.notes, stage) for pieces in found.choices])
    text = plain(section.title) or builder.document.title
    for number, (page, room) in enumerate(body.placed(), start=part):
        layout, shapes = _page(page, room, stage)
        if body.foot is not None and page is body.pages[-1]:
            shapes = (*shapes, _notes(found.notes, body.foot, stage))
        title = _title(continued(text, number, stage.language), layout, builder)
        builder.add(section, layout, title, shapes, number == 1)
        if page.oversized:
            builder.report("ESG-LAYOUT-003", section, element=page.oversized)
        _report_sparse(section, builder)


@dataclass(frozen=True, slots=True)
class _FilledBody:
    """The slides of a body with the room of each, and the place of the notes at the foot of the last one."""

    pages: tuple[FilledSlide, ...]
    room: Box
    last_room: Box
    foot: Box | None = None

    def placed(self) -> Iterator[tuple[FilledSlide, Box]]:
        """Each slide with its room."""
        *before, last = self.pages
        yield from ((page, self.room) for page in before)
        yield last, self.last_room


def _best(bodies: Sequence[_FilledBody]) -> _FilledBody:
    """The wish of the section where it takes one slide; where more are needed, the last way that takes the fewest.

    Columns beside each other are narrow, and what would be above or under them is alone on the other slide.
    """
    ordered = bodies if len(bodies[0].pages) == 1 else bodies[::-1]
    return min(ordered, key=lambda body: cost(body.pages))


def _filled(pieces: list[Flowable], notes: Sequence[tuple[Run, ...]], context: SlideContext) -> _FilledBody:
    """The pieces over slides, with room for the notes on every one, or on the last one where that saves slides."""
    area = _area(pieces, context)
    foot = _notes_height(notes, area.cx, context)
    if foot > area.cy // MOST_NOTES_SHARE:
        # Notes that are too long for the foot of a slide are text.
        pieces, foot = [*pieces, TextFlowable(tuple(map(TextLine, notes)))], 0
    if not foot:
        return _FilledBody(paginate(pieces, area, context) or (FilledSlide((), STEPS[0]),), area, area)
    room, place = replace(area, cy=area.cy - foot - context.gap), replace(area, y=area.y + area.cy - foot, cy=foot)
    everywhere = _FilledBody(paginate(pieces, room, context) or (FilledSlide((), STEPS[0]),), room, room, place)
    *before, last = paginate([*pieces, Reserved(foot)], area, context)
    if len(last.pieces) < 2 or not isinstance(last.pieces[-1], Reserved):
        return everywhere
    at_end = _FilledBody((*before, replace(last, pieces=last.pieces[:-1])), area, room, place)
    return min(everywhere, at_end, key=lambda body: cost(body.pages))


def _report_sparse(section: Section, builder: DeckBuilder) -> None:
    """Note that the last slide is half empty."""
    fill = slide_fill(builder.slides[-1], builder.context)
    if fill.is_sparse:
        # No place: whoever enters facts cannot change a template of ours.
        number, percent = len(builder.slides), round(100 * fill.area)
        builder.findings.append(finding("ESG-LAYOUT-009", None, section.key, number=number, percent=percent))


def _sole_text(pieces: Sequence[Flowable]) -> bool:
    return bool(pieces) and all(isinstance(piece, TextFlowable) for piece in pieces)


def _area(pieces: Sequence[Flowable], context: SlideContext) -> Box:
    """The body placeholder for text alone, else the free region of the brand."""
    place = _place("content", "body", context)
    return place_box(place) if place and _sole_text(pieces) else context.area


def _page(page: FilledSlide, room: Box, context: SlideContext) -> tuple[LayoutRole, tuple[Shape, ...]]:
    place = _place("content", "body", context)
    if place is None or not _sole_text(page.pieces) or not _inside(room, place):
        return "title-only", placed_shapes(page, room, context)
    lines = [line for piece in page.pieces if isinstance(piece, TextFlowable) for line in piece.lines]
    return "content", (body_shape(lines, place, room, page.sizes),)


def _inside(room: Box, place: Placeholder) -> bool:
    return room.y >= place.y and room.y + room.cy <= place.y + place.cy


def _notes_height(notes: Sequence[tuple[Run, ...]], width: int, context: SlideContext) -> int:
    return emu(sum(context.text_pt(text_of(note), NOTE_PT, points(width)) for note in notes))


def _notes(notes: Sequence[tuple[Run, ...]], box: Box, context: SlideContext) -> TextShape:
    balanced = (_without_orphan(note, points(box.cx), context) for note in notes)
    words = tuple(DeckParagraph(tuple(Run(run.text, run.bold, "muted") for run in note)) for note in balanced)
    return TextShape("note", box, words, size_pt=decimal(NOTE_PT), anchor="bottom")


def _without_orphan(note: tuple[Run, ...], width_pt: float, context: SlideContext) -> tuple[Run, ...]:
    """A note whose last line would hold one or two characters, broken evenly between phrases instead."""
    last = break_lines(text_of(note), context.face(), NOTE_PT, width_pt)[-1]
    return short_line(note, context.face(), NOTE_PT, width_pt) if advance(last, context.face()) <= ORPHAN_EM else note
