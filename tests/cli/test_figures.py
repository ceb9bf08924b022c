"""`metrics` and `explain`: every figure with its working, in text, JSON and Excel."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from esgreport import api
from esgreport.metrics.methods import Method, method_of
from esgreport.reading.structure import structure
from esgreport.reading.yaml import read_yaml
from tests.cli.test_commands import EXAMPLE, run
from tests.conftest import ROOT


def test_metrics_prints_the_main_figures_and_with_all_every_one() -> None:
    short, long = run("metrics", EXAMPLE).output, run("metrics", "--all", EXAMPLE).output
    assert "metrics.total.p99.before" in short and "stoppages.SCN-2-IT-01.loss_planned" not in short
    assert "stoppages.SCN-2-IT-01.loss_planned" in long and "sensitivity.rate.low" in long


def test_metrics_as_json_holds_exact_numbers() -> None:
    found = {item["id"]: item for item in json.loads(run("metrics", EXAMPLE, "--format", "json").output)}
    eal = found["metrics.loss.eal.total.before"]
    assert float(eal["exact"]) == pytest.approx(261_800_577.2125577) and eal["unit"] == "円"
    assert "scenarios.SCN-1.frequency" in eal["inputs"]


def test_metrics_as_a_workbook_holds_the_same(tmp_path: Path) -> None:
    path = tmp_path / "figures.xlsx"
    done = run("metrics", EXAMPLE, "--format", "xlsx", "--out", str(path))
    assert done.exit_code == 0
    rows = list(openpyxl.load_workbook(path).active.iter_rows(min_row=2, values_only=True))
    disclosed = {item["id"]: item for item in json.loads(run("metrics", EXAMPLE, "--format", "json").output)}
    assert [row[0] for row in rows] == list(disclosed)
    for row in rows:
        if disclosed[row[0]]["exact"]:
            assert float(row[3]) == pytest.approx(float(disclosed[row[0]]["exact"]), rel=1e-12)


@pytest.mark.validator
def test_the_workbook_of_figures_is_valid(tmp_path: Path, validate) -> None:
    path = tmp_path / "figures.xlsx"
    assert run("metrics", EXAMPLE, "--format", "xlsx", "--out", str(path)).exit_code == 0
    assert validate(path) == []


def test_explain_tells_formula_inputs_sources_judges_readers_and_documents() -> None:
    said = run("explain", "metrics.loss.eal.total.after", EXAMPLE).output
    for words in (
        "Σ λ·E[L]", "scenarios.SCN-3.frequency = 0.05", "effects.EFF-1.severity_factor = 0.5", "facts/risk.yaml:",
        "EV-06 Records of scenario workshops", "Riko Segawa", "may see the exact figure: Board\n",
        "board-memo (board)", "effects multiply",
    ):  # fmt: skip
        assert words in said, words


def test_explain_tells_what_is_released_and_by_which_document_it_is_used() -> None:
    said = run("explain", "metrics.concentration.worst_top1", EXAMPLE).output
    assert "Shareholders and investors: We source some key materials" in said and "shareholder-letter (public)" in said


def test_explain_counts_the_purchases_behind_a_share() -> None:
    assert "transactions:IT-01 = n = 36, Σ =" in run("explain", "dependency.IT-01.top1", EXAMPLE).output


def test_explain_as_json_is_whole() -> None:
    disclosed = json.loads(run("explain", "metrics.appraisal.npv", EXAMPLE, "--format", "json").output)
    assert (
        disclosed["figure"]["formula"]
        and disclosed["method"]
        and disclosed["inputs"]
        and disclosed["readers"] == ["Board"]
    )


def test_a_fact_that_is_not_there_is_a_finding_with_a_guess() -> None:
    done = run("explain", "metrics.break_even.program", EXAMPLE)
    assert done.exit_code == 1 and "metrics.break_even.programme" in done.output


def test_every_derived_figure_has_a_method_of_its_own() -> None:
    methods = structure(
        read_yaml((ROOT / "content/methods.yaml").read_bytes(), "methods.yaml").value, tuple[Method, ...]
    ).value
    loaded = api.open_project(EXAMPLE).value
    patterns = {item.id: method_of(item.id, methods) for item in api.measures(loaded, "en")}
    assert [name for name, method in patterns.items() if method is None] == []
    assert all(method.name.ja and method.formula.en and method.assumption.ja for method in methods)


def test_the_annex_prints_every_figure_of_the_board_with_formula_and_inputs() -> None:
    loaded = api.open_project(EXAMPLE).value
    built = api.build_one(loaded, api.Target("board-annex", "board", "ja", "xlsx")).value
    shown = set(built.facts)
    for fact in ("metrics.appraisal.npv", "metrics.total.p99.after", "metrics.break_even.programme"):
        assert fact in shown
    for name in ("loss_low", "loss_high", "frequency"):
        assert f"scenarios.SCN-1.{name}" in shown
    for name in ("stock", "time_to_recover", "alternative_rate"):
        assert f"recovery.REC-1.{name}" in shown
    assert {"effects.EFF-1.severity_factor", "items.IT-01.daily_use", "house.discount_rate"} <= shown


# Spending and profit are both published, and anybody may divide them.
OF_WHAT_IS_PUBLISHED = ("metrics.size.profit_share",)


def test_a_shareholder_sees_no_figure_of_the_board() -> None:
    loaded = api.open_project(EXAMPLE).value
    for language in ("ja", "en"):
        built = api.build_one(loaded, api.Target("shareholder-letter", "public", language, "docx")).value
        retained = [
            name
            for name in built.facts
            if name.startswith(("metrics.", "loss.", "scenarios.", "workings.", "sensitivity."))
            and name not in OF_WHAT_IS_PUBLISHED
        ]
        assert retained == []
