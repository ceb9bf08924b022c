"""From the blocks of a section to the pieces of its slides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from esgreport.document.component import Component, ComponentEntry, ComponentGroup
from esgreport.document.tree import (
    Block,
    Chart,
    Governance,
    KeyFigures,
    LetterHead,
    ListBlock,
    Panel,
    Paragraph,
    Roadmap,
    Section,
    SignOff,
    Table,
)
from esgreport.layout.deck.captions import captions
from esgreport.layout.deck.cards import CardsFlowable
from esgreport.layout.deck.chain import ChainFlowable
from esgreport.layout.deck.charts import ChartBesideText, ChartFlowable, chart_flowable
from esgreport.layout.deck.component import component_flowable
from esgreport.layout.deck.governance import GovernanceFlowable
from esgreport.layout.deck.lanes import LanesFlowable
from esgreport.layout.deck.panels import PanelFlowable
from esgreport.layout.deck.roadmap import RoadmapFlowable
from esgreport.layout.deck.side_by_side import arrangements
from esgreport.layout.deck.slide_context import Flowable, SlideContext
from esgreport.layout.deck.stakeholders import stakeholders
from esgreport.layout.deck.tables import table_flowable
from esgreport.layout.deck.text_lines import TextFlowable, TextLine, list_lines, other_lines, paragraph_line
from esgreport.layout.governance_table import governance_table
from esgreport.layout.inline import runs
from esgreport.layout.plan import Run


@dataclass(slots=True)
class Contents:
    """The pieces of a section in order, and the notes at the foot of its last slide.

    `choices` are ways to arrange the pieces, the best one first; that which takes the fewest slides is used.
    """

    context: SlideContext
    pieces: list[Flowable] = field(default_factory=list)
    notes: list[tuple[Run, ...]] = field(default_factory=list)
    open_lines: list[TextLine] = field(default_factory=list)
    lists: int = 0
    choices: list[list[Flowable]] = field(default_factory=list)

    def add(self, block: Block) -> None:
        """Take in one block."""
        if isinstance(block, Paragraph):
            self._paragraph(block)
        elif isinstance(block, ListBlock):
            self.lists += 1
            self.open_lines.extend(list_lines(block, self.lists))
        elif isinstance(block, LetterHead | SignOff):
            self.open_lines.extend(other_lines(block))
        elif isinstance(block, Panel):
            self._panel(block)
        else:
            self.close()
            self.pieces.extend(_element(block, self.context))

    def _paragraph(self, block: Paragraph) -> None:
        if block.role == "note":
            self.notes.append(runs(block.inlines))
        elif block.role == "caution":
            self.close()
            self.pieces.append(PanelFlowable("caution", (), (paragraph_line(block),)))
        else:
            self.open_lines.append(paragraph_line(block))

    def _panel(self, block: Panel) -> None:
        """The words of a panel in a frame; what is drawn inside it follows under the frame."""
        self.close()
        if block.role == "resolution" and all(isinstance(item, Paragraph) for item in block.blocks):
            self.pieces.append(component_flowable(_resolution(block), self.context))
            return
        inner = Contents(self.context, lists=self.lists)
        for item in block.blocks:
            inner.add(item)
        texts = [piece for piece in inner.pieces if isinstance(piece, TextFlowable)]
        lines = (*(line for piece in reversed(texts) for line in piece.lines), *inner.open_lines)
        self.lists = inner.lists
        self.notes.extend(inner.notes)
        if lines or block.title:
            self.pieces.append(PanelFlowable(block.role, runs(block.title, True), lines))
        self.pieces.extend(piece for piece in inner.pieces if not isinstance(piece, TextFlowable))

    def close(self) -> None:
        """End the run of text."""
        if self.open_lines:
            self.pieces.append(TextFlowable(tuple(self.open_lines)))
            self.open_lines.clear()


def _element(block: Block, context: SlideContext) -> Iterable[Flowable]:
    match block:
        case Table():
            return (table_flowable(block, context),)
        case Chart():
            return (chart_flowable(block, context),)
        case Component():
            return (_component(block, context),)
        case KeyFigures(figures=figures) if figures:
            return (CardsFlowable(figures),)
        case Roadmap(periods=periods) if periods:
            drawn = LanesFlowable if any(bar.lane for bar in block.bars) else RoadmapFlowable
            return (drawn(block, 0, len(block.bars)),)
        case Governance(organs=organs) if organs:
            return (_governance(block, context),)
        case _:
            return ()


def _resolution(block: Panel) -> Component:
    """The resolution as it is read out, in its box beside its label."""
    lines = tuple(item.inlines for item in block.blocks if isinstance(item, Paragraph))
    return Component("decision", (ComponentGroup(block.title, (ComponentEntry((), lines),)),), meta=block.meta)


def _component(block: Component, context: SlideContext) -> Flowable:
    """A component as grids; stakeholders around their company, a value chain with its lines where there is room."""
    if block.kind == "stakeholders":
        return stakeholders(block, context)
    if not any(entry.leads_to for entry in block.entries):
        return component_flowable(block, context)
    drawn = ChainFlowable(block, captions(block.caption, "", block.source, context))
    fits = drawn.height(context.area.cx, context.steps[-1], context) <= context.area.cy
    return drawn if fits else component_flowable(block, context)


def _governance(block: Governance, context: SlideContext) -> Flowable:
    """The chart, or where a slide has no room for it the same as a table, which can go on over slides."""
    drawn = GovernanceFlowable(block)
    fits = drawn.height(context.area.cx, context.steps[-1], context) <= context.area.cy
    return drawn if fits else table_flowable(governance_table(block, context.language), context)


def contents(blocks: Iterable[Block], context: SlideContext, section: Section) -> Contents:
    """The pieces and notes of a section, side by side as it says.

    Without a wish, one chart and the text after it are placed side by side where they fit.
    """
    content = Contents(context)
    for block in blocks:
        content.add(block)
    content.close()
    pieces = content.pieces
    content.choices = arrangements(pieces, section, context) if section.split else [_beside(pieces, context)]
    return content


def _beside(pieces: list[Flowable], context: SlideContext) -> list[Flowable]:
    charts = [piece for piece in pieces if isinstance(piece, ChartFlowable)]
    texts = [piece for piece in pieces if isinstance(piece, TextFlowable)]
    if len(charts) != 1 or not texts or len(charts) + len(texts) != len(pieces):
        return pieces
    lines = [line for piece in texts for line in piece.lines]
    leads, rest = (tuple(line for line in lines if line.lead is is_lead) for is_lead in (True, False))
    head: list[Flowable] = [TextFlowable(leads)] if leads else []
    if not rest:
        return [*head, charts[0]]
    pair = ChartBesideText(charts[0], TextFlowable(rest))
    return [*head, pair] if pair.fits(head, context) else pieces
