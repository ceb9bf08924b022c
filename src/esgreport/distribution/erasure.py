"""Erases partner-supplied information after its retention date from facts and register, and looks for other copies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from esgreport.audience.retention import DueForErasure, due_for_erasure, findings_of
from esgreport.audit.inspect import READABLE, inspect
from esgreport.base.fact import Fact
from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.origin import Origin
from esgreport.company.facts import SPOKEN_FIELDS
from esgreport.company.records import Dialogue
from esgreport.distribution.inspection import search_forms
from esgreport.distribution.issue import REGISTER
from esgreport.distribution.register.entry import entry_line, parse_entry
from esgreport.distribution.register.erased import without_erased
from esgreport.inputs.convert import files_without
from esgreport.inputs.form.redaction import Removal
from esgreport.inputs.project import Folder
from esgreport.pipeline.load import Loaded

KEY = "register.key"
TEXTS = (".yaml", ".yml", ".toml")


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was erased, or would be: conversations, records, files of facts, and how many lines of the register."""

    talks: tuple[str, ...]
    records: tuple[str, ...]
    files: tuple[str, ...] = ()
    lines: int = 0


def erase(loaded: Loaded, folder: Folder, day: date, *, write: bool) -> Outcome[Erasure]:
    """Erase what was to be kept until before `day`; without `write` only report it.

    The register comes first and conversations are marked together with their words, so that a second run ends what a
    first one began. Findings: ESG-AUDIENCE-021 a record that others refer to, 022 a file that still holds what was
    erased, 023 the history of a version control, and those of reading. Raises OSError.
    """
    due = due_for_erasure(loaded.facts.records, day)
    blocked = tuple(findings_of(due))
    planned = Erasure(tuple(talk.id for talk in due.talks), tuple(f"{item.KIND}[{item.id}]" for item in due.records))
    if not (planned.talks or planned.records):
        return Outcome(planned, blocked)
    removal = Removal(frozenset((item.KIND, item.id) for item in due.records), frozenset(planned.talks), day)
    files = files_without(folder, removal)
    if files.value is None:
        return Outcome(None, (*blocked, *files.findings))
    changed = dict(files.value)
    revised = _revised(loaded, folder, due, day) if write else 0
    for name, data in (changed if write else {}).items():
        folder.world.replace(folder.at(name), data) if data else folder.world.remove(folder.at(name))
    erasure = Erasure(planned.talks, planned.records, tuple(changed), revised)
    return Outcome(erasure, (*blocked, *_remaining_copies(loaded, folder, due, changed)))


def _revised(loaded: Loaded, folder: Folder, due: DueForErasure, day: date) -> int:
    """The register without the figures; how many of its lines changed."""
    path = folder.at(REGISTER)
    if not folder.world.exists(path):
        return 0
    key = folder.world.secret(folder.at(KEY))
    is_over = _depends_on_erased(loaded.facts.knowledge.by_id, due)
    return folder.world.register_revise(
        path, lambda line: entry_line(without_erased(parse_entry(line), is_over, key, day))
    )


def _depends_on_erased(index: Mapping[str, Fact], due: DueForErasure) -> Callable[[str], bool]:
    """Whether a fact belongs to what is erased, or is computed from nothing else."""
    own = tuple(f"{item.KIND}.{item.id}." for item in due.records)
    spoken_fields = {f"{Dialogue.KIND}.{talk.id}.{field}" for talk in due.talks for field in SPOKEN_FIELDS}

    def is_over(name: str) -> bool:
        fact = index.get(name)
        if fact is not None and fact.inputs:
            return all(map(is_over, fact.inputs))
        return name in spoken_fields or name.startswith(own)

    return is_over


def _remaining_copies(
    loaded: Loaded, folder: Folder, due: DueForErasure, changed: Mapping[str, bytes]
) -> Iterator[Finding]:
    """Other files of the project that still hold erased information. Findings: ESG-AUDIENCE-022, 023."""
    index = loaded.facts.knowledge.by_id
    is_over = _depends_on_erased(index, due)
    erased = [fact for name, fact in index.items() if not fact.inputs and is_over(name)]
    secrets = tuple(search_forms(erased, [fact for name, fact in index.items() if not is_over(name)]))
    for name in folder.world.files(folder.path):
        if name.startswith(".") or name in (REGISTER, KEY) or not name.lower().endswith((*READABLE, *TEXTS)):
            continue
        data = changed[name] if name in changed else folder.world.read(folder.at(name))
        as_text = f"{name}.txt" if name.endswith(TEXTS) else name
        if any(item.code == "ESG-AUDIT-021" for item in inspect(as_text, data, secrets)):
            yield finding("ESG-AUDIENCE-022", Origin(name))
    if folder.world.exists(folder.at(".git")):
        yield finding("ESG-AUDIENCE-023", Origin(".git"))
