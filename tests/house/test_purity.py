"""Only `system.py` touches the machine: everything else is told what it needs."""

from __future__ import annotations

import ast

FACES = {"cli"}
DOOR = "system"
METHODS = {"read_text", "read_bytes", "write_text", "write_bytes"}
CLOCKS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.monotonic",
    "time.perf_counter", "time.process_time", "datetime.datetime.now", "datetime.date.today", "os.environ", "os.getenv",
    "os.open", "io.open", "codecs.open", "Path.cwd", "os.getcwd", "Path.home",
}  # fmt: skip
# A face may ask in which language to speak.
OPEN_TO_FACES = {"os.environ", "os.getenv"}
MODULES = {
    "subprocess", "multiprocessing", "time", "random", "secrets", "uuid", "socket", "tempfile", "shutil", "glob",
    "locale", "urllib", "http",
}  # fmt: skip


def dotted(node):
    """`a.b.c` of a chain of names, else nothing."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (stem := dotted(node.value)):
        return f"{stem}.{node.attr}"
    return ""


def touch(node):
    """What a node does to the machine, or nothing."""
    if isinstance(node, ast.Call) and dotted(node.func) in ("open", "input", "hash", "id"):
        return f"{dotted(node.func)}()"
    if isinstance(node, ast.Attribute) and node.attr in METHODS:
        return node.attr
    if isinstance(node, ast.Attribute) and dotted(node) in CLOCKS:
        return dotted(node)
    return ""


def touches(module):
    """Each place where a module touches the machine without being allowed to."""
    allowed = OPEN_TO_FACES if module.room in FACES else set()
    for node in module.nodes:
        if (found := touch(node)) and found not in allowed:
            yield f"{module.at(node)}: {found}"
    for node, name in module.imported():
        if name.split(".")[0] in MODULES:
            yield f"{module.at(node)}: {name}"


def test_the_rule_sees_files_clocks_and_the_environment():
    seen = "open('x'); p.read_text(); datetime.now(); date.today(); time.perf_counter(); os.environ['A']"
    found = [touch(node) for node in ast.walk(ast.parse(seen)) if touch(node)]
    assert sorted(found) == ["date.today", "datetime.now", "open()", "os.environ", "read_text", "time.perf_counter"]


def test_only_the_system_opens_files_reads_clocks_or_starts_processes(modules):
    assert [line for module in modules if module.room != DOOR for line in touches(module)] == []
