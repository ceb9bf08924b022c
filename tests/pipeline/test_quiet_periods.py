"""Quiet periods are told where documents go to investors, by the calendar of a listed company."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from esgreport.cli.main import main
from tests.conftest import ROOT

EXAMPLE = ROOT / "examples/aoba-precision"


def run(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def quiet(project, start, end):
    path = project / "esgreport.toml"
    path.write_text(
        path.read_text("utf8")
        .replace("start = 2026-10-01", f"start = {start}")
        .replace("end = 2026-11-10", f"end = {end}"),
        "utf8",
    )


@pytest.mark.parametrize(
    ("start", "end", "disclosed"),
    [("2026-11-20", "2026-11-20", True), ("2026-11-01", "2026-11-30", True), ("2026-11-21", "2026-11-30", False)],
)
def test_a_letter_to_shareholders_dated_in_a_quiet_period_is_told(project, start, end, disclosed):
    quiet(project, start, end)
    done = run("build", project, "shareholder-letter", "--out", project / "out", "--ui-lang", "en")
    assert ("ESG-BUILD-010" in done.output) == disclosed and done.exit_code == 0
    assert not disclosed or f"{start} to {end}" in done.output


def test_other_readers_and_strictness(project):
    quiet(project, "2026-11-01", "2026-11-30")
    assert "ESG-BUILD-010" not in run("build", project, "board-memo", "--out", project / "out").output
    strict = run("build", project, "shareholder-letter", "--strict", "--out", project / "out")
    assert strict.exit_code == 3


def test_the_day_of_issue_counts_when_a_file_goes(project):
    run("build", project, "shareholder-letter", "--out", project / "out")
    letter = project / "out/ja/shareholder-letter.docx"
    words = ("issue", letter, "--to", "public", "--check", "--project", project)
    assert "ESG-BUILD-010" in run(*words, "--on", "2026-10-15").output
    assert "ESG-BUILD-010" not in run(*words, "--on", "2026-12-15").output


def test_a_period_that_ends_before_it_starts_is_told_at_its_place(project):
    quiet(project, "2026-11-30", "2026-11-01")
    done = run("check", project, "--ui-lang", "en")
    assert (
        done.exit_code == 1
        and "A quiet period ends before it starts." in done.output
        and "esgreport.toml:" in done.output
    )


def test_a_company_that_is_not_listed_has_no_quiet_period(project):
    quiet(project, "2026-11-01", "2026-11-30")
    path = project / "facts/organisation.yaml"
    text = path.read_text("utf8")
    assert "listed: yes" in text or "listed: true" in text
    path.write_text(text.replace("listed: yes", "listed: no").replace("listed: true", "listed: false"), "utf8")
    assert "ESG-BUILD-010" not in run("build", project, "shareholder-letter", "--out", project / "out").output
