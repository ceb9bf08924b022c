"""The coherent world of `world.yaml`, as it is and with a fault, and what the rules find in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from esgreport.base.fact import Fact
from esgreport.coherence.contradiction import Contradiction, Dossier
from esgreport.coherence.rules import contradictions
from esgreport.company.decode import decode
from esgreport.company.facts import facts_of
from esgreport.metrics.derive import derive
from esgreport.reading.yaml import read_yaml

HERE = Path(__file__).parent
ISSUED, AS_OF = date(2026, 11, 20), date(2026, 9, 30)


def dossier(changes=(), facts=()) -> Dossier:
    """The facts after `changes` (before, after) of the text; `facts` (id, word) replace derived ones."""
    text = (HERE / "world.yaml").read_text("utf-8")
    for before, after in changes:
        assert text.count(before) == 1, f"{text.count(before)} times: {before}"
        text = text.replace(before, after)
    decoded = decode([("world.yaml", read_yaml(text.encode(), "world.yaml").value)], [])
    assert decoded.value is not None, decoded.findings
    known = {fact.id: fact for row in facts_of(decoded.value) for _, fact in row.fields}
    known |= {fact.id: fact for row in derive(decoded.value, known) for _, fact in row.fields}
    verdict = {name: Fact(name, word) for name, word in AGREEING.items()} | {
        name: Fact(name, word) for name, word in facts
    }
    return Dossier(decoded.value, {**known, **verdict}, ISSUED, AS_OF)


# What the verdict of the programme is in the coherent world.
AGREEING = {"verdict.proposed_is_best": "yes", "verdict.pays": "always"}


def found_in(changes=(), facts=()) -> tuple[Contradiction, ...]:
    """The contradictions after `changes`."""
    return contradictions(dossier(changes, facts))
