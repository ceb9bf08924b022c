"""The house as rooms and arrows, measured from the imports: `make house` prints it and draws docs/pictures/house.svg.

A room is a folder or a module directly under `esgreport`. An arrow says that some module of one room imports from
another. The picture leaves out arrows that a longer way implies, and `system`, which only api and cli import (it is
handed to the others as the World); the text counts all of them.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from html import escape

from tests.house.source import CHECKOUT, Module, source
from tests.house.test_imports import RANKS

PICTURE = CHECKOUT / "docs" / "pictures" / "house.svg"
Graph = Mapping[str, frozenset[str]]
BOX, GAP_X, GAP_Y, MARGIN = (104, 30), 56, 34, 16
SEEN_BY_NOBODY = {"", "__main__"}


def graph_of(modules: Iterable[Module]) -> Graph:
    """Every room with the rooms from which it imports."""
    arrows: dict[str, set[str]] = {}
    for module in modules:
        if module.room not in SEEN_BY_NOBODY:
            seen = arrows.setdefault(module.room, set())
            seen |= {name.split(".")[1] for _, name in module.imported() if name.startswith("esgreport.")} - {
                module.room
            }
    return {room: frozenset(others & arrows.keys()) for room, others in arrows.items()}


def upward(graph: Graph) -> list[tuple[str, str]]:
    """The arrows against the order of `test_imports`; `system` sees `base` only."""
    place = {**RANKS, "system": RANKS["base"] + 0.5}
    return [(room, other) for room, others in graph.items() for other in sorted(others) if place[other] >= place[room]]


def circles(graph: Graph) -> list[str]:
    """The rooms that can be reached from themselves."""
    return sorted(room for room in graph if room in reachable(graph, graph[room]))


def reachable(graph: Graph, start: Iterable[str]) -> set[str]:
    """Every room on a way of arrows that begins at one of `start`, these included."""
    seen: set[str] = set()
    waiting = list(start)
    while waiting:
        room = waiting.pop()
        if room not in seen:
            seen.add(room)
            waiting.extend(graph[room])
    return seen


def direct(graph: Graph) -> Graph:
    """The arrows that no longer way implies. Only for a graph without circles."""
    return {
        room: frozenset(
            other
            for other in others
            if not any(other in reachable(graph, graph[between]) for between in others - {other})
        )
        for room, others in graph.items()
    }


def floors(graph: Graph) -> list[list[str]]:
    """The rooms from the top floor down: each floor imports only from floors below it."""
    height: dict[str, int] = {}

    def measure(room: str) -> int:
        if room not in height:
            height[room] = 1 + max((measure(other) for other in graph[room]), default=0)
        return height[room]

    top = max(map(measure, graph))
    return [sorted(room for room in graph if height[room] == level) for level in range(top, 0, -1)]


def text(graph: Graph, lines: Mapping[str, int]) -> str:
    """The house in words: floors from the top, each room with its lines of code."""
    rows = [
        f"floor {level:2}  " + ", ".join(f"{room} {lines[room]:,}" for room in floor)
        for level, floor in zip(range(len(floors(graph)), 0, -1), floors(graph), strict=True)
    ]
    count = sum(map(len, graph.values()))
    up, round_ = upward(graph), circles(graph)
    rows.append(f"{len(graph)} rooms, {count} arrows, {len(up)} up, {len(round_)} circles, {len(rows)} floors")
    rows += [f"  up: {room} -> {other}" for room, other in up] + [f"  circle through {room}" for room in round_]
    return "\n".join(rows)


def places(graph: Graph) -> dict[str, tuple[float, float]]:
    """The middle of each room's box; rooms of a floor are ordered by where the rooms above them are."""
    made: dict[str, tuple[float, float]] = {}
    arrows = direct(graph)
    for level, floor in enumerate(floors(graph)):
        above = {room: [made[top][0] for top in made if room in arrows[top]] for room in floor}
        ordered = sorted(floor, key=lambda room: (sum(above[room]) / len(above[room]) if above[room] else 0.0, room))
        for number, room in enumerate(ordered):
            x = (number - (len(ordered) - 1) / 2) * (BOX[0] + GAP_X)
            # Every other floor stands half a box aside, so that long arrows pass between boxes.
            made[room] = (x + (level % 2) * (BOX[0] + GAP_X) / 2, level * (BOX[1] + GAP_Y))
    return made


def svg(graph: Graph) -> str:
    """The picture."""
    graph = {room: others - {"system"} for room, others in graph.items() if room != "system"}
    at = places(graph)
    left, right = min(x for x, _ in at.values()), max(x for x, _ in at.values())
    width = right - left + BOX[0] + 2 * MARGIN
    height = max(y for _, y in at.values()) + BOX[1] + 2 * MARGIN
    dx, dy = MARGIN + BOX[0] / 2 - left, MARGIN + BOX[1] / 2
    rows = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img" '
        'font-family="sans-serif" font-size="12">',
        "<title>The rooms of esgreport and what they import</title>",
        f'<rect width="{width:g}" height="{height:g}" fill="#fff"/>',
        '<defs><marker id="a" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" markerHeight="6" orient="auto">'
        '<path d="M0 0L8 4L0 8z" fill="#7a8794"/></marker></defs>',
    ]
    for room, others in sorted(direct(graph).items()):
        rows += [_arrow(at[room], at[other], dx, dy) for other in sorted(others)]
    rows += [_box(room, x + dx, y + dy) for room, (x, y) in sorted(at.items())]
    return "\n".join([*rows, "</svg>"]) + "\n"


def _arrow(start: tuple[float, float], end: tuple[float, float], dx: float, dy: float) -> str:
    x1, y1, x2, y2 = start[0] + dx, start[1] + dy + BOX[1] / 2, end[0] + dx, end[1] + dy - BOX[1] / 2
    bend = (y2 - y1) / 2
    curve = f"M{x1:g} {y1:g}C{x1:g} {y1 + bend:g} {x2:g} {y2 - bend:g} {x2:g} {y2:g}"
    return f'<path d="{curve}" fill="none" stroke="#7a8794" marker-end="url(#a)"/>'


def _box(room: str, x: float, y: float) -> str:
    wide, high = BOX
    corner = f'x="{x - wide / 2:g}" y="{y - high / 2:g}"'
    return (
        f'<rect {corner} width="{wide}" height="{high}" rx="4" fill="#eef3f7" stroke="#2f5d7c"/>'
        f'<text x="{x:g}" y="{y + 4:g}" text-anchor="middle" fill="#1b2733">{escape(room)}</text>'
    )


def main() -> None:
    """Print the house and renew its picture."""
    modules = source()
    graph = graph_of(modules)
    lines = Counter[str]()
    for module in modules:
        lines[module.room] += len(module.text.splitlines())
    sys.stdout.write(text(graph, lines) + "\n")
    PICTURE.write_text(svg(graph), encoding="utf-8")


if __name__ == "__main__":
    main()
