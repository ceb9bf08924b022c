"""A project's own finish.py: run on a copy of each built file, once approved on this machine, its result inspected.

A folder from elsewhere must never run code. So nothing here imports the file; its bytes are read once, compared
with what the user approved, and handed to a process of their own.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from esgreport.base.catalogue import has_errors
from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.origin import Origin
from esgreport.base.world import ToolFailed, World
from esgreport.distribution.inspection import inspect_file
from esgreport.ooxml.opening import open_package
from esgreport.pipeline.build import Built, named
from esgreport.pipeline.load import Loaded
from esgreport.pipeline.produce import Check

SCRIPT = "finish.py"
PROCESS = "esgreport.distribution.finish_process"
FORMATS = ("docx", "pptx")
SECONDS = 60.0
SHOWN_LINES = 40


@dataclass(frozen=True, slots=True)
class Script:
    """The finish.py of a project: the SHA-256 of its bytes, its first lines, and whether just these bytes are approved.

    `project` is the real path of the project. Signs that would steer a terminal or turn the reading order are replaced
    in `lines`; `length` counts all lines.
    """

    project: str
    sha256: str
    lines: tuple[str, ...]
    length: int
    approved: bool


def script(world: World, path: str) -> Outcome[Script]:
    """The finish.py of the project in folder `path`. Findings: ESG-BUILD-020 there is none that can be read."""
    read = _source(world, path)
    if read.value is None:
        return Outcome(None, read.findings)
    project, sha256 = world.real_path(path), hashlib.sha256(read.value).hexdigest()
    lines = tuple(_shown(line) for line in read.value.decode("utf-8", "replace").split("\n"))
    is_approved = world.setting(_name(project)) == sha256.encode()
    return Outcome(Script(project, sha256, lines[:SHOWN_LINES], len(lines), is_approved))


def approve(world: World, path: str) -> Outcome[Script]:
    """Approve the finish.py of a project as it is now, instead of any earlier one. Findings: ESG-BUILD-020.

    Raises OSError when the approval cannot be kept.
    """
    made = script(world, path)
    if made.value is None:
        return made
    world.keep_setting(_name(made.value.project), made.value.sha256.encode())
    return Outcome(replace(made.value, approved=True))


def revoke(world: World, path: str) -> None:
    """Take the approval of a project's finish.py back. Raises OSError."""
    world.keep_setting(_name(world.real_path(path)), b"")


def approved_source(world: World, path: str) -> Outcome[bytes]:
    """The bytes of finish.py when just these are approved. Findings: ESG-BUILD-020, 021 not approved."""
    read = _source(world, path)
    if read.value is None:
        return read
    sha256 = hashlib.sha256(read.value).hexdigest()
    if world.setting(_name(world.real_path(path))) != sha256.encode():
        return Outcome(None, (finding("ESG-BUILD-021", Origin(SCRIPT), sha256=sha256),))
    return read


def _source(world: World, path: str) -> Outcome[bytes]:
    try:
        return Outcome(world.read(f"{path}/{SCRIPT}"))
    except OSError as error:
        return Outcome(None, (finding("ESG-BUILD-020", Origin(SCRIPT), reason=error.strerror or type(error).__name__),))


def _name(project: str) -> str:
    """The name under which the approval of a project is kept."""
    return f"finish-{hashlib.sha256(project.encode()).hexdigest()}"


def _shown(line: str) -> str:
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in line.expandtabs(4).rstrip("\r"))


def finishing(world: World, source: bytes) -> Check:
    """The check of a build that runs `source` on every Word and PowerPoint file; those that fail are not written.

    Findings: ESG-BUILD-022 it raised, 023 it has no function, 024 it gave no answer, and those of opening a package
    and of the inspection.
    """

    def check(loaded: Loaded, files: Mapping[str, Built]) -> tuple[Mapping[str, Built], tuple[Finding, ...]]:
        finished = dict(files)
        found: list[Finding] = []
        for path, built in files.items():
            if built.target.format in FORMATS:
                outcome = _finished(world, source, loaded, built)
                found += named(outcome.findings, built.target)
                finished.pop(path)
                if outcome.value is not None:
                    finished[path] = replace(built, data=outcome.value, finished=True)
        return finished, tuple(dict.fromkeys(found))

    return check


def _finished(world: World, source: bytes, loaded: Loaded, built: Built) -> Outcome[bytes]:
    changed = _run(world, source, built)
    if changed.value is None:
        return changed
    opened = open_package(changed.value, built.target.path)
    found = opened.findings or inspect_file(loaded, built.target.path, changed.value, built.target.audience)
    return Outcome(None if has_errors(found) else changed.value, found)


def _request(source: bytes, built: Built) -> bytes:
    """What the child process reads on its standard input."""
    target = built.target
    script, data = (base64.b64encode(part).decode() for part in (source, built.data))
    words = {"format": target.format, "kind": target.document, "language": target.language, "audience": target.audience}
    return json.dumps({"source": script, "data": data, **words}).encode()


def _run(world: World, source: bytes, built: Built) -> Outcome[bytes]:
    """What the child process makes of one file."""
    try:
        answer = json.loads(world.run_python(PROCESS, _request(source, built), SECONDS))
    except (ToolFailed, ValueError) as error:
        reason = str(error) if isinstance(error, ToolFailed) else "-"
        return Outcome(None, (finding("ESG-BUILD-024", Origin(SCRIPT), reason=reason),))
    if "data" in answer:
        return Outcome(base64.b64decode(answer["data"]))
    return Outcome(None, (_fault(**answer),))


def _fault(line: int, error: str, reason: str) -> Finding:
    if not error:
        return finding("ESG-BUILD-023", Origin(SCRIPT))
    return finding("ESG-BUILD-022", Origin(SCRIPT, line, 1 if line else 0), error=error, reason=reason or "-")
