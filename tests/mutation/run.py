"""How many small faults in selection, register and auditor the tests notice.

`python -m tests.mutation.run [share [seed [part parts]]]` tries a random share of all faults and fails when the tests
notice less than 90 % of them; `part` of `parts` runs beside others.
"""

from __future__ import annotations

import random
import sys
import time

from tests.mutation.bench import Bench
from tests.mutation.mutants import mutants

BENCH = Bench(
    ("audience", "distribution/register", "audit"),
    (
        "tests/audience",
        "tests/register",
        "tests/audit",
        "tests/pipeline/test_purpose.py",
        "tests/pipeline/test_members.py",
        "tests/pipeline/test_typed_in.py",
        "tests/pipeline/test_other_names.py",
        "tests/pipeline/test_published_figures.py",
        "tests/pipeline/test_erasing.py",
        "tests/pipeline/test_planted_flows.py",
    ),
)
LEAST_NOTICED = 0.9


def main(share: float, seed: int = 1, part: int = 0, parts: int = 1) -> tuple[int, int]:
    """Killed and tried mutants of a random share of all; `part` of `parts` runs beside others."""
    reach = BENCH.reach()
    everything = [(name, mutant) for name in BENCH.modules() for mutant in mutants(BENCH.source(name))]
    chosen = random.Random(seed).sample(everything, round(len(everything) * share))[part::parts]
    print(f"{len(everything)} mutants, {len(chosen)} tried", flush=True)
    killed = count = 0
    for name, mutant in chosen:
        start = time.monotonic()
        answer = BENCH.tried(name, mutant, reach)
        if answer == "same":
            continue
        count += 1
        killed += answer == "killed"
        seconds = time.monotonic() - start
        print(f"{killed}/{count} {answer} {name}:{mutant.line} {mutant.what} ({seconds:.0f} s)", flush=True)
    print(f"{killed} of {count} killed", flush=True)
    return killed, count


if __name__ == "__main__":
    words = sys.argv[1:]
    noticed, tried_out = main(float(words[0]) if words else 1.0, *map(int, words[1:4]))
    sys.exit(noticed < LEAST_NOTICED * tried_out)
