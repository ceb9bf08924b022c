"""The register: what went to whom, safe against kill and against two at once, and read by every later build."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from esgreport import api
from esgreport.cli.main import main
from esgreport.distribution.issue import figure_graph
from esgreport.distribution.register.bounds import ProductRelation, SumRelation
from esgreport.distribution.register.disclosed_figures import bounds_of
from esgreport.distribution.register.entry import DisclosedFigure, RegisterEntry, disclosed_to, entry_line, parse_entry
from esgreport.system import REGISTER, SystemWorld
from tests.conftest import ROOT

EXAMPLE = ROOT / "examples/aoba-precision"
ENTRY = RegisterEntry(
    date(2026, 11, 20), "public", "株主", "shareholder-letter", "ja", "ja/shareholder-letter.docx", "ab" * 32, False,
    ("programmes.PRG-1.total",), (DisclosedFigure("programmes.PRG-1.total", "4.6億円", Decimal("455e6"), Decimal("465e6")),),
)  # fmt: skip


def test_a_line_is_one_object_with_its_keys_in_order_and_its_words_as_they_are():
    line = entry_line(ENTRY)
    assert list(json.loads(line)) == sorted(json.loads(line))
    assert "\n" not in line and "\\u" not in line


def test_an_entry_is_the_same_after_writing_and_reading():
    assert parse_entry(entry_line(ENTRY)) == ENTRY


@given(
    st.text(max_size=30),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.decimals(allow_nan=False, allow_infinity=False),
)
def test_any_text_and_number_survives_the_register(text, low, high):
    item = RegisterEntry(
        date(2026, 1, 2), text, text, text, "en", text, text, True, (text,), (DisclosedFigure(text, text, low, high),)
    )
    assert parse_entry(entry_line(item)) == item


@pytest.mark.parametrize("line", ["", "{}", "[]", "null", '{"on": "2026-13-01", "told": [], "facts": []}', "x" * 50])
def test_a_line_that_nobody_wrote_is_refused(line):
    with pytest.raises(ValueError, match=r".*"):
        parse_entry(line)


def test_the_union_is_of_all_that_one_reader_was_told():
    other = RegisterEntry(
        **{**{name: getattr(ENTRY, name) for name in ENTRY.__slots__}, "audience": "lender", "told": ()}
    )
    assert disclosed_to((ENTRY, other, ENTRY), ("public",)) == ENTRY.told
    assert disclosed_to((ENTRY, other), ("lender",)) == ()


@pytest.mark.parametrize(
    ("text", "value", "low", "high"),
    [
        ("4.6億円", 460_000_000, 455_000_000, 465_000_000),
        ("JPY 460 million", 460_000_000, 459_500_000, 460_500_000),
        ("262百万円", Decimal("261800577.2"), 261_500_000, 262_500_000),
        ("100%", 100, Decimal("99.5"), Decimal("100.5")),
        ("５３．９％", Decimal("53.864"), Decimal("53.85"), Decimal("53.95")),
        ("53.8%", Decimal("53.864"), Decimal("53.8"), Decimal("53.9")),
        ("△20百万円", -20_000_000, -20_500_000, -19_500_000),
        ("言葉だけ", 7, 7, 7),
    ],
)
def test_a_print_leaves_half_a_unit_of_its_last_digit_open(text, value, low, high):
    assert bounds_of(text, Decimal(value)) == (Decimal(low), Decimal(high))


def test_lines_are_numbered_and_cannot_be_changed_or_taken_away(tmp_path):
    world, path = SystemWorld(), str(tmp_path / "register.sqlite")
    assert world.register_lines(path) == ()
    assert [world.register_add(path, line) for line in ("one", "two")] == [1, 2]
    assert world.register_lines(path) == ("one", "two")
    with sqlite3.connect(path) as book:
        for statement in ("UPDATE issues SET entry = 'x'", "DELETE FROM issues"):
            with pytest.raises(sqlite3.Error, match="append-only"):
                book.execute(statement)


ADDER = (
    "import sys; from esgreport.system import SystemWorld; world = SystemWorld()\n"
    "for n in range(int(sys.argv[3])): world.register_add(sys.argv[1], f'{sys.argv[2]}-{n}')\n"
)


def test_two_programs_at_once_lose_no_line(tmp_path):
    path = str(tmp_path / "register.sqlite")
    adding = [subprocess.Popen([sys.executable, "-c", ADDER, path, name, "25"]) for name in ("a", "b", "c")]
    assert [process.wait(120) for process in adding] == [0, 0, 0]
    lines = SystemWorld().register_lines(path)
    assert sorted(lines) == sorted(f"{name}-{n}" for name in "abc" for n in range(25))


def test_who_reads_while_the_first_line_is_written_waits_for_it(tmp_path):
    path = str(tmp_path / "register.sqlite")
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as writer, ThreadPoolExecutor() as pool:
        writer.execute("BEGIN IMMEDIATE")
        reading = pool.submit(SystemWorld().register_lines, path)
        with pytest.raises(TimeoutError):
            reading.result(timeout=0.5)
        for statement in REGISTER:
            writer.execute(statement)
        writer.execute("INSERT INTO issues (entry) VALUES ('first')")
        writer.execute("COMMIT")
        assert reading.result(timeout=30) == ("first",)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_killed_program_leaves_whole_lines(tmp_path):
    path = str(tmp_path / "register.sqlite")
    for attempt in range(5):
        adding = subprocess.Popen([sys.executable, "-c", ADDER, path, f"k{attempt}", "100000"])
        end = time.monotonic() + 60
        while len(SystemWorld().register_lines(path)) < 3 * (attempt + 1) and time.monotonic() < end:
            time.sleep(0.02)
        adding.send_signal(signal.SIGKILL)
        adding.wait(60)
    lines = SystemWorld().register_lines(path)
    assert len(lines) >= 15 and all(line.startswith("k") and "-" in line for line in lines)
    assert SystemWorld().register_add(path, "after") == len(lines) + 1


def run(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def built(project, *names):
    return run("build", project, *names, "--out", project / "out")


def test_issuing_records_what_was_told_and_the_second_language_tells_little_new(project):
    assert built(project, "shareholder-letter").exit_code == 0
    first = run(
        "issue", project / "out/ja/shareholder-letter.docx", "--to", "public", "--project", project, "--ui-lang", "en"
    )
    assert first.exit_code == 0, first.output
    assert "no. 1" in first.output and "4.6億円" in first.output
    second = run(
        "issue", project / "out/en/shareholder-letter.docx", "--to", "public", "--project", project, "--format", "json"
    )
    disclosed = json.loads(second.stdout)["issued"]
    assert disclosed["number"] == 2 and len(disclosed["new"]) < len(disclosed["entry"]["told"])
    listed = run("register", project)
    assert "ja/shareholder-letter.docx" in listed.output and "en/shareholder-letter.docx" in listed.output


def test_checking_writes_nothing(project):
    built(project, "shareholder-letter")
    done = run("issue", project / "out/ja/shareholder-letter.docx", "--to", "public", "--check", "--project", project)
    assert done.exit_code == 0 and not (project / "register.sqlite").exists()


def test_a_file_for_others_a_strange_file_and_an_unknown_reader_are_refused(project):
    built(project, "shareholder-letter", "board-memo")
    for file, audience, code, ends in (
        ("out/ja/board-memo.docx", "public", "ESG-REGISTER-003", 4),
        ("esgreport.toml", "public", "ESG-REGISTER-001", 1),
        ("out/ja/shareholder-letter.docx", "nobody", "ESG-AUDIENCE-008", 1),
    ):
        done = run("issue", project / file, "--to", audience, "--project", project)
        assert code in done.output and done.exit_code == ends and "Traceback" not in done.output
    assert not (project / "register.sqlite").exists()


def test_an_edited_letter_may_go_when_it_is_clean_and_not_when_it_leaks(project):
    import docx

    built(project, "shareholder-letter")
    path = project / "out/ja/shareholder-letter.docx"
    for words, ends, code in (
        ("皆様のご支援に感謝します。", 0, "ESG-REGISTER-002"),
        ("損失は261,800,577円です。", 4, "ESG-AUDIT-021"),
    ):
        letter = docx.Document(str(path))
        letter.paragraphs[3].insert_paragraph_before(words)
        letter.save(str(path))
        done = run("issue", path, "--to", "public", "--project", project)
        assert done.exit_code == ends and code in done.output, done.output


def test_a_paper_of_somebody_else_in_the_place_of_the_letter_is_not_recorded_as_the_letter(project):
    import docx

    path = project / "out/ja/shareholder-letter.docx"
    built(project, "shareholder-letter")
    paper = docx.Document()
    for words in ("株主の皆様へ", "本日は天気がよく、総額は4.6億円です。", "当社の事業は順調に進んでいます。"):
        paper.add_paragraph(words)
    paper.save(str(path))
    done = run("issue", path, "--to", "public", "--project", project)
    assert done.exit_code and "ESG-REGISTER-008" in done.output, done.output
    assert not (project / "register.sqlite").exists()


def test_an_edited_letter_is_recorded_without_the_figures_that_were_taken_out(project):
    import docx

    path = project / "out/ja/shareholder-letter.docx"
    built(project, "shareholder-letter")
    letter = docx.Document(str(path))
    for element in letter.element.body.iter():
        if element.text and "4.6億円" in element.text:
            element.text = element.text.replace("4.6億円", "相応の額")
    letter.save(str(path))
    done = run("issue", path, "--to", "public", "--project", project, "--format", "json")
    assert done.exit_code == 0, done.output
    issued = json.loads(done.stdout)["issued"]["entry"]
    told = [item["text"] for item in issued["told"]]
    assert issued["edited"] and told and "4.6億円" not in told


def test_a_letter_built_from_earlier_facts_is_not_recorded_under_the_figures_of_today(project):
    path, facts = project / "out/ja/shareholder-letter.docx", project / "facts/programme.yaml"
    built(project, "shareholder-letter")
    # 30 million more capital for each amount that holds it, so that today's facts agree with one another.
    text = facts.read_text("utf8")
    text = text.replace("JPY 350 million", "JPY 380 million")
    for before, after in (
        ("460", "490"),
        ("350", "380"),
        ("    capex: 325", "    capex: 355"),
        (" capex: 80", " capex: 110"),
    ):
        assert f"{before}百万円" in text
        text = text.replace(f"{before}百万円", f"{after}百万円")
    facts.write_text(text, "utf8")
    done = run("issue", path, "--to", "public", "--project", project)
    assert done.exit_code == 1 and "ESG-REGISTER-009" in done.output, done.output
    assert not (project / "register.sqlite").exists()


def test_a_broken_register_stops_the_build_with_a_plain_word(project):
    (project / "register.sqlite").write_bytes(b"no register at all, but long enough to be taken for one" * 20)
    done = built(project, "shareholder-letter")
    assert done.exit_code == 1 and "ESG-REGISTER-004" in done.output and not (project / "out").exists()


def test_what_was_told_before_stops_a_document_that_would_give_the_rest_away(project):
    """The public was told all but one of the programme's measures, and now the total of their capital expenditure."""
    loaded = api.open_project(str(project)).value
    facts = loaded.facts.knowledge.by_id
    parts = [name for name in facts if name.startswith("investments.") and name.endswith(".capex")]
    hidden, *disclosed = sorted(parts)
    world = SystemWorld()
    figures = [*disclosed, "programmes.PRG-1.capex"]
    amounts = [facts[name].value.amount for name in figures]
    entry = RegisterEntry(
        date(2025, 11, 20), "public", "", "earlier", "ja", "ja/earlier.docx", "00" * 32, False, tuple(figures),
        tuple(DisclosedFigure(name, "", amount, amount) for name, amount in zip(figures, amounts, strict=True)),
    )  # fmt: skip
    world.register_add(str(project / "register.sqlite"), entry_line(entry))
    done = built(project, "shareholder-letter", "board-memo")
    assert done.exit_code == 4
    assert f"{hidden}" in done.output and "ESG-REGISTER-005" in done.output
    assert str(facts[hidden].value.amount) not in done.output
    assert not (project / "out/ja/shareholder-letter.docx").exists()
    assert (project / "out/ja/board-memo.docx").exists()


def test_relations_hold_for_the_example_and_cover_its_figures():
    ties = figure_graph(api.open_project(str(EXAMPLE)).value)
    sums = [item for item in ties.relations if isinstance(item, SumRelation)]
    products = [item for item in ties.relations if isinstance(item, ProductRelation)]
    assert len(sums) > 25 and len(products) > 6
    names = {name for item in sums for name, _ in item.terms}
    assert {"metrics.appraisal.reduction", "programmes.PRG-1.total", "metrics.loss.eal.total.before"} <= names


def test_issues_of_this_example_give_nothing_away(tmp_path):
    loaded = api.open_project(str(EXAMPLE)).value
    found = api.build(loaded, str(EXAMPLE), str(tmp_path / "out"), suppliers=["all"], html=True).findings
    assert not [item for item in found if item.code.startswith("ESG-REGISTER")]


@pytest.mark.parametrize("name", ["kasumi-chemical"])
def test_the_small_company_can_issue_too(tmp_path, name):
    folder = tmp_path / name
    shutil.copytree(ROOT / "examples" / name, folder)
    built(folder)
    files = sorted(path for path in (folder / "out").rglob("*.docx"))
    assert files
    readers = {"lender-note": "lender", "self-check": "management"}
    checked = 0
    for path in files:
        audience = readers.get(path.stem)
        if audience:
            done = run("issue", path, "--to", audience, "--project", folder)
            assert done.exit_code in (0, 4), done.output
            checked += done.exit_code == 0
    assert checked


def test_a_path_with_backslashes_names_the_same_document(project):
    built(project, "shareholder-letter")
    loaded = api.open_project(str(project)).value
    data = (project / "out/ja/shareholder-letter.docx").read_bytes()

    class Reading(SystemWorld):
        def read(self, path):
            return data if "\\" in path else super().read(path)

    day = date(2026, 11, 20)
    outcome = api.issue(
        loaded, str(project), "C:\\out\\ja\\shareholder-letter.docx", "public", "", day, write=False, world=Reading()
    )
    assert outcome.value is not None and outcome.value.entry.file == "ja/shareholder-letter.docx"
    assert Path(outcome.value.entry.file).suffix == ".docx"


def test_the_approver_gets_a_sheet_of_all_figures_gates_and_waivers(project):
    import docx

    built(project, "shareholder-letter")
    words = (
        "issue",
        project / "out/ja/shareholder-letter.docx",
        "--to",
        "public",
        "--for",
        "R&D <先端> =1+1",
        "--check",
    )
    done = run(*words, "--sheet", project / "sheet.docx", "--project", project, "--ui-lang", "ja")
    assert done.exit_code == 0, done.output
    sheet = docx.Document(str(project / "sheet.docx"))
    cells = {cell.text for table in sheet.tables for row in table.rows for cell in row.cells}
    assert {"R&D <先端> =1+1", "4.6億円", "programmes.PRG-1.total", "public +undisclosed-material", "はい"} <= cells
    assert any("法務部" in text for text in cells)
    assert [item.text for item in sheet.paragraphs if item.style.name == "Heading 1"] == [
        "渡すもの", "伝える数値", "主張と裏付け", "見送った指摘", "法務の確認",
    ]  # fmt: skip
    (claims,) = [table for table in sheet.tables if table.rows[0].cells[0].text == "文章"]
    rows = [[cell.text for cell in row.cells] for row in claims.rows[1:]]
    assert rows and all(sentence and kind and facts != "-" for sentence, kind, facts, _ in rows)
