"""The pages of findings are those that the catalogue makes today, and can be followed from one to the other."""

from __future__ import annotations

import re

import pytest

from tests.docs.finding_pages import PAGES, cell, pages, plain

LINK = re.compile(r"\]\(([^)]+)\)")
LINES = 25


@pytest.fixture(scope="module")
def made():
    return pages()


def test_the_pages_are_as_make_docs_writes_them(made):
    retained = {path.name: path.read_text(encoding="utf-8") for path in PAGES.glob("*.md")}
    assert sorted(retained.keys() ^ made.keys()) == [], "run make docs"
    assert [name for name, text in made.items() if retained[name] != text] == [], "run make docs"


def test_every_link_leads_to_a_page(made):
    links = {link for text in made.values() for link in LINK.findall(text)}
    assert len(links) > 200 and sorted(links - made.keys()) == []


def test_a_page_is_short_and_says_what_to_do_in_both_languages(made):
    each = {name: text for name, text in made.items() if name != "README.md"}
    assert [name for name, text in each.items() if len(text.splitlines()) > LINES] == []
    assert [name for name, text in each.items() if "What to do |" not in text] == []


def test_parameters_are_named_and_guesses_left_out():
    assert plain("“{value}” is unknown. {guess_en}") == "“‹value›” is unknown."
    assert plain("{{{{ }}}} of {{#key}}") == "{{ }} of {#key}"
    assert cell("a|b") == "a\\|b"


def test_a_leak_and_a_missing_tool_have_exit_codes_of_their_own(made):
    assert "exit code 4" in made["ESG-AUDIT-020.md"] and "exit code 5" in made["ESG-BUILD-007.md"]
    assert "exit code 1" in made["ESG-READING-001.md"] and "`--strict`: 3" in made["ESG-LAYOUT-004.md"]
