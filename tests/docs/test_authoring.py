"""The tutorial of docs/authoring.md works as it is written: its commands, its files, its edits, in their order."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass

import pytest

from esgreport import api
from esgreport.cli.main import main
from tests.conftest import ROOT
from tests.docs.lists import PAGE, renewed

TEXT = PAGE.read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)(?: ([^\n]*))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = ".venv/bin/esgreport "


@dataclass
class Block:
    """One block of the page: its kind, what stands behind the kind, its lines, and the words before it."""

    kind: str
    note: str
    body: str
    before: str


def blocks():
    return [
        Block(match[1], match[2] or "", match[3], TEXT[: match.start()].rsplit("```", 1)[-1])
        for match in BLOCK.finditer(TEXT)
    ]


def edited(text, diff):
    """The text after an edit: each run of `-` lines, found exactly once, gives way to the `+` lines behind it."""
    for removed, added in re.findall(r"((?:^-[^\n]*\n)+)((?:^\+[^\n]*\n)*)", diff, re.MULTILINE):
        old, new = (re.sub(r"^[-+]", "", part, flags=re.MULTILINE) for part in (removed, added))
        # The page may show a part of a long line.
        old, new = (part.removesuffix("\n") for part in (old, new))
        assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times"
        text = text.replace(old, new)
    return text


@pytest.fixture
def do(tmp_path, monkeypatch, capsys):
    """A function that does one block in a folder of its own; it gives what the last command printed."""
    monkeypatch.chdir(tmp_path)

    def run(body, note):
        disclosed = ""
        for line in body.splitlines():
            with pytest.raises(SystemExit) as ended:
                main(shlex.split(line.removeprefix(COMMAND)))
            captured = capsys.readouterr()
            disclosed = captured.out + captured.err
            assert f"exit={ended.value.code or 0}" == (note or "exit=0"), f"{line}\n{disclosed}"
        return disclosed

    def act(block, disclosed):
        path = tmp_path / block.note
        if block.kind == "console":
            return run(block.body, block.note)
        if block.kind == "output":
            assert all(line in disclosed for line in block.body.splitlines()), disclosed
        elif block.kind == "diff":
            path.write_text(edited(path.read_text(encoding="utf-8"), block.body), encoding="utf-8")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.body, encoding="utf-8")
        return disclosed

    return act


def test_the_tutorial_works_as_it_is_written(do, tmp_path):
    disclosed = ""
    for block in blocks():
        disclosed = do(block, disclosed)
    letter = next((tmp_path / "trial/out/ja").rglob("city-note.docx"))
    text = "\n".join(line for control in api.read_back(str(letter)).value for line in control.paragraphs)
    assert "当社は" in text and "延ばす取り組み" in text
    assert (tmp_path / "trial/out/en/board-memo.docx").exists()


def test_every_file_of_a_step_is_named_in_the_words_before_it():
    named = [block for block in blocks() if block.note.startswith("trial/")]
    assert [block.note for block in named if f"`{block.note}`" not in TEXT[: TEXT.index(block.body)]] == []
    assert len(named) > 10


def test_commands_are_written_with_their_path():
    lines = [line for block in blocks() if block.kind == "console" for line in block.body.splitlines()]
    assert [line for line in lines if not line.startswith(COMMAND)] == []
    assert len(lines) > 10


def test_the_lists_are_those_of_the_program():
    loaded = api.open_project(str(ROOT / "examples/aoba-precision")).value
    assert renewed(TEXT, loaded) == TEXT, "run `python -m tests.docs.lists`"
