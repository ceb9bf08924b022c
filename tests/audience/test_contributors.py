"""Figures behind which few partners stand."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from esgreport.audience.small_counts import DOMINATED, ESTIMATED, FEW, broken_rule, item_of
from esgreport.cli.main import main


@pytest.mark.parametrize(
    ("amounts", "broken"),
    [
        ([], FEW),
        ([100], FEW),
        ([50, 50], FEW),
        ([50, 50, 0], FEW),
        ([75, 15, 10], DOMINATED),
        ([74, 16, 10], ""),
        ([60, 35, 5], ESTIMATED),
        ([60, 34, 6], ""),
        ([40, 30, 30], ""),
    ],
)
def test_the_rules_of_statistics_offices(amounts, broken):
    assert broken_rule([Decimal(amount) for amount in amounts]) == broken


@given(st.lists(st.integers(1, 10**9), max_size=8))
def test_neither_order_nor_unit_of_the_amounts_matters(amounts):
    found = broken_rule([Decimal(amount) for amount in amounts])
    assert broken_rule([Decimal(amount) * 1000 for amount in reversed(amounts)]) == found


@pytest.mark.parametrize(
    ("fact", "item"),
    [
        ("dependency.IT-01.top1", "IT-01"),
        ("metrics.concentration.top1.IT-01", "IT-01"),
        ("dependency.IT-01", "IT-01"),
        ("dependency", ""),
        ("metrics.concentration.worst_top1", ""),
        ("metrics.loss.eal.IT-01", ""),
        ("items.IT-01.name", ""),
    ],
)
def test_which_item_a_figure_sums_up(fact, item):
    assert item_of(fact) == item


WORDS, BAND = "words, words_ja: 多い, words_en: much", "band, low: 40%, high: 100%"


@pytest.mark.parametrize(
    ("item", "transform", "disclosed"),
    [("IT-02", BAND, ["ESG-AUDIENCE-015"]), ("IT-02", WORDS, []), ("IT-01", BAND, [])],
)
def test_a_release_about_few_suppliers_is_told_unless_it_is_in_words(project, item, transform, disclosed):
    (project / "facts/more.yaml").write_text(
        f"releases:\n  - {{id: REL-93, fact: metrics.concentration.top1.{item}, audience: lender, "
        f"transform: {transform}, approver_ja: 委, approver_en: C, reason_ja: 説明, reason_en: R, "
        "approved_on: 2026-11-12}\n",
        "utf8",
    )
    done = CliRunner().invoke(main, ["check", str(project), "--format", "json"])
    found = [item["code"] for item in json.loads(done.output)["findings"]]
    assert [code for code in found if "ESG-AUDIENCE-015" <= code <= "ESG-AUDIENCE-017"] == disclosed
