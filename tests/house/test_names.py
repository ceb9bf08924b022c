"""Names: a class is called once, and no name is a riddle."""

from __future__ import annotations

import ast
from collections import defaultdict

# Words that say nothing to a newcomer, or mean several things at once; docs/glossary.md has the field's own words.
RETIRED = frozenset(
    {
        "gated",
        "here",
        "kept",
        "parted",
        "pieced",
        "rung",
        "screened",
        "sought",
        "specimen",
        "strange",
        "there",
        "told",
        "trunk",
        "twice",
        "wish",
        "workshop",
    }
)
# A key of the lines in every register that was ever written.
KEY_OF_REGISTER = "src/esgreport/distribution/register/entry.py told"


def declared(tree):
    """(line, name) of every class, function, parameter and variable."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.lineno, node.name
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id


def test_a_class_name_occurs_once_or_in_one_room_only(modules):
    rooms = defaultdict(list)
    for module in modules:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef):
                rooms[node.name].append(f"{module.name}.".split(".")[1])
    assert {name: found for name, found in rooms.items() if len(set(found)) > 1} == {}


def test_no_name_is_a_retired_word(modules):
    faults = {
        f"{module.place} {name}"
        for module in modules
        for _, name in declared(module.tree)
        if name.strip("_") in RETIRED | {word.capitalize() for word in RETIRED}
    }
    assert faults == {KEY_OF_REGISTER}
