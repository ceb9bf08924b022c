"""Templates and content of ours, copied into a project to be changed there."""

from __future__ import annotations

from esgreport.base.finding import Outcome
from esgreport.base.world import World
from esgreport.inputs.own_copy import copied, replaceable
from esgreport.inputs.project import Folder
from esgreport.system import SystemWorld


def replaceable_files(world: World | None = None) -> tuple[str, ...]:
    """The templates and content files that a project may replace by files of its own, as paths from the project."""
    return replaceable(world or SystemWorld())


def copy_own(name: str, path: str, world: World | None = None) -> Outcome[tuple[str, ...]]:
    """Copy the file or folder `name` of ours into the project in folder `path`; the files written.

    Findings: ESG-PROJECT-001 no project, 020 there is nothing of that name, 021 a file was there already and is left as
    it is. Raises OSError when a file cannot be written.
    """
    folder = Folder(world or SystemWorld(), path)
    made = copied(folder, name)
    for file, data in made.value or ():
        folder.world.replace(folder.at(file), data)
    return Outcome(None if made.value is None else tuple(file for file, _ in made.value), made.findings)
