"""What a partner told us is used for what it was told for, and shared no further than they agreed."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from esgreport import api
from esgreport.audience.clearance import Clearance
from esgreport.audience.selection import SelectionRequest, select
from esgreport.base.label import Level, parse_label
from esgreport.cli.main import main

RELEASE = (
    "releases:\n  - {{id: REL-90, fact: {fact}, audience: {audience}, transform: words, words_ja: 二十日ほど, "
    "words_en: some twenty days, approver_ja: 委員会, approver_en: Committee, reason_ja: 説明, reason_en: To explain, "
    "approved_on: 2026-11-12}}\n"
)


def run(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def heard(project, source="DIA-08"):
    """The recovery of one item rests on what a supplier said."""
    path = project / "facts/supply.yaml"
    text = path.read_text("utf8")
    assert "sources: [EV-05], basis" in text
    path.write_text(text.replace("sources: [EV-05], basis", f"sources: [{source}], basis", 1), "utf8")


def told(project, fact, audience):
    (project / "facts/more.yaml").write_text(RELEASE.format(fact=fact, audience=audience), "utf8")


def found(project):
    done = run("check", project, "--format", "json")
    return [item for item in json.loads(done.output)["findings"] if item["code"] == "ESG-AUDIENCE-014"], done.exit_code


@pytest.mark.parametrize("fact", ["recovery.REC-1.time_to_recover", "dialogue.DIA-08.topic"])
def test_a_suppliers_answer_for_a_bank_is_refused_with_the_conversation_and_its_purpose(project, fact):
    heard(project)
    told(project, fact, "lender")
    (item,), code = found(project)
    assert code == 1
    assert item["place"].startswith("facts/more.yaml:2")
    words = json.dumps(item, ensure_ascii=False)
    assert "DIA-08" in words and "取組の改善" in words and "同意" in words


def test_the_board_may_be_told_and_so_may_all_to_whom_the_partner_agreed(project):
    heard(project)
    told(project, "recovery.REC-1.time_to_recover", "board")
    assert found(project) == ([], 0)
    path = project / "facts/dialogue.yaml"
    text = path.read_text("utf8")
    line = next(line for line in text.splitlines() if "{id: DIA-08," in line)
    assert "consent: internal" in line
    path.write_text(text.replace(line, line.replace("consent: internal", "consent: named")), "utf8")
    told(project, "recovery.REC-1.time_to_recover", "lender")
    assert found(project) == ([], 0)


def test_what_rests_on_an_answer_stays_inside_with_all_that_is_worked_out_from_it(project):
    def seen(audience):
        knowledge = api.open_project(str(project)).value.facts.knowledge
        view = select(knowledge, audience, SelectionRequest("x", ("investments",), (), ())).value
        made = [f for f in knowledge.by_id.values() if any(i.startswith("investments.INV-1.") for i in f.inputs)]
        return len(view.rows["investments"]), [f.id for f in made if "heard" not in f.label.compartments], len(made)

    lender, board = seen("lender"), seen("board")
    path = project / "facts/programme.yaml"
    text = path.read_text("utf8")
    line = next(line for line in text.splitlines() if "{id: INV-1," in line)
    assert "sources: [EV-12]" in line and lender[0] > 0 and len(lender[1]) == lender[2] > 3
    path.write_text(text.replace(line, line.replace("sources: [EV-12]", "sources: [EV-12, DIA-08]")), "utf8")
    assert seen("board")[0] == board[0]
    assert seen("lender") == (lender[0] - 1, [], lender[2])


def test_the_partner_who_told_us_may_see_it_again():
    own = parse_label("partner +supplier:SUP-01 +heard")
    with_own = Clearance(Level.PARTNER, frozenset({"supplier:SUP-01"}), "supplier:SUP-01")
    assert with_own.admits(own)
    other = Clearance(Level.PARTNER, frozenset({"supplier:SUP-02", "supplier:SUP-01"}), "supplier:SUP-02")
    assert not other.admits(own)
    assert not with_own.admits(parse_label("partner +heard"))
