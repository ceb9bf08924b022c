"""Small faults put into a module, one at a time: a comparison turned, a condition denied, a statement left out."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

TURNED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
    ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip
SWAPPED = {"any": "all", "all": "any", "min": "max", "max": "min"}


@dataclass(frozen=True)
class Mutant:
    """One fault: where it is, what it is, and the whole module with it."""

    line: int
    what: str
    tree: ast.Module


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of a module, function by function; what stands outside of functions is left alone."""
    tree = ast.parse(source)
    for function in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]:
        for node in ast.walk(function):
            for what, change in _changes(node):
                yield _made(tree, node, what, change)
        for node in [item for item in ast.walk(function) if hasattr(item, "body") and isinstance(item.body, list)]:
            for index, statement in enumerate(node.body):
                if isinstance(statement, ast.Expr) and not isinstance(
                    statement.value, ast.Constant | ast.Yield | ast.YieldFrom
                ):
                    yield _made(tree, node, f"without line {statement.lineno}", ("drop", index))


def _changes(node: ast.AST) -> Iterator[tuple[str, tuple[str, object]]]:
    if isinstance(node, ast.Compare) and type(node.ops[0]) in TURNED:
        yield f"{type(node.ops[0]).__name__} turned", ("compare", TURNED[type(node.ops[0])])
    if isinstance(node, ast.BinOp) and type(node.op) in TURNED and not isinstance(node.left, ast.JoinedStr):
        yield f"{type(node.op).__name__} turned", ("operator", TURNED[type(node.op)])
    if isinstance(node, ast.BoolOp):
        yield f"{type(node.op).__name__} turned", ("operator", TURNED[type(node.op)])
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        yield "condition denied", ("deny", "test")
    if isinstance(node, ast.comprehension) and node.ifs:
        yield "filter gone", ("unfilter", None)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not gone", ("bare", None)
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield f"{node.value} turned", ("constant", not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield f"{node.value} + 1", ("constant", node.value + 1)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SWAPPED:
        yield f"{node.func.id} swapped", ("call", SWAPPED[node.func.id])
    if isinstance(node, ast.Return) and node.value is not None and not isinstance(node.value, ast.Constant):
        yield "returns nothing", ("nothing", None)


def _made(tree: ast.Module, node: ast.AST, what: str, change: tuple[str, object]) -> Mutant:
    """A copy of the tree with the change at the place of `node`."""
    place = list(ast.walk(tree)).index(node)
    whole = copy.deepcopy(tree)
    target = list(ast.walk(whole))[place]
    kind, value = change
    if kind == "compare":
        target.ops[0] = value()
    elif kind == "operator":
        target.op = value()
    elif kind == "deny":
        target.test = ast.UnaryOp(ast.Not(), target.test)
    elif kind == "unfilter":
        target.ifs = []
    elif kind == "bare":
        target.operand = ast.UnaryOp(ast.Not(), target.operand)
    elif kind == "constant":
        target.value = value
    elif kind == "call":
        target.func.id = value
    elif kind == "nothing":
        target.value = ast.Constant(None)
    elif kind == "drop":
        target.body[value] = ast.Pass()
    return Mutant(getattr(node, "lineno", 0) or _line(node), what, ast.fix_missing_locations(whole))


def _line(node: ast.AST) -> int:
    return next((item.lineno for item in ast.walk(node) if hasattr(item, "lineno")), 0)
