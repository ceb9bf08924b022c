"""The lines of a governance chart: which lines share a trunk, and which track they run on between two ranks.

Every line leaves a box at its foot and enters a box at its head; what runs across does so between two ranks, and what
passes a rank does so at the margin. So no line crosses a box.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from esgreport.document.tree import Governance, OrganTie
from esgreport.layout.inline import runs, text_of
from esgreport.layout.plan import Run

ORDER = ("report", "oversee", "direct-order")


@dataclass(frozen=True, slots=True)
class EdgeGroup:
    """Lines of one kind and one label from one upper body to bodies of one lower rank.

    `upper` and `lowers` are indices of organs. `level` is the gap under the upper rank, `last` the one above the
    lower rank; a bundle that passes a rank has them differ and takes `channel` (counted from 1) at the margin.
    """

    kind: str
    upper: int
    lowers: tuple[int, ...]
    label: tuple[Run, ...]
    level: int
    last: int
    channel: int = 0

    @property
    def text(self) -> str:
        """The label's words."""
        return text_of(self.label)


def edge_groups(block: Governance, ranks: Sequence[int]) -> tuple[EdgeGroup, ...]:
    """The lines of a chart; `ranks` has the row of each organ from 0. Lines to unknown bodies are left out."""
    places: Mapping[str, int] = {organ.key: index for index, organ in enumerate(block.organs)}
    grouped: dict[tuple[str, int, str, int], list[tuple[int, OrganTie]]] = {}
    for tie in block.ties:
        if tie.source in places and tie.target in places and tie.source != tie.target:
            upper, lower = _order(places[tie.source], places[tie.target], ranks)
            key = (tie.kind, upper, text_of(runs(tie.label)), ranks[lower])
            grouped.setdefault(key, []).append((lower, tie))
    groups, channels = [], 0
    for (kind, upper, _, low), ties in sorted(grouped.items(), key=lambda item: _sorting(item[0])):
        level, last = ranks[upper], max(low - 1, ranks[upper])
        channels += level != last
        lowers = tuple(dict.fromkeys(lower for lower, _ in ties))
        channel = channels if level != last else 0
        groups.append(EdgeGroup(kind, upper, lowers, runs(ties[0][1].label), level, last, channel))
    return tuple(groups)


def _order(source: int, target: int, ranks: Sequence[int]) -> tuple[int, int]:
    """The upper body first; among equals the one that is reported to or that gives the order."""
    if ranks[source] == ranks[target]:
        return (source, target)
    return (source, target) if ranks[source] < ranks[target] else (target, source)


def _sorting(key: tuple[str, int, str, int]) -> tuple[int, int, int, str]:
    kind, upper, label, low = key
    return (ORDER.index(kind), upper, low, label)
