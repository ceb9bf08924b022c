"""Seeded contradictions: each is found by its own rule at its place, nothing else is found, and nothing where all agrees."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from esgreport.base.catalogue import entry
from esgreport.base.finding import QUOTE_LIMIT, render
from esgreport.base.text import LANGUAGES
from esgreport.coherence.rules import RULES
from tests.faults.coherence.coherent_world import dossier, found_in

FAULTS = tomllib.loads((Path(__file__).parent / "coherence/faults.toml").read_text("utf-8"))["fault"]
# Longer than any quotation with the sentence around it.
MOST_WORDS = 400


def seeded(fault):
    """What is found in the world with this fault."""
    return found_in(fault.get("change", ()), fault.get("facts", {}).items())


def test_nothing_is_found_where_all_agrees():
    assert [(item.finding.code, item.finding.subject) for item in found_in()] == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault['code']}-{fault['at']}")
def test_each_fault_is_found_by_its_rule_at_its_place_and_nothing_else(fault):
    found = seeded(fault)
    assert [(item.finding.code, item.finding.subject) for item in found] == [(fault["code"], fault["at"])]
    [contradiction] = found
    assert contradiction.finding.origin is not None
    for language in LANGUAGES:
        said = render(entry(fault["code"]), contradiction.finding, language)
        assert said["what"] and said["action"]
        assert sum(map(len, said.values())) < MOST_WORDS
    assert not [text for _, text in contradiction.finding.details if "株主" in text and len(text) > QUOTE_LIMIT]


@pytest.mark.parametrize("fault", FAULTS[::9], ids=lambda fault: fault["code"])
def test_each_fault_touches_facts_that_documents_can_print(fault):
    known = dossier(fault.get("change", ()), fault.get("facts", {}).items()).facts
    [contradiction] = seeded(fault)
    assert set(contradiction.facts) & set(known)


def test_every_rule_has_a_seeded_fault():
    assert {code for code, _ in RULES} == {fault["code"] for fault in FAULTS}
    assert len(RULES) >= 30
