"""Material losses and break-even periods stay with the board as figures, whatever is released."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from esgreport import api
from esgreport.audience.materiality_gate import NO_GATE, MaterialityGate, check_materiality
from esgreport.base.fact import Fact, Row
from esgreport.base.label import PUBLIC
from esgreport.base.quantity import Money
from esgreport.base.text import Text
from esgreport.company.record_set import record_set
from esgreport.company.records import LegalGate

EXAMPLE = Path(__file__).resolve().parents[2] / "examples/aoba-precision"
RELEASE = (
    "  - {{id: REL-X, fact: {fact}, audience: {audience}, transform: {how}, approver_ja: 甲, approver_en: A,"
    " reason_ja: 試験, reason_en: test, approved_on: 2026-11-12}}\n"
)


def project(tmp_path, release="", *changes):
    target = tmp_path / "p"
    shutil.copytree(EXAMPLE, target)
    file = target / "facts/assurance.yaml"
    text = file.read_text("utf-8").replace("releases:\n", "releases:\n" + release)
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    file.write_text(text, "utf-8")
    return target


def found(path):
    return [(item.code, item.subject) for item in api.open_project(str(path)).findings]


@pytest.mark.parametrize(
    "fact",
    ["metrics.total.p99.before", "scenarios.SCN-3.loss_high", "metrics.break_even.programme", "metrics.exceedance.return_100.after"],
)  # fmt: skip
@pytest.mark.parametrize(
    ("audience", "how"), [("lender", "exact"), ("public", "round, digits: 1"), ("government", "exact")]
)
def test_a_figure_of_the_board_is_not_released(tmp_path, fact, audience, how) -> None:
    release = RELEASE.format(fact=fact, audience=audience, how=how)
    assert found(project(tmp_path, release)) == [("ESG-AUDIENCE-005", "releases[REL-X].fact")]


def test_a_small_loss_may_be_released_to_the_bank(tmp_path) -> None:
    release = RELEASE.format(fact="metrics.survival.loss_per_event.IT-05", audience="lender", how="exact")
    assert found(project(tmp_path, release)) == []


def test_a_loss_over_the_screen_asks_for_legal_and_ir(tmp_path) -> None:
    path = project(tmp_path, "", (", covers: materiality", ""))
    assert found(path) == [("ESG-AUDIENCE-006", "materiality")]


def test_an_answer_older_than_the_judgement_does_not_count(tmp_path) -> None:
    path = project(tmp_path, "", ("reviewed_on: 2026-10-14, covers", "reviewed_on: 2026-08-06, covers"))
    assert found(path) == [("ESG-AUDIENCE-006", "materiality")]


def judged(kind, base, flagged):
    named = (("base", Fact("m.b", base)),) if base else ()
    return Row(kind, base, PUBLIC, (*named, ("flagged", Fact("m.f", flagged))))


def gate(**fields):
    text = Text("語", "word")
    given = {"id": "L", "law": text, "trigger": text, "reviewer": text, "result": text, "reviewed_on": date(2026, 1, 1)}
    return LegalGate(**(given | fields))


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ([], None),
        ([judged("materiality", "net_assets", True)], "net assets"),
        ([judged("materiality", "net_assets", False)], None),
        ([judged("other", "net_assets", True)], None),
        ([judged("materiality", "", True)], None),
        ([Row("materiality", "x", PUBLIC, ())], None),
        (
            [judged("materiality", base, flag) for base, flag in (("net_profit", True), ("net_assets", True), ("ordinary_profit", False))],
            "net assets, net profit",
        ),
    ],
)  # fmt: skip
def test_a_screen_names_the_bases_that_were_reached_and_no_others(rows, names):
    found = list(check_materiality(rows, record_set([gate()])))
    assert [dict(item.details)["base_en"] for item in found] == ([names] if names else [])
    assert list(check_materiality(rows, record_set([gate(covers="materiality")]))) == []


@pytest.mark.parametrize(
    ("fact", "value", "retained"),
    [
        ("scenarios.S.loss_low", Money(Decimal(100)), True),
        ("scenarios.S.loss_low", Money(Decimal(-100)), True),
        ("scenarios.S.loss_low", Money(Decimal(1)), False),
        ("scenarios.S.loss_low", Decimal(100), False),
        ("programmes.P.total", Money(Decimal(100)), False),
        ("metrics.break_even.programme", Decimal(1), True),
    ],
)
def test_a_screen_keeps_large_losses_and_every_period_with_the_board(fact, value, retained):
    assert MaterialityGate({"net_assets": Decimal(100)}).restricts(Fact(fact, value)) is retained
    assert NO_GATE.restricts(Fact(fact, value)) is fact.startswith("metrics.break_even")
