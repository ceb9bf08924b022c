"""Labels: who may know a value, as a level and a set of compartments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import reduce

NAMED_COMPARTMENTS = (
    "our-view", "undisclosed-material", "antitrust", "core-technology", "export", "personal", "consultation", "deal",
    "heard", "heard-alone",
)  # fmt: skip
# Partner-supplied information: inside the company as they agreed, or known only to those who heard it.
HEARD, HEARD_ALONE = "heard", "heard-alone"
KEYED_COMPARTMENTS = ("supplier", "customer", "nda")


class Level(IntEnum):
    """How far a value may travel, from everybody to the board."""

    PUBLIC = 0
    PARTNER = 1
    INTERNAL = 2
    BOARD = 3


@dataclass(frozen=True, slots=True)
class Label:
    """A level and the compartments that a reader must also hold; labels form a lattice."""

    level: Level = Level.PUBLIC
    compartments: frozenset[str] = frozenset()

    def join(self, other: Label) -> Label:
        """The least label that is at least as strict as both."""
        return Label(max(self.level, other.level), self.compartments | other.compartments)

    def __str__(self) -> str:
        return " ".join([self.level.name.lower(), *(f"+{name}" for name in sorted(self.compartments))])


PUBLIC = Label()


def join_all(labels: Iterable[Label]) -> Label:
    """The join of `labels`; the join of none is public."""
    return reduce(Label.join, labels, PUBLIC)


def is_compartment(name: str) -> bool:
    """Whether `name` is one of the named compartments or `supplier:<id>`, `customer:<id>`, `nda:<id>`."""
    kind, _, key = name.partition(":")
    return name in NAMED_COMPARTMENTS or (kind in KEYED_COMPARTMENTS and bool(key))


def parse_label(text: str) -> Label | None:
    """The label written as `internal +our-view +supplier:SUP-1`; None when the text is not a label."""
    words = text.split()
    if not words or words[0].upper() not in Level.__members__:
        return None
    names = [word.removeprefix("+") for word in words[1:]]
    if not all(map(is_compartment, names)):
        return None
    return Label(Level[words[0].upper()], frozenset(names))
