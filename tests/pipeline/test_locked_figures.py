"""Figures that nobody changes by hand: Word keeps them, and the sentence around them stays free."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import ROOT

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PAPERS = [f"{language}/{name}.docx" for language in ("ja", "en") for name in ("shareholder-letter", "board-memo")]
# What people wrote in words is free, with the numbers in it.
SOURCES = [*(ROOT / "examples/aoba-precision/facts").glob("*.yaml"), *(ROOT / "content").rglob("*.yaml")]
WRITTEN = "".join(path.read_text("utf-8") for path in SOURCES)


def main_part(path):
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read("word/document.xml"))


def lock_of(control):
    lock = control.find(f"{W}sdtPr/{W}lock")
    return None if lock is None else lock.get(f"{W}val")


def text_of(node):
    return "".join(item.text or "" for item in node.iter(f"{W}t"))


@pytest.mark.parametrize("name", PAPERS)
def test_every_number_in_prose_is_locked_and_no_sentence_is(built: Path, name: str) -> None:
    root = main_part(built / name)
    prose = [item for item in root.iter(f"{W}sdt") if item.find(f"{W}sdtPr/{W}tag") is not None]
    assert prose
    for control in prose:
        assert lock_of(control) is None
        figures = [item for item in control.iter(f"{W}sdt") if item is not control]
        for figure in figures:
            assert lock_of(figure) in ("contentLocked", None)
            assert len(text_of(figure)) < 40
            figure.getparent().remove(figure)
        # The stop that ends a sentence after a telephone number is no part of the number.
        loose = re.findall(r"\d(?:[\d.,]*\d)?", text_of(control))
        assert all(words in WRITTEN for words in loose), loose


@pytest.mark.parametrize("name", PAPERS)
def test_tables_of_figures_and_charts_are_locked_as_a_whole(built: Path, name: str) -> None:
    root = main_part(built / name)
    whole = [item for item in root.iter(f"{W}sdt") if lock_of(item) == "sdtContentLocked"]
    drawings = list(root.iter(f"{W}drawing"))
    assert whole
    assert all(any(item in list(parent.iterancestors()) for item in whole) for parent in drawings)


@pytest.mark.parametrize("name", PAPERS)
def test_every_control_has_a_number_of_its_own(built: Path, name: str) -> None:
    root = main_part(built / name)
    numbers = [item.get(f"{W}val") for item in root.iterfind(f".//{W}sdtPr/{W}id")]
    assert len(numbers) == len(set(numbers)) >= 10
