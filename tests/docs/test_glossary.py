"""The glossary names things that exist."""

from __future__ import annotations

import importlib
import re

import pytest

from tests.conftest import ROOT

GLOSSARY = (ROOT / "docs/glossary.md").read_text("utf8")
ENTRIES = re.findall(r"\*\*([^*]+)\*\* – ([^*]+?)(?=\n\n|\Z)", GLOSSARY)


def names(text):
    """The dotted names of code in a text."""
    return re.findall(r"`([a-z_]+(?:\.[a-z_]+)+\.\w+(?:\.\w+)?)`", text)


def exists(name):
    """Whether a dotted name is a module's own, or a member of a class of a module."""
    parts = name.split(".")
    for count in range(len(parts) - 1, 0, -1):
        try:
            held = importlib.import_module(".".join(["esgreport", *parts[:count]]))
        except ModuleNotFoundError:
            continue
        for part in parts[count:]:
            held = getattr(held, part, None)
        return held is not None
    return False


@pytest.mark.parametrize("name", sorted(set(names(GLOSSARY))))
def test_a_name_of_code_exists(name):
    assert exists(name)


def test_a_name_that_is_gone_is_noticed():
    assert not exists("base.view.Vue") and not exists("base.vista.View") and not exists("base.view.View.shown")


def test_every_entry_has_a_term_in_both_languages_and_its_place_in_code():
    assert len(ENTRIES) >= 35
    for term, text in ENTRIES:
        assert " / " in term and re.search("[ぁ-ん]", text) and names(text.split("Code:")[1])
