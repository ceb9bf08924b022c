"""What Windows does differently, as far as it can be had elsewhere: names, paths, line ends, consoles, and open files."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest

from esgreport import api
from esgreport.inputs.project import Folder
from esgreport.system import SystemWorld
from tests.conftest import ROOT

KASUMI = ROOT / "examples/kasumi-chemical"
RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{name}{number}" for name in ("COM", "LPT") for number in range(10))}
FOLDERS = [
    "日本語 の フォルダー",
    "ｆｕｌｌ　ｗｉｄｔｈ",
    "with space & (brackets)",
    "a'b",
    "深い/深い/深い/場所",
    "表予十ソ能",
]


class BusyWorld(SystemWorld):
    """A machine on which another program has some files open, as Office does on Windows."""

    def __init__(self, unreadable: str = "", unwritable: str = "") -> None:
        self.unreadable = unreadable
        self.unwritable = unwritable

    def read(self, path: str) -> bytes:
        if self.unreadable and path.endswith(self.unreadable):
            raise PermissionError(13, "Permission denied", path)
        return super().read(path)

    def replace(self, path: str, data: bytes) -> None:
        if self.unwritable and path.endswith(self.unwritable):
            raise PermissionError(13, "Permission denied", path)
        super().replace(path, data)


def copied(target: Path, source: Path = KASUMI) -> Path:
    target.mkdir(parents=True)
    for path in source.rglob("*"):
        if path.is_file() and "out" not in path.parts:
            (target / path.relative_to(source)).parent.mkdir(parents=True, exist_ok=True)
            (target / path.relative_to(source)).write_bytes(path.read_bytes())
    return target


@pytest.mark.parametrize("name", FOLDERS)
def test_a_project_may_lie_in_any_folder(tmp_path: Path, name: str) -> None:
    folder = copied(tmp_path / name)
    opened = api.open_project(str(folder))
    assert opened.value is not None
    outcome = api.build(opened.value, str(folder), str(folder / "out"))
    placed, found = outcome.value, outcome.findings
    assert len(placed.paths) == 3 and found == ()


def test_no_file_has_a_name_that_windows_refuses(built: Path) -> None:
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    names = [*tracked.split("\0"), *(path.relative_to(built).as_posix() for path in built.rglob("*"))]
    for name in filter(None, names):
        assert len(name) < 150 and len({part.lower() for part in name.split("/")}) >= 1
        for part in PureWindowsPath(name).parts:
            assert part.split(".")[0].upper() not in RESERVED, name
            assert not re.search(r'[<>:"|?*\x00-\x1f]', part) and not part.endswith((".", " ")), name
    lower = [name.lower() for name in names if name]
    assert len(lower) == len(set(lower))


@pytest.mark.parametrize("bad", ["CON", "nul", "Com1", "A.", "A ", "a/b", "a\\b", "a:b", ".", ".."])
def test_no_id_can_become_a_folder_that_windows_refuses(bad: str) -> None:
    from esgreport.company.grammar.parse_error import ParseError
    from esgreport.company.grammar.word import parse_id

    parsed = parse_id(bad)
    assert isinstance(parsed, ParseError) or parsed == bad.strip() != bad


@pytest.mark.parametrize("name", ["esgreport.toml", "facts/organisation.yaml", "transactions.csv"])
@pytest.mark.parametrize("change", ["bom", "crlf", "both"])
def test_files_saved_by_windows_programs_are_read_as_the_same(tmp_path: Path, name: str, change: str) -> None:
    folder = copied(tmp_path / "p", ROOT / "examples/aoba-precision")
    before = api.open_project(str(folder))
    data = (folder / name).read_bytes()
    data = data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n") if change != "bom" else data
    (folder / name).write_bytes((b"" if change == "crlf" else b"\xef\xbb\xbf") + data.removeprefix(b"\xef\xbb\xbf"))
    after = api.open_project(str(folder))
    assert before.value is not None and after.value is not None and after.findings == ()
    assert {item.id: item.text for item in api.measures(after.value, "ja")} == {
        item.id: item.text for item in api.measures(before.value, "ja")
    }


def test_a_workbook_that_excel_has_open_for_itself_is_a_finding(tmp_path: Path) -> None:
    folder = copied(tmp_path / "p")
    opened = api.open_project(str(folder), world=BusyWorld(unreadable="facts.xlsx"))
    assert [item.code for item in opened.findings] == ["ESG-PROJECT-009"]


def test_a_workbook_that_is_open_but_readable_is_a_note(tmp_path: Path) -> None:
    folder = copied(tmp_path / "p")
    (folder / "~$facts.xlsx").write_bytes(b"\x05user")
    opened = api.open_project(str(folder))
    assert opened.value is not None and [item.code for item in opened.findings] == ["ESG-PROJECT-012"]


@pytest.mark.parametrize("busy", [{"unwritable": "lender-note.new.docx"}, {"unreadable": "lender-note.docx"}])
def test_a_document_that_word_has_open_is_a_finding_and_the_others_are_written(
    tmp_path: Path, busy: dict[str, str]
) -> None:
    folder = copied(tmp_path / "p")
    opened = api.open_project(str(folder))
    assert opened.value is not None
    out = folder / "out"
    (out / "ja").mkdir(parents=True)
    (out / "ja/lender-note.docx").write_bytes(b"open in Word")
    outcome = api.build(opened.value, str(folder), str(out), world=BusyWorld(**busy))
    placed, found = outcome.value, outcome.findings
    codes = {item.code for item in found}
    assert "ESG-BUILD-003" in codes and "ja/self-check.docx" in placed.paths
    assert (out / "ja/lender-note.docx").read_bytes() == b"open in Word"


def test_a_manifest_that_is_open_is_a_finding(tmp_path: Path) -> None:
    folder = copied(tmp_path / "p")
    opened = api.open_project(str(folder))
    assert opened.value is not None
    outcome = api.build(opened.value, str(folder), str(folder / "out"), world=BusyWorld(unwritable="manifest.json"))
    placed, found = outcome.value, outcome.findings
    assert len(placed.paths) == 3 and [item.code for item in found] == ["ESG-BUILD-003"]


@pytest.mark.parametrize("encoding", ["cp932", "cp437", "ascii", "utf-8"])
def test_messages_reach_any_console(tmp_path: Path, encoding: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, "-m", "esgreport", "check", str(tmp_path), "--ui-lang", "ja"],
        capture_output=True, env=environment, timeout=120,
    )  # fmt: skip
    assert done.returncode == 1 and b"ESG-PROJECT-001" in done.stdout + done.stderr
    assert b"Traceback" not in done.stderr


def test_nothing_of_the_product_forks_or_needs_what_windows_lacks() -> None:
    lacking = {"fcntl", "pwd", "grp", "resource", "termios", "pty", "posix", "multiprocessing", "signal"}
    for path in (ROOT / "src").rglob("*.py"):
        tree = ast.parse(path.read_text("utf8"))
        for node in ast.walk(tree):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not {name.split(".")[0] for name in names} & lacking, path
            assert not (isinstance(node, ast.Attribute) and node.attr in ("fork", "geteuid", "getuid")), path


def test_paths_in_findings_have_forward_slashes_everywhere() -> None:
    folder = Folder(SystemWorld(), "x\\y")
    assert folder.at("facts/a.yaml").endswith("/facts/a.yaml")
