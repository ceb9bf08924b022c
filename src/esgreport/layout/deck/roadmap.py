"""Roadmaps of a slide: activities as bars over a grid of periods, gates as diamonds below."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate

from esgreport.document.tree import Bar, Roadmap, RoadmapGate
from esgreport.layout.deck.slide_context import (
    LEAST_PT,
    Flowable,
    Sizes,
    SlideContext,
    colored,
    decimal,
    emu,
    label,
    points,
)
from esgreport.layout.inline import plain, runs
from esgreport.layout.plan import Box, Connector, DeckParagraph, Run, Shape, TextShape

LABEL_SHARE = 27
NAME_PT, DETAIL_PT, HEAD_PT, GATE_PT = 14.0, 11.0, 12.0, 12.0
ROW_PT, ROW_AIR_PT, BAR_PT, DIAMOND_PT = 34.0, 10.0, 24.0, 18.0
INSET_PT, TIP_PT = 6.0, 10.0
LEAST_GATE_PT, LEAST_BAR_PT = 90.0, 6.0
# Gates less than this part of a period apart write their names one below the other.
NEAR = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class RoadmapGeometry:
    """The geometry of a roadmap: the width of the names, of one period, and the heights from the top."""

    names: int
    period: int
    head: int
    rows: tuple[int, ...]
    gates: int

    @property
    def height(self) -> int:
        """The height of everything."""
        return self.head + sum(self.rows) + self.gates


@dataclass(slots=True, eq=False)
class RoadmapFlowable:
    """The activities from `start` to before `end`; the gates follow the last part."""

    block: Roadmap
    start: int
    end: int
    stretch: float = 1.5
    name: str = "roadmap"

    def _last(self) -> bool:
        return self.end == len(self.block.bars)

    def _bars(self) -> tuple[Bar, ...]:
        return self.block.bars[self.start : self.end]

    def _geometry(self, width: int, context: SlideContext) -> RoadmapGeometry:
        names = width * LABEL_SHARE // 100
        period = (width - names) // len(self.block.periods)
        room = points(period) - 4
        size = self._head_size(room, context)
        heads = [context.text_pt(plain(item), size, room, True) for item in self.block.periods]
        title = context.text_pt(self.block.activity_title, HEAD_PT, points(names) - INSET_PT, True)
        rows = tuple(self._row(bar, names, period, context) for bar in self._bars())
        gates = self._gates_height(names, period, context)
        return RoadmapGeometry(names, period, emu(max([title, *heads]) + 8), rows, gates)

    def _head_size(self, room: float, context: SlideContext) -> float:
        fits = all(context.width_pt(plain(item), HEAD_PT, True) <= room for item in self.block.periods)
        return HEAD_PT if fits else LEAST_PT

    def _row(self, bar: Bar, names: int, period: int, context: SlideContext) -> int:
        room, is_below = points(names) - INSET_PT, bar.detail and not self._inside(bar, period, context)
        detail = context.text_pt(plain(bar.detail), DETAIL_PT, room) if is_below else 0.0
        return emu(max(context.text_pt(plain(bar.name), NAME_PT, room, True) + detail + ROW_AIR_PT, ROW_PT))

    def _span(self, bar: Bar, period: int) -> tuple[int, int]:
        """Where a bar starts and ends, from the left of the lanes."""
        width = period * len(self.block.periods)
        start, end = (max(0, min(round(at * period), width)) for at in (bar.start, bar.end))
        return min(start, width - emu(LEAST_BAR_PT)), max(end, start + emu(LEAST_BAR_PT))

    def _inside(self, bar: Bar, period: int, context: SlideContext) -> bool:
        """Whether the detail fits inside its bar on one line."""
        start, end = self._span(bar, period)
        room = points(end - start) - 2 * INSET_PT - TIP_PT
        return context.width_pt(plain(bar.detail), HEAD_PT) <= room

    def _stops(self) -> list[list[RoadmapGate]]:
        """Gates in order of their days; those that come shortly after another share one place for their names."""
        stops: list[list[RoadmapGate]] = []
        for gate in sorted(self.block.gates, key=lambda gate: gate.at):
            if stops and gate.at - stops[-1][0].at < NEAR:
                stops[-1].append(gate)
            else:
                stops.append([gate])
        return stops

    def _middle(self, gate: RoadmapGate, names: int, period: int) -> int:
        """The middle of the diamond of a gate, from the left of the roadmap: at the end of its day."""
        width, half = names + period * len(self.block.periods), emu(DIAMOND_PT) // 2
        return max(names + half, min(names + round(gate.at * period), width - half))

    def _gates_height(self, names: int, period: int, context: SlideContext) -> int:
        if not self.block.gates or not self._last():
            return 0
        title = context.text_pt(self.block.gate_title, HEAD_PT, points(names) - INSET_PT, True)
        texts = [
            sum(context.text_pt(plain(gate.name), GATE_PT, points(right - left)) for gate in gates)
            for gates, (_, left, right) in zip(self._stops(), self._places(names, period), strict=True)
        ]
        return emu(max(max(texts) + DIAMOND_PT + 4, title) + ROW_AIR_PT)

    def _places(self, names: int, period: int) -> list[tuple[int, int, int]]:
        """For each stop the middle of its diamonds and the sides of their names, from the left of the roadmap."""
        width = names + period * len(self.block.periods)
        sides = [[self._middle(gate, names, period) for gate in (gates[0], gates[-1])] for gates in self._stops()]
        middles = [sum(side) // 2 for side in sides]
        places = []
        for index, middle in enumerate(middles):
            left = names if index == 0 else (middles[index - 1] + middle) // 2 + emu(2)
            right = width if index == len(middles) - 1 else (middle + middles[index + 1]) // 2 - emu(2)
            half = max(min(middle - left, right - middle), min(emu(LEAST_GATE_PT) // 2, (right - left) // 2))
            start = max(left, min(middle - half, right - 2 * half))
            places.append((middle, start, start + 2 * half))
        return places

    def height(self, width: int, sizes: Sizes, context: SlideContext) -> int:
        """The height of head, rows and gates."""
        return self._geometry(width, context).height

    def shapes(self, box: Box, sizes: Sizes, context: SlideContext) -> tuple[Shape, ...]:
        """The heads, the grid, each activity with its bar, the gates."""
        geometry = self._geometry(box.cx, context)
        spare = max(box.cy - geometry.height, 0) // max(len(geometry.rows), 1)
        geometry = replace(geometry, rows=tuple(row + spare for row in geometry.rows))
        shapes: list[Shape] = [*self._heads(box, geometry, context), *self._grid(box, geometry)]
        y = box.y + geometry.head
        for bar, row in zip(self._bars(), geometry.rows, strict=True):
            shapes.extend(self._activity(bar, Box(box.x, y, box.cx, row), geometry, context))
            y += row
        if geometry.gates:
            shapes.extend(self._gates(Box(box.x, y, box.cx, geometry.gates), geometry, context))
        return tuple(shapes)

    def _heads(self, box: Box, geometry: RoadmapGeometry, context: SlideContext) -> list[Shape]:
        size = self._head_size(points(geometry.period) - 4, context)
        words, title_box = Run(self.block.activity_title, True), Box(box.x, box.y, _room(geometry), geometry.head)
        title = label("roadmap", title_box, (words,), HEAD_PT, anchor="middle", color="muted")
        shapes: list[Shape] = [replace(title, alt=self.block.alt)]
        for index, period in enumerate(self.block.periods):
            place = Box(box.x + geometry.names + index * geometry.period, box.y, geometry.period, geometry.head)
            head = DeckParagraph(runs(period, True), align="center")
            shapes.append(TextShape("period", place, (head,), size_pt=decimal(size), fill="band", anchor="middle"))
        return shapes

    def _grid(self, box: Box, geometry: RoadmapGeometry) -> list[Shape]:
        top, bottom = box.y + geometry.head, box.y + geometry.head + sum(geometry.rows)
        left = box.x + geometry.names
        right = left + geometry.period * len(self.block.periods)
        upright = [_rule((x, top), (x, bottom)) for x in range(left, right + 1, geometry.period)]
        ends = list(accumulate(geometry.rows, initial=top))[1:]
        return [*upright, *(_rule((box.x, y), (right, y)) for y in ends)]

    def _activity(self, bar: Bar, row: Box, geometry: RoadmapGeometry, context: SlideContext) -> list[Shape]:
        inside = bool(bar.detail) and self._inside(bar, geometry.period, context)
        return [self._activity_name(bar, row, geometry, inside), self._activity_bar(bar, row, geometry, inside)]

    def _activity_name(self, bar: Bar, row: Box, geometry: RoadmapGeometry, inside: bool) -> TextShape:
        """The name before the lanes, with the detail below it when that is not inside the bar."""
        words = [DeckParagraph(runs(bar.name, True))]
        if bar.detail and not inside:
            words.append(DeckParagraph(colored(runs(bar.detail), "muted", DETAIL_PT)))
        box = Box(row.x, row.y, _room(geometry), row.cy)
        return TextShape("activity", box, tuple(words), size_pt=decimal(NAME_PT), anchor="middle")

    def _activity_bar(self, bar: Bar, row: Box, geometry: RoadmapGeometry, inside: bool) -> TextShape:
        start, end = self._span(bar, geometry.period)
        high, left = emu(BAR_PT), row.x + geometry.names + start
        detail = colored(runs(bar.detail), "paper") if inside else ()
        return TextShape(
            "bar",
            Box(left, row.y + (row.cy - high) // 2, end - start, high),
            (DeckParagraph(detail),) if detail else (),
            size_pt=decimal(HEAD_PT),
            geometry="homePlate",
            fill="accent1",
            anchor="middle",
            insets=(emu(INSET_PT), 0, emu(TIP_PT), 0),
        )

    def _gates(self, row: Box, geometry: RoadmapGeometry, context: SlideContext) -> list[Shape]:
        air, size = emu(ROW_AIR_PT) // 2, emu(DIAMOND_PT)
        top, below = row.y + air, row.y + air + size + emu(2)
        title, title_box = Run(self.block.gate_title, True), Box(row.x, top, _room(geometry), row.cy - air)
        shapes: list[Shape] = [label("gate-title", title_box, (title,), HEAD_PT, color="muted")]
        places = self._places(geometry.names, geometry.period)
        for gates, (middle, left, right) in zip(self._stops(), places, strict=True):
            for gate in gates:
                at = row.x + self._middle(gate, geometry.names, geometry.period) - size // 2
                shapes.append(TextShape("gate", Box(at, top, size, size), (), geometry="diamond", fill="accent3"))
            place = Box(row.x + left, below, right - left, row.y + row.cy - below)
            at_end = right - middle < (right - left) // 3
            words = tuple(DeckParagraph(runs(gate.name), align="end" if at_end else "center") for gate in gates)
            shapes.append(TextShape("gate-name", place, words, size_pt=decimal(GATE_PT)))
        return shapes

    def divided(self, width: int, height: int, sizes: Sizes, context: SlideContext) -> tuple[Flowable, Flowable] | None:
        """The activities that fit, and the rest with the gates."""
        geometry = self._geometry(width, context)
        end = self.start + sum(foot <= height - geometry.head for foot in accumulate(geometry.rows[:-1]))
        parts = RoadmapFlowable(self.block, self.start, end), RoadmapFlowable(self.block, end, self.end)
        return parts if end > self.start else None


def _room(geometry: RoadmapGeometry) -> int:
    """The width of a name before the lanes."""
    return geometry.names - emu(INSET_PT)


def _rule(start: tuple[int, int], end: tuple[int, int]) -> Connector:
    return Connector("grid", start, end, "line", Decimal("0.75"))
