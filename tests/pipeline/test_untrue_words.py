"""Released words that facts no longer carry stop the documents that use them, and whoever received them is named."""

from __future__ import annotations

import json

from click.testing import CliRunner

from esgreport.cli.main import main

REL_1 = "fact: metrics.concentration.worst_top1, audience: public"


def run(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def release(project, more):
    """The first release of the project, with more fields."""
    path = project / "facts/assurance.yaml"
    text = path.read_text("utf8")
    assert text.count(REL_1) == 1
    start = text.index(REL_1)
    end = text.index("}\n", start)
    line = text[start:end].partition(", holds:")[0]
    path.write_text(text[:start] + line + more + text[end:], "utf8")


def found(project):
    done = run("check", project, "--format", "json")
    return [
        (item["code"], item["subject"]) for item in json.loads(done.output)["findings"] if item["severity"] != "note"
    ]


def test_words_that_hold_are_printed(project):
    release(project, ', holds: ["metrics.concentration.worst_top1 > house.concentration_limit", "count items >= 3"]')
    assert run("build", project, "shareholder-letter", "--lang", "ja", "--out", project / "out").exit_code == 0


def test_untrue_words_stop_the_documents_that_use_them_and_no_other_one(project):
    out = project / "out"
    assert run("build", project, "--lang", "ja", "--out", out).exit_code == 0
    letter = out / "ja/shareholder-letter.docx"
    assert run("issue", letter, "--to", "public", "--for", "株主各位", "--project", project).exit_code == 0
    letter.unlink()
    release(project, ", holds: [metrics.concentration.worst_top1 < house.concentration_limit]")
    subject = "releases[REL-1].holds"
    assert set(found(project)) == {("ESG-AUDIENCE-031", subject), ("ESG-REGISTER-010", subject)}
    done = run("build", project, "--lang", "ja", "--out", out)
    assert done.exit_code == 1
    assert not letter.exists() and (out / "ja/board-memo.docx").exists()
    (line,) = [line for line in done.output.splitlines() if "ESG-REGISTER-010" in line]
    assert "株主各位: ja/shareholder-letter.docx" in line and "REL-1" in line


def test_withdrawn_words_are_gone_with_what_they_told(project):
    release(project, ", withdrawn_on: 2026-11-13")
    assert found(project) == []


def test_a_predicate_that_cannot_be_read_is_found_at_its_place(project):
    release(project, ", holds: [about half]")
    assert found(project) == [("ESG-AUDIENCE-032", "releases[REL-1].holds")]
