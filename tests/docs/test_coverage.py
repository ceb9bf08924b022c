"""What our documents say of the guideline follows from what they print: no tag alone, no item without a reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from esgreport import api
from esgreport.queries.coverage import coverage
from tests.docs.coverage import EXAMPLE, PAGE, page

FORBIDDEN = ("準拠", "適合", "達成率", "スコア", "compliant", "complies", "certified", "score of")


@pytest.fixture(scope="module")
def loaded():
    return api.open_project(EXAMPLE).value


@pytest.fixture(scope="module", params=["ja", "en"])
def items(request, loaded):
    return coverage(loaded, request.param)


def test_the_page_is_made_from_the_documents_as_they_are() -> None:
    assert PAGE.read_text("utf-8") == page(), "python -m tests.docs.coverage"


def test_every_item_has_a_sentence_or_a_reason_and_never_both(items, loaded) -> None:
    assert [item.id for item in items] == [item.id for item in loaded.resources.guideline.items]
    assert all(bool(item.touches) != bool(item.silent) for item in items)
    assert sum(bool(item.touches) for item in items) >= 15


def test_a_sentence_prints_the_facts_that_are_its_evidence(items, loaded) -> None:
    known = loaded.facts.knowledge.by_id
    for item in items:
        for touch in item.touches:
            assert touch.facts and touch.sentence
            assert touch.section in loaded.resources.specifications[touch.document].answers
            assert all(name in known or name.startswith("metrics.") for name in touch.facts), touch


def test_a_tag_alone_answers_nothing(loaded) -> None:
    resources = loaded.resources
    letter = resources.specifications["shareholder-letter"]
    tagged = replace(letter, answers={"closing": ("P1-2", "AUT-07"), "oversight": ("P1-2",)})
    changed = replace(loaded, resources=replace(resources, specifications={"shareholder-letter": tagged}))
    assert all(not item.touches for item in coverage(changed, "ja"))


def test_without_its_facts_an_item_falls_silent(loaded) -> None:
    resources = loaded.resources
    items = tuple(replace(item, evidence=("nothing.*",)) for item in resources.guideline.items)
    edition = replace(resources.guideline, items=items)
    changed = replace(loaded, resources=replace(resources, guideline=edition))
    assert all(item.silent for item in coverage(changed, "en"))


def test_nothing_is_counted_scored_or_certified(items) -> None:
    said = page() + " ".join(item.silent for item in items)
    assert not [word for word in FORBIDDEN if word in said]
