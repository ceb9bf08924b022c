"""A document has the day that `[dates]` gives it: on its pages, in its facts, for publication and quiet periods."""

from __future__ import annotations

from datetime import date

import pytest
from click.testing import CliRunner

from esgreport import api
from esgreport.audience.selection import select
from esgreport.cli.main import main
from esgreport.pipeline.assembly import selection_request
from esgreport.pipeline.targets import Target

LETTER = "shareholder-letter"


def dated(project, **days):
    """The project with these days of documents (board_memo=…)."""
    path = project / "esgreport.toml"
    own = path.read_text("utf-8").partition("\n[dates]")[0]
    lines = "".join(f"{name.replace('_', '-')} = {day}\n" for name, day in days.items())
    path.write_text(f"{own}\n[dates]\n{lines}", "utf-8")
    opened = api.open_project(str(project))
    assert opened.value is not None, opened.findings
    return opened.value


def view(loaded, document, audience):
    """What one reader sees of one document."""
    outcome = select(loaded.facts.knowledge, audience, selection_request(loaded.resources.specifications[document]))
    assert outcome.value is not None
    return outcome.value


def test_a_document_without_a_day_of_its_own_has_the_day_of_the_project(project):
    loaded = dated(project, board_memo="2026-10-21")
    assert view(loaded, "board-memo", "board").facts["document.issued"].value == date(2026, 10, 21)
    assert view(loaded, "board-deck", "board").facts["document.issued"].value == loaded.settings.issued
    assert loaded.settings.issued_on("board-memo") == date(2026, 10, 21)


def test_the_day_stands_on_the_pages_and_in_the_properties(project):
    loaded = dated(project, shareholder_letter="2026-11-25")
    built = api.build_one(loaded, Target(LETTER, "public", "ja", "docx")).value
    assert built.tree.issued == date(2026, 11, 25)
    assert "2026年11月25日" in str(built.tree) and "2026年11月20日" not in str(built.tree)


@pytest.mark.parametrize(("day", "told"), [("2026-10-29", False), ("2026-10-30", True)])
def test_what_is_published_is_judged_on_the_day_of_the_document(project, day, told):
    loaded = dated(project, shareholder_letter=day)
    shown = view(loaded, LETTER, "public")
    assert any(fact.endswith(".total") for fact in shown.unpublished) is not told


@pytest.mark.parametrize(("day", "told"), [("2026-11-10", True), ("2026-11-11", False)])
def test_a_letter_whose_own_day_lies_in_a_quiet_period_is_told(project, day, told):
    loaded = dated(project, shareholder_letter=day)
    assert any(item.code == "ESG-BUILD-010" for item in api.check(loaded)) is told


def test_a_file_goes_on_the_day_that_stands_on_it(project):
    loaded = dated(project, board_memo="2026-10-21")
    out = project / "out"
    assert api.build(loaded, str(project), str(out), documents=["board-memo"]).value is not None
    gone = api.issue(loaded, str(project), str(out / "ja/board-memo.docx"), "board", "取締役会", write=False)
    assert gone.value is not None and gone.value.entry.on == date(2026, 10, 21)


def test_a_day_for_a_document_that_does_not_exist_is_told_at_its_place(project):
    path = project / "esgreport.toml"
    path.write_text(path.read_text("utf-8").partition("\n[dates]")[0] + "\n[dates]\nboard-meno = 2026-10-21\n", "utf-8")
    done = CliRunner().invoke(main, ["check", str(project), "--ui-lang", "en"])
    assert done.exit_code == 1 and "board-memo" in done.output and "esgreport.toml:" in done.output
