"""The shape of the code: short modules, short functions, honest names, docstrings, nothing left behind."""

from __future__ import annotations

import ast
import re
from statistics import median

MODULE_LINES = 400
FUNCTION_LINES = 40
MEDIAN_LINES = 8
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc"}
# Written in two halves, so that this file does not hold what it forbids.
LEFT_BEHIND = re.compile(
    "|".join((r"\bTO" r"DO\b", r"\bFIX" r"ME\b", r"\bXX" r"X\b", "type:" r"\s*ignore", "pragma:", "noqa"))
)


def length(function):
    """The lines of a function from `def` on, without its docstring."""
    lines = function.end_lineno - function.lineno + 1
    if ast.get_docstring(function) is None:
        return lines
    text = function.body[0]
    return lines - (text.end_lineno - text.lineno + 1)


def test_modules_are_short(modules):
    lengths = {module.place: len(module.text.splitlines()) for module in modules}
    assert {place: lines for place, lines in lengths.items() if lines > MODULE_LINES} == {}


def test_functions_are_short(modules):
    lengths = {f"{module.at(node)} {node.name}": length(node) for module in modules for node in module.functions()}
    assert {place: lines for place, lines in lengths.items() if lines > FUNCTION_LINES} == {}


def test_most_functions_are_very_short(modules):
    assert median(length(node) for module in modules for node in module.functions()) <= MEDIAN_LINES


def test_the_length_of_a_function_leaves_its_docstring_out():
    made = ast.parse('def f(\n    a,\n):\n    """One.\n\n    Two.\n    """\n    return a\n').body[0]
    assert length(made) == 4


def test_no_module_has_a_name_that_says_nothing(modules):
    assert [module.place for module in modules if VAGUE & set(module.name.split("."))] == []


def test_everything_public_has_a_docstring(modules):
    assert [module.at(node) for module in modules for node in module.undocumented()] == []


def test_every_function_says_its_types(modules):
    faults = []
    for module in modules:
        for node in module.functions():
            given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs, node.args.vararg, node.args.kwarg]
            named = [item for item in given if item is not None and item.arg not in ("self", "cls")]
            if node.returns is None or any(item.annotation is None for item in named):
                faults.append(f"{module.at(node)} {node.name}")
    assert faults == []


def test_nothing_is_left_behind(modules):
    faults = [
        f"{module.place}:{number}: {line.strip()}"
        for module in modules
        for number, line in enumerate(module.text.splitlines(), 1)
        if LEFT_BEHIND.search(line)
    ]
    assert faults == []
