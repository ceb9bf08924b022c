"""The routes of the lines of a governance chart and the places of their labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from esgreport.layout.chart_plan import ColorRole
from esgreport.layout.deck.edges import ORDER, Bundle
from esgreport.layout.deck.slide_context import LEAST_PT, Stage, emu, label
from esgreport.layout.plan import Box, Connector, Run, Shape, TextShape
from esgreport.layout.wording import TIE_NAMES

LABEL_PT, MOST_LABEL_PT = LEAST_PT, 220.0
SLOT_AIR_PT, EMPTY_SLOT_PT, SPREAD_PT, BESIDE_PT = 3.0, 8.0, 18.0, 4.0
SAMPLE_PT, LEGEND_GAP_PT = 28.0, 18.0
# For each kind: colour, width, dashed, arrow at the upper body, arrow at the lower one.
LOOKS: dict[str, tuple[ColorRole, Decimal, bool, bool, bool]] = {
    "report": ("muted", Decimal("1.25"), False, True, False),
    "oversee": ("muted", Decimal("0.75"), False, False, False),
    "direct-order": ("accent3", Decimal("1.5"), True, False, True),
}


def in_gap(lines: Sequence[Bundle], gap: int) -> list[Bundle]:
    """The bundles that run across in a gap, by track from the top."""
    return [line for line in lines if gap in (line.level, line.last)]


def slot_heights(lines: Sequence[Bundle], gap: int, stage: Stage) -> list[int]:
    """The height of each track of a gap, with its label where it has one here."""
    return [_slot(line, gap, stage) for line in in_gap(lines, gap)]


def _slot(line: Bundle, gap: int, stage: Stage) -> int:
    if not line.text or gap != line.level:
        return emu(EMPTY_SLOT_PT)
    return emu(stage.text_pt(line.text, LABEL_PT, _label_width(line, stage)) + SLOT_AIR_PT)


def _label_width(line: Bundle, stage: Stage) -> float:
    return min(stage.width_pt(line.text, LABEL_PT) + 6, MOST_LABEL_PT)


@dataclass(slots=True)
class _Canvas:
    """The chart being drawn: `places` of bodies, `tops` of gaps, the height of each track."""

    lines: Sequence[Bundle]
    places: Sequence[Box]
    tops: Sequence[int]
    area: Box
    stage: Stage

    def track(self, line: Bundle, gap: int) -> int:
        """The height at which a bundle runs across in a gap."""
        here = in_gap(self.lines, gap)
        slots = slot_heights(self.lines, gap, self.stage)
        return self.tops[gap] + sum(slots[: here.index(line) + 1])

    def trunk(self, line: Bundle) -> int:
        """Where a bundle leaves its upper body."""
        leaving = [item for item in self.lines if item.upper == line.upper]
        if len(leaving) == len(line.lowers) == 1 and not line.lane:
            place, straight = self.places[line.upper], self.stub(line, line.lowers[0])
            if place.x + emu(SPREAD_PT) < straight < place.x + place.cx - emu(SPREAD_PT):
                return straight
        return self._port(line.upper, leaving, line)

    def stub(self, line: Bundle, organ: int) -> int:
        """Where a bundle enters a lower body."""
        return self._port(organ, [item for item in self.lines if organ in item.lowers], line)

    def _port(self, organ: int, there: list[Bundle], line: Bundle) -> int:
        place = self.places[organ]
        step = min(emu(SPREAD_PT), place.cx // (len(there) + 1))
        return place.x + place.cx // 2 + step * (2 * there.index(line) - len(there) + 1) // 2

    def lane(self, line: Bundle) -> int:
        """The margin on which a bundle passes ranks."""
        right = max(place.x + place.cx for place in self.places)
        lanes = max(item.lane for item in self.lines)
        return right + (self.area.x + self.area.cx - right) * line.lane // (lanes + 1)


def drawn_lines(
    lines: Sequence[Bundle], places: Sequence[Box], tops: Sequence[int], area: Box, stage: Stage
) -> tuple[list[Connector], list[TextShape]]:
    """The connectors and the labels beside them."""
    canvas = _Canvas(lines, places, tops, area, stage)
    connectors = [connector for line in lines for connector in _connectors(line, canvas)]
    labels = [_label(line, canvas) for line in lines if line.text]
    return connectors, labels


def _connectors(line: Bundle, canvas: _Canvas) -> list[Connector]:
    trunk, first = canvas.trunk(line), canvas.track(line, line.level)
    upper = canvas.places[line.upper]
    foot = (trunk, upper.y + upper.cy)
    _, _, _, arrow_up, arrow_down = LOOKS[line.kind]
    made = [_connector(line, (trunk, first), foot, arrow_up)]
    stubs = [(organ, canvas.stub(line, organ)) for organ in line.lowers]
    across, last = [trunk, *(x for _, x in stubs)], first
    if line.lane:
        lane, last = canvas.lane(line), canvas.track(line, line.last)
        made += [_connector(line, (trunk, first), (lane, first)), _connector(line, (lane, first), (lane, last))]
        across[0] = lane
    made.append(_connector(line, (min(across), last), (max(across), last)))
    for organ, x in stubs:
        place = canvas.places[organ]
        end = place.y if place.y > last else place.y + place.cy
        made.append(_connector(line, (x, last), (x, end), arrow_down))
    return [item for item in made if item.start != item.end]


def _connector(line: Bundle, start: tuple[int, int], end: tuple[int, int], arrow: bool = False) -> Connector:
    color, width, dashed, _, _ = LOOKS[line.kind]
    return Connector(line.kind, start, end, color, width, dashed, arrow)


def _label(line: Bundle, canvas: _Canvas) -> TextShape:
    """The label above its track, beside the trunk, where no other line passes if there is such a place."""
    wide = emu(_label_width(line, canvas.stage))
    high = _slot(line, line.level, canvas.stage) - emu(SLOT_AIR_PT)
    y = canvas.track(line, line.level) - high - emu(1)
    x = _free_place(_uprights(line, canvas), canvas.trunk(line), wide, canvas.area)
    color: ColorRole = "text" if LOOKS[line.kind][2] else "muted"
    shown = label("tie", Box(x, y, wide, high), line.label, LABEL_PT, anchor="bottom", color=color)
    return replace(shown, fill="paper")


def _uprights(line: Bundle, canvas: _Canvas) -> list[int]:
    """Where lines run down through the track's label: trunks of later tracks, ways down from earlier ones."""
    here = in_gap(canvas.lines, line.level)
    own = here.index(line)
    found = [canvas.trunk(item) for item in here[own:] if item.level == line.level]
    for item in here[:own]:
        if item.last == line.level:
            found.extend(canvas.stub(item, organ) for organ in item.lowers)
    return sorted(found)


def _free_place(uprights: Sequence[int], trunk: int, wide: int, area: Box) -> int:
    beside, most = emu(BESIDE_PT), area.x + area.cx - wide
    starts = [trunk + beside, trunk - beside - wide]
    starts += [x + beside for x in uprights] + [x - beside - wide for x in uprights]
    inside = [x for x in starts if area.x <= x <= most]
    free = [x for x in inside if not any(x < other < x + wide for other in uprights)]
    chosen = free or inside or [max(area.x, min(trunk + beside, most))]
    return min(chosen, key=lambda x: min(abs(x - trunk), abs(x + wide - trunk)))


def legend(lines: Sequence[Bundle], foot: Box, stage: Stage) -> list[Shape]:
    """What each kind of line means."""
    made: list[Shape] = []
    x, middle = foot.x, foot.y + foot.cy // 2
    for kind in ORDER:
        bundle = next((line for line in lines if line.kind == kind), None)
        if bundle is None:
            continue
        made.append(_connector(bundle, (x, middle), (x + emu(SAMPLE_PT), middle), kind != "oversee"))
        text = TIE_NAMES[kind].of(stage.language)
        wide = emu(stage.width_pt(text, LABEL_PT) + 6)
        place = Box(x + emu(SAMPLE_PT + BESIDE_PT), foot.y, wide, foot.cy)
        made.append(label("legend", place, (Run(text),), LABEL_PT, anchor="middle", color="muted"))
        x = place.x + wide + emu(LEGEND_GAP_PT)
    return made
