"""`make bench-before BEFORE=<commit>`: the documents of the example beside those of an earlier commit, in one run.

Processes of both trees take turns; each builds its own example with its own templates. Medians and ratios, no limits.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TURNS, WARM, ROUNDS = 3, 2, 8
DOCUMENTS = {
    "shareholder-letter": ("public", "docx"),
    "board-memo": ("board", "docx"),
    "board-deck": ("board", "pptx"),
    "supplier-letter": ("supplier-general", "docx"),
    "supplier-briefing": ("supplier-general", "pptx"),
}
# What a tree of any age has: its own way of varying the example and of timing the stages.
MEASURE = f"""
import json, sys
from tests.benchmarks import run
run.SHORTENED = {{name: "investments" for name in {list(DOCUMENTS)!r}}}
run.load_example()
told = {{}}
for name, (audience, ending) in {DOCUMENTS!r}.items():
    target, spent = run.Target(name, audience, "ja", ending), {{}}
    try:
        for turn in range({WARM + ROUNDS}):
            if turn == {WARM}:
                spent.clear()
            now = run.varied(run.LOADED, target, turn)
            run._stage_times(now, target, spent)
            spent.setdefault("whole", []).append(run.timed(lambda: run._built(now, target)))
    except (SystemExit, AttributeError, KeyError):
        continue
    told[name] = spent
print(json.dumps(told))
"""


def measured(tree: Path) -> dict[str, dict[str, list[float]]]:
    """Milliseconds by document and stage in one process of a tree; a document that it cannot build is left out."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE],
        cwd=tree,
        env={"PYTHONPATH": f"{tree}/src:{tree}", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def drawn_ms(spent: dict[str, list[float]]) -> float:
    """The median of layout and writing together."""
    return statistics.median(a + b for a, b in zip(spent["layout"], spent["write"], strict=True))


def compare(before: Path, now: Path) -> None:
    """Print for each document what layout and writing and the whole way take, then and now."""
    turns = [(measured(before), measured(now)) for _ in range(TURNS)]
    for name in DOCUMENTS:
        pairs = [(then[name], today[name]) for then, today in turns if name in then and name in today]
        if not pairs:
            print(f"{name:<20} not built by one of the two")
            continue
        for label, of in (("layout and write", drawn_ms), ("facts to audited file", _whole_ms)):
            then, today = (statistics.median(of(pair[side]) for pair in pairs) for side in (0, 1))
            print(f"{name:<20} {label:<22} before {then:8.2f} ms   now {today:8.2f} ms   {today / then:5.2f}x")


def _whole_ms(spent: dict[str, list[float]]) -> float:
    return statistics.median(spent["whole"])


def main() -> None:
    """Compare with the commit given, checked out beside."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "before"
        subprocess.run(["git", "worktree", "add", "--detach", "--quiet", str(tree), sys.argv[1]], cwd=ROOT, check=True)
        try:
            compare(tree, ROOT)
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(tree)], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
