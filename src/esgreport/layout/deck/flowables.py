"""From the blocks of a section to the pieces of its slides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

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
    SignOff,
    Table,
)
from esgreport.layout.deck.cards import CardsPiece
from esgreport.layout.deck.charts import BesidePiece, ChartPiece, chart_piece
from esgreport.layout.deck.governance import GovernancePiece
from esgreport.layout.deck.panels import PanelPiece
from esgreport.layout.deck.roadmap import RoadmapPiece
from esgreport.layout.deck.slide_context import STEPS, Piece, Stage
from esgreport.layout.deck.tables import table_piece
from esgreport.layout.deck.text_lines import Line, TextPiece, list_lines, other_lines, paragraph_line
from esgreport.layout.governance_table import governance_table
from esgreport.layout.inline import runs
from esgreport.layout.plan import Run


@dataclass(slots=True)
class Contents:
    """The pieces of a section in order, and the notes at the foot of its last slide."""

    stage: Stage
    pieces: list[Piece] = field(default_factory=list)
    notes: list[tuple[Run, ...]] = field(default_factory=list)
    open_lines: list[Line] = field(default_factory=list)
    lists: int = 0

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
            self.pieces.extend(_element(block, self.stage))

    def _paragraph(self, block: Paragraph) -> None:
        if block.role == "note":
            self.notes.append(runs(block.inlines))
        elif block.role == "caution":
            self.close()
            self.pieces.append(PanelPiece("caution", (), (paragraph_line(block),)))
        else:
            self.open_lines.append(paragraph_line(block))

    def _panel(self, block: Panel) -> None:
        """The words of a panel in a frame; what is drawn inside it follows under the frame."""
        self.close()
        inner = Contents(self.stage, lists=self.lists)
        for item in block.blocks:
            inner.add(item)
        lines = [*inner.open_lines]
        others: list[Piece] = []
        for piece in inner.pieces:
            if isinstance(piece, TextPiece):
                lines[:0] = piece.lines
            else:
                others.append(piece)
        self.lists = inner.lists
        self.notes.extend(inner.notes)
        if lines or block.title:
            self.pieces.append(PanelPiece(block.role, runs(block.title, True), tuple(lines)))
        self.pieces.extend(others)

    def close(self) -> None:
        """End the run of text."""
        if self.open_lines:
            self.pieces.append(TextPiece(tuple(self.open_lines)))
            self.open_lines.clear()


def _element(block: Block, stage: Stage) -> Iterable[Piece]:
    match block:
        case Table():
            return (table_piece(block, stage),)
        case Chart():
            return (chart_piece(block, stage),)
        case KeyFigures(figures=figures) if figures:
            return (CardsPiece(figures),)
        case Roadmap(periods=periods) if periods:
            return (RoadmapPiece(block, 0, len(block.bars)),)
        case Governance(organs=organs) if organs:
            return (_governance(block, stage),)
        case _:
            return ()


def _governance(block: Governance, stage: Stage) -> Piece:
    """The chart, or where a slide has no room for it the same as a table, which can go on over slides."""
    drawn = GovernancePiece(block)
    if drawn.height(stage.area.cx, STEPS[-1], stage) <= stage.area.cy:
        return drawn
    return table_piece(governance_table(block, stage.language), stage)


def contents(blocks: Iterable[Block], stage: Stage) -> Contents:
    """The pieces and notes of a section; one chart and the text after it are placed side by side where they fit."""
    made = Contents(stage)
    for block in blocks:
        made.add(block)
    made.close()
    made.pieces = _beside(made.pieces, stage)
    return made


def _beside(pieces: list[Piece], stage: Stage) -> list[Piece]:
    charts = [piece for piece in pieces if isinstance(piece, ChartPiece)]
    texts = [piece for piece in pieces if isinstance(piece, TextPiece)]
    if len(charts) != 1 or not texts or len(charts) + len(texts) != len(pieces):
        return pieces
    lines = [line for piece in texts for line in piece.lines]
    leads = tuple(line for line in lines if line.lead)
    rest = tuple(line for line in lines if not line.lead)
    pair = BesidePiece(charts[0], TextPiece(rest)) if rest else charts[0]
    head: list[Piece] = [TextPiece(leads)] if leads else []
    if isinstance(pair, BesidePiece) and not pair.fits(head, stage):
        return pieces
    return [*head, pair]
