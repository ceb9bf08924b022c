"""Material losses and break-even periods stay with the board as figures, whatever is released."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from esgreport import api

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
    path = project(tmp_path, "", ("reviewed_on: 2026-11-06, covers", "reviewed_on: 2026-08-06, covers"))
    assert found(path) == [("ESG-AUDIENCE-006", "materiality")]
