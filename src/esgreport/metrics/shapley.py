"""Measures that overlap (M11): effects multiply, and each measure's part is its Shapley value."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

MOST_MEASURES = 10
Value = Callable[[frozenset[int]], float]


def shapley(count: int, value: Value) -> tuple[float, ...]:
    """M11: each of `count` measures' part of value(all), whatever the order (Shapley 1953), exact up to ten.

    `value` gives the reduction that a set of measures brings. Raises ValueError for more than ten; see `shared_out`.
    """
    if count > MOST_MEASURES:
        raise ValueError("more than ten measures: group them first")
    known = {chosen: value(chosen) for size in range(count + 1) for chosen in _sets(range(count), size)}
    return tuple(_part(number, count, known) for number in range(count))


def shared_out(count: int, value: Value) -> tuple[float, ...]:
    """Each measure's part: `shapley` up to ten, beyond it the mean of what it brings first and last, scaled to sum.

    For two measures that mean is the Shapley value itself; for more it is the same kind of figure, and says so.
    """
    if count <= MOST_MEASURES:
        return shapley(count, value)
    every = frozenset(range(count))
    together, nothing = value(every), value(frozenset())
    means = [(value(frozenset({number})) - nothing + together - value(every - {number})) / 2 for number in range(count)]
    total = math.fsum(means)
    return tuple(mean * (together - nothing) / total if total else 0.0 for mean in means)


def _part(number: int, count: int, known: dict[frozenset[int], float]) -> float:
    others = [other for other in range(count) if other != number]
    return math.fsum(
        _weight(size, count) * (known[before | {number}] - known[before])
        for size in range(count)
        for before in _sets(others, size)
    )


def _sets(numbers: Iterable[int], size: int) -> Iterator[frozenset[int]]:
    return map(frozenset, combinations(numbers, size))


def _weight(size: int, count: int) -> float:
    """The share of all orders in which just `size` measures come before a given one."""
    return math.factorial(size) * math.factorial(count - size - 1) / math.factorial(count)
