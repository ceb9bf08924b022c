"""Imports go one way, never round, and heavy libraries stay in the rooms that need them."""

from __future__ import annotations

import ast
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ORDER = (
    ("base",),
    ("ooxml",),
    ("reading",),
    ("company", "guideline"),
    ("metrics",),
    ("coherence",),
    ("audience",),
    ("document",),
    ("review",),
    ("brand",),
    ("layout",),
    ("writers", "audit"),
    ("inputs",),
    ("pipeline",),
    ("queries", "distribution"),
    ("api",),
    ("cli",),
)
RANKS = {room: rank for rank, rooms in enumerate(ORDER) for room in rooms}
# Rooms that see less than their place in the order would let them.
SEES_ONLY = {
    "document": {"base", "reading"},
    "audit": {"base", "ooxml"},
    "system": {"base"},
    "__main__": {"cli"},
    "": {"api"},
}
SEEN_ONLY_BY = {"system": {"api", "cli"}}
STRANGERS = ({"company", "guideline"}, {"review", "layout"}, {"writers", "audit"}, {"queries", "distribution"})
HEAVY = {
    "yaml": {"reading"},
    "ruamel": {"reading.yaml_writer"},
    "jinja2": {"document"},
    "markdown": {"document"},
    "lxml": {"ooxml", "reading", "brand", "audit", "distribution"},
    "docx": {"brand", "audit", "reading", "distribution", "api"},
    "pptx": {"brand", "audit", "reading", "distribution", "api"},
    "openpyxl": set(),
    "xlsxwriter": {"writers"},
    "python_calamine": {"reading"},
    "budoux": {"layout.text"},
    "click": {"cli"},
    "rich": {"cli"},
}
NOT_FOR_HELP = ("jinja2", "markdown", "lxml", "docx", "pptx", "openpyxl", "yaml", "ruamel", "xlsxwriter", "rich")


def fault(room, other):
    """Why `room` may not import from `other`, or nothing."""
    if room == other:
        return ""
    if room in SEES_ONLY and other not in SEES_ONLY[room]:
        return f"{room} imports {other}, but only {sorted(SEES_ONLY[room])} are open to it"
    if other in SEEN_ONLY_BY:
        return "" if room in SEEN_ONLY_BY[other] else f"{room} imports {other}"
    if any({room, other} == pair for pair in STRANGERS):
        return f"{room} and {other} must not know each other"
    if room in RANKS and RANKS.get(other, len(ORDER)) >= RANKS[room]:
        return f"{room} imports {other}, which comes after it"
    return ""


def inner(modules):
    """Every import of one of our own modules: importer, node, the room imported from."""
    for module in modules:
        for node, name in module.imported():
            parts = name.split(".")
            if parts[0] == "esgreport":
                yield module, node, parts[1] if len(parts) > 1 else ""


def test_every_room_and_top_module_has_its_place_in_the_order(modules):
    rooms = {module.room for module in modules}
    assert rooms - set(RANKS) - {"system", "__main__", ""} == set()


def test_the_order_itself_forbids_what_it_should():
    assert fault("base", "reading")
    assert fault("document", "audience")
    assert fault("audit", "layout")
    assert fault("company", "guideline")
    assert fault("layout", "review")
    assert fault("writers", "audit")
    assert fault("pipeline", "system")
    assert fault("queries", "distribution")
    assert not fault("api", "system")
    assert not fault("layout", "brand")
    assert not fault("base", "base")


def test_rooms_import_only_rooms_that_come_before_them(modules):
    faults = [f"{module.at(node)}: {fault(module.room, other)}" for module, node, other in inner(modules)]
    assert [line for line in faults if not line.endswith(": ")] == []


def test_no_module_imports_itself_by_a_detour(modules):
    names = {module.name for module in modules}
    graph = {module.name: set() for module in modules}
    for module in modules:
        for _, name in module.imported():
            target = name if name in names else name.rpartition(".")[0]
            if target in names and target != module.name:
                graph[module.name].add(target)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as found:
        raise AssertionError(" < ".join(found.args[1])) from found


def test_heavy_libraries_are_imported_only_where_they_are_needed(modules):
    faults = []
    for module in modules:
        for node, name in module.imported():
            rooms = HEAVY.get(name.split(".")[0])
            if rooms is not None and not any(module.name.startswith(f"esgreport.{room}") for room in rooms):
                faults.append(f"{module.at(node)}: {name}")
    assert faults == []


def test_every_library_is_the_standard_one_or_declared(modules):
    known = set(sys.stdlib_module_names) | set(HEAVY) | {"esgreport"}
    faults = [
        f"{module.at(node)}: {name}"
        for module in modules
        for node, name in module.imported()
        if name.split(".")[0] not in known
    ]
    assert faults == []


def test_help_loads_no_heavy_library(tmp_path):
    program = (
        "import sys\nfrom esgreport.cli.main import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit as ended:\n    assert not ended.code\n"
        "print('LOADED', *sorted(sys.modules))"
    )
    disclosed = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=tmp_path, encoding="utf-8"
    )
    said, _, loaded = disclosed.stdout.partition("LOADED")
    assert "build" in said
    assert sorted({name.split(".")[0] for name in loaded.split()} & set(NOT_FOR_HELP)) == []


def test_what_writes_yaml_is_loaded_by_the_commands_that_write_it_only(tmp_path):
    program = "import sys\nfrom esgreport import api\nprint(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=tmp_path, encoding="utf-8"
    ).stdout.split()
    assert "yaml" in loaded
    assert "ruamel" not in {name.partition(".")[0] for name in loaded}


def test_imports_are_read_from_functions_and_type_checking_blocks_too(modules):
    tree = ast.parse("def f():\n    from esgreport.layout import plan\n")
    module = type(modules[0])(Path("x.py"), "esgreport.base.x", "", tree)
    assert [name for _, name in module.imported()] == ["esgreport.layout.plan"]
