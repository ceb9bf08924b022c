"""Which names of the source the product never reaches: `python -m tests.house.unused` prints them.

A name (function, class, constant of a module) is reached when something that is reached mentions it: the public names of
`api`, the commands, what runs when a module is imported. Names are followed through imports, so that two names spelled
alike are two names. What only tests call is not reached.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from tests.house.source import Module, source

# One name of one module, or a module itself, with an empty name.
Place: TypeAlias = tuple[str, str]
CATALOGUE = "esgreport.base.catalogue."
# The library's face: read by whoever imports it.
FACE = ("esgreport", "esgreport.api")
COMMANDS = "esgreport.cli"
STRUCTURE = "esgreport.reading.structure.structure"


@dataclass
class Names:
    """What one module defines, what it imports, and what it does when it is imported."""

    defined: defaultdict[str, list[ast.stmt]] = field(default_factory=lambda: defaultdict(list))
    imported: dict[str, str] = field(default_factory=dict)
    loose: list[ast.stmt] = field(default_factory=list)

    def take(self, statement: ast.stmt) -> None:
        """Sort one statement of the module's body."""
        names = list(_defined(statement))
        for name in names:
            self.defined[name].append(statement)
        if not names and not isinstance(statement, ast.Import | ast.ImportFrom):
            self.loose.append(statement)


def names_of(tree: ast.Module) -> Names:
    """The names of one module; imports inside functions count for the whole module."""
    names = Names()
    for statement in tree.body:
        names.take(statement)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names.imported |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names.imported |= {alias.asname or alias.name: alias.name for alias in node.names}
    return names


def _defined(statement: ast.stmt) -> Iterator[str]:
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield statement.name
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    for target in targets:
        for node in ast.walk(target) if target is not None else ():
            if isinstance(node, ast.Name):
                yield node.id


@dataclass(frozen=True)
class Reach:
    """Follows names through the modules."""

    modules: Mapping[str, Names]

    def place(self, dotted: str) -> Place | None:
        """Where `a.b.c` is defined, through imports that pass it on; None for a name of another library."""
        module, _, name = dotted.rpartition(".")
        known = self.modules.get(module)
        if known is not None and name in known.defined:
            return module, name
        if known is not None and name in known.imported and known.imported[name] != dotted:
            return self.place(known.imported[name])
        return (dotted, "") if dotted in self.modules else None

    def mentioned(self, module: str, statement: ast.AST) -> Iterator[Place]:
        """Every place that a statement of `module` mentions."""
        known = self.modules[module]
        for node in ast.walk(statement):
            dotted = ""
            if isinstance(node, ast.Name):
                dotted = f"{module}.{node.id}" if node.id in known.defined else known.imported.get(node.id, "")
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                dotted = f"{known.imported.get(node.value.id, '')}.{node.attr}"
            if (found := self.place(dotted)) is not None:
                yield found

    def roots(self) -> Iterator[Place]:
        """Public names of the face, commands, and what runs when a module is imported."""
        for module, names in self.modules.items():
            for statement in names.loose:
                yield from self.mentioned(module, statement)
            for name, statements in names.defined.items():
                command = module.startswith(COMMANDS) and any(
                    getattr(item, "decorator_list", ()) for item in statements
                )
                if command or name.startswith("__") or (module in FACE and not name.startswith("_")):
                    yield module, name
            if module in FACE:
                yield from (found for name in names.imported.values() if (found := self.place(name)) is not None)
        yield "esgreport.cli.main", "run"

    def reached(self) -> frozenset[Place]:
        """Every place that can be reached."""
        seen: set[Place] = set()
        waiting = list(self.roots())
        while waiting:
            module, name = waiting.pop()
            if (module, name) not in seen and name:
                seen.add((module, name))
                for statement in self.modules[module].defined[name]:
                    waiting += self.mentioned(module, statement)
        return frozenset(seen)


def unreached(modules: Sequence[Module]) -> list[str]:
    """The names that nothing reaches, dotted. The catalogue is read by its codes, which have tests of their own."""
    names = {module.name: names_of(module.tree) for module in modules}
    reached = Reach(names).reached()
    return [
        f"{module}.{name}"
        for module, known in names.items()
        for name in known.defined
        if (module, name) not in reached and not module.startswith(CATALOGUE)
    ]


def unmentioned(modules: Sequence[Module]) -> list[str]:
    """Methods, properties and fields whose name occurs nowhere in the source.

    What a base class of a library calls (`handle_starttag`) is left out: classes with a base are not looked at. Nor are
    the fields of types into which `structure` reads our own files: they are what such a file may say.
    """
    said = {word for module in modules for word in _words(module.tree)}
    return [
        f"{module.name}.{node.name}.{name}"
        for module in modules
        for node in module.nodes
        if isinstance(node, ast.ClassDef) and not node.bases
        for statement in node.body
        for name in _defined(statement)
        if name not in said and not name.startswith("__")
        if not (isinstance(statement, ast.AnnAssign) and STRUCTURE in {dotted for _, dotted in module.imported()})
    ]


def _words(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from node.value.split(".")


if __name__ == "__main__":
    print(*unreached(source()), *unmentioned(source()), sep="\n")
