"""What disclosure costs: derived leaks over a thousand figures, the inspection of a file, a compiled brand kept."""

from __future__ import annotations

import random
import time
from decimal import Decimal

from esgreport.api import Loaded, Target, build_one
from esgreport.distribution.inspection import inspect_file
from esgreport.distribution.register.bounds import sum_relation
from esgreport.distribution.register.entry import DisclosedFigure
from esgreport.distribution.register.inference import find_leaks


def derived_leaks(figures: int = 1000, sums: int = 400) -> None:
    """A company of `figures` and `sums` of them, half of all told to the unit: how long the check takes."""
    draw = random.Random(7)
    true = {f"x{n}": float(draw.randint(1, 1000)) for n in range(figures)}
    ties = []
    for n in range(sums):
        parts = [f"x{at}" for at in draw.sample(range(figures), draw.randint(2, 12))]
        true[f"s{n}"] = sum(true[part] for part in parts)
        ties.append(sum_relation(f"s{n}", parts))
    half = Decimal("0.5")
    disclosed = [
        DisclosedFigure(name, "", Decimal(v) - half, Decimal(v) + half)
        for name, v in true.items()
        if draw.random() < 0.5
    ]
    known = {item.fact for item in disclosed}
    start = time.perf_counter()
    found = find_leaks(disclosed, {name: value for name, value in true.items() if name not in known}, ties)
    took = time.perf_counter() - start
    print(
        f"derived leaks, {len(true):,} figures, {sums} sums, {len(disclosed)} told: {len(found)} found in {took:.2f} s (goal 5 s)"
    )


def inspection(loaded: Loaded) -> None:
    """One board deck and one letter, inspected for a shareholder."""
    for document, kind in (("board-deck", "pptx"), ("shareholder-letter", "docx")):
        audience = "board" if document == "board-deck" else "public"
        built = build_one(loaded, Target(document, audience, "ja", kind)).value
        if built is None:
            raise SystemExit(document)
        start = time.perf_counter()
        found = inspect_file(loaded, f"x.{kind}", built.data, "public")
        print(f"inspect the {document} for the public: {len(found)} findings in {time.perf_counter() - start:.2f} s")
