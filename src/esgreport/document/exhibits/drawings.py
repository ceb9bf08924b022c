"""Roadmaps and governance charts from their definitions: shapes in a deck, tables in Word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, cast

from esgreport.document.context import RowView
from esgreport.document.exhibits.definitions import GovernanceExhibit, RoadmapBars, RoadmapExhibit, RoadmapGates
from esgreport.document.exhibits.reader import ExhibitReader
from esgreport.document.inlines import Inlines
from esgreport.document.timeline import TimeGrid, half_years, period_names
from esgreport.document.tree import Bar, Governance, Organ, OrganTie, Roadmap, RoadmapGate
from esgreport.reading.raw import Scalar

UNTIL = " – "


def build_roadmap(roadmap: RoadmapExhibit, reader: ExhibitReader) -> Roadmap | None:
    """Activities over half years, from the first start to the last end; None without any."""
    alt = reader.plain_words(roadmap.alt)
    planned, stages = roadmap.bars, roadmap.gates
    bars = [row for row in reader.rows(planned.rows) if reader.has(row, planned.name, planned.start, planned.end)]
    gates = [row for row in reader.rows(stages.rows) if reader.has(row, stages.name, stages.on)]
    days = [reader.day(row, field) for row in bars for field in (planned.start, planned.end)]
    days += [reader.day(row, stages.on) for row in gates]
    if not days:
        return None
    grid = half_years(min(days), max(days))
    names = tuple(reader.inlines(text) for text in period_names(grid, reader.printer))
    activity, gate = map(reader.plain_words, (roadmap.activity, roadmap.gate))
    drawn = _by_lane(_bar(row, planned, grid, reader) for row in bars)
    stops = tuple(_gate(row, stages, grid, reader) for row in gates)
    return Roadmap(names, drawn, stops, activity, gate, alt, reader.meta(roadmap.place))


def _by_lane(bars: Iterable[Bar]) -> tuple[Bar, ...]:
    """Bars of one lane together, lanes in the order in which they first come."""
    lanes: dict[str, list[Bar]] = {}
    for bar in bars:
        same = lanes.setdefault("".join(getattr(item, "text", "") for item in bar.lane), [])
        same.append(replace(bar, lane=same[0].lane if same else bar.lane))
    return tuple(bar for same in lanes.values() for bar in same)


def _gate(row: RowView, gates: RoadmapGates, grid: TimeGrid, reader: ExhibitReader) -> RoadmapGate:
    on = grid.ends(reader.day(row, gates.on))
    name, day = reader.shown_field(row, gates.name), reader.shown_field(row, gates.on)
    return RoadmapGate(on, name, day, _if_shown(row, gates.criterion, reader))


def _if_shown(row: RowView, field: Scalar | None, reader: ExhibitReader) -> Inlines:
    return reader.shown_field(row, field) if field is not None and reader.has(row, field) else ()


def _bar(row: RowView, bars: RoadmapBars, grid: TimeGrid, reader: ExhibitReader) -> Bar:
    name = reader.shown_field(row, bars.name)
    start, end = grid.begins(reader.day(row, bars.start)), grid.ends(reader.day(row, bars.end))
    days = reader.inlines(f"{reader.text(row, bars.start)}{UNTIL}{reader.text(row, bars.end)}")
    return Bar(name, start, end, _if_shown(row, bars.detail, reader), days, _if_shown(row, bars.lane, reader))


def build_governance(chart: GovernanceExhibit, reader: ExhibitReader) -> Governance | None:
    """Who decides, who leads, who reports; a direct order in an emergency is a line of its own. None without bodies."""
    titles = tuple(map(reader.plain_words, chart.titles))
    alt = reader.plain_words(chart.alt)
    name, rank = (Scalar(field, chart.bodies.origin) for field in ("name", "rank"))
    bodies = tuple(row for row in reader.rows(chart.bodies) if reader.has(row, name, rank))
    if not bodies:
        return None
    organs = tuple(_organ(str(number), row, chart, reader) for number, row in enumerate(bodies))
    tied = (_tie(row, bodies, chart, reader) for row in reader.rows(chart.lines))
    ties = tuple(tie for tie in tied if tie.source and tie.target)
    return Governance(organs, ties, titles, alt, reader.meta(chart.place))


def _organ(key: str, row: RowView, chart: GovernanceExhibit, reader: ExhibitReader) -> Organ:
    name, role, rank = (Scalar(field, chart.bodies.origin) for field in ("name", "role", "rank"))
    return Organ(key, reader.shown_field(row, name), reader.shown_field(row, role), int(reader.number(row, rank)))


def _tie(row: RowView, bodies: tuple[RowView, ...], chart: GovernanceExhibit, reader: ExhibitReader) -> OrganTie:
    origin, target = (reader.place_of(row, name, bodies) for name in ("origin_body", "target_body"))
    kind, frequency = reader.word(row, "kind"), Scalar("frequency?", chart.lines.origin)
    label = reader.shown_field(row, frequency) if reader.has(row, Scalar("frequency", chart.lines.origin)) else ()
    return OrganTie(origin, target, cast(Any, kind), label)
