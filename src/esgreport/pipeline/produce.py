"""A whole build: the requested files made, checked against earlier disclosures, and put in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from esgreport.base.catalogue import has_errors
from esgreport.base.finding import Finding, Outcome
from esgreport.base.world import Progress, World
from esgreport.inputs.ledger.ledger import LEDGERS
from esgreport.inputs.ledger.profile import PROFILE_FILE
from esgreport.inputs.project import SETTINGS
from esgreport.inputs.read import WORKBOOK
from esgreport.pipeline.build import Built, build_all
from esgreport.pipeline.load import Loaded
from esgreport.pipeline.output import Placed, Reasons, digest_of, place
from esgreport.pipeline.pdf import printed
from esgreport.pipeline.sending_list import sending_list
from esgreport.pipeline.targets import Target

# A check of finished files: those that may be put in place, and why the others may not.
Check: TypeAlias = Callable[[Loaded, Mapping[str, Built]], tuple[Mapping[str, Built], tuple[Finding, ...]]]


@dataclass(frozen=True, slots=True)
class Checks:
    """What rooms after the pipeline check during a build.

    `texts` gives findings about texts of facts for one audience; an audience with any gets no files. `files` are
    applied one after the other to what was built.
    """

    texts: Callable[[Loaded, str], Sequence[Finding]]
    files: tuple[Check, ...]


def produce(
    loaded: Loaded,
    world: World,
    path: str,
    out: str,
    wanted: tuple[Target, ...],
    checks: Checks,
    *,
    final: bool = False,
    pdf: bool = False,
    progress: Progress | None = None,
) -> Outcome[Placed]:
    """Build the wanted files from the project in folder `path` and place them under `out`.

    Findings: those of all stages, of `checks`, of printing and of placing.
    """
    unsafe = {name: checks.texts(loaded, name) for name in dict.fromkeys(item.audience for item in wanted)}
    found = list(dict.fromkeys(item for items in unsafe.values() for item in items))
    safe = tuple(target for target in wanted if not unsafe[target.audience])
    files, faults = build_all(loaded, safe, final=final, progress=progress)
    found += faults
    for check in checks.files:
        files, faults = check(loaded, files)
        found += faults
    pages, missing = printed(world, files, loaded.resources) if pdf else ({}, [])
    failed = {target.path: _reasons(found, target) for target in wanted if target.path not in files}
    lists = partial(sending_list, loaded)
    placed = place(world, out, {**files, **pages}, _digest(world, path), failed, lists)
    return Outcome(placed.value, (*found, *missing, *placed.findings))


def _reasons(found: Iterable[Finding], target: Target) -> Reasons:
    """The codes of the errors that stopped a file: its own, and those that name no file."""
    errors = (item for item in found if has_errors((item,)) and item.document in (target.path, ""))
    return tuple(dict.fromkeys(item.code for item in errors))


def _digest(world: World, path: str) -> str:
    names = [name for name in world.files(path) if name.startswith(("facts/", "templates/", "content/"))]
    names += [name for name in (SETTINGS, WORKBOOK, PROFILE_FILE, *LEDGERS) if world.exists(f"{path}/{name}")]
    return digest_of({name: world.read(f"{path}/{name}") for name in names})
