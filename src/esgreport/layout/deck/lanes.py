"""Roadmaps with lanes: bars that carry their names, gates as lines over them with cards of their criteria below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from esgreport.document.component import Tone
from esgreport.document.inlines import Words
from esgreport.document.tree import Bar, Roadmap, RoadmapGate
from esgreport.layout.components.entries import line
from esgreport.layout.components.grid import SOFT, SOLID, GridCell
from esgreport.layout.deck.component import cell_shapes
from esgreport.layout.deck.grid_measure import TypeSizes, cell_height_pt
from esgreport.layout.deck.slide_context import Flowable, Sizes, SlideContext, colored, decimal, emu, label, points
from esgreport.layout.inline import plain, runs
from esgreport.layout.plan import Box, Connector, DeckParagraph, Run, Shape, TextShape

LANE_SHARE = 17
HEAD_PT, INSET_PT, CARD_GAP_PT = 12.0, 6.0, 10.0
LEAST_BAR_PT, MOST_BAR = 6.0, 2.2
# The least and the greatest width of a card, as a share of the mean.
LEAST_CARD, MOST_CARD = 0.8, 1.3
DASH_PT = Decimal("1.5")
_SPACE = (Words("\u3000"),)
# The colours of lanes in their order; further lanes repeat them.
TONES: tuple[Tone, ...] = ("brand", "ours", "muted")


@dataclass(frozen=True, slots=True)
class LaneSizes:
    """The type of names and cards, the heights of a bar, of the air around it and of a gate's diamond, in points."""

    name: float
    bar: float
    air: float
    gate: float

    @property
    def row(self) -> float:
        """The height of a bar with its air."""
        return self.bar + self.air

    @property
    def card(self) -> TypeSizes:
        """The type of the gates' cards."""
        return TypeSizes(self.name, self.name)


ROOMY, TIGHT = LaneSizes(13.0, 25.0, 5.0, 14.0), LaneSizes(12.0, 16.0, 3.0, 12.0)


def lane_sizes(context: SlideContext) -> LaneSizes:
    """The sizes on a slide: closer where there is little room."""
    return TIGHT if context.is_tight else ROOMY


@dataclass(slots=True, eq=False)
class LanesFlowable:
    """The bars from `start` to before `end`; the gates' cards follow the last part."""

    block: Roadmap
    start: int
    end: int
    stretch: float = 4.0
    name: str = "roadmap"

    def _bars(self) -> tuple[Bar, ...]:
        return self.block.bars[self.start : self.end]

    def _gates(self) -> tuple[RoadmapGate, ...]:
        return tuple(sorted(self.block.gates, key=lambda gate: gate.at)) if self.end == len(self.block.bars) else ()

    def _head(self, width: int, context: SlideContext) -> int:
        _, period = self._columns(width)
        heads = [context.text_pt(plain(item), HEAD_PT, points(period) - 4, True) for item in self.block.periods]
        return emu(max(heads) + 8)

    def _columns(self, width: int) -> tuple[int, int]:
        """The width of the lanes' names and of one period."""
        names = width * LANE_SHARE // 100
        return names, (width - names) // len(self.block.periods)

    def _cards(self, width: int, context: SlideContext) -> int:
        """The height of the diamonds and the cards under them."""
        gates = self._gates()
        if not gates:
            return 0
        widths = _card_widths(gates, width, context)
        sizes, cards = lane_sizes(context), zip(gates, widths, strict=True)
        highest = max(cell_height_pt(_card(gate), points(wide), sizes.card, context) for gate, wide in cards)
        return emu(sizes.gate + 4 + highest)

    def height(self, width: int, sizes: Sizes, context: SlideContext) -> int:
        """The height of head, bars and cards."""
        rows = emu(lane_sizes(context).row) * len(self._bars())
        return self._head(width, context) + rows + self._cards(width, context)

    def shapes(self, box: Box, sizes: Sizes, context: SlideContext) -> tuple[Shape, ...]:
        """The heads, the lanes with their bars, the gates."""
        head, cards = self._head(box.cx, context), self._cards(box.cx, context)
        names, period = self._columns(box.cx)
        lanes = Box(box.x, box.y + head, names + period * len(self.block.periods), box.cy - head - cards)
        return (
            *self._heads(box, head, context),
            *self._lines(lanes, names, period),
            *self._lanes(lanes, names, period, context),
            *self._gate_shapes(Box(box.x, lanes.y + lanes.cy, box.cx, cards), names, period, context),
        )

    def _heads(self, box: Box, high: int, context: SlideContext) -> Iterator[Shape]:
        names, period = self._columns(box.cx)
        title = (DeckParagraph((Run(self.block.activity_title, True, "paper"),), align="center"),)
        place = Box(box.x, box.y, names, high)
        yield TextShape(
            "roadmap", place, title, size_pt=decimal(HEAD_PT), fill="dark", anchor="middle", alt=self.block.alt
        )
        for index, item in enumerate(self.block.periods):
            words = (DeckParagraph(colored(runs(item, True), "paper"), align="center"),)
            place = Box(box.x + names + index * period, box.y, period, high)
            yield TextShape("period", place, words, size_pt=decimal(HEAD_PT), fill="dark", anchor="middle")

    def _lines(self, box: Box, names: int, period: int) -> Iterator[Shape]:
        """Where periods begin, and where gates are."""
        for index in range(1, len(self.block.periods)):
            x = box.x + names + index * period
            yield Connector("grid", (x, box.y), (x, box.y + box.cy), "line", Decimal("0.75"))
        for gate in self.block.gates:
            x = box.x + names + self._at(gate, period)
            yield Connector("gate-line", (x, box.y), (x, box.y + box.cy), "accent3", DASH_PT, dashed=True)

    def _at(self, gate: RoadmapGate, period: int) -> int:
        return max(0, min(round(gate.at * period), period * len(self.block.periods)))

    def _lanes(self, box: Box, names: int, period: int, context: SlideContext) -> Iterator[Shape]:
        bars = self._bars()
        tones = {
            lane: TONES[at % len(TONES)] for at, lane in enumerate(dict.fromkeys(bar.lane for bar in self.block.bars))
        }
        y, row = box.y, box.cy // max(len(bars), 1)
        for lane, listed in groupby(bars, key=lambda bar: bar.lane):
            mine = tuple(listed)
            if y > box.y:
                yield Connector("grid", (box.x, y), (box.x + box.cx, y), "line", Decimal("0.75"))
            tone = tones[lane]
            named = GridCell(line(lane, "small", bold=True, color=SOLID[tone], align="center"), fill=SOFT[tone])
            air = emu(lane_sizes(context).air) // 2
            yield from cell_shapes(
                named,
                Box(box.x, y + air, names - emu(INSET_PT), row * len(mine) - 2 * air),
                lane_sizes(context).card,
                context,
            )
            for bar in mine:
                yield from self._bar(bar, Box(box.x + names, y, box.cx - names, row), period, tone, context)
                y += row

    def _bar(self, bar: Bar, row: Box, period: int, tone: Tone, context: SlideContext) -> Iterator[Shape]:
        """The bar true to the day, with its name inside where that fits, else beside it where there is more room."""
        start, end = (max(0, min(round(at * period), row.cx)) for at in (bar.start, bar.end))
        start, end = min(start, row.cx - emu(LEAST_BAR_PT)), max(end, start + emu(LEAST_BAR_PT))
        sizes = lane_sizes(context)
        high = min(row.cy - emu(sizes.air), emu(sizes.bar * MOST_BAR))
        y = row.y + (row.cy - high) // 2
        words, wide = _said(bar, max(end - start, row.cx - end, start), context)
        inside = wide <= end - start
        shown = (DeckParagraph(colored(words, "paper")),) if inside else ()
        yield TextShape(
            "bar",
            Box(row.x + start, y, end - start, high),
            shown,
            size_pt=decimal(sizes.name),
            fill=SOLID[tone],
            anchor="middle",
            insets=(emu(INSET_PT), 0, emu(INSET_PT), 0),
        )
        if not inside:
            right = row.cx - end >= start
            place = Box(row.x + end, y, row.cx - end, high) if right else Box(row.x, y, start, high)
            inner = Box(place.x + emu(4), place.y, place.cx - emu(8), place.cy)
            yield label("activity", inner, words, sizes.name, align="start" if right else "end", anchor="middle")

    def _gate_shapes(self, box: Box, names: int, period: int, context: SlideContext) -> Iterator[Shape]:
        gates, size = self._gates(), emu(lane_sizes(context).gate)
        if not gates:
            return
        for gate in gates:
            x = box.x + names + self._at(gate, period) - size // 2
            yield TextShape("gate", Box(x, box.y, size, size), (), geometry="diamond", fill="accent3")
        x, top = box.x, box.y + size + emu(4)
        for gate, wide in zip(gates, _card_widths(gates, box.cx, context), strict=True):
            place = Box(x, top, wide, box.y + box.cy - top)
            yield from cell_shapes(_card(gate), place, lane_sizes(context).card, context)
            x += wide + emu(CARD_GAP_PT)

    def divided(self, width: int, height: int, sizes: Sizes, context: SlideContext) -> tuple[Flowable, Flowable] | None:
        """The bars that fit, and the rest with the gates; rather between lanes than within one."""
        fitting = (height - self._head(width, context)) // emu(lane_sizes(context).row)
        end = min(self.start + fitting, self.end - 1)
        bars = self.block.bars
        end = next((at for at in range(end, self.start, -1) if bars[at].lane != bars[at - 1].lane), end)
        parts = LanesFlowable(self.block, self.start, end), LanesFlowable(self.block, end, self.end)
        return parts if end > self.start else None


def _said(bar: Bar, room: int, context: SlideContext) -> tuple[tuple[Run, ...], int]:
    """The name of a bar with its detail, and their width; the name alone where both have no room."""
    name = runs(bar.name, True)
    whole = (*name, Run("\u3000"), *runs(bar.detail)) if bar.detail else name
    said = [(words, _one_line(words, context)) for words in (whole, name)]
    return next((item for item in said if item[1] <= room or not context.is_tight), said[-1])


def _one_line(words: tuple[Run, ...], context: SlideContext) -> int:
    text = "".join(run.text for run in words)
    return emu(context.width_pt(text, lane_sizes(context).name, True) + 2 * INSET_PT)


def _card_widths(gates: tuple[RoadmapGate, ...], width: int, context: SlideContext) -> list[int]:
    """The widths of the gates' cards: equal, or by the length of what they say where there is little room."""
    room = width - emu(CARD_GAP_PT) * (len(gates) - 1)
    if not context.is_tight:
        return [room // len(gates)] * len(gates)
    lengths = [context.width_pt(plain(gate.criterion), lane_sizes(context).name) for gate in gates]
    mean = sum(lengths) / len(lengths)
    weights = [min(max(one, mean * LEAST_CARD), mean * MOST_CARD) for one in lengths]
    return [int(room * weight / sum(weights)) for weight in weights]


def _card(gate: RoadmapGate) -> GridCell:
    """Name and day, and what must be met."""
    title = (*gate.name, *_SPACE, *gate.day) if gate.day else gate.name
    lines = (*line(title, bold=True, color=SOLID["warn"]), *line(gate.criterion))
    return GridCell(lines, fill=SOFT["warn"], outline=SOLID["warn"])
