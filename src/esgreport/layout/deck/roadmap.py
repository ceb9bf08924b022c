"""Roadmaps of a slide: activities as bars over a grid of periods, gates as diamonds below."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from esgreport.document.tree import Bar, Gate, Roadmap
from esgreport.layout.deck.slide_context import LEAST_PT, Piece, Sizes, Stage, decimal, emu, label, points
from esgreport.layout.inline import plain, runs
from esgreport.layout.plan import Box, Connector, DeckParagraph, Run, Shape, TextShape

LABEL_SHARE = 27
NAME_PT, DETAIL_PT, HEAD_PT, GATE_PT = 14.0, 11.0, 12.0, 12.0
ROW_PT, ROW_AIR_PT, BAR_PT, DIAMOND_PT = 34.0, 10.0, 24.0, 18.0
INSET_PT, TIP_PT = 6.0, 10.0
LEAST_GATE_PT = 90.0


@dataclass(frozen=True, slots=True)
class Lanes:
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
class RoadmapPiece:
    """The activities from `start` to before `end`; the gates follow the last part."""

    block: Roadmap
    start: int
    end: int
    stretch: float = 1.5
    name: str = "roadmap"

    def _last(self) -> bool:
        return self.end == len(self.block.bars)

    def _lanes(self, width: int, stage: Stage) -> Lanes:
        names = width * LABEL_SHARE // 100
        period = (width - names) // len(self.block.periods)
        room = points(period) - 4
        heads = [stage.text_pt(plain(item), self._head_size(room, stage), room, True) for item in self.block.periods]
        title = stage.text_pt(self.block.activity_title, HEAD_PT, points(names) - INSET_PT, True)
        rows = tuple(self._row(bar, names, period, stage) for bar in self.block.bars[self.start : self.end])
        return Lanes(names, period, emu(max([title, *heads]) + 8), rows, self._gates_height(names, period, stage))

    def _head_size(self, room: float, stage: Stage) -> float:
        fits = all(stage.width_pt(plain(item), HEAD_PT, True) <= room for item in self.block.periods)
        return HEAD_PT if fits else LEAST_PT

    def _row(self, bar: Bar, names: int, period: int, stage: Stage) -> int:
        room = points(names) - INSET_PT
        text = stage.text_pt(plain(bar.name), NAME_PT, room, True)
        if bar.detail and not self._inside(bar, period, stage):
            text += stage.text_pt(plain(bar.detail), DETAIL_PT, room)
        return emu(max(text + ROW_AIR_PT, ROW_PT))

    def _span(self, bar: Bar) -> tuple[int, int]:
        last = len(self.block.periods) - 1
        start = max(0, min(bar.start, last))
        return start, max(start, min(bar.end, last))

    def _inside(self, bar: Bar, period: int, stage: Stage) -> bool:
        """Whether the detail fits inside its bar on one line."""
        start, end = self._span(bar)
        room = points(period) * (end - start + 1) - 2 * INSET_PT - TIP_PT
        return stage.width_pt(plain(bar.detail), HEAD_PT) <= room

    def _stops(self) -> list[tuple[int, list[Gate]]]:
        """Gates by period, in order."""
        last = len(self.block.periods) - 1
        found: dict[int, list[Gate]] = {}
        for gate in self.block.gates:
            found.setdefault(max(0, min(gate.at, last)), []).append(gate)
        return sorted(found.items(), key=lambda item: item[0])

    def _gates_height(self, names: int, period: int, stage: Stage) -> int:
        if not self.block.gates or not self._last():
            return 0
        title = stage.text_pt(self.block.gate_title, HEAD_PT, points(names) - INSET_PT, True)
        texts = [
            sum(stage.text_pt(plain(gate.name), GATE_PT, points(right - left)) for gate in gates)
            for (_, gates), (_, left, right) in zip(self._stops(), self._places(names, period), strict=True)
        ]
        return emu(max(max(texts) + DIAMOND_PT + 4, title) + ROW_AIR_PT)

    def _places(self, names: int, period: int) -> list[tuple[int, int, int]]:
        """For each stop the middle of its diamond and the sides of its name, from the left of the roadmap."""
        width = names + period * len(self.block.periods)
        middles = [min(names + period * (at + 1), width - emu(DIAMOND_PT) // 2) for at, _ in self._stops()]
        made = []
        for index, middle in enumerate(middles):
            left = names if index == 0 else (middles[index - 1] + middle) // 2 + emu(2)
            right = width if index == len(middles) - 1 else (middle + middles[index + 1]) // 2 - emu(2)
            half = max(min(middle - left, right - middle), min(emu(LEAST_GATE_PT) // 2, (right - left) // 2))
            start = max(left, min(middle - half, right - 2 * half))
            made.append((middle, start, start + 2 * half))
        return made

    def height(self, width: int, sizes: Sizes, stage: Stage) -> int:
        """The height of head, rows and gates."""
        return self._lanes(width, stage).height

    def shapes(self, box: Box, sizes: Sizes, stage: Stage) -> tuple[Shape, ...]:
        """The heads, the grid, each activity with its bar, the gates."""
        lanes = self._lanes(box.cx, stage)
        spare = max(box.cy - lanes.height, 0) // max(len(lanes.rows), 1)
        lanes = replace(lanes, rows=tuple(row + spare for row in lanes.rows))
        made: list[Shape] = [*self._heads(box, lanes, stage), *self._grid(box, lanes)]
        y = box.y + lanes.head
        for bar, row in zip(self.block.bars[self.start : self.end], lanes.rows, strict=True):
            made.extend(self._activity(bar, Box(box.x, y, box.cx, row), lanes, stage))
            y += row
        if lanes.gates:
            made.extend(self._gates(Box(box.x, y, box.cx, lanes.gates), lanes, stage))
        return tuple(made)

    def _heads(self, box: Box, lanes: Lanes, stage: Stage) -> list[Shape]:
        size = self._head_size(points(lanes.period) - 4, stage)
        title = label(
            "roadmap",
            Box(box.x, box.y, lanes.names - emu(INSET_PT), lanes.head),
            (Run(self.block.activity_title, True),),
            HEAD_PT,
            anchor="middle",
            color="muted",
        )
        made: list[Shape] = [replace(title, alt=self.block.alt)]
        for index, period in enumerate(self.block.periods):
            place = Box(box.x + lanes.names + index * lanes.period, box.y, lanes.period, lanes.head)
            words = DeckParagraph(runs(period, True), align="center")
            made.append(TextShape("period", place, (words,), size_pt=decimal(size), fill="band", anchor="middle"))
        return made

    def _grid(self, box: Box, lanes: Lanes) -> list[Shape]:
        top, bottom = box.y + lanes.head, box.y + lanes.head + sum(lanes.rows)
        left = box.x + lanes.names
        right = left + lanes.period * len(self.block.periods)
        made: list[Shape] = [
            Connector("grid", (x, top), (x, bottom), "line", Decimal("0.75"))
            for x in range(left, right + 1, lanes.period)
        ]
        y = top
        for row in lanes.rows:
            y += row
            made.append(Connector("grid", (box.x, y), (right, y), "line", Decimal("0.75")))
        return made

    def _activity(self, bar: Bar, row: Box, lanes: Lanes, stage: Stage) -> list[Shape]:
        inside = bool(bar.detail) and self._inside(bar, lanes.period, stage)
        return [self._activity_name(bar, row, lanes, inside), self._activity_bar(bar, row, lanes, inside)]

    def _activity_name(self, bar: Bar, row: Box, lanes: Lanes, inside: bool) -> TextShape:
        """The name before the lanes, with the detail below it when that is not inside the bar."""
        words = [DeckParagraph(runs(bar.name, True))]
        if bar.detail and not inside:
            small = tuple(replace(run, size_pt=decimal(DETAIL_PT), color="muted") for run in runs(bar.detail))
            words.append(DeckParagraph(small))
        box = Box(row.x, row.y, lanes.names - emu(INSET_PT), row.cy)
        return TextShape("activity", box, tuple(words), size_pt=decimal(NAME_PT), anchor="middle")

    def _activity_bar(self, bar: Bar, row: Box, lanes: Lanes, inside: bool) -> TextShape:
        start, end = self._span(bar)
        high, left = emu(BAR_PT), row.x + lanes.names + start * lanes.period
        detail = tuple(replace(run, color="paper") for run in runs(bar.detail)) if inside else ()
        return TextShape(
            "bar",
            Box(left, row.y + (row.cy - high) // 2, (end - start + 1) * lanes.period, high),
            (DeckParagraph(detail),) if detail else (),
            size_pt=decimal(HEAD_PT),
            geometry="homePlate",
            fill="accent1",
            anchor="middle",
            insets=(emu(INSET_PT), 0, emu(TIP_PT), 0),
        )

    def _gates(self, row: Box, lanes: Lanes, stage: Stage) -> list[Shape]:
        air, size = emu(ROW_AIR_PT) // 2, emu(DIAMOND_PT)
        title_box = Box(row.x, row.y + air, lanes.names - emu(INSET_PT), row.cy - air)
        made: list[Shape] = [
            label("gate-title", title_box, (Run(self.block.gate_title, True),), HEAD_PT, color="muted")
        ]
        for (_, gates), (middle, left, right) in zip(
            self._stops(), self._places(lanes.names, lanes.period), strict=True
        ):
            x, top = row.x + middle, row.y + air
            made.append(TextShape("gate", Box(x - size // 2, top, size, size), (), geometry="diamond", fill="accent3"))
            below = top + size + emu(2)
            place = Box(row.x + left, below, right - left, row.y + row.cy - below)
            at_end = right - middle < (right - left) // 3
            words = tuple(DeckParagraph(runs(gate.name), align="end" if at_end else "center") for gate in gates)
            made.append(TextShape("gate-name", place, words, size_pt=decimal(GATE_PT)))
        return made

    def divided(self, width: int, height: int, sizes: Sizes, stage: Stage) -> tuple[Piece, Piece] | None:
        """The activities that fit, and the rest with the gates."""
        lanes = self._lanes(width, stage)
        room, end = height - lanes.head, self.start
        for row in lanes.rows[:-1]:
            room -= row
            if room < 0:
                break
            end += 1
        if end == self.start:
            return None
        return RoadmapPiece(self.block, self.start, end), RoadmapPiece(self.block, end, self.end)
