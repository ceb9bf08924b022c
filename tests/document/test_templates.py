"""Our templates read as prose: short lines, little code, the same exhibits in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

TEMPLATES = Path(__file__).parents[2] / "templates"
CONTENT = Path(__file__).parents[2] / "content"
LONGEST_LINE = 160
# A sentence that must be true names its condition and its facts, which takes more code than one that is always printed.
MOST_CODE = 3.0
_CODE = re.compile(r"\{\{(.*?)\}\}|\{%(.*?)%\}", re.DOTALL)
_JAPANESE = re.compile("[぀-ヿ一-鿿]")
_PATH = re.compile(r"\{([^{}]*)\}")
_SAY = re.compile(r'\bsay\("([^"]*)"\)')
_EXHIBIT = re.compile(r"\bexhibit\(([^)]*)\)")


def code_share(text: str, said: str = "") -> float:
    """ASCII characters inside {{ }} and {% %} for each Japanese character, kana or kanji, of a template.

    `said` are the wordings of the statements that it says, with paths in single braces.
    """
    code = "".join((a or b).strip() for a, b in _CODE.findall(text)) + "".join(_PATH.findall(said))
    return sum(map(str.isascii, code)) / len(_JAPANESE.findall(text + said))


def statements(document: str, text: str) -> str:
    """The Japanese wordings of the statements that a template says."""
    files = (CONTENT / "exhibits.yaml", TEMPLATES / document / "exhibits.yaml")
    read = [yaml.safe_load(file.read_text("utf8")).get("statements", {}) for file in files]
    known = {name: wordings for file in read for name, wordings in file.items()}
    return "".join(wording["ja"] for name in _SAY.findall(text) for wording in known[name])


def longest_line(text: str) -> int:
    """The characters of the longest line."""
    return max(map(len, text.splitlines()))


def exhibits(text: str) -> list[str]:
    """The exhibits of a template, in their order."""
    return [name for call in _EXHIBIT.findall(text) for name in re.findall(r'"([^"]*)"', call)]


@pytest.mark.parametrize("document", ["board-memo", "board-deck"])
def test_a_board_paper_reads_as_prose(document: str) -> None:
    text = (TEMPLATES / document / "ja.md").read_text("utf8")
    share, longest = code_share(text, statements(document, text)), longest_line(text)
    print(f"{document}: {share:.2f} characters of code for each Japanese one, longest line {longest}")
    assert share <= MOST_CODE
    assert longest <= LONGEST_LINE


def test_no_line_of_a_template_is_long() -> None:
    lines = {path.relative_to(TEMPLATES).as_posix(): longest_line(path.read_text("utf8")) for path in _templates()}
    assert {name: length for name, length in lines.items() if length > LONGEST_LINE} == {}


def test_code_and_prose_are_counted_apart() -> None:
    assert code_share("総額は{{ total }}円") == len("total") / len("総額は円")
    assert code_share('注{{ footnote("説明") }}') == len('footnote("")') / len("注説明")


@pytest.mark.parametrize("document", sorted(path.parent.name for path in TEMPLATES.glob("*/document.yaml")))
def test_both_languages_show_the_same_exhibits_in_the_same_order(document: str) -> None:
    ja, en = (exhibits((TEMPLATES / document / f"{language}.md").read_text("utf8")) for language in ("ja", "en"))
    assert ja == en


def _templates() -> list[Path]:
    found = sorted(TEMPLATES.rglob("*.md"))
    assert len(found) > 20
    return found
