"""Derived leaks: protected figures that a reader can solve for, or pin down too closely, from all disclosures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from esgreport.distribution.register.bounds import Bounds, Relation, SumRelation, solve
from esgreport.distribution.register.entry import DisclosedFigure

# A reader may know a protected figure no better than this on either side (security reference §1.3).
LEAST_DOUBT = 0.2
EXACT = 0.001


@dataclass(frozen=True, slots=True)
class DerivedLeak:
    """A protected figure that can be inferred: how closely (0 is exact), and the disclosed figures that reveal it."""

    fact: str
    doubt: float
    by: tuple[str, ...]

    @property
    def exact(self) -> bool:
        """Whether the figure can be solved for."""
        return self.doubt <= EXACT


def find_leaks(
    disclosed: Iterable[DisclosedFigure], protected: Mapping[str, float], relations: Sequence[Relation]
) -> tuple[DerivedLeak, ...]:
    """Every protected figure (by id, with its true value) that the disclosed figures pin down within ±20 %.

    What one printed text discloses of the figure itself is no leak; anything beyond it is, two texts together included.
    """
    disclosed = tuple(disclosed)
    known = known_bounds(disclosed)
    signed = {name: Bounds() for name, value in protected.items() if value < 0 and name not in known}
    bounds = solve({**signed, **known}, relations)
    leaks_found = []
    for name, value in sorted(protected.items()):
        if name not in bounds or not value:
            continue
        doubt = _doubt(bounds[name], value)
        own = min((_doubt(_bounds(item), value) for item in disclosed if item.fact == name), default=inf)
        if doubt <= LEAST_DOUBT and doubt < own * 0.99:
            leaks_found.append(DerivedLeak(name, doubt, _sources(name, known, relations)))
    return tuple(leaks_found)


def known_bounds(disclosed: Iterable[DisclosedFigure]) -> dict[str, Bounds]:
    """What is disclosed of each figure, over all documents."""
    bounds: dict[str, Bounds] = {}
    for item in disclosed:
        bound = _bounds(item)
        bounds[item.fact] = bounds[item.fact].within(bound) if item.fact in bounds else bound
    return bounds


def _bounds(item: DisclosedFigure) -> Bounds:
    return Bounds(float(item.low), float(item.high))


def _doubt(bound: Bounds, value: float) -> float:
    """How far the figure may still be from the truth on its closer side, as a share of it."""
    return max(bound.high - value, value - bound.low, 0.0) / abs(value)


def _sources(name: str, known: Mapping[str, Bounds], relations: Sequence[Relation]) -> tuple[str, ...]:
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
    if isinstance(item, SumRelation):
        return tuple(name for name, _ in item.terms)
    return (item.whole, item.first, item.second)
