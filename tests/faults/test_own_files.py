"""One mistake at a time in each of our own files: exactly these findings at these places, and nothing in silence.

Beside each right file (`document.yaml`) is a table of changes (`document.faults`). A line says what is replaced by what,
and what must be found then: `level: public ⇒ level: pulbic  # error: ESG-READING-104 @ 2:10`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from esgreport.audience.audiences_file import decode_audiences
from esgreport.base.catalogue import entry, severity
from esgreport.base.finding import Finding, Outcome, render
from esgreport.base.text import LANGUAGES
from esgreport.guideline import decode_guideline, standing_rows
from esgreport.inputs.ledger.profile_file import decode_profile
from esgreport.inputs.project import Folder, read_settings
from esgreport.metrics.methods import Method
from esgreport.pipeline.located import ALL_KINDS
from esgreport.pipeline.resources import names_of_choices
from esgreport.pipeline.shared_conditions import read_shared_conditions
from esgreport.pipeline.specifications import SpecificationWords, read_specifications
from esgreport.reading.raw import Mapping as RawMapping
from esgreport.reading.raw import Node, Sequence
from esgreport.reading.structure import structure
from esgreport.reading.toml import read_toml
from esgreport.reading.yaml import read_yaml
from esgreport.review import decode_rules
from esgreport.system import SystemWorld

HERE = Path(__file__).parent / "ours"
TABLES = sorted(HERE.glob("*.faults"))
MARK = re.compile(r"[ ]+# (error|warning): (ESG-[A-Z]+-[0-9]{3}) @ ([0-9]+:[0-9]+)")


@dataclass(frozen=True)
class Change:
    """One line of a table: what becomes what, and the findings as severity, code, line and column."""

    place: str
    old: str
    new: str
    wanted: tuple[tuple[str, str, str], ...]


def changes(path: Path) -> list[Change]:
    """The lines of a table."""
    made = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        old, _, new = MARK.sub("", line).partition(" ⇒ ")
        made.append(Change(f"{path.stem}:{number}", old, new, tuple(MARK.findall(line))))
    return made


def document(root: Node) -> Outcome[Any]:
    """One document kind with its templates, in a world of few words."""
    words = {
        "format": ("docx", "pptx"),
        "audience": ("government", "board", "supplier:*"),
        "kind": ALL_KINDS,
        "clause": ("CITE-1", "as-of"),
        "step": ("gap", "loss"),
    }
    text = '## 題 {#head}\n\n## 題 {#survival}\n\n{% include "partials/ja/notes.md" %}\n'
    texts = {"sample/ja.md": text, "sample/en.md": text, "partials/ja/notes.md": "## 注 {#notes}\n"}
    known = SpecificationWords(words, ("metrics.break_even.programme",), ("act",), texts)
    return read_specifications({"sample/document.yaml": root}, known)


def conditions(root: Node) -> Outcome[Any]:
    """The conditions that documents share."""
    return read_shared_conditions(root, {"kind": ALL_KINDS}, ("metrics.break_even.programme",), ("act",))


def rules(name: str, root: Node) -> Outcome[Any]:
    """All rules, of which the file named is given."""
    none = RawMapping((), root.origin)
    parts: dict[str, Node] = {"clauses": none, "claims": Sequence((), root.origin), "ladder": none}
    parts = {key: right(f"{key}.yaml") for key in parts}
    roots = {} if name in parts else {f"rules/{name}.yaml": root}
    return decode_rules(roots, **{**parts, **({name: root} if name in parts else {})})


def right(file: str) -> Node:
    """The raw tree of a file without a mistake."""
    node = read_yaml((HERE / file).read_bytes(), file).value
    assert node is not None
    return node


def settings(data: bytes, folder: Path) -> Outcome[Any]:
    """The settings of a project whose `esgreport.toml` is `data`."""
    (folder / "esgreport.toml").write_bytes(data)
    return read_settings(Folder(SystemWorld(), str(folder)))


YAML: Mapping[str, Callable[[Node], Outcome[Any]]] = {
    "document": document,
    "conditions": conditions,
    "audiences": decode_audiences,
    "methods": lambda root: structure(root, tuple[Method, ...]),
    "guideline": decode_guideline,
    "standing": standing_rows,
    "phrases": names_of_choices,
    "units": lambda root: structure(root, dict[str, tuple[str, str]]),
    **{name: partial(rules, name) for name in ("wording", "countries", "claims", "ladder", "clauses")},
}


def findings(name: str, text: str, folder: Path) -> tuple[Finding, ...]:
    """What is found in a file of this kind."""
    data = text.encode()
    if name == "esgreport":
        return settings(data, folder).findings
    if name == "transactions":
        tree = read_toml(data, name)
        return tree.findings if tree.value is None else decode_profile(tree.value).findings
    root = read_yaml(data, name)
    return root.findings if root.value is None else YAML[name](root.value).findings


def right_text(stem: str) -> str:
    """The text of the right file."""
    return next(HERE.glob(f"{stem}.[ty]*ml")).read_text("utf-8")


@pytest.mark.parametrize("stem", [path.stem for path in TABLES])
def test_the_right_file_has_no_finding(stem: str, tmp_path: Path) -> None:
    assert findings(stem, right_text(stem), tmp_path) == ()


@pytest.mark.parametrize(
    ("stem", "change"), [(path.stem, change) for path in TABLES for change in changes(path)], ids=lambda item: getattr(item, "place", "")
)  # fmt: skip
def test_one_mistake_is_found_at_its_place_and_nothing_else_is(stem: str, change: Change, tmp_path: Path) -> None:
    text = right_text(stem)
    assert text.count(change.old) == 1, change.old
    found = findings(stem, text.replace(change.old, change.new), tmp_path)
    disclosed = [(severity(item).name.lower(), item.code, f"{item.origin.line}:{item.origin.column}") for item in found]
    assert sorted(disclosed) == sorted(change.wanted) and disclosed


def test_every_finding_says_what_was_expected_and_what_to_do_in_both_languages(tmp_path: Path) -> None:
    for path in TABLES:
        text = right_text(path.stem)
        for change in changes(path):
            for item in findings(path.stem, text.replace(change.old, change.new), tmp_path):
                for language in LANGUAGES:
                    assert all(words.strip() for words in render(entry(item.code), item, language).values()), item


def test_every_file_of_ours_has_a_table_and_all_together_hold_a_hundred_and_fifty_mistakes() -> None:
    assert {path.stem for path in TABLES} == {*YAML, "esgreport", "transactions"}
    assert sum(len(changes(path)) for path in TABLES) >= 150
