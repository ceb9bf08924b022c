"""Clearances of audiences and the matrix of fact classes by audience."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from esgreport.base.label import HEARD, HEARD_ALONE, KEYED_COMPARTMENTS, NAMED_COMPARTMENTS, Label, Level
from esgreport.base.text import Text
from esgreport.reading.shape import Flat

# Deals, words meant for one person, export matters: no document tells of all of these, so none is asked about them.
NARROW = frozenset({"deal", HEARD_ALONE, "export"})
Permission = Literal["yes", "release", "never"]


@dataclass(frozen=True, slots=True)
class Clearance:
    """What an audience may see: a level and compartments; `supplier:*` means those of every supplier.

    `own` is the compartment of one partner (`supplier:SUP-01`), who may see what they themselves supplied.
    `without` are compartments that one person stays out of, whatever the family holds.
    """

    level: Level
    compartments: frozenset[str]
    own: str = ""
    without: frozenset[str] = frozenset()

    def admits(self, label: Label) -> bool:
        """Whether a value with `label` may be shown."""
        asked = label.compartments - {HEARD, HEARD_ALONE} if self.own in label.compartments else label.compartments
        return label.level <= self.level and all(map(self._holds, asked))

    @property
    def is_whole(self) -> bool:
        """Whether every label is admitted, but for what persons named one by one may know (`NARROW`)."""
        keyed = {f"{kind}:*" for kind in KEYED_COMPARTMENTS}
        wanted = keyed | (set(NAMED_COMPARTMENTS) - NARROW)
        return self.level == max(Level) and wanted <= self.compartments and not self.without

    def _holds(self, compartment: str) -> bool:
        kind, colon, _ = compartment.partition(":")
        held = compartment in self.compartments or bool(colon and f"{kind}:*" in self.compartments)
        return held and compartment not in self.without


@dataclass(frozen=True, slots=True)
class AudienceKind:
    """A family of readers (`supplier` for every `supplier:<id>`): its names, level and compartments.

    `published_only` readers see what is published; `inside` says that these readers belong to the company. Records
    that are addressed to the families in `reads` are for this one, too.
    """

    title: Annotated[Text, Flat()]
    level: Level
    compartments: tuple[str, ...] = ()
    published_only: bool = False
    inside: bool = False
    reads: tuple[str, ...] = ()

    @property
    def clearance(self) -> Clearance:
        """What every reader of this kind may see."""
        return Clearance(self.level, frozenset(self.compartments))


@dataclass(frozen=True, slots=True)
class Matrix:
    """The matrix of documents by audience: per class of facts, who may see it plainly, by release, or never.

    `classes` maps `kind` or `kind.field` to a class; a kind without a class is open to everyone its labels admit.
    """

    classes: Mapping[str, str]
    permissions: Mapping[tuple[str, str], Permission]

    def permission(self, kind: str, field: str, family: str) -> Permission:
        """What `family` may do with one field of one kind."""
        name = self.classes.get(f"{kind}.{field}") or self.classes.get(kind)
        return "yes" if name is None else self.permissions.get((name, family), "never")


@dataclass(frozen=True, slots=True)
class Audiences:
    """All audiences, the matrix, and where bands may begin and end (by unit; `other`: the steps of a power of ten)."""

    kinds: Mapping[str, AudienceKind]
    matrix: Matrix
    band_edges: Mapping[str, tuple[Decimal, ...]]

    def family(self, audience: str) -> str:
        """The family of `audience`: the part before the colon."""
        return audience.partition(":")[0]

    @property
    def families(self) -> tuple[str, ...]:
        """The families of readers; a general edition (`supplier-general`) belongs to the family of its partners."""
        return tuple(name for name in self.kinds if not name.endswith("-general"))

    def inside(self, audience: str) -> bool:
        """Whether `audience` belongs to the company; an unknown one does not."""
        family = self.kinds.get(self.family(audience))
        return family is not None and family.inside

    def clearance(self, audience: str) -> Clearance:
        """The clearance of `audience`; a keyed audience also holds its own compartment. Raises KeyError."""
        own = self.kinds[self.family(audience)].clearance
        return Clearance(own.level, own.compartments | {audience}, audience) if ":" in audience else own
