"""The README's commands work as they are written, in their order, and both languages give the same ones."""

from __future__ import annotations

import re
import shlex

import pytest

from esgreport.cli.main import main
from tests.conftest import ROOT

README = {"en": ROOT / "README.md", "ja": ROOT / "README.ja.md"}
BLOCK = re.compile(r"^```\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = ".venv/bin/esgreport "
# A form that nobody has filled in yet has mistakes: that is what `check` is there to say.
NOT_FILLED_IN = ("check my-company", "build my-company")


def commands(language):
    text = README[language].read_text(encoding="utf-8")
    return [line for block in BLOCK.findall(text) for line in block.splitlines()]


def test_both_languages_give_the_same_commands():
    assert commands("en") == commands("ja")
    assert len(commands("en")) > 15


def test_every_command_is_a_make_target_or_our_own_command_with_its_path():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for line in commands("en"):
        if line.startswith("make "):
            assert re.search(rf"^{line.split()[1]}:", makefile, re.MULTILINE), line
        else:
            assert line.startswith(COMMAND), line


def test_the_commands_work_in_their_order(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for line in (line for line in commands("en") if line.startswith(COMMAND)):
        words = shlex.split(line.removeprefix(COMMAND))
        with pytest.raises(SystemExit) as ended:
            main(words)
        expected = 1 if line.removeprefix(COMMAND).startswith(NOT_FILLED_IN) else 0
        assert (ended.value.code or 0) == expected, f"{line}\n{capsys.readouterr()}"
    assert (tmp_path / "my-company" / "facts-checked.xlsx").exists()
    assert (tmp_path / "trial" / "out" / "en" / "shareholder-letter.html").exists()


@pytest.mark.parametrize("language", README)
def test_every_file_that_the_readme_links_to_is_there(language):
    links = re.findall(r"\]\(([^)#:]+)\)", README[language].read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []
    assert len(links) > 10
