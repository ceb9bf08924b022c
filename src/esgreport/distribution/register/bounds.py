"""What can be inferred: bounds on every figure that follow from the disclosed figures and from how figures are related.

Figures are variables, disclosures are bounds on them, sums and products relate them. Sums are brought to reduced row
echelon form over the undisclosed figures, so that differences of totals come to light however many documents they are
spread over; bounds are then tightened along every row and product until nothing moves. The bounds are what a patient
reader can reach this way: never tighter than the truth allows, and exact where a figure can be solved for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import inf

MOST_ROUNDS = 60
# Movements smaller than this share of the figure no longer matter.
STILL = 1e-9


@dataclass(frozen=True, slots=True)
class SumRelation:
    """Σ coefficient × figure = constant."""

    terms: tuple[tuple[str, Fraction], ...]
    constant: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class ProductRelation:
    """scale × whole = first × second, all three non-negative; `scale` is 100 where one factor is in per cent."""

    whole: str
    first: str
    second: str
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most that a figure can be."""

    low: float = -inf
    high: float = inf

    def within(self, other: Bounds) -> Bounds:
        """The part that both allow; where rounding separates them, the point between."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Bounds(low, high) if low <= high else Bounds((low + high) / 2, (low + high) / 2)


Relation = SumRelation | ProductRelation
Equation = dict[str, Fraction]


def sum_relation(whole: str, parts: Iterable[str]) -> SumRelation:
    """`whole` is the sum of `parts`."""
    return SumRelation(((whole, Fraction(-1)), *((part, Fraction(1)) for part in parts)))


def solve(known: Mapping[str, Bounds], relations: Sequence[Relation]) -> dict[str, Bounds]:
    """Bounds on every figure in `known` and `relations`; figures of which nothing is known are non-negative.

    A figure that may be negative must be in `known` with its bounds.
    """
    bounds = dict(known)
    for relation in relations:
        names = [name for name, _ in relation.terms] if isinstance(relation, SumRelation) else _names(relation)
        for name in names:
            bounds.setdefault(name, Bounds(0.0))
    sums = [relation for relation in relations if isinstance(relation, SumRelation)]
    products = [relation for relation in relations if isinstance(relation, ProductRelation)]
    rows = [*map(_row, sums), *reduced_echelon(sums, frozenset(known))]
    weighed = [_weighed(row) for row in rows]
    for _ in range(MOST_ROUNDS):
        moved = [_tighten_sum(row, constant, bounds) for row, constant in weighed]
        moved += [_tighten_product(product, bounds) for product in products]
        if not any(moved):
            break
    return bounds


def _names(product: ProductRelation) -> list[str]:
    return [product.whole, product.first, product.second]


_CONSTANT = ""


def _row(item: SumRelation) -> Equation:
    row: Equation = {_CONSTANT: item.constant}
    for name, weight in item.terms:
        row[name] = row.get(name, Fraction(0)) + weight
    return {name: weight for name, weight in row.items() if weight or name == _CONSTANT}


def reduced_echelon(sums: Sequence[SumRelation], known: frozenset[str]) -> list[Equation]:
    """The reduced row echelon form: undisclosed figures are pivots first, so that rows give them by disclosed ones."""
    pivots: dict[str, Equation] = {}
    for item in sums:
        row = _row(item)
        for name in [name for name in row if name in pivots]:
            row = _minus(row, row[name], pivots[name])
        open_names = sorted(name for name in row if name != _CONSTANT and name not in known)
        names = open_names or sorted(name for name in row if name != _CONSTANT)
        if not names:
            continue
        pivot = names[0]
        row = {name: weight / row[pivot] for name, weight in row.items()}
        for other, existing in list(pivots.items()):
            if pivot in existing:
                pivots[other] = _minus(existing, existing[pivot], row)
        pivots[pivot] = row
    return list(pivots.values())


def _minus(row: Equation, factor: Fraction, other: Equation) -> Equation:
    result = dict(row)
    for name, weight in other.items():
        left = result.get(name, Fraction(0)) - factor * weight
        if left or name == _CONSTANT:
            result[name] = left
        else:
            result.pop(name, None)
    return result


def _weighed(row: Equation) -> tuple[list[tuple[str, float]], float]:
    return [(name, float(weight)) for name, weight in row.items() if name != _CONSTANT], float(row[_CONSTANT])


def _tighten_sum(row: Sequence[tuple[str, float]], constant: float, bounds: dict[str, Bounds]) -> bool:
    """Tighten each figure of the row by the bounds of the others; whether any bound moved."""
    moved = False
    lows = [_least(weight, bounds[name]) for name, weight in row]
    highs = [-_least(-weight, bounds[name]) for name, weight in row]
    for index, (name, weight) in enumerate(row):
        least = _without(lows, index)
        most = _without(highs, index)
        ends = ((constant - most) / weight, (constant - least) / weight)
        moved |= _narrow(name, Bounds(min(ends), max(ends)), bounds)
    return moved


def _least(weight: float, bound: Bounds) -> float:
    return weight * (bound.low if weight > 0 else bound.high)


def _without(values: Sequence[float], index_left_out: int) -> float:
    return sum(value for index, value in enumerate(values) if index != index_left_out)


def _tighten_product(item: ProductRelation, bounds: dict[str, Bounds]) -> bool:
    result, first, second = (bounds[name] for name in _names(item))
    product = Bounds(first.low * second.low / item.scale, _times(first.high, second.high) / item.scale)
    moved = _narrow(item.whole, product, bounds)
    for name, other in ((item.first, second), (item.second, first)):
        low = result.low * item.scale / other.high if other.high not in (0.0, inf) else 0.0
        high = result.high * item.scale / other.low if other.low > 0 else inf
        moved |= _narrow(name, Bounds(low, high), bounds)
    return moved


def _times(one: float, two: float) -> float:
    return 0.0 if 0.0 in (one, two) else one * two


def _narrow(name: str, bound: Bounds, bounds: dict[str, Bounds]) -> bool:
    before = bounds[name]
    after = before.within(bound)
    room = STILL * max([1.0, *(abs(end) for end in (after.low, after.high) if abs(end) != inf)])
    moved = after.low - before.low > room or before.high - after.high > room
    if moved:
        bounds[name] = after
    return moved
