"""Worlds of other records, derived anew, look the same to every outside reader, byte for byte.

What differs by right: released forms and the predicates of approved words are the reader's knowledge, so that worlds
keep them (the second test does not); a document that is not written because words became untrue, or
because what it rests on contradicts itself, is told to its owner and not to its reader.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pytest

from esgreport import api
from esgreport.base.catalogue import has_errors
from esgreport.coherence.contradiction import Contradiction
from esgreport.pipeline.build import build_one
from tests.conftest import ROOT
from tests.pipeline.test_secret_worlds import EXAMPLES, outsiders
from tests.pipeline.worlds import derived_anew, drawn, origins

SEEDS, PROVED = 1, 40


@pytest.fixture(scope="module")
def companies():
    return {name: api.open_project(str(ROOT / "examples" / name)).value for name in EXAMPLES}


@dataclass
class Comparison:
    """What came of comparing worlds: files that look otherwise, files that are missing for no reason, and counts."""

    otherwise: list
    missing: list
    counts: Counter


def compared(companies, seeds, *, coherent=True):
    """Every file that is written for an outsider in the company as it is and in its other worlds."""
    result = Comparison([], [], Counter())
    for name, loaded in companies.items():
        readers = outsiders(loaded)
        files = {target: build_one(loaded, target).value for target in readers}
        for audience in sorted({target.audience for target in readers}):
            for seed in seeds:
                world = drawn(loaded, audience, seed, coherent=coherent)
                result.counts["lost" if world is None else "worlds"] += 1
                result.counts["differences"] += world.drawn.size if world else 0
                for target in readers if world else ():
                    if target.audience == audience:
                        take(result, world, files[target], f"{name} {target.path} {audience} {seed}")
    print(dict(result.counts))
    return result


def take(result, world, expected, name):
    outcome = build_one(world.loaded, expected.target)
    if outcome.value is None:
        reasons = {item.code for item in outcome.findings if has_errors((item,))}
        by_right = not world.coherent and ("ESG-AUDIENCE-031" in reasons or rests_on_a_contradiction(world, expected))
        result.counts["stopped"] += 1
        result.missing += [] if by_right else [(name, sorted(reasons))]
        return
    result.counts["files"] += 1
    result.otherwise += [name] if outcome.value.data != expected.data else []


def rests_on_a_contradiction(world, expected):
    """Whether what the file shows, followed back to the records, comes from facts that contradict each other."""
    known = world.loaded.facts.knowledge
    released = {fact.id: fact for fact in known.released.facts.values()}
    rests = set(origins(expected.facts, {**known.by_id, **released}))
    return any(not rests.isdisjoint(item.facts) for item in world.loaded.facts.contradictions if item.stops)


def test_worlds_derived_anew_look_the_same_to_every_outside_reader(companies):
    result = compared(companies, range(SEEDS))
    assert (result.otherwise, result.missing) == ([], [])
    assert result.counts["files"] >= 70 and result.counts["lost"] <= result.counts["worlds"] // 10
    assert result.counts["differences"] >= 100 * result.counts["worlds"]


def test_worlds_with_untrue_words_and_contradictions_change_no_file_that_is_written(companies):
    smaller = {name: loaded for name, loaded in companies.items() if name != "aoba-precision"}
    result = compared(smaller, range(1), coherent=False)
    assert (result.otherwise, result.missing) == ([], [])
    assert result.counts["files"] >= 20


def test_a_contradiction_that_stops_what_does_not_rest_on_it_is_noticed(companies, monkeypatch):
    monkeypatch.setattr(Contradiction, "touches", lambda self, used: True)
    assert compared({"minase-packaging": companies["minase-packaging"]}, range(1), coherent=False).missing


@pytest.mark.prove
@pytest.mark.parametrize("coherent", [True, False])
def test_many_worlds_derived_anew_look_the_same(companies, coherent):
    result = compared(companies, range(PROVED), coherent=coherent)
    assert (result.otherwise, result.missing) == ([], [])


def test_records_written_into_tables_and_read_back_make_the_same_files(companies):
    for loaded in companies.values():
        again, _ = derived_anew(loaded, loaded.facts.records)
        assert all(
            build_one(again, target).value.data == build_one(loaded, target).value.data for target in outsiders(loaded)
        )
