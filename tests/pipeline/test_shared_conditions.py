"""Conditions that documents share: each document gets those whose kinds it uses, with what they are made of."""

from __future__ import annotations

from esgreport.document.conditions import Rule
from esgreport.pipeline.shared_conditions import shared_by

SHARED = (
    Rule("listed", equals="company.listed", value="yes"),
    Rule("stops", each="survival", above="gap", than="house.limit"),
    Rule("several", count="survival", where="stops", at_least="2"),
    Rule("both", all=("listed", "several")),
    Rule("falls", below="metrics.loss.eal.total.after", than="metrics.loss.eal.total.before"),
)


def names(*uses: str) -> list[str]:
    return [rule.name for rule in shared_by(SHARED, uses)]


def test_a_document_gets_the_conditions_of_the_kinds_that_it_uses():
    assert names("company") == ["listed", "falls"]
    assert names("company", "survival", "house") == ["listed", "stops", "several", "both", "falls"]


def test_a_condition_goes_with_a_kind_that_it_compares_with():
    assert names("company", "survival") == ["listed", "falls"]


def test_a_condition_over_others_goes_with_any_of_them():
    assert names("survival", "house") == ["stops", "several", "falls"]
