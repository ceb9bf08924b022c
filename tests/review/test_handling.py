"""A document is never marked more freely than what it shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from esgreport.base.fact import Fact
from esgreport.base.label import Label, Level, parse_label
from esgreport.base.text import Text
from esgreport.document.inlines import FactText
from esgreport.document.tree import Paragraph
from esgreport.review.handling import above_ceiling
from esgreport.review.passages import passages
from tests.review.test_rules import document


def found(label: str, ceiling: str) -> list[tuple[str, str, str]]:
    """What is found of a document that shows one fact with the label."""
    fact = Fact("house.limit", Text("三割", "30"), parse_label(label) or Label(Level.PUBLIC))
    tree = document()
    section = replace(tree.sections[0], blocks=(Paragraph((FactText(fact.id, "30"),)),))
    tree = replace(tree, sections=(section,), facts=(fact.id,))
    made = above_ceiling(tree, ceiling, {fact.id: fact}, list(passages(tree)))
    return [(item.code, item.subject, dict(item.details)["label"]) for item in made]


@pytest.mark.parametrize(("label", "ceiling"), [("internal", "public"), ("board +our-view", "internal")])
def test_a_fact_above_the_mark_stops_the_document(label: str, ceiling: str) -> None:
    assert found(label, ceiling) == [("ESG-REVIEW-034", "house.limit", label.split()[0])]


@pytest.mark.parametrize(("label", "ceiling"), [("public", "public"), ("internal +our-view", "internal")])
def test_a_fact_up_to_the_mark_is_fine(label: str, ceiling: str) -> None:
    assert found(label, ceiling) == []
