"""The words of choices: one table for workbooks and documents, and older words that are still read."""

from __future__ import annotations

import pytest

from esgreport.company.fields import specs
from esgreport.company.grammar.word import parse_choice
from esgreport.company.records import KINDS

# What workbooks offered before the words of documents became theirs.
WRITTEN_BEFORE = (
    ("asks", "basis_of_ask", "任意のお願い", "voluntary"), ("asks", "basis_of_ask", "契約に基づく", "contractual"),
    ("asks", "basis_of_ask", "法令に基づく", "legal"), ("scenarios", "kind", "流出", "leak"),
    ("scenarios", "kind", "投資・出資", "investment"), ("stakeholders", "kind", "行政", "government"),
    ("information_sources", "kind", "行政", "government"), ("leak_paths", "channel", "買収・出資", "acquisition"),
    ("leak_paths", "channel", "設備・装置", "equipment"), ("leak_paths", "channel", "調達先", "supplier"),
    ("checklist", "answer", "該当なし", "not-applicable"), ("scenarios", "severity", "最小・最頻・最大", "pert"),
    ("scenarios", "severity", "90%の範囲", "lognormal"), ("recovery", "confidence", "B", "B"),
)  # fmt: skip
CHOICES = [(kind, spec) for kind in KINDS for spec in specs(KINDS[kind]) if spec.choices]


@pytest.mark.parametrize(("kind", "field", "word", "choice"), WRITTEN_BEFORE)
def test_a_word_that_workbooks_offered_before_is_still_read(kind, field, word, choice):
    spec = next(spec for spec in specs(KINDS[kind]) if spec.name == field)
    assert word not in spec.shown.values()
    assert parse_choice(word, spec.choices, spec.shown, spec.meant) == choice


def test_what_a_workbook_offers_is_read_as_the_choice_that_it_was_offered_for():
    for _, spec in CHOICES:
        assert {spec.meant[word]: word for word in spec.shown.values()} == dict(spec.shown)


def test_a_workbook_offers_no_english_word():
    shown = {word for _, spec in CHOICES for word in spec.shown.values()}
    assert {word for word in shown if word.isascii() and word.isalpha() and word.islower()} == set()
