"""What a partner told us goes when its time is over: from the facts, from the register, and it is sought elsewhere."""

from __future__ import annotations

import json
import os
import stat
from datetime import date
from decimal import Decimal

import pytest
from click.testing import CliRunner

from esgreport import api
from esgreport.cli.main import main
from esgreport.distribution.issue import disclosed_before, figure_graph
from esgreport.distribution.register.entry import DisclosedFigure, ErasedFigure, RegisterEntry, entry_line, parse_entry
from esgreport.distribution.register.erased import keyed_hash, was_disclosed, without_erased
from esgreport.system import SystemWorld
from tests.conftest import ROOT

WORDS = "拠点の分散についての相談"
LATER = "2030-01-01"
FACT = "recovery.REC-6.time_to_recover"
TOLD = DisclosedFigure(FACT, "百二十日ほど4987", Decimal("119.5"), Decimal("120.5"))
OTHER = DisclosedFigure("programmes.PRG-1.total", "4.6億円", Decimal("455e6"), Decimal("465e6"))
ENTRY = RegisterEntry(
    date(2026, 11, 20), "lender", "銀行", "lender-note", "ja", "ja/lender-note.docx", "ab" * 32, False,
    (FACT, OTHER.fact), (TOLD, OTHER),
)  # fmt: skip


def run(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def rests_on_a_talk(project):
    """Winding wire, which nothing else rests on, is known from a talk."""
    path = project / "facts/supply.yaml"
    lines = path.read_text("utf8").splitlines(keepends=True)
    told = [line.replace("sources: [EV-05]", "sources: [DIA-06]") if "id: REC-6," in line else line for line in lines]
    path.write_text("".join(told), "utf8")


def erased(project, *words):
    done = run("erase", project, "--on", LATER, "--format", "json", *words)
    return json.loads(done.output), done.exit_code


def all_text(project):
    return "".join(path.read_text("utf8") for path in sorted((project / "facts").glob("*.yaml")))


def test_without_yes_nothing_is_changed_and_everything_is_told(project):
    rests_on_a_talk(project)
    before = all_text(project)
    made, code = erased(project)
    assert code == 0
    assert not made["written"]
    assert "DIA-06" in made["erased"]["talks"]
    assert made["erased"]["records"] == ["recovery[REC-6]"]
    assert all_text(project) == before


def test_words_and_what_rests_on_them_alone_go_and_everything_else_stays(project):
    rests_on_a_talk(project)
    before = all_text(project)
    _, code = erased(project, "--yes")
    after = all_text(project)
    assert code == 0
    assert WORDS in before
    assert WORDS not in after
    assert "id: REC-6," not in after
    gone = set(before.splitlines()) - set(after.splitlines())
    assert all("retain_until" in line or "id: REC-6," in line for line in gone)
    assert len(before.splitlines()) == len(after.splitlines()) + 1
    assert "DIA-06, stakeholder: STK-2, direction: in, on: 2026-05-11" in after
    assert run("check", project).exit_code == 0
    assert erased(project, "--yes")[0]["erased"] == {"talks": [], "records": [], "files": [], "lines": 0}


def test_a_workbook_loses_them_in_all_its_parts(project):
    rests_on_a_talk(project)
    assert run("facts", "convert", project, "--to", "xlsx").exit_code == 0
    made, code = erased(project, "--yes")
    assert code == 0
    # The facts as they were, kept aside by the conversion, are named as another place that holds the words.
    places = {item["place"].split(":")[0] for item in made["findings"] if item["code"] == "ESG-AUDIENCE-022"}
    assert "facts-before/facts/dialogue.yaml" in places
    assert "facts.xlsx" not in places
    assert run("facts", "convert", project, "--to", "yaml").exit_code == 0
    assert WORDS not in all_text(project)
    assert "REC-6," not in all_text(project)


def test_a_record_that_others_refer_to_is_held_and_named_with_them(project):
    path = project / "facts/supply.yaml"
    text = path.read_text("utf8")
    assert "{id: IT-01, " in text
    path.write_text(text.replace("{id: IT-01, ", "{id: IT-01, sources: [DIA-06], ", 1), "utf8")
    made, _ = erased(project, "--yes")
    (item,) = [item for item in made["findings"] if item["code"] == "ESG-AUDIENCE-021"]
    assert item["subject"] == "items[IT-01].sources"
    assert "recovery[REC-1]" in item["what"]
    assert "{id: IT-01, " in path.read_text("utf8")


def test_a_record_whose_figure_is_released_is_held_until_the_release_is_gone(project):
    rests_on_a_talk(project)
    release = (
        "releases:\n  - {id: REL-90, fact: recovery.REC-6.time_to_recover, audience: board, transform: words, "
        "words_ja: 数か月, words_en: months, approver_ja: 委員会, approver_en: Committee, reason_ja: 説明, "
        "reason_en: To explain, approved_on: 2026-11-12}\n"
    )
    (project / "facts/more.yaml").write_text(release, "utf8")
    made, _ = erased(project, "--yes")
    assert made["erased"]["records"] == []
    (item,) = [item for item in made["findings"] if item["code"] == "ESG-AUDIENCE-021"]
    assert "releases[REL-90]" in item["what"]
    (project / "facts/more.yaml").unlink()
    assert erased(project, "--yes")[0]["erased"]["records"] == ["recovery[REC-6]"]


def test_what_rests_on_words_that_were_erased_before_goes_as_well(project):
    erased(project, "--yes")
    rests_on_a_talk(project)
    made, _ = erased(project, "--yes")
    assert made["erased"]["talks"] == []
    assert made["erased"]["records"] == ["recovery[REC-6]"]
    assert "id: REC-6," not in all_text(project)


def test_remarks_on_what_goes_go_with_it_and_the_others_stay(project):
    path = project / "facts/dialogue.yaml"
    text = path.read_text("utf8")
    row = next(line for line in text.splitlines() if "id: DIA-06," in line)
    path.write_text(text.replace(row, f"  # 先方は三か所と話した\n{row}\n  # 次の記録の注記", 1), "utf8")
    erased(project, "--yes")
    assert "三か所" not in path.read_text("utf8")
    assert "次の記録の注記" in path.read_text("utf8")


def test_a_file_of_which_nothing_is_left_is_taken_away(project):
    row = (
        "evidence:\n  - {id: EV-99, title_ja: 先方の回答, title_en: Their answer, dated: 2026-05-11, "
        "custodian_ja: 調達, custodian_en: P, sources: [DIA-06]}\n"
    )
    (project / "facts/told.yaml").write_text(row, "utf8")
    assert "evidence[EV-99]" in erased(project, "--yes")[0]["erased"]["records"]
    assert not (project / "facts/told.yaml").exists()


def test_finished_documents_and_the_history_are_named(project):
    (project / "out").mkdir()
    (project / "out/note.md").write_text(f"# メモ\n{WORDS}\n", "utf8")
    (project / ".git").mkdir()
    found = [(item["code"], item["place"]) for item in erased(project, "--yes")[0]["findings"]]
    assert ("ESG-AUDIENCE-022", "out/note.md") in found
    assert ("ESG-AUDIENCE-023", ".git") in found


def test_the_register_keeps_ids_and_keyed_hashes_and_not_a_byte_of_the_figure(project):
    rests_on_a_talk(project)
    path = project / "register.sqlite"
    SystemWorld().register_add(str(path), entry_line(ENTRY))
    assert TOLD.text.encode() in path.read_bytes()
    assert erased(project, "--yes")[0]["erased"]["lines"] == 1
    assert TOLD.text.encode() not in path.read_bytes()
    assert b"119.5" not in path.read_bytes()
    (entry,) = api.register(str(project)).value
    assert entry.told == (OTHER,)
    assert entry.facts == ENTRY.facts
    key = (project / "register.key").read_bytes()
    assert entry.erased == (ErasedFigure(FACT, keyed_hash(key, TOLD), date(2030, 1, 1)),)
    if os.name != "nt":
        assert not stat.S_IMODE((project / "register.key").stat().st_mode) & 0o077


def test_the_register_is_append_only_again_after_erasing(tmp_path):
    import sqlite3

    path = str(tmp_path / "register.sqlite")
    world = SystemWorld()
    assert world.register_revise(path, str.upper) == 0
    world.register_add(path, "a")
    world.register_add(path, "B")
    assert world.register_revise(path, str.upper) == 1
    assert world.register_lines(path) == ("A", "B")
    with sqlite3.connect(path) as book, pytest.raises(sqlite3.DatabaseError, match="append-only"):
        book.execute("UPDATE issues SET entry = 'x'")
    assert world.register_add(path, "c") == 3


def test_erasing_that_fails_on_one_line_changes_none(tmp_path):
    path = str(tmp_path / "register.sqlite")
    world = SystemWorld()
    world.register_add(path, "1")
    world.register_add(path, "x")
    with pytest.raises(ValueError, match="x"):
        world.register_revise(path, lambda line: str(int(line) + 1))
    assert world.register_lines(path) == ("1", "x")


def test_the_key_is_made_once(tmp_path):
    first = SystemWorld().secret(str(tmp_path / "key"))
    assert len(first) == 32
    assert SystemWorld().secret(str(tmp_path / "key")) == first
    assert SystemWorld().secret(str(tmp_path / "other")) != first


def test_a_figure_is_known_again_by_its_keyed_hash_alone():
    key = b"k" * 32
    left = without_erased(ENTRY, lambda name: name == FACT, key, date(2030, 1, 1))
    assert parse_entry(entry_line(left)) == left
    assert was_disclosed(key, TOLD, left.erased)
    assert not was_disclosed(b"x" * 32, TOLD, left.erased)
    assert not was_disclosed(key, DisclosedFigure(FACT, TOLD.text, Decimal(1), TOLD.high), left.erased)
    assert not was_disclosed(key, OTHER, left.erased)


def test_an_erased_figure_that_we_still_know_counts_as_known_exactly():
    ties = figure_graph(api.open_project(str(ROOT / "examples/aoba-precision")).value)
    name = next(iter(sorted(ties.values)))
    gone = (ErasedFigure(name, "0" * 64, date(2030, 1, 1)), ErasedFigure("nothing.of.it", "1" * 64, date(2030, 1, 1)))
    known = (RegisterEntry(date(2026, 1, 1), "lender", "", "d", "ja", "f", "0" * 64, False, (), (OTHER,), gone),)
    disclosed = tuple(disclosed_before(known, ("lender",), ties.values))
    assert disclosed[0] == OTHER
    (again,) = disclosed[1:]
    assert (again.fact, float(again.low), float(again.high)) == (name, ties.values[name], ties.values[name])
    assert tuple(disclosed_before(known, ("public",), ties.values)) == ()
