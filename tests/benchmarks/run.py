"""`make bench`: esgreport beside plain python-docx and python-pptx, in one run, interleaved, warm; ratios, no limits.

Every iteration has other fact values and one changed list length. Nothing here is a test: machines differ, ratios count.
"""

from __future__ import annotations

import gc
import os
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from esgreport import api  # noqa: E402
from esgreport.audience.selection import Knowledge, select  # noqa: E402
from esgreport.base.fact import Fact, Row  # noqa: E402
from esgreport.base.quantity import Money, Percent  # noqa: E402
from esgreport.layout.deck import arrange_deck  # noqa: E402
from esgreport.layout.flow import arrange_flow  # noqa: E402
from esgreport.pipeline.assembly import make_document, selection_request  # noqa: E402
from esgreport.pipeline.build import build_one  # noqa: E402
from esgreport.pipeline.load import Loaded  # noqa: E402
from esgreport.pipeline.targets import Target  # noqa: E402
from esgreport.writers.docx import write_docx  # noqa: E402
from esgreport.writers.pptx import write_pptx  # noqa: E402
from tests.benchmarks.annual_loss import annual_loss  # noqa: E402
from tests.benchmarks.disclosure import derived_leaks, inspection  # noqa: E402
from tests.benchmarks.ledger import ledger_pass  # noqa: E402

ROUNDS = int(os.environ.get("ESGREPORT_BENCH_ROUNDS", "30"))
LETTER = Target("shareholder-letter", "public", "ja", "docx")
DECK = Target("board-deck", "board", "ja", "pptx")
SHORTENED = {"shareholder-letter": "investments", "board-deck": "objections"}


def varied(loaded: Loaded, target: Target, turn: int) -> Loaded:
    """The same company with other values in every amount and share, and one list shorter every second turn."""
    factor = 1 + Decimal(turn + 1) / 997
    known = loaded.facts.knowledge
    rows = {kind: tuple(_row(row, factor) for row in found) for kind, found in known.by_kind.items()}
    kind = SHORTENED[target.document]
    if turn % 2:
        rows[kind] = rows[kind][:-1]
    by_id = {fact.id: fact for found in rows.values() for row in found for _, fact in row.fields}
    knowledge = Knowledge(rows, by_id, known.audiences, known.released, known.listed, known.issued)
    return replace(loaded, facts=replace(loaded.facts, knowledge=knowledge))


def _row(row: Row, factor: Decimal) -> Row:
    return replace(row, fields=tuple((name, _fact(fact, factor)) for name, fact in row.fields))


def _fact(fact: Fact, factor: Decimal) -> Fact:
    match fact.value:
        case Money(amount=amount):
            return replace(fact, value=replace(fact.value, amount=amount * factor))
        case Percent(value=value) if value < 90:
            return replace(fact, value=Percent(value * factor))
        case _:
            return fact


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def compare(title: str, ours: list[Callable[[], object]], theirs: list[Callable[[], object]], goal: str) -> None:
    """Interleaved medians and their ratio."""
    for warm in range(2):
        ours[warm](), theirs[warm]()
    gc.collect()
    pairs = [(timed(one), timed(other)) for one, other in zip(ours[2:], theirs[2:], strict=True)]
    own, other = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"{title:<58} esgreport {own:8.2f} ms   plain {other:8.2f} ms   {other / own:6.1f}x   (goal {goal})")


def plans(loaded: Loaded, target: Target) -> list[object]:
    """One plan a round."""
    made = []
    for turn in range(ROUNDS + 2):
        now = varied(loaded, target, turn)
        view = select(
            now.facts.knowledge, target.audience, selection_request(now.resources.specifications[target.document])
        ).value
        document = make_document(now, target, view).value
        paged = now.resources.word_brands.brand(document.form, target.language)
        arrange, brand = (
            (arrange_deck, now.resources.deck_brands.brand(target.language))
            if target.format == "pptx"
            else (arrange_flow, paged)
        )
        made.append(arrange(document, brand, now.resources.faces).value)
    return made


def writer_stage(loaded: Loaded) -> None:
    """Plan → bytes, beside the plain libraries on the same content."""
    from tests.benchmarks import plain

    for target, writer, brand, baseline, goal in (
        (LETTER, write_docx, loaded.resources.word_brands.brand("letter", LETTER.language), plain.letter, "20x"),
        (DECK, write_pptx, loaded.resources.deck_brands.brand("ja"), plain.deck, "10x"),
    ):
        made = plans(loaded, target)
        ours = [lambda plan=plan: writer(plan, brand) for plan in made]
        theirs = [lambda plan=plan: baseline(plan) for plan in made]
        compare(f"writer stage, {target.document}", ours, theirs, goal)


def whole_way(loaded: Loaded) -> None:
    """Validated facts → audited file, beside building the same content with the plain libraries."""
    from tests.benchmarks import plain

    for target, baseline in ((LETTER, plain.letter), (DECK, plain.deck)):
        turns = [varied(loaded, target, turn) for turn in range(ROUNDS + 2)]
        ours = [lambda now=now, target=target: _built(now, target) for now in turns]
        theirs = [lambda plan=plan, baseline=baseline: baseline(plan) for plan in plans(loaded, target)]
        compare(f"facts to audited file, {target.document}", ours, theirs, "2x")


def _built(loaded: Loaded, target: Target) -> bytes:
    outcome = build_one(loaded, target)
    if outcome.value is None:
        raise SystemExit(f"{target.path}: {[item.code for item in outcome.findings]}")
    return outcome.value.data


def disk(loaded: Loaded) -> None:
    """What putting a finished file in place costs: temporary file, fsync, rename."""
    from esgreport.system import SystemWorld

    data, world = _built(loaded, DECK), SystemWorld()
    with tempfile.TemporaryDirectory() as folder:
        times = [timed(lambda: world.replace(f"{folder}/x.pptx", data)) for _ in range(ROUNDS)]
    print(f"{'write, fsync and rename one deck':<58} {statistics.median(times):18.2f} ms")


def stages(loaded: Loaded) -> None:
    """Where the time goes for one document, stage by stage (medians)."""
    for target in (LETTER, DECK):
        spent: dict[str, list[float]] = {}
        for turn in range(ROUNDS):
            _stage_times(varied(loaded, target, turn), target, spent)
        parts = "  ".join(f"{name} {statistics.median(times):.2f}" for name, times in spent.items())
        print(f"stages of {target.document} (ms): {parts}")


def _stage_times(now: Loaded, target: Target, spent: dict[str, list[float]]) -> None:
    from esgreport.document.assemble import assemble
    from esgreport.document.formatting import Printer
    from esgreport.pipeline.assembly import furniture
    from esgreport.pipeline.formats import FORMATS
    from esgreport.review import ReviewContext, review

    def mark(name: str, work: Callable[[], Any]) -> Any:
        start = time.perf_counter()
        value = work()
        spent.setdefault(name, []).append((time.perf_counter() - start) * 1000)
        return value

    resources, form = now.resources, FORMATS[target.format]
    spec = resources.specifications[target.document]
    view = mark("select", lambda: select(now.facts.knowledge, target.audience, selection_request(spec)).value)
    printer = Printer(target.language, now.print_settings, resources.units, resources.names, resources.places)
    frame = furniture(now, target, view)
    template = f"{target.document}/{target.language}.md"
    library = resources.exhibits[target.document]
    tree = mark("assemble", lambda: assemble(resources.env, spec, template, view, printer, frame, library).value)
    mark("review", lambda: review(tree, spec, resources.rules, ReviewContext(single_recipient=False)))
    plan = mark("layout", lambda: form.arrange(tree, resources).value)
    data = mark("write", lambda: form.write(plan, resources))
    mark("audit", lambda: form.audit(data, target.path, form.allowed(plan, resources)))


def start_up() -> None:
    """`--help` beside a bare interpreter."""
    commands = {
        "bare interpreter": [sys.executable, "-c", "pass"],
        "esgreport --help": [sys.executable, "-m", "esgreport", "--help"],
    }
    medians = {}
    for name, command in commands.items():
        times = [
            timed(lambda command=command: subprocess.run(command, capture_output=True, check=True)) for _ in range(9)
        ]
        medians[name] = statistics.median(times)
    bare, own = medians.values()
    print(
        f"{'esgreport --help, beside a bare interpreter':<58} esgreport {own:8.2f} ms   bare  {bare:8.2f} ms   {own / bare:6.1f}x   (goal at most 5x)"
    )


def memory() -> None:
    """Peak memory of twenty decks in a fresh process each; the plain library gets ready plans and loads nothing else."""
    ours = "run.load_example(); [run._built(run.varied(run.LOADED, run.DECK, n), run.DECK) for n in range(20)]"
    theirs = "import pickle; [plain.deck(plan) for plan in pickle.loads(pathlib.Path(sys.argv[2]).read_bytes())]"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plans"
        path.write_bytes(pickle.dumps(plans(LOADED, DECK)[:20]))
        peaks = {
            "esgreport, facts to audited file": _peak(f"from tests.benchmarks import run; {ours}", str(path)),
            "python-pptx, the same decks": _peak(f"from tests.benchmarks import plain; {theirs}", str(path)),
        }
    print("peak memory, 20 decks: " + "   ".join(f"{name} {peak:.0f} MB" for name, peak in peaks.items()))


def _peak(body: str, path: str) -> float:
    script = (
        f"import pathlib, sys; sys.path.insert(0, sys.argv[1]); {body}; "
        "print(*[l.split()[1] for l in open('/proc/self/status') if l.startswith('VmHWM')])"
    )
    done = subprocess.run([sys.executable, "-c", script, str(ROOT), path], capture_output=True, text=True, check=True)
    return int(done.stdout.strip().splitlines()[-1]) / 1024


LOADED: Loaded


def load_example() -> None:
    """The example company, validated once."""
    global LOADED
    opened = api.open_project(str(ROOT / "examples" / "aoba-precision"))
    if opened.value is None:
        raise SystemExit([item.code for item in opened.findings])
    LOADED = opened.value


def main() -> None:
    """All benchmarks, one after the other."""
    print(f"load and validate the example: {timed(load_example):.0f} ms")
    writer_stage(LOADED)
    whole_way(LOADED)
    stages(LOADED)
    disk(LOADED)
    annual_loss()
    ledger_pass()
    derived_leaks()
    inspection(LOADED)
    start_up()
    # getrusage would count the parent's memory from before the start; the high-water mark of /proc does not.
    if Path("/proc/self/status").exists():
        memory()


if __name__ == "__main__":
    main()
