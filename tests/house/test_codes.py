"""Finding codes: declared once, in the room that they name, in both languages, with what they print."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from string import Formatter

import pytest

from esgreport.base.catalogue import ROOMS, codes, entry

CODE = re.compile(r"ESG-[A-Z]+-[0-9]{3}")
EXACT = re.compile(r"ESG-[A-Z]+-[0-9]{3}\Z")
TEXTS = ("what", "expected", "action")
MESSAGES = Path(__file__).parents[2] / "content" / "findings"
# `render` adds it to the details of every finding.
ALWAYS = {"subject"}


@pytest.fixture(scope="module")
def declared():
    return {code: item for room in ROOMS for code, item in codes(room).items()}


def names(template):
    """The parameters of a template."""
    return {field for _, field, _, _ in Formatter().parse(template) if field is not None}


def alike(template):
    """The parameters of a template, those of one language named as those of the other."""
    return {re.sub(r"(_|\A)(ja|en)\Z", "", name) for name in names(template)}


def calls(modules):
    """Every call of `finding` with the code written out."""
    for module in modules:
        for node in module.nodes:
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "finding"
            if named and node.args and isinstance(node.args[0], ast.Constant):
                yield module, node, node.args[0].value


def test_every_code_stands_in_the_catalogue_of_the_room_that_it_names():
    for room in ROOMS:
        wrong = [code for code in codes(room) if not EXACT.match(code) or code.split("-")[1].lower() != room]
        assert wrong == [], room


def test_every_file_of_messages_belongs_to_a_room_and_lists_its_codes_in_order():
    assert sorted(path.stem for path in MESSAGES.iterdir()) == sorted(ROOMS)
    for room in ROOMS:
        assert list(codes(room)) == sorted(codes(room)), room


def test_no_retired_code_is_used_again(declared):
    retired = [code for path in MESSAGES.iterdir() for code in tomllib.loads(path.read_text("utf8")).get("retired", ())]
    assert len(retired) > 20
    assert [code for code in retired if code in declared or not EXACT.match(code)] == []


def test_every_code_in_the_source_is_declared(modules, declared):
    faults = [
        f"{module.at(node)}: {code}"
        for module in modules
        for node, text in module.strings()
        for code in CODE.findall(text)
        if code not in declared
    ]
    assert faults == []


def test_every_declared_code_can_be_found_in_the_source(modules, declared):
    used = {code for module in modules for _, text in module.strings() for code in CODE.findall(text)}
    assert sorted(set(declared) - used) == []


def test_every_entry_says_what_is_wrong_in_both_languages(declared):
    assert [code for code, item in declared.items() if not item.what.ja.strip() or not item.what.en.strip()] == []


def test_what_is_said_in_one_language_is_said_in_the_other(declared):
    faults = []
    for code, item in declared.items():
        for name in TEXTS:
            text = getattr(item, name)
            if bool(text.ja) != bool(text.en) or alike(text.ja) != alike(text.en):
                faults.append(f"{code} {name}")
    assert faults == []


def test_every_finding_is_given_what_its_sentences_print(modules, declared):
    faults = []
    for module, node, code in calls(modules):
        given = {keyword.arg for keyword in node.keywords}
        if None in given or code not in declared:
            continue
        texts = [getattr(declared[code], name) for name in TEXTS]
        missing = {field for text in texts for field in names(text.ja) | names(text.en)} - given - ALWAYS
        if missing:
            faults.append(f"{module.at(node)}: {code} lacks {sorted(missing)}")
    assert faults == []


def test_an_unknown_code_is_a_bug():
    with pytest.raises(KeyError):
        entry("ESG-NOWHERE-001")
