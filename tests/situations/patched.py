"""Projects that are an example with a small patch, in memory: what a company looks like whose situation differs.

A patch is a YAML file in `projects/`:

    base: the example
    without: [kinds, kind.ID, kind.field=pattern]   records taken away
    every: {kind: {field: value}}           a field of all records of a kind; null empties it
    set: {kind.ID: {field: value}}          fields of one record (kind alone for the company and the house)
    add: {kind: [records]}
    files: [names]                          files of the project taken away
    holds: [fact > fact, fact < number, fact is word]   what makes the company what its name says
    builds: [documents]                     which must be built; the others may be refused for want of a required fact
    stops: [codes]                          contradictions that rightly stop documents
    said: {document: {ja: [...], en: [...]}}    patterns that stand in the text
    never: {document: {ja: [...], en: [...]}}   patterns that do not
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import yaml

from esgreport.system import SystemWorld
from tests.conftest import ROOT

PROJECTS = Path(__file__).parent / "projects"
Patterns = Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True)
class Project:
    """An example, what is changed in it, and what its documents must say and must not say."""

    base: str
    without: Sequence[str] = ()
    every: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    set: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    add: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    files: Sequence[str] = ()
    holds: Sequence[str] = ()
    builds: Sequence[str] = ()
    stops: Sequence[str] = ()
    said: Patterns = field(default_factory=dict)
    never: Patterns = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The folder of the example."""
        return str(ROOT / "examples" / self.base)


def project(name: str) -> Project:
    """The project of that name. Words stay as they are written: a patch holds no dates or numbers of YAML."""
    return Project(**yaml.load((PROJECTS / f"{name}.yaml").read_text("utf-8"), yaml.CBaseLoader))


def names() -> list[str]:
    """The names of all projects."""
    return sorted(path.stem for path in PROJECTS.glob("*.yaml"))


class PatchedWorld(SystemWorld):
    """The machine, with other facts in the folder of one example."""

    def __init__(self, changed: Project) -> None:
        super().__init__()
        self._folder = Path(changed.path)
        self._gone = {str(self._folder / name) for name in changed.files}
        self._facts = _text(facts(changed))

    def read(self, path: str) -> bytes:
        if self._is_fact(path):
            return self._facts
        if path in self._gone:
            raise FileNotFoundError(path)
        return super().read(path)

    def exists(self, path: str) -> bool:
        return path not in self._gone and super().exists(path)

    def files(self, folder: str) -> tuple[str, ...]:
        return ("all.yaml",) if Path(folder) == self._folder / "facts" else super().files(folder)

    def _is_fact(self, path: str) -> bool:
        return Path(path) == self._folder / "facts" / "all.yaml"


def facts(changed: Project) -> dict[str, Any]:
    """The facts of the example with the patch, by kind."""
    kinds: dict[str, Any] = {}
    for path in sorted((Path(changed.path) / "facts").glob("*.yaml")):
        kinds |= yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
    for name in changed.without:
        _take_away(kinds, name)
    for kind, fields in changed.every.items():
        for record in kinds[kind]:
            _fill(record, fields)
    for name, fields in changed.set.items():
        _fill(_record(kinds, name), fields)
    for kind, records in changed.add.items():
        kinds[kind] = [*kinds.get(kind, []), *records]
    return kinds


def _take_away(kinds: dict[str, Any], name: str) -> None:
    kind, _, key = name.partition(".")
    field_name, _, pattern = key.partition("=")
    if pattern:
        kinds[kind] = [record for record in kinds[kind] if not fnmatchcase(record.get(field_name, ""), pattern)]
    elif key:
        kinds[kind].remove(_record(kinds, name))
    else:
        del kinds[kind]


def _record(kinds: dict[str, Any], name: str) -> dict[str, Any]:
    kind, _, key = name.partition(".")
    if not key:
        return kinds.setdefault(kind, {})
    (found,) = [record for record in kinds[kind] if record["id"] == key]
    return found


def _fill(record: dict[str, Any], fields: Mapping[str, Any]) -> None:
    for name, value in fields.items():
        if value == "null":
            record.pop(name, None)
        else:
            record[name] = value


def _text(kinds: Mapping[str, Any]) -> bytes:
    return yaml.dump(dict(kinds), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000).encode()
