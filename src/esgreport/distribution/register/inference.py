"""Derived leaks: protected figures that a reader can solve for, or pin down too closely, from all disclosures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from esgreport.distribution.register.bounds import Bounds, Relation, Sum, solved
from esgreport.distribution.register.entry import Told

# A reader may know a protected figure no better than this on either side (security reference §1.3).
LEAST_DOUBT = 0.2
EXACT = 0.001


@dataclass(frozen=True, slots=True)
class Leak:
    """A protected figure that can be inferred: how closely (0 is exact), and the disclosed figures that reveal it."""

    fact: str
    doubt: float
    by: tuple[str, ...]

    @property
    def exact(self) -> bool:
        """Whether the figure can be solved for."""
        return self.doubt <= EXACT


def leaks(told: Iterable[Told], protected: Mapping[str, float], relations: Sequence[Relation]) -> tuple[Leak, ...]:
    """Every protected figure (by id, with its true value) that the disclosed figures pin down within ±20 %.

    What one printed text discloses of the figure itself is no leak; anything beyond it is, two texts together included.
    """
    told = tuple(told)
    known = known_bounds(told)
    signed = {name: Bounds() for name, value in protected.items() if value < 0 and name not in known}
    found = solved({**signed, **known}, relations)
    made = []
    for name, value in sorted(protected.items()):
        if name not in found or not value:
            continue
        doubt = _doubt(found[name], value)
        own = min((_doubt(_bounds(item), value) for item in told if item.fact == name), default=inf)
        if doubt <= LEAST_DOUBT and doubt < own * 0.99:
            made.append(Leak(name, doubt, _givers(name, known, relations)))
    return tuple(made)


def known_bounds(told: Iterable[Told]) -> dict[str, Bounds]:
    """What is disclosed of each figure, over all documents."""
    made: dict[str, Bounds] = {}
    for item in told:
        bound = _bounds(item)
        made[item.fact] = made[item.fact].within(bound) if item.fact in made else bound
    return made


def _bounds(item: Told) -> Bounds:
    return Bounds(float(item.low), float(item.high))


def _doubt(bound: Bounds, value: float) -> float:
    """How far the figure may still be from the truth on its closer side, as a share of it."""
    return max(bound.high - value, value - bound.low, 0.0) / abs(value)


def _givers(name: str, known: Mapping[str, Bounds], relations: Sequence[Relation]) -> tuple[str, ...]:
    """The disclosed figures related to `name`, nearest first: those whose hiding would help."""
    if name in known:
        return (name,)
    reached, edge = {name}, {name}
    while edge:
        met = {other for item in relations for other in _in(item) if not edge.isdisjoint(_in(item))} - reached
        givers = sorted(met & set(known))
        if givers:
            return tuple(givers)
        reached |= met
        edge = met
    return ()


def _in(item: Relation) -> tuple[str, ...]:
    if isinstance(item, Sum):
        return tuple(name for name, _ in item.terms)
    return (item.whole, item.first, item.second)
