"""How templates may ask a condition: `is true`, `is false` or `is withheld`, and nothing else.

A condition has three answers, so "if not" and "else" would mix what is false with what this reader may not be told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

from esgreport.base.condition import TRUTHS
from esgreport.base.finding import Finding, finding
from esgreport.document.source_lines import template_place

ASKED = frozenset(name for name, _ in TRUTHS)
# What holds nothing but conditions: those of document.yaml, and which evidence the company has.
WHOLLY = ("when", "situation")


def lint_conditions(env: Environment, name: str, source: str, flags: Collection[str]) -> tuple[Finding, ...]:
    """Every place where a condition is not asked by its answer: ESG-DOCUMENT-050, and 051 for an `else` after one.

    `flags` are the names of fields that are conditions of records (`basis_is_plan`). A template that cannot be parsed
    has its finding elsewhere.
    """
    try:
        tree = env.parse(source, name)
    except TemplateSyntaxError:
        return ()
    return tuple(_Lint(name, frozenset(flags)).of(tree, ()))


@dataclass(frozen=True, slots=True)
class _Lint:
    """The reading of one template."""

    name: str
    flags: frozenset[str]

    def of(self, node: nodes.Node, above: tuple[nodes.Node, ...]) -> Iterator[Finding]:
        """The faults under one node; `above` are the nodes around it, the nearest first."""
        if self.is_condition(node) and not _is_asked(node, above):
            yield self._fault("ESG-DOCUMENT-050", node.lineno, _spelt(node))
        tests, last = _branches(node)
        condition = next(filter(None, map(self.tested, tests)), None)
        if last is not None and condition is not None:
            yield self._fault("ESG-DOCUMENT-051", last.lineno, _spelt(condition))
        for inner in node.iter_child_nodes():
            yield from self.of(inner, (node, *above))

    def is_condition(self, node: nodes.Node) -> bool:
        """Whether a node is a condition of `document.yaml` or of a record."""
        named = isinstance(node, nodes.Getattr | nodes.Getitem)
        return named and (_is_when(node) or _field(node) in self.flags)

    def tested(self, test: nodes.Node) -> nodes.Node | None:
        """The first condition in the test of a branch."""
        inside = (test, *test.find_all((nodes.Getattr, nodes.Getitem)))
        return next((node for node in inside if self.is_condition(node)), None)

    def _fault(self, code: str, line: int, condition: str) -> Finding:
        return finding(code, template_place(self.name, line, 1), condition, name=condition)


def _branches(node: nodes.Node) -> tuple[tuple[nodes.Node, ...], nodes.Node | None]:
    """The tests of a branch, and what is printed when none of them holds."""
    match node:
        case nodes.If():
            return (node.test, *(other.test for other in node.elif_)), next(iter(node.else_), None)
        case nodes.CondExpr():
            return (node.test,), node.expr2
        case _:
            return (), None


def _is_when(node: nodes.Node) -> bool:
    inner = getattr(node, "node", None)
    return isinstance(inner, nodes.Name) and inner.name in WHOLLY


def _field(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return node.attr
    key = getattr(node, "arg", None)
    return str(key.value) if isinstance(key, nodes.Const) else ""


def _spelt(node: nodes.Node) -> str:
    inner = getattr(node, "node", None)
    return f"{inner.name if isinstance(inner, nodes.Name) else '…'}.{_field(node)}"


def _is_asked(node: nodes.Node, above: tuple[nodes.Node, ...]) -> bool:
    """Whether the condition is asked by one of its answers, as the whole test of a branch or of a loop."""
    test, *around = above
    if not isinstance(test, nodes.Test) or test.name not in ASKED or not around:
        return False
    branch = around[0]
    return isinstance(branch, nodes.If | nodes.CondExpr | nodes.For) and branch.test is test
