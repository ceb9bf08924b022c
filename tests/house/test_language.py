"""The language of docstrings and comments: the field's own words, not translated ones."""

from __future__ import annotations

import ast
import io
import re
import tokenize

import pytest

# Words that engineers would not write, and what they would.
TRANSLATED = re.compile(
    r"\b(noughts?|mend(s|ed|ing)?|nobody|somebody|sought|anew|held against|whose time is over|hangs? together|hangs on|"
    r"to be had|leave to tell|as it stands|stands?|stood|(is|are|was|were) (never |ever )?told|told us)\b",
    re.IGNORECASE,
)
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def prose(text, tree):
    """(line, text) of every docstring and comment."""
    for node in ast.walk(tree):
        if isinstance(node, DOCUMENTED) and ast.get_docstring(node) is not None:
            yield node.body[0].lineno, ast.get_docstring(node)
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def translated(text, tree):
    """(line, word) of every word of a translation."""
    return [(line, found.group()) for line, words in prose(text, tree) for found in TRANSLATED.finditer(words)]


def test_docstrings_and_comments_are_not_translated_english(modules):
    faults = {module.place: found for module in modules if (found := translated(module.text, module.tree))}
    assert faults == {}


@pytest.mark.parametrize(
    "line",
    ['"""A fact that is not to be had."""', "x = 1  # at least nought", 'def f():\n    """What partners told us."""'],
)
def test_translated_english_is_noticed(line):
    assert len(translated(line, ast.parse(line))) == 1


def test_names_and_texts_of_the_program_are_left_alone():
    line = 'told = "nobody stands here"'
    assert translated(line, ast.parse(line)) == []
