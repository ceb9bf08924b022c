"""Governance charts of a slide: bodies in rows by rank, with the gaps between rows left to the lines."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from esgreport.document.tree import Governance, Organ
from esgreport.layout.deck.edge_routing import drawn_lines, legend, slot_heights
from esgreport.layout.deck.edges import EdgeGroup, edge_groups
from esgreport.layout.deck.slide_context import (
    STEPS,
    TIGHT,
    Sizes,
    SlideContext,
    Undivided,
    colored,
    decimal,
    emu,
    points,
)
from esgreport.layout.inline import plain, runs
from esgreport.layout.plan import Box, DeckParagraph, Run, Shape, TextShape

# Sizes of names and roles by the step of the slide's text.
TYPE = {18: (16.0, 12.0), 16: (14.0, 12.0), 14: (12.0, 12.0), 12: (12.0, 12.0)}
# At the smallest step rows of more bodies than this say no roles; on slides with little room no row does.
MOST_WITH_ROLES = 1
MOST_BOX_PT, BETWEEN_PT, PADDING_PT = 250.0, 16.0, 6.0
LANE_PT, ABOVE_PT, BELOW_PT, LEGEND_PT = 18.0, 1.0, 8.0, 15.0


@dataclass(frozen=True, slots=True)
class GovernanceRows:
    """The bodies of a chart row by row: indices of organs, the row of each, box widths and row heights, gap heights."""

    rows: tuple[tuple[int, ...], ...]
    ranks: tuple[int, ...]
    edges: tuple[EdgeGroup, ...]
    boxes: tuple[int, ...]
    heights: tuple[int, ...]
    gaps: tuple[int, ...]
    margin: int

    @property
    def height(self) -> int:
        """The height of rows, gaps and legend."""
        return sum(self.heights) + sum(self.gaps) + (emu(LEGEND_PT) if self.edges else 0)


@dataclass(slots=True, eq=False)
class GovernanceFlowable(Undivided):
    """Who decides, who leads, who reports, as boxes and lines."""

    block: Governance
    stretch: float = 1.6
    name: str = "governance chart"

    def _rows(self, width: int, sizes: Sizes, context: SlideContext) -> GovernanceRows:
        order = sorted({organ.rank for organ in self.block.organs})
        ranks = tuple(order.index(organ.rank) for organ in self.block.organs)
        rows = tuple(tuple(index for index, own in enumerate(ranks) if own == rank) for rank in range(len(order)))
        lines = edge_groups(self.block, ranks)
        margin = emu(LANE_PT) * max((line.channel for line in lines), default=0)
        boxes = tuple(_box_width(len(row), width - margin) for row in rows)
        highs = zip(rows, boxes, strict=True)
        heights = tuple(max(self._box_height(index, box, sizes, context) for index in row) for row, box in highs)
        return GovernanceRows(rows, ranks, lines, boxes, heights, _gaps(len(rows), lines, context), margin)

    def _organs(self, sizes: Sizes) -> tuple[Organ, ...]:
        """The bodies as they are written at this step."""
        if sizes.text > STEPS[-1].text:
            return self.block.organs
        most = 0 if sizes == TIGHT else MOST_WITH_ROLES
        ranks = Counter(organ.rank for organ in self.block.organs)
        crowded = {rank for rank, count in ranks.items() if count > most}
        return tuple(replace(organ, note=()) if organ.rank in crowded else organ for organ in self.block.organs)

    def _box_height(self, index: int, width: int, sizes: Sizes, context: SlideContext) -> int:
        organ, (name, note), room = self._organs(sizes)[index], TYPE[sizes.text], points(width) - 2 * PADDING_PT
        below = context.text_pt(plain(organ.note), note, room) if organ.note else 0.0
        return emu(context.text_pt(plain(organ.name), name, room, True) + below + PADDING_PT)

    def height(self, width: int, sizes: Sizes, context: SlideContext) -> int:
        """The height of rows, gaps and legend."""
        return self._rows(width, sizes, context).height

    def shapes(self, box: Box, sizes: Sizes, context: SlideContext) -> tuple[Shape, ...]:
        """Lines first, boxes and labels above them, the legend at the foot."""
        rows = self._rows(box.cx, sizes, context)
        spare = max(box.cy - rows.height, 0) // max(len(rows.gaps), 1)
        rows = replace(rows, gaps=tuple(gap + spare for gap in rows.gaps))
        places, tops, y = _places(rows, box)
        lines, labels = drawn_lines(rows.edges, places, tops, box, context)
        placed = zip(self._organs(sizes), places, rows.ranks, strict=True)
        organs = [self._organ(organ, place, rank, sizes) for organ, place, rank in placed]
        organs[0] = replace(organs[0], alt=self.block.alt)
        foot = Box(box.x, y, box.cx, emu(LEGEND_PT))
        return (*lines, *organs, *labels, *legend(rows.edges, foot, context))

    def _organ(self, organ: Organ, place: Box, rank: int, sizes: Sizes) -> TextShape:
        name, note = TYPE[sizes.text]
        top = rank == 0
        orders = any(tie.kind == "direct-order" and tie.source == organ.key for tie in self.block.ties)
        words = [_centred(colored(runs(organ.name, True), "paper" if top else "text"))]
        if organ.note:
            words.append(_centred(colored(runs(organ.note), "paper" if top else "muted", note)))
        side = emu(PADDING_PT) // 2
        return TextShape(
            "organ",
            place,
            tuple(words),
            size_pt=decimal(name),
            geometry="roundRect",
            fill="accent1" if top else "band" if orders else "paper",
            outline=None if top else "accent1",
            anchor="middle",
            insets=(side, 0, side, 0),
        )


def _centred(words: tuple[Run, ...]) -> DeckParagraph:
    return DeckParagraph(words, align="center")


def _box_width(count: int, room: int) -> int:
    return min(emu(MOST_BOX_PT), (room - emu(BETWEEN_PT) * (count - 1)) // count)


def _gaps(count: int, lines: tuple[EdgeGroup, ...], context: SlideContext) -> tuple[int, ...]:
    deepest = max([count - 2, *(line.last for line in lines)])
    return tuple(emu(ABOVE_PT + BELOW_PT) + sum(slot_heights(lines, gap, context)) for gap in range(deepest + 1))


def _places(rows: GovernanceRows, box: Box) -> tuple[list[Box], list[int], int]:
    """The place of each organ, the tops of the spaces under the rows, and the foot of the last one."""
    places, tops, y = [Box(0, 0, 0, 0)] * len(rows.ranks), [], box.y
    for number, row in enumerate(rows.rows):
        wide = len(row) * rows.boxes[number] + (len(row) - 1) * emu(BETWEEN_PT)
        x = box.x + (box.cx - rows.margin - wide) // 2
        for index in row:
            places[index] = Box(x, y, rows.boxes[number], rows.heights[number])
            x += rows.boxes[number] + emu(BETWEEN_PT)
        y += rows.heights[number]
        tops.append(y + emu(ABOVE_PT))
        y += rows.gaps[number] if number < len(rows.gaps) else 0
    return places, tops, y
