"""The shape of the code: short modules, short functions, honest names, docstrings, nothing left behind."""

from __future__ import annotations

import ast
import re

from tests.house.figures import figures, length, share

MODULE_LINES = 400
FUNCTION_LINES = 40
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc"}
# Written in two halves, so that this file does not hold what it forbids.
LEFT_BEHIND = re.compile(
    "|".join((r"\bTO" r"DO\b", r"\bFIX" r"ME\b", r"\bXX" r"X\b", "type:" r"\s*ignore", "pragma:", "noqa"))
)


def test_modules_are_short(modules):
    lengths = {module.place: len(module.text.splitlines()) for module in modules}
    assert {place: lines for place, lines in lengths.items() if lines > MODULE_LINES} == {}


def test_functions_are_short(modules):
    lengths = {f"{module.at(node)} {node.name}": length(node) for module in modules for node in module.functions()}
    assert {place: lines for place, lines in lengths.items() if lines > FUNCTION_LINES} == {}


def test_every_figure_keeps_its_limit(modules):
    assert [str(figure) for figure in figures(modules) if figure.value > figure.limit] == []


def test_every_limit_is_met_by_its_goal(modules):
    assert [figure.name for figure in figures(modules) if figure.limit < figure.goal] == []


def test_ninety_five_of_a_hundred_are_within_the_ninety_fifth():
    assert share(range(1, 101), 0.95) == 95
    assert share([7], 0.95) == 7


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
