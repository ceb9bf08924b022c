"""What an earlier build left in out/ is told and marked when it cannot be built any more."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from esgreport.cli.main import main

START = "それが、この出来事から私が得た結論です。"


def run(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def build(project):
    return run("build", project, "shareholder-letter", "board-memo", "--lang", "ja", "--out", project / "out")


def stale_in(project):
    files = json.loads((project / "out/manifest.json").read_text("utf8"))["files"]
    return {path: entry["reason"] for path, entry in files.items() if entry.get("stale")}


def broken(project, old, new):
    path = project / "facts/organisation.yaml"
    text = path.read_text("utf8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf8")


def test_a_document_that_cannot_be_built_any_more_is_told_and_marked_as_stale(project):
    assert build(project).exit_code == 0 and stale_in(project) == {}
    broken(project, START, f"{START}対策前の期待損失は262百万円です。")
    done = build(project)
    assert (
        "ESG-BUILD-025" in done.output and "古い版です" in done.output and "ja/shareholder-letter.docx" in done.output
    )
    assert stale_in(project) == {"ja/shareholder-letter.docx": ["ESG-AUDIENCE-009"]}
    broken(project, f"{START}対策前の期待損失は262百万円です。", START)
    assert build(project).exit_code == 0 and stale_in(project) == {}


def test_when_the_project_cannot_be_opened_every_file_is_stale(project):
    assert build(project).exit_code == 0
    (project / "facts/risk.yaml").write_text("scenarios: [", "utf8")
    done = build(project)
    assert done.exit_code == 1 and done.output.count("ESG-BUILD-025") == 2
    assert sorted(stale_in(project)) == ["ja/board-memo.docx", "ja/shareholder-letter.docx"]


@pytest.mark.parametrize("manifest", [None, "{", "[]"])
def test_without_a_manifest_nothing_is_called_stale(project, manifest):
    (project / "facts/risk.yaml").write_text("scenarios: [", "utf8")
    (project / "out").mkdir()
    if manifest is not None:
        (project / "out/manifest.json").write_text(manifest, "utf8")
    done = build(project)
    assert done.exit_code == 1 and "ESG-BUILD-025" not in done.output and "Traceback" not in done.output
