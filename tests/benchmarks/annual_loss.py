"""The annual total on a grid beside a dense Monte Carlo of 100,000 years, both in the standard library only."""

from __future__ import annotations

import math
import random
import statistics
import time
from collections.abc import Callable, Sequence

from esgreport.metrics.annual_loss import Peril
from esgreport.metrics.annual_total import AnnualTotal, annual_total, grid_step
from esgreport.metrics.severity import Lognormal, Pert

YEARS = 100_000
SEEDS = (1, 2, 3)
THREE = (
    Peril(0.20, Pert(100, 300, 1100)),
    Peril(0.10, Lognormal(200, 2000)),
    Peril(0.05, Lognormal(500, 5000)),
)
TWENTY = tuple(
    Peril(0.02 + 0.01 * number, Pert(80, 200 + 20 * number, 1500) if number % 2 else Lognormal(100, 900 + 100 * number))
    for number in range(20)
)


def exact(perils: Sequence[Peril]) -> AnnualTotal:
    """Our engine with the step that it chooses itself."""
    # The year itself, not the memory of one that was worked out before.
    return annual_total.__wrapped__(perils, grid_step(perils))


def sampled(perils: Sequence[Peril], seed: int) -> list[float]:
    """The totals of 100,000 years in order: every year draws every scenario."""
    chance = random.Random(seed)
    draws = [(math.exp(-peril.frequency), _draw(peril, chance)) for peril in perils]
    totals = []
    for _ in range(YEARS):
        total = 0.0
        for none, draw in draws:
            left = chance.random()
            while left > none:
                total += draw()
                left *= chance.random()
        totals.append(total)
    return sorted(totals)


def _draw(peril: Peril, chance: random.Random) -> Callable[[], float]:
    match peril.severity:
        case Pert() as pert:
            return lambda: pert.low + (pert.high - pert.low) * chance.betavariate(pert.alpha, pert.beta)
        case Lognormal() as lognormal:
            return lambda: chance.lognormvariate(lognormal.mu, lognormal.sigma)
        case _:
            raise TypeError(peril)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def annual_loss() -> None:
    """Print the ratio of times, and how far the printed percentile of the sample strays from the exact one."""
    for perils in (THREE, TWENTY):
        own = min(_seconds(lambda perils=perils: exact(perils)) for _ in range(5))
        other = statistics.median(_seconds(lambda perils=perils: sampled(perils, 1)) for _ in range(3))
        title = f"annual total, {len(perils)} scenarios, 4,096 cells"
        goal = "goal 15x"
        print(
            f"{title:<58} esgreport {own * 1000:8.1f} ms   sampled {other * 1000:6.0f} ms  {other / own:6.1f}x   ({goal})"
        )
        wanted = exact(perils).quantile(0.99)
        found = [sampled(perils, seed)[int(YEARS * 0.99)] for seed in SEEDS]
        errors = ", ".join(f"{100 * (value / wanted - 1):+.1f} %" for value in found)
        print(f"  99 % total {wanted:,.0f}, the same every time; sampled with three seeds it strays by {errors}")


if __name__ == "__main__":
    annual_loss()
