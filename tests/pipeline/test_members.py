"""Board papers for one member: without what the member stays out of, with deals for those who work on them."""

from __future__ import annotations

import docx
import pytest
from click.testing import CliRunner

from esgreport import api
from esgreport.audience.recusal import member_of
from esgreport.audience.selection import SelectionRequest, select
from esgreport.audience.withheld import partition_facts
from esgreport.cli.main import main


def run(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def officer(project, fields):
    path = project / "facts/organisation.yaml"
    text = path.read_text("utf8")
    line = next(line for line in text.splitlines() if "{id: OFF-2," in line)
    path.write_text(text.replace(line, line.replace("{id: OFF-2,", f"{{id: OFF-2, {fields},")), "utf8")


def knowledge(project):
    return api.open_project(str(project)).value.facts.knowledge


def shown(project, audience):
    return {fact.id for fact in partition_facts(knowledge(project), audience).shown}


def test_a_member_without_interests_gets_what_the_board_gets(project):
    assert shown(project, "board:OFF-2") == shown(project, "board")
    assert member_of("board", {}) is None and member_of("board:OFF-9", knowledge(project).by_kind) is None


def test_what_a_member_stays_out_of_is_left_out_with_all_that_belongs_to_it_or_is_worked_out_from_it(project):
    officer(project, "stays_out: [SUP-01, TEC-1]")
    board, own = shown(project, "board"), shown(project, "board:OFF-2")
    gone = board - own
    assert own < board
    assert {"suppliers.SUP-01.name", "technologies.TEC-1.identity"} <= gone
    assert not any(fact.startswith(("suppliers.SUP-01.", "technologies.TEC-1.")) for fact in own)
    known = knowledge(project).by_id
    assert not [fact for fact in own if any(name.startswith("technologies.TEC-1.") for name in known[fact].inputs)]
    assert any(fact.startswith("leak_paths.") for fact in gone), "what belongs to it goes with it"
    assert any(fact.startswith("leak_results.") for fact in gone), "and what is worked out from it"


def test_deals_are_for_those_who_work_on_them(project):
    path = project / "facts/programme.yaml"
    text = path.read_text("utf8")
    line = next(line for line in text.splitlines() if "{id: OBJ-1," in line)
    path.write_text(text.replace(line, line.replace("{id: OBJ-1,", "{id: OBJ-1, label: board +deal,")), "utf8")
    officer(project, "deals: yes")
    secret = "objections.OBJ-1.objection"
    assert secret not in shown(project, "board")
    assert secret in shown(project, "board:OFF-2")
    assert secret not in shown(project, "board:OFF-3")


def test_papers_of_a_member_stand_beside_those_of_the_board(project):
    out = project / "out"
    officer(project, "stays_out: [TEC-1]")
    name = (
        next(row for row in knowledge(project).by_kind["technologies"] if row.id == "TEC-1").fact("identity").value.ja
    )
    done = run("build", project, "board-memo", "--lang", "ja", "--member", "OFF-2", "--out", out)
    assert done.exit_code == 0, done.output
    texts = {}
    for path in (out / "ja/board-memo.docx", out / "ja/members/OFF-2/board-memo.docx"):
        nodes = docx.Document(str(path)).element.body.iter(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
        )
        texts[path.parent.name] = "".join(node.text or "" for node in nodes)
    assert name in texts["ja"] and name not in texts["OFF-2"]
    memo = out / "ja/members/OFF-2/board-memo.docx"
    assert run("issue", memo, "--to", "board:OFF-2", "--for", "北沢様", "--project", project).exit_code == 0
    wrong = run("issue", out / "ja/board-memo.docx", "--to", "board:OFF-2", "--project", project)
    assert wrong.exit_code == 4, "the board's own papers hold what this member stays out of"


@pytest.mark.parametrize("name", ["OFF-99", "SUP-01"])
def test_an_unknown_member_is_told(project, name):
    done = run("build", project, "board-memo", "--member", name, "--out", project / "out")
    assert done.exit_code == 1 and "ESG-BUILD-012" in done.output and name in done.output


def test_an_unknown_interest_is_told_at_its_place(project):
    officer(project, "stays_out: [SUP-99]")
    done = run("check", project)
    assert done.exit_code == 1 and "organisation.yaml" in done.output and "SUP-99" in done.output


def test_a_view_of_a_member_holds_no_row_that_belongs_to_their_interest(project):
    officer(project, "stays_out: [SUP-01]")
    rows = select(
        knowledge(project),
        "board:OFF-2",
        SelectionRequest("x", ("suppliers", "supplier_sites", "transactions"), (), ()),
    ).value.rows
    assert "SUP-01" not in {
        fact.value
        for listed in rows.values()
        for row in listed
        for fact in row.fields.values()
        if hasattr(fact, "value")
    }
    assert rows["suppliers"]
