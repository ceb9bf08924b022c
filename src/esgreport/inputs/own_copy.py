"""Copies of our templates and content in a project, where they replace ours file by file."""

from __future__ import annotations

from collections.abc import Iterator

from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.near_word import guess
from esgreport.base.origin import Origin
from esgreport.base.world import World
from esgreport.inputs.project import SETTINGS, Folder

ROOMS = ("templates", "content")


def replaceable(world: World) -> tuple[str, ...]:
    """The files of ours that a project may replace, as paths from the project: `templates/board-memo/ja.md`."""
    return tuple(f"{room}/{name}" for room in ROOMS for name in world.files(f"@{room}"))


def copied(folder: Folder, name: str) -> Outcome[tuple[tuple[str, bytes], ...]]:
    """The file `name` of ours, or all files of a folder, as paths in the project with their bytes.

    A file that the project has already is left out. Findings: ESG-PROJECT-001 no project, 020 there is
    nothing of that name, 021 (note) a file is left as it is.
    """
    if not folder.world.exists(folder.at(SETTINGS)):
        return Outcome(None, (finding("ESG-PROJECT-001", Origin(SETTINGS), folder=folder.path),))
    wanted = name.strip("/").removeprefix("./")
    known = replaceable(folder.world)
    meant = [path for path in known if path == wanted or path.startswith(f"{wanted}/")]
    if not meant:
        suggestion = guess(wanted, {*known, *(path.rpartition("/")[0] for path in known)})
        return Outcome(None, (finding("ESG-PROJECT-020", name=wanted[:80], **suggestion),))
    existing = frozenset(path for path in meant if folder.world.exists(folder.at(path)))
    files = tuple((path, folder.world.read(f"@{path}")) for path in meant if path not in existing)
    return Outcome(files, tuple(_left(existing)))


def _left(existing: frozenset[str]) -> Iterator[Finding]:
    return (finding("ESG-PROJECT-021", Origin(path), file=path) for path in sorted(existing))
