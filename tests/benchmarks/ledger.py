"""The pass over a ledger of a million rows beside a bare `csv.reader` of the same bytes, and its memory."""

from __future__ import annotations

import csv
import io
import os
import random
import time
import tracemalloc

from esgreport.inputs.ledger.columns import find_columns
from esgreport.inputs.ledger.sums import add_up
from esgreport.inputs.ledger.table import transactions
from esgreport.reading.delimited import open_delimited

ROWS = int(os.environ.get("ESGREPORT_BENCH_ROWS", "1000000"))
ITEMS = [f"IT-{number:04}" for number in range(400)]
SUPPLIERS = [f"SUP-{number:03}" for number in range(120)]
HEADER = ["伝票番号", "計上日", "仕入先コード", "品目コード", "品名", "数量", "単位", "仕入金額", "部門", "摘要"]


def exported(form: str) -> bytes:
    """A ledger of ROWS rows in cp932; `form` is how amounts are printed."""
    chance = random.Random(1)
    pairs = [(item, chance.choice(SUPPLIERS)) for item in ITEMS for _ in range(2)]
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(HEADER)
    for number in range(ROWS):
        item, supplier = chance.choice(pairs)
        day = f"2025/{chance.randrange(1, 13):02}/{chance.randrange(1, 28):02}"
        amount = format(chance.randrange(1000, 9_000_000), form)
        writer.writerow([f"{number:08}", day, supplier, item, f"部品{item}", 5, "", amount, "調達一課", "定期発注"])
    return target.getvalue().encode("cp932")


def whole_pass(data: bytes) -> int:
    """Every step from the bytes to the table of transactions; the number of groups."""
    source = open_delimited(data, "transactions.csv").value
    assert source is not None
    columns = find_columns(source, None).value
    assert columns is not None
    sums = add_up(source, columns)
    ids = {"items": frozenset(ITEMS), "suppliers": frozenset(SUPPLIERS)}
    made = transactions(source, columns, sums, ids)
    assert not made.findings and made.rows == ROWS
    return len(made.table.rows)


def bare_pass(data: bytes) -> None:
    """Every row as a list of texts, and nothing done with it."""
    for _ in csv.reader(io.TextIOWrapper(io.BytesIO(data), "cp932", newline="")):
        pass


def _best(work: object, data: bytes) -> float:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        work(data)  # type: ignore[operator]
        times.append(time.perf_counter() - start)
    return min(times)


def ledger_pass() -> None:
    """Print the ratio for plain and for grouped amounts, and the memory above the file itself."""
    for name, form in (("1200000", "d"), ("1,200,000", ",")):
        data = exported(form)
        bare, own = _best(bare_pass, data), _best(whole_pass, data)
        title = f"ledger, {ROWS:,} rows, amounts as {name}"
        print(f"{title:<58} esgreport {own:8.2f} s    csv   {bare:8.2f} s    {own / bare:6.1f}x   (goal at most 4x)")
    tracemalloc.start()
    groups = whole_pass(data)
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    print(f"memory of the pass above the file of {len(data) / 1e6:.0f} MB: {peak:.1f} MB for {groups:,} groups")


if __name__ == "__main__":
    ledger_pass()
