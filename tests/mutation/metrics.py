"""How many of the faults of `metrics_faults` the tests of metrics notice.

`python -m tests.mutation.metrics [count [seed]]` tries all of them, or `count` chosen at random, and fails when less than
95 % are noticed. A fault that changes no code is one that the table states wrongly.
"""

from __future__ import annotations

import ast
import random
import sys
from collections.abc import Sequence

from tests.mutation.bench import Bench
from tests.mutation.metrics_faults import FAULTS, Fault
from tests.mutation.mutants import Mutant

BENCH = Bench(("metrics",), ("tests/metrics",))
LEAST_NOTICED = 0.95


def mutant(fault: Fault, text: str) -> Mutant:
    """The module `text` with the fault. Errors: ValueError unless the right text occurs in it exactly once."""
    if text.count(fault.right) != 1:
        raise ValueError(f"{fault.module}: {fault.right!r} occurs {text.count(fault.right)} times")
    line = text[: text.index(fault.right)].count("\n") + 1
    return Mutant(line, fault.what, ast.parse(text.replace(fault.right, fault.wrong)))


def survivors(faults: Sequence[Fault]) -> list[Fault]:
    """The faults that no test of metrics notices."""
    reach = BENCH.reach()
    left = []
    for fault in faults:
        name = f"esgreport.metrics.{fault.module}"
        made = mutant(fault, BENCH.source(name))
        answer = BENCH.tried(name, made, reach)
        print(f"{answer:<8} {name}:{made.line} {fault.what}", flush=True)
        left += [fault] if answer != "killed" else []
    return left


if __name__ == "__main__":
    words = sys.argv[1:]
    chosen = random.Random(int(words[1]) if words[1:] else 1).sample(FAULTS, int(words[0])) if words else FAULTS
    unnoticed = survivors(chosen)
    print(f"{len(chosen) - len(unnoticed)} of {len(chosen)} faults in metrics noticed")
    sys.exit(len(chosen) - len(unnoticed) < LEAST_NOTICED * len(chosen))
