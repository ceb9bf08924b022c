"""Optional is optional: without any field, record or kind a document is built and leads up to nothing, or a person is
told once at a place of the facts that was there before.

What is known to be wrong is in `known.txt`, which may only become shorter: `python -m tests.situations.run --renew`.
"""

from __future__ import annotations

import pytest

from tests.situations.known import known
from tests.situations.outcomes import failures
from tests.situations.run import found_wrong
from tests.situations.worlds import EXAMPLES, Cut, example, single_cuts, some_cuts, without

STEP, SAMPLE, PROVED = 24, 6, 2000


@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_is_hollow_in_an_example_as_it_is(name: str) -> None:
    assert failures(without(example(name), [])) == {}


def tried(step: int) -> dict[str, list[Cut]]:
    """Every `step`th of all single cuts, those of the table among them."""
    named = {(item.example, item.cut) for item in known()}
    every = {name: list(single_cuts(example(name))) for name in EXAMPLES}
    return {
        name: [
            cut for number, cut in enumerate(cuts) if number % step == 0 or (step == 1 and (name, str(cut)) in named)
        ]
        for name, cuts in every.items()
    }


def test_without_one_thing_documents_are_built_or_lead_to_the_facts() -> None:
    cuts = tried(STEP)
    wrong, sample = found_wrong(cuts), {(name, str(cut)) for name, listed in cuts.items() for cut in listed}
    expected = {item for item in known() if (item.example, item.cut) in sample}
    assert {str(item) for item in wrong - expected} == set()
    assert {str(item) for item in expected - wrong} == set(), "no longer wrong: take them out of known.txt"


@pytest.mark.prove
def test_without_any_one_thing_documents_are_built_or_lead_to_the_facts() -> None:
    wrong = found_wrong(tried(1))
    assert {str(item) for item in wrong - known()} == set()
    assert {str(item) for item in known() - wrong} == set(), "no longer wrong: take them out of known.txt"


def wrong_without_some(seeds: range) -> set[str]:
    """What goes wrong without some things at once that is not known from one of them."""
    expected = {(item.document, item.sign) for item in known()}
    return {
        f"{document}: {sign} ({name}, seed {seed})"
        for seed in seeds
        for name in EXAMPLES
        for document, signs in failures(without(example(name), some_cuts(example(name), seed))).items()
        for sign in signs
        if (document, sign) not in expected
    }


def test_without_some_things_documents_are_built_or_lead_to_the_facts() -> None:
    assert wrong_without_some(range(SAMPLE)) == set()


@pytest.mark.prove
def test_without_many_choices_of_things_documents_are_built_or_lead_to_the_facts() -> None:
    assert wrong_without_some(range(PROVED // len(EXAMPLES))) == set()


def test_without_days_and_frequencies_the_annex_claims_no_effect() -> None:
    """What is spent is told without them; a method that speaks of the expected loss is no claim about it."""
    cuts = [Cut("items", "daily_use"), Cut("scenarios", "frequency")]
    assert failures(without(example("aoba-precision"), cuts)) == {}


def test_a_cut_takes_away_what_it_names_and_what_refers_to_it() -> None:
    given = example("aoba-precision")
    whole, left = (without(given, cuts).loaded for cuts in ([], [Cut("customers"), Cut("contacts", "phone")]))
    assert whole is not None and left is not None
    assert whole.facts.knowledge.by_kind["customers"] and not left.facts.knowledge.by_kind.get("customers")
    phones = [row.fact("phone") for row in left.facts.knowledge.by_kind["contacts"]]
    assert phones and not any(phones)
    assert len(left.facts.knowledge.by_kind.get("sales", ())) < len(whole.facts.knowledge.by_kind["sales"])


@pytest.mark.parametrize("text", ["asks", "asks.effort", "asks[ASK-1]"])
def test_a_cut_reads_as_it_prints(text: str) -> None:
    assert str(Cut.of(text)) == text
