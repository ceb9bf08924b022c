"""The routes of the lines of a governance chart and the places of their labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from esgreport.layout.chart_plan import ColorRole
from esgreport.layout.deck.edges import ORDER, EdgeGroup
from esgreport.layout.deck.slide_context import LEAST_PT, SlideContext, emu, label
from esgreport.layout.plan import Box, Connector, Run, Shape, TextShape
from esgreport.layout.wording import TIE_NAMES

LABEL_PT, MOST_LABEL_PT = LEAST_PT, 220.0
SLOT_AIR_PT, EMPTY_SLOT_PT, SPREAD_PT, BESIDE_PT = 3.0, 8.0, 18.0, 4.0
SAMPLE_PT, LEGEND_GAP_PT = 28.0, 18.0
# For each kind: colour, width, dashed, arrow at the upper body, arrow at the lower one.
LOOKS: dict[str, tuple[ColorRole, Decimal, bool, bool, bool]] = {
    "report": ("muted", Decimal("1.25"), False, True, False),
    "oversee": ("accent2", Decimal("1.75"), False, False, False),
    "direct-order": ("accent3", Decimal("1.5"), True, False, True),
}


def in_gap(edges: Sequence[EdgeGroup], gap: int) -> list[EdgeGroup]:
    """The bundles that run across in a gap, by track from the top."""
    return [line for line in edges if gap in (line.level, line.last)]


def slot_heights(edges: Sequence[EdgeGroup], gap: int, context: SlideContext) -> list[int]:
    """The height of each track of a gap, with its label where it has one here."""
    return [_slot(line, gap, context) for line in in_gap(edges, gap)]


def _slot(edge: EdgeGroup, gap: int, context: SlideContext) -> int:
    if not edge.text or gap != edge.level:
        return emu(EMPTY_SLOT_PT)
    return emu(context.text_pt(edge.text, LABEL_PT, _label_width(edge, context)) + SLOT_AIR_PT)


def _label_width(edge: EdgeGroup, context: SlideContext) -> float:
    return min(context.width_pt(edge.text, LABEL_PT) + 6, MOST_LABEL_PT)


@dataclass(slots=True)
class _Canvas:
    """The chart being drawn: `places` of bodies, `tops` of gaps, the height of each track."""

    edges: Sequence[EdgeGroup]
    places: Sequence[Box]
    tops: Sequence[int]
    area: Box
    context: SlideContext

    def crossing_y(self, edge: EdgeGroup, gap: int) -> int:
        """The height at which a bundle runs across in a gap."""
        crossing = in_gap(self.edges, gap)
        slots = slot_heights(self.edges, gap, self.context)
        return self.tops[gap] + sum(slots[: crossing.index(edge) + 1])

    def exit_x(self, edge: EdgeGroup) -> int:
        """Where a bundle leaves its upper body."""
        leaving = [item for item in self.edges if item.upper == edge.upper]
        if len(leaving) == len(edge.lowers) == 1 and not edge.channel:
            place, straight = self.places[edge.upper], self.entry_x(edge, edge.lowers[0])
            if place.x + emu(SPREAD_PT) < straight < place.x + place.cx - emu(SPREAD_PT):
                return straight
        return self._port(edge.upper, leaving, edge)

    def entry_x(self, edge: EdgeGroup, organ: int) -> int:
        """Where a bundle enters a lower body."""
        return self._port(organ, [item for item in self.edges if organ in item.lowers], edge)

    def _port(self, organ: int, sharing: list[EdgeGroup], edge: EdgeGroup) -> int:
        place = self.places[organ]
        step = min(emu(SPREAD_PT), place.cx // (len(sharing) + 1))
        return place.x + place.cx // 2 + step * (2 * sharing.index(edge) - len(sharing) + 1) // 2

    def channel(self, edge: EdgeGroup) -> int:
        """The margin on which a bundle passes ranks."""
        right = max(place.x + place.cx for place in self.places)
        channels = max(item.channel for item in self.edges)
        return right + (self.area.x + self.area.cx - right) * edge.channel // (channels + 1)


def drawn_lines(
    edges: Sequence[EdgeGroup], places: Sequence[Box], tops: Sequence[int], area: Box, context: SlideContext
) -> tuple[list[Connector], list[TextShape]]:
    """The connectors and the labels beside them."""
    canvas = _Canvas(edges, places, tops, area, context)
    connectors = [connector for line in edges for connector in _connectors(line, canvas)]
    labels = [_label(line, canvas) for line in edges if line.text]
    return connectors, labels


def _connectors(edge: EdgeGroup, canvas: _Canvas) -> list[Connector]:
    exit_x, first = canvas.exit_x(edge), canvas.crossing_y(edge, edge.level)
    upper = canvas.places[edge.upper]
    foot = (exit_x, upper.y + upper.cy)
    _, _, _, arrow_up, arrow_down = LOOKS[edge.kind]
    connectors = [_connector(edge, (exit_x, first), foot, arrow_up)]
    stubs = [(organ, canvas.entry_x(edge, organ)) for organ in edge.lowers]
    across, last = [exit_x, *(x for _, x in stubs)], first
    if edge.channel:
        channel_x, last = canvas.channel(edge), canvas.crossing_y(edge, edge.last)
        connectors += [
            _connector(edge, (exit_x, first), (channel_x, first)),
            _connector(edge, (channel_x, first), (channel_x, last)),
        ]
        across[0] = channel_x
    connectors.append(_connector(edge, (min(across), last), (max(across), last)))
    for organ, x in stubs:
        place = canvas.places[organ]
        end = place.y if place.y > last else place.y + place.cy
        connectors.append(_connector(edge, (x, last), (x, end), arrow_down))
    return [item for item in connectors if item.start != item.end]


def _connector(edge: EdgeGroup, start: tuple[int, int], end: tuple[int, int], arrow: bool = False) -> Connector:
    color, width, dashed, _, _ = LOOKS[edge.kind]
    return Connector(edge.kind, start, end, color, width, dashed, arrow)


def _label(edge: EdgeGroup, canvas: _Canvas) -> TextShape:
    """The label above its track, beside the trunk, where no other line passes if there is such a place."""
    width = emu(_label_width(edge, canvas.context))
    height = _slot(edge, edge.level, canvas.context) - emu(SLOT_AIR_PT)
    y = canvas.crossing_y(edge, edge.level) - height - emu(1)
    x = _free_place(_uprights(edge, canvas), canvas.exit_x(edge), width, canvas.area)
    color: ColorRole = "text" if LOOKS[edge.kind][2] else "muted"
    shown = label("tie", Box(x, y, width, height), edge.label, LABEL_PT, anchor="bottom", color=color)
    return replace(shown, fill="paper")


def _uprights(edge: EdgeGroup, canvas: _Canvas) -> list[int]:
    """Where lines run down through the track's label: trunks of later tracks, ways down from earlier ones."""
    crossing = in_gap(canvas.edges, edge.level)
    own = crossing.index(edge)
    xs = [canvas.exit_x(item) for item in crossing[own:] if item.level == edge.level]
    for item in crossing[:own]:
        if item.last == edge.level:
            xs.extend(canvas.entry_x(item, organ) for organ in item.lowers)
    return sorted(xs)


def _free_place(uprights: Sequence[int], exit_x: int, width: int, area: Box) -> int:
    beside, last_x = emu(BESIDE_PT), area.x + area.cx - width
    starts = [exit_x + beside, exit_x - beside - width]
    starts += [x + beside for x in uprights] + [x - beside - width for x in uprights]
    inside = [x for x in starts if area.x <= x <= last_x]
    free = [x for x in inside if not any(x < other < x + width for other in uprights)]
    chosen = free or inside or [max(area.x, min(exit_x + beside, last_x))]
    return min(chosen, key=lambda x: min(abs(x - exit_x), abs(x + width - exit_x)))


def legend(edges: Sequence[EdgeGroup], foot: Box, context: SlideContext) -> list[Shape]:
    """What each kind of line means."""
    shapes: list[Shape] = []
    x, middle = foot.x, foot.y + foot.cy // 2
    for kind in ORDER:
        edge = next((line for line in edges if line.kind == kind), None)
        if edge is None:
            continue
        shapes.append(_connector(edge, (x, middle), (x + emu(SAMPLE_PT), middle), kind != "oversee"))
        text = TIE_NAMES[kind].of(context.language)
        width = emu(context.width_pt(text, LABEL_PT) + 6)
        place = Box(x + emu(SAMPLE_PT + BESIDE_PT), foot.y, width, foot.cy)
        shapes.append(label("legend", place, (Run(text),), LABEL_PT, anchor="middle", color="muted"))
        x = place.x + width + emu(LEGEND_GAP_PT)
    return shapes
