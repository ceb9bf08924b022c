"""The evidence ladder, figures that stay apart, and claims that need their proof."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from esgreport.base.fact import Fact
from esgreport.base.quantity import Money, Quantity
from esgreport.base.text import Text
from esgreport.document.inlines import FactText, Words
from esgreport.document.tree import Document, Paragraph, Section
from esgreport.review import ReviewContext, review
from tests.review.test_rules import rules, specification

DAY = date(2026, 11, 20)
EAL = Fact("metrics.loss.eal.total.before", Money(Decimal(261_800_577)))
AFTER = Fact("metrics.loss.eal.total.after", Money(Decimal(134_980_314)))
PERIOD = Fact("metrics.break_even.programme", Quantity(Decimal(11), "年"))
COST = Fact("programmes.PRG-1.total", Money(Decimal(460_000_000)))
WORDS = Fact(
    "releases.REL-1", Text("言葉", "words"), formula="release(words)", inputs=("metrics.break_even.programme",)
)
BAND = replace(WORDS, id="releases.REL-2", formula="release(band)")


def made(*facts, sentence="", audience="public", language="ja"):
    inlines = (Words(sentence), *(FactText(fact.id, "x") for fact in facts))
    section = Section("a", (), 1, (Paragraph(inlines),))
    ids = tuple(fact.id for fact in facts)
    return Document("x", "letter", language, audience, "x", "x", "x", "x", DAY, DAY, (section,), facts=ids)  # type: ignore[arg-type]


def codes(*facts, ladder=None, **more):
    spec = replace(specification(), ladder=ladder or {})
    every = {fact.id: fact for fact in facts}
    found = review(made(*facts, **more), spec, rules(), ReviewContext(facts=every))
    return [
        item.code
        for item in found
        if item.code in ("ESG-REVIEW-030", "ESG-REVIEW-031", "ESG-REVIEW-032", "ESG-REVIEW-033")
    ]


@pytest.mark.parametrize(
    ("fact", "ladder", "wanted"),
    [
        (EAL, {}, ["ESG-REVIEW-030"]),
        (EAL, {"expected-loss": "band"}, ["ESG-REVIEW-030"]),
        (EAL, {"expected-loss": "figure"}, []),
        (WORDS, {"break-even": "words"}, []),
        (WORDS, {}, ["ESG-REVIEW-030"]),
        (BAND, {"break-even": "words"}, ["ESG-REVIEW-030"]),
        (BAND, {"break-even": "band"}, []),
        (COST, {}, []),
    ],
)
def test_a_document_climbs_no_rung_that_it_does_not_name(fact, ladder, wanted) -> None:
    assert codes(fact, ladder=ladder, audience="lender") == wanted


FULL = {"break-even": "figure", "expected-loss": "figure"}


@pytest.mark.parametrize("audience", ["public", "lender", "supplier:SUP-01", "management"])
def test_a_cost_and_a_break_even_period_never_meet_outside_the_board(audience) -> None:
    assert codes(COST, PERIOD, ladder=FULL, audience=audience) == ["ESG-REVIEW-031"]
    assert codes(COST, BAND, ladder=FULL, audience=audience) == ["ESG-REVIEW-031"]


def test_they_meet_before_the_board_and_in_words() -> None:
    assert codes(COST, PERIOD, ladder=FULL, audience="board") == []
    assert codes(COST, WORDS, ladder=FULL) == []


EFFECT = "損失の見込みを半分に引き下げます。"


@pytest.mark.parametrize(
    ("sentence", "facts", "wanted"),
    [
        (EFFECT, (), ["ESG-REVIEW-032"]),
        (EFFECT, (EAL,), ["ESG-REVIEW-032"]),
        (EFFECT, (EAL, AFTER), []),
        ("損失を下げる方法を検討します。", (), []),
        ("安定供給により受注が増えました。", (), ["ESG-REVIEW-032"]),
        (
            "安定供給により受注が増えました。",
            (Fact("opportunities.OPP-1.title", Text("受注", "order")),),
            ["ESG-REVIEW-032"],
        ),
        (
            "安定供給により受注が増えました。",
            (Fact("opportunities.OPP-1.title", Text("受注", "order"), sources=("EV-1",)),),
            [],
        ),
        ("安定供給が受注につながるという仮説を検証します。", (), []),
        ("取締役会が監督しています。", (), ["ESG-REVIEW-032"]),
        ("取締役会が監督しています。", (Fact("bodies.BOD-1.name", Text("取締役会", "Board")),), []),
        ("コストを削減しました。", (), ["ESG-REVIEW-032"]),
    ],
)
def test_a_claim_needs_the_evidence_of_its_kind(sentence, facts, wanted) -> None:
    assert codes(*facts, ladder=FULL, sentence=sentence, audience="board") == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("We lower the expected loss by half.", ["ESG-REVIEW-032"]),
        ("Our goal is to lower the expected loss.", []),
        ("Stable supply won us orders.", ["ESG-REVIEW-032"]),
        ("It is a hypothesis that stable supply wins orders.", []),
        ("The board oversees the programme.", ["ESG-REVIEW-032"]),
        ("We reduced costs by half.", ["ESG-REVIEW-032"]),
    ],
)
def test_claims_are_known_in_english_too(sentence, wanted) -> None:
    assert codes(sentence=sentence, language="en", audience="board") == wanted


def test_evidence_older_than_a_year_is_said_so() -> None:
    old = [replace(fact, as_of=date(2025, 9, 30)) for fact in (EAL, AFTER)]
    fresh = [replace(fact, as_of=date(2026, 9, 30)) for fact in (EAL, AFTER)]
    assert codes(*old, ladder=FULL, sentence=EFFECT, audience="board") == ["ESG-REVIEW-033"]
    assert codes(*fresh, ladder=FULL, sentence=EFFECT, audience="board") == []
