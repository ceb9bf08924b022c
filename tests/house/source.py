"""The source as syntax trees, for all house rules and figures."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
SOURCE = CHECKOUT / "src" / "esgreport"
Function = ast.FunctionDef | ast.AsyncFunctionDef
Documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Module:
    """One module of the source; `name` is dotted and starts with `esgreport`."""

    path: Path
    name: str
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """The first name under `esgreport`; the package itself is its own room, named by nothing."""
        return self.name.split(".")[1] if "." in self.name else ""

    @cached_property
    def place(self) -> str:
        """The path from the checkout, for messages."""
        return self.path.relative_to(CHECKOUT).as_posix()

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every node of the tree."""
        return tuple(ast.walk(self.tree))

    def at(self, node: ast.AST) -> str:
        """Where a node stands: `src/esgreport/base/text.py:12`."""
        return f"{self.place}:{getattr(node, 'lineno', 1)}"

    def functions(self) -> Iterator[Function]:
        """Every function and method, nested ones too."""
        return (node for node in self.nodes if isinstance(node, Function))

    def imported(self) -> Iterator[tuple[ast.AST, str]]:
        """Every name that an import asks for, whole: `from a.b import c` asks for `a.b.c`; deferred imports too."""
        for node in self.nodes:
            if isinstance(node, ast.Import):
                yield from ((node, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{self.at(node)}: a relative import"
                yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)

    def strings(self) -> Iterator[tuple[ast.Constant, str]]:
        """Every piece of text that is written down."""
        return (
            (node, node.value) for node in self.nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)
        )

    def undocumented(self) -> Iterator[ast.AST]:
        """Public modules, classes, functions and methods without a docstring."""
        return _undocumented(self.tree)


def _undocumented(node: ast.Module | ast.ClassDef) -> Iterator[ast.AST]:
    if not ast.get_docstring(node):
        yield node
    for child in node.body:
        if isinstance(child, Function | ast.ClassDef) and not child.name.startswith("_"):
            if isinstance(child, ast.ClassDef):
                yield from _undocumented(child)
            elif not ast.get_docstring(child):
                yield child


def module_name(path: Path) -> str:
    """The dotted name of a source file."""
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def source() -> tuple[Module, ...]:
    """Every module of the source, in the order of their names."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        found.append(Module(path, module_name(path), text, ast.parse(text)))
    assert len(found) > 100
    return tuple(found)
