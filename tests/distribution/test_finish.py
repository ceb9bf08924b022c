"""finish.py runs only with the flag and after its approval on this machine; what it makes is inspected like any edit."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import docx
import pptx
import pytest
from click.testing import CliRunner

from esgreport import api
from esgreport.cli.main import main
from esgreport.distribution import finish as finishing
from esgreport.system import SystemWorld

HOSTILE = "R&D <先端> & 売上<10億円 =1+1 {{x}}"
SECRET = "里山磁工株式会社"
TITLE = "def finish(document, kind, language, audience):\n    document.core_properties.title = '仕上げ済み'\n"


@pytest.fixture(autouse=True)
def own_settings(tmp_path, monkeypatch):
    """Approvals of a test go into a folder of its own."""
    for name in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "settings"))
    monkeypatch.setenv("ESGREPORT_LANG", "en")


@pytest.fixture
def canary(project, tmp_path):
    """A finish.py that leaves a trace as soon as it is imported, and another when it is called."""
    trace = tmp_path / "canary"
    (project / "finish.py").write_text(
        f"open({str(trace)!r}, 'w').close()\n\n\ndef finish(*given):\n    open({str(trace) + '-called'!r}, 'w').close()\n",
        "utf8",
    )
    return trace


def write(project, body, head=""):
    """A finish.py whose function has these lines, approved."""
    lines = "\n".join(f"    {line}" for line in body.split("\n"))
    text = f"{head}def finish(document, kind, language, audience):\n{lines}\n"
    (project / "finish.py").write_text(text, "utf8")
    assert run("finish", "approve", str(project)).exit_code == 0


def run(*words):
    return CliRunner().invoke(main, list(words))


def build(project, tmp_path, *more):
    """The letter in Japanese built with --finish: the result and the folder of files."""
    out = tmp_path / "out"
    words = more or ("shareholder-letter",)
    return run("build", str(project), *words, "--lang", "ja", "--finish", "--out", str(out), "--format", "json"), out


def told(done):
    """What was found, without the note that the letter is set tighter to keep to its pages."""
    return [item for item in json.loads(done.stdout)["findings"] if item["code"] != "ESG-LAYOUT-007"]


def codes(done):
    return [item["code"] for item in told(done)]


COMMANDS = [
    ("check", "{project}"),
    ("build", "{project}", "shareholder-letter", "--lang", "ja", "--out", "{out}"),
    ("documents", "{project}"),
    ("metrics", "{project}"),
    ("explain", "metrics.break_even.programme", "{project}"),
    ("audit", "{file}", "--to", "public", "--project", "{project}"),
    ("review", "{file}", "--project", "{project}", "--out", "{out}"),
    ("issue", "{file}", "--to", "public", "--check", "--project", "{project}"),
    ("register", "{project}"),
    ("erase", "{project}"),
    ("facts", "convert", "{project}", "--to", "xlsx"),
    ("finish", "show", "{project}"),
    ("finish", "approve", "{project}"),
    ("finish", "revoke", "{project}"),
]


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words[:2]))
def test_no_command_runs_it_without_the_flag_even_when_it_is_approved(built, project, canary, tmp_path, words):
    assert run("finish", "approve", str(project)).exit_code == 0
    names = {"project": project, "out": tmp_path / "out", "file": built / "ja/shareholder-letter.docx"}
    done = run(*(word.format(**names) for word in words))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert not list(tmp_path.glob("canary*"))


def test_the_canary_itself_shows_that_it_ran(project, canary, tmp_path):
    run("finish", "approve", str(project))
    assert build(project, tmp_path)[0].exit_code == 0
    assert sorted(path.name for path in tmp_path.glob("canary*")) == ["canary", "canary-called"]


def test_the_library_runs_it_on_no_call_without_the_flag(project, canary, tmp_path):
    api.approve_finish(str(project))
    loaded = api.open_project(str(project)).value
    api.build(loaded, str(project), str(tmp_path / "out"), documents=["shareholder-letter"], languages=["ja"])
    assert not list(tmp_path.glob("canary*"))


def test_with_the_flag_and_without_approval_nothing_runs_and_nothing_is_written(project, canary, tmp_path):
    done, out = build(project, tmp_path)
    assert done.exit_code == 1 and codes(done) == ["ESG-BUILD-021"]
    assert not out.exists() and not list(tmp_path.glob("canary*"))


def test_one_byte_changed_after_the_approval_and_nothing_runs(project, canary, tmp_path):
    run("finish", "approve", str(project))
    with (project / "finish.py").open("a") as file:
        file.write("\n")
    done, out = build(project, tmp_path)
    assert codes(done) == ["ESG-BUILD-021"] and not out.exists() and not list(tmp_path.glob("canary*"))


def test_an_approval_holds_for_its_folder_alone(project, canary, tmp_path):
    run("finish", "approve", str(project))
    shutil.copytree(project, tmp_path / "other")
    done = build(tmp_path / "other", tmp_path)[0]
    assert codes(done) == ["ESG-BUILD-021"] and not list(tmp_path.glob("canary*"))


def test_an_approval_that_was_taken_back_or_replaced_holds_no_more(project, canary, tmp_path):
    first = (project / "finish.py").read_text("utf8")
    run("finish", "approve", str(project))
    run("finish", "revoke", str(project))
    assert codes(build(project, tmp_path)[0]) == ["ESG-BUILD-021"]
    run("finish", "approve", str(project))
    write(project, "pass")
    (project / "finish.py").write_text(first, "utf8")
    assert codes(build(project, tmp_path)[0]) == ["ESG-BUILD-021"] and not list(tmp_path.glob("canary*"))


def test_a_folder_cannot_bring_its_approval_along(project, canary, tmp_path, monkeypatch):
    monkeypatch.chdir(project)
    sha256 = api.finish_script(".").value.sha256
    name = finishing._name(str(project.resolve()))
    for folder in (project, project / ".config/esgreport", project / "esgreport", project / "settings/esgreport"):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(sha256)
    assert codes(build(Path("."), tmp_path)[0]) == ["ESG-BUILD-021"] and not list(tmp_path.glob("canary*"))


def test_an_approved_file_changes_documents_and_decks_and_the_manifest_says_so(project, tmp_path):
    write(project, TITLE.split("\n", 1)[1].strip())
    done, out = build(project, tmp_path, "shareholder-letter", "board-deck")
    assert done.exit_code == 0, done.output
    assert docx.Document(str(out / "ja/shareholder-letter.docx")).core_properties.title == "仕上げ済み"
    assert pptx.Presentation(str(out / "ja/board-deck.pptx")).core_properties.title == "仕上げ済み"
    files = json.loads((out / "manifest.json").read_text("utf8"))["files"]
    assert [entry["finished"] for entry in files.values()] == [True, True]
    first = (out / "ja/shareholder-letter.docx").read_bytes()
    assert build(project, tmp_path)[0].exit_code == 0
    assert (out / "ja/shareholder-letter.docx").read_bytes() == first and not list(out.rglob("*.new.*"))


def test_a_build_without_the_flag_takes_a_finished_file_for_its_own(built, project, tmp_path):
    write(project, "document.core_properties.title = 'x'")
    _, out = build(project, tmp_path)
    done = run("build", str(project), "shareholder-letter", "--lang", "ja", "--out", str(out))
    assert done.exit_code == 0 and not list(out.rglob("*.new.*"))
    assert (out / "ja/shareholder-letter.docx").read_bytes() == (built / "ja/shareholder-letter.docx").read_bytes()
    assert "finished" not in (out / "manifest.json").read_text("utf8")


def test_it_is_told_kind_language_and_audience(project, tmp_path):
    write(project, "document.core_properties.subject = f'{kind} {language} {audience}'")
    _, out = build(project, tmp_path, "supplier-letter", "--supplier", "SUP-01")
    path = out / "ja/suppliers/SUP-01/supplier-letter_翠嶺磁材株式会社.docx"
    assert docx.Document(str(path)).core_properties.subject == "supplier-letter ja supplier:SUP-01"


def test_hostile_signs_that_it_writes_arrive_as_they_are(project, tmp_path):
    write(project, f"document.add_paragraph({HOSTILE!r})")
    _, out = build(project, tmp_path)
    assert docx.Document(str(out / "ja/shareholder-letter.docx")).paragraphs[-1].text == HOSTILE


def test_a_name_that_the_reader_may_not_know_stops_the_file_with_exit_code_four(project, tmp_path):
    write(project, f"document.add_paragraph('{SECRET}')")
    done, out = build(project, tmp_path, "supplier-letter", "--supplier", "SUP-01")
    assert done.exit_code == 4 and set(codes(done)) == {"ESG-AUDIT-021"}
    assert not list(out.rglob("*.docx")) and SECRET not in done.output


def test_what_it_hides_in_the_file_stops_it(project, tmp_path):
    write(project, "document.add_comment(document.paragraphs[0].runs, text='社内のみ', author='A')")
    done, out = build(project, tmp_path)
    assert done.exit_code == 1 and set(codes(done)) == {"ESG-AUDIT-022"} and not list(out.rglob("*.docx"))


def test_a_file_that_it_breaks_keeps_the_one_of_the_last_build(project, tmp_path):
    write(project, "document.core_properties.title = 'x'")
    _, out = build(project, tmp_path)
    before = (out / "ja/shareholder-letter.docx").read_bytes()
    write(project, "raise ValueError('x')")
    done, _ = build(project, tmp_path)
    assert done.exit_code == 1 and (out / "ja/shareholder-letter.docx").read_bytes() == before


FAULTS = [
    ("x = 1\nraise ValueError('表がありません')", "", "ESG-BUILD-022", 3, "ValueError: 表がありません"),
    ("document.no_such_thing", "", "ESG-BUILD-022", 2, "AttributeError"),
    ("inner()", "def inner():\n    return 1 / 0\n\n\n", "ESG-BUILD-022", 2, "ZeroDivisionError"),
    ("return (", "", "ESG-BUILD-022", 2, "SyntaxError"),
    ("pass", "import no_such_library\n", "ESG-BUILD-022", 1, "ModuleNotFoundError"),
    ("pass", "import neighbour\n", "ESG-BUILD-022", 1, "ModuleNotFoundError"),
    ("raise SystemExit(0)", "", "ESG-BUILD-022", 2, "SystemExit"),
    ("finish(document, kind, language, audience)", "", "ESG-BUILD-022", 2, "RecursionError"),
    ("import os\nos._exit(0)", "", "ESG-BUILD-024", 0, ""),
    ("import os\nos._exit(3)", "", "ESG-BUILD-024", 0, "exit code 3"),
]


@pytest.mark.parametrize(("body", "head", "code", "line", "words"), FAULTS)
def test_what_goes_wrong_in_it_is_one_finding_with_its_line(project, tmp_path, body, head, code, line, words):
    (project / "neighbour.py").write_text("", "utf8")
    write(project, body, head)
    done, out = build(project, tmp_path)
    (found,) = told(done)
    assert done.exit_code == 1 and found["code"] == code and words in found["what"]
    assert found["place"] == (f"finish.py:{line}:1" if line else "finish.py")
    assert "Traceback" not in done.output and not list(out.rglob("*.docx"))


@pytest.mark.parametrize(
    ("text", "code"), [("", "023"), ("finish = 1\n", "023"), ("def finish(a):\n    pass\n", "022")]
)
def test_a_file_without_the_function_or_with_another_one_is_a_finding(project, tmp_path, text, code):
    (project / "finish.py").write_text(text, "utf8")
    run("finish", "approve", str(project))
    assert codes(build(project, tmp_path)[0]) == [f"ESG-BUILD-{code}"]


def test_it_is_ended_when_its_time_is_over(project, tmp_path, monkeypatch):
    monkeypatch.setattr(finishing, "SECONDS", 3.0)
    write(project, "while True:\n    pass")
    done, out = build(project, tmp_path)
    assert codes(done) == ["ESG-BUILD-024"] and not list(out.rglob("*.docx"))


def test_what_it_prints_and_writes_beside_itself_reaches_neither_answer_nor_project(project, tmp_path):
    write(project, "print('x')\nimport os, sys\nos.write(1, b'x')\nsys.stderr.write('x')\nopen('stray', 'w').close()")
    before = sorted(path.relative_to(project) for path in project.rglob("*"))
    done, out = build(project, tmp_path)
    assert done.exit_code == 0 and (out / "ja/shareholder-letter.docx").exists()
    assert sorted(path.relative_to(project) for path in project.rglob("*")) == before
    assert not Path("stray").exists()


def test_there_is_none_is_a_finding(project, tmp_path):
    for words in (("finish", "show", str(project)), ("finish", "approve", str(project))):
        done = run(*words, "--format", "json")
        assert done.exit_code == 1 and codes(done) == ["ESG-BUILD-020"]
    assert codes(build(project, tmp_path)[0]) == ["ESG-BUILD-020"]


def test_show_and_approve_print_digest_and_first_lines_and_no_sign_that_steers_a_terminal(project):
    lines = ["# 仕上げ", "evil = '\x1b[2Ahidden \u202egnp'", *(f"x{number} = {number}" for number in range(100))]
    (project / "finish.py").write_text("\n".join(lines), "utf8")
    for name, state in (("show", "not approved"), ("approve", "approved"), ("show", "approved"), ("revoke", "not")):
        done = run("finish", name, str(project))
        assert done.exit_code == 0 and state in done.output.strip().split("\n")[-1]
        assert "\x1b" not in done.output and "\u202e" not in done.output
        if name != "revoke":
            assert SystemWorld().real_path(str(project)) in done.output and "# 仕上げ" in done.output
            assert len(done.output.split("SHA-256 ")[1].split("\n")[0]) == 64 and "62 more lines" in done.output


def test_only_the_system_may_start_the_child_and_nothing_imports_it():
    source = Path(finishing.__file__).parents[1]
    importing = [path.name for path in source.rglob("*.py") if "import finish_process" in path.read_text("utf8")]
    assert importing == []
