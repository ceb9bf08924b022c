"""Faults of argument: each is found by the rule that is meant, at the documents that are meant, and nowhere else."""

from __future__ import annotations

from collections import Counter

import pytest

from esgreport.base.catalogue import codes
from tests.conftest import ROOT
from tests.faults.argument.runner import Fault, faults, missed, run, sound

FAULTS = faults()
RULES = {code for path in (ROOT / "content/findings").glob("*.toml") for code in codes(path.stem)}


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.name for fault in FAULTS])
def test_a_fault_of_argument_comes_to_light(fault):
    if fault.code and fault.code not in RULES:
        pytest.skip(f"the rule {fault.code} is not there yet")
    if fault.beyond:
        pytest.xfail(f"beyond any sound rule: {fault.beyond}")
    assert missed(fault) == []


@pytest.mark.parametrize("project", sorted({fault.project for fault in FAULTS}))
def test_the_sound_example_has_none_of_the_findings(project):
    assert {fault.code for fault in FAULTS if fault.project == project and fault.code} & sound(project).codes() == set()


def test_a_fault_that_nothing_finds_is_told():
    harmless = Fault("aoba-precision", "", "date", {"gates.GAT-1.on": "2027-06-29"}, code="ESG-COHERENCE-046")
    assert missed(harmless) == ["ESG-COHERENCE-046 is not found"]
    unmoved = Fault(
        "aoba-precision", "", "words", {"gates.GAT-1.on": "2027-06-29"}, document="ja/board-memo.docx",
        gone=("第1審査", "no such words"), says=("第2審査",),
    )  # fmt: skip
    assert missed(unmoved) == [
        "the sound document has no “no such words”", "it still says “第1審査”", "it does not say “第2審査”",
    ]  # fmt: skip


@pytest.mark.parametrize("fact", ["gates.GAT-77.on", "nothing.N-1.on", "house.discount_rate.x.y"])
def test_a_fault_of_a_fact_that_is_not_there_is_no_fault(fact):
    with pytest.raises((LookupError, AssertionError)):
        assert run(Fault("aoba-precision", "", "date", {fact: "2027-06-29"}, code="x")).findings == ()


def test_every_kind_of_argument_has_a_fault():
    counts = Counter(fault.kind for fault in FAULTS)
    assert {"sign", "best", "words", "count", "date", "total"} <= set(counts) and len(FAULTS) >= 20, counts
