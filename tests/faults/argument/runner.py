"""One fault run: the example is read once, its facts are changed in memory, and only the named documents are made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml

from esgreport.audience.selection import select
from esgreport.base.finding import Finding
from esgreport.inputs.project import Folder
from esgreport.inputs.read import Inputs, read_inputs
from esgreport.pipeline.assembly import make_document, selection_request
from esgreport.pipeline.build import build_one
from esgreport.pipeline.knowledge import KnownCompany, know_company
from esgreport.pipeline.load import Loaded, load
from esgreport.pipeline.targets import Target, targets
from esgreport.review.passages import passages
from esgreport.system import SystemWorld
from tests.conftest import ROOT
from tests.faults.argument.patching import Edit, patched

HERE = Path(__file__).parent
KINDS = ("sign", "best", "words", "count", "date", "total", "chain", "class", "who", "promise", "release")


@dataclass(frozen=True)
class Fault:
    """A wrong fact and what must come of it.

    `set` are facts with their wrong values, `code` is the finding that must be made. `stops` are paths of documents
    that must not be written, `builds` of those that still must. `gone` are sentences of the sound document `document`
    that must not be in the faulty one, `says` those that must. `tell` is in words what a person should be told; of a
    seed by fresh eyes, written before any code was known. `beyond` says why no sound rule finds it, instead of a code.
    """

    project: str
    name: str
    kind: str
    set: Mapping[str, Any]
    code: str = ""
    stops: tuple[str, ...] = ()
    builds: tuple[str, ...] = ()
    document: str = ""
    gone: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    tell: str = ""
    beyond: str = ""


def faults() -> list[Fault]:
    """Every fault of the files beside this one and of those by fresh eyes; a file is named after its project."""
    return [fault for path in sorted(HERE.glob("**/*.yaml")) for fault in _faults(path)]


def _faults(path: Path) -> Iterator[Fault]:
    for number, entry in enumerate(yaml.load(path.read_text("utf-8"), yaml.CBaseLoader), 1):
        lists = {key: tuple(entry.pop(key)) for key in ("stops", "builds", "gone", "says") if key in entry}
        changes: dict[str, Any] = {
            fact: None if value == "-" else value for fact, value in entry.pop("set", {}).items()
        }
        changes |= {fact: Edit(tuple(words.items())) for fact, words in entry.pop("edit", {}).items()}
        what = "+".join(changes)
        folder = "" if path.parent == HERE else f"{path.parent.name} "
        name = f"{folder}{path.stem} {number} {entry['kind']} {what}"
        fault = Fault(path.stem, name, set=changes, **lists, **entry)
        assert fault.kind in KINDS and (fault.code or fault.gone or fault.says or fault.beyond), fault
        assert bool(fault.document) == bool(fault.gone or fault.says), fault
        yield fault


@dataclass(frozen=True)
class Run:
    """An example with some facts changed: its findings, its documents, what they say."""

    loaded: Loaded | None
    findings: tuple[Finding, ...]
    texts: dict[str, str] = field(default_factory=dict)

    @cached_property
    def targets(self) -> dict[str, Target]:
        """The documents by their paths."""
        assert self.loaded is not None
        kinds = sorted(self.loaded.resources.specifications)
        return {item.path: item for item in targets(self.loaded, kinds, ("ja", "en"), ("general",))}

    def codes(self) -> set[str]:
        """The codes of everything found before a document is made, and that of figures published differently."""
        differing = self.loaded is not None and any(not item.agrees for item in self.loaded.facts.publication_matches)
        return {item.code for item in self.findings} | ({"ESG-BUILD-011"} if differing else set())

    def is_written(self, path: str) -> tuple[bool, set[str]]:
        """Whether the document is written, and the codes of what was found on the way."""
        if self.loaded is None:
            return False, self.codes()
        outcome = build_one(self.loaded, self.targets[path])
        return outcome.value is not None, {item.code for item in outcome.findings}

    def text(self, path: str) -> str:
        """Everything that the document says; empty when it is not made."""
        if path not in self.texts:
            self.texts[path] = self._text(path) if self.loaded is not None else ""
        return self.texts[path]

    def _text(self, path: str) -> str:
        target, loaded = self.targets[path], self.loaded
        assert loaded is not None
        request = selection_request(loaded.resources.specifications[target.document])
        view = select(loaded.facts.knowledge, target.audience, request).value
        tree = make_document(loaded, target, view).value if view is not None else None
        return "\n".join(item.text for item in passages(tree)) if tree is not None else ""


@lru_cache(maxsize=4)
def _read(project: str) -> tuple[Inputs, Loaded]:
    folder = Folder(SystemWorld(), str(ROOT / "examples" / project))
    inputs, loaded = read_inputs(folder).value, load(folder).value
    assert inputs is not None and loaded is not None, project
    return inputs, loaded


@lru_cache(maxsize=4)
def sound(project: str) -> Run:
    """The example as it is."""
    inputs, loaded = _read(project)
    return _run(inputs, loaded)


def run(fault: Fault) -> Run:
    """The example with the fault in it."""
    inputs, loaded = _read(fault.project)
    return _run(patched(inputs, fault.set), loaded)


def _run(inputs: Inputs, loaded: Loaded) -> Run:
    known = know_company(inputs, loaded.settings, loaded.resources)
    if known.value is None:
        return Run(None, known.findings)
    return Run(replace(loaded, facts=known.value), (*known.findings, *_contradictions(known.value)))


def _contradictions(facts: KnownCompany) -> tuple[Finding, ...]:
    """The contradictions among the facts; none while the room that finds them is not there."""
    return tuple(item.finding for item in getattr(facts, "contradictions", ()))


def missed(fault: Fault) -> list[str]:
    """What should have come of the fault and did not, in words; nothing when it was found as it should be."""
    faulty, clean = run(fault), sound(fault.project)
    coded = faulty.codes() | {code for path in fault.stops[:1] for code in faulty.is_written(path)[1]}
    found = [] if not fault.code or fault.code in coded - clean.codes() else [f"{fault.code} is not found"]
    for path in fault.stops:
        written, codes = faulty.is_written(path)
        found += [f"{path} is written"] * written + [f"{path} stops for {sorted(codes)}"] * (fault.code not in codes)
    found += [f"{path} is not written" for path in fault.builds if not faulty.is_written(path)[0]]
    before, after = (item.text(fault.document) if fault.document else "" for item in (clean, faulty))
    found += [f"the sound document has no “{text}”" for text in fault.gone if text not in before]
    found += [f"it still says “{text}”" for text in fault.gone if text in after]
    return found + [f"it does not say “{text}”" for text in fault.says if text not in after or text in before]
