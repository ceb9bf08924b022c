"""Removal of words past their retention date from records in files; everything else stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from esgreport.company.facts import SPOKEN_FIELDS
from esgreport.company.records import Dialogue
from esgreport.inputs.form.definition import word
from esgreport.inputs.form.exchange import FileRecord
from esgreport.inputs.form.notes import FileNotes


@dataclass(frozen=True, slots=True)
class Removal:
    """Records (kind, id) that go as a whole, ids of conversations whose words go, and the day that is noted there."""

    records: frozenset[tuple[str, str]]
    talks: frozenset[str]
    day: date

    @property
    def paths(self) -> frozenset[str]:
        """The records as remarks of a file name them."""
        talks = ((Dialogue.KIND, name) for name in self.talks)
        return frozenset(f"{kind}[{name}]" for kind, name in (*self.records, *talks))


def records_without(records: Mapping[str, Sequence[FileRecord]], removal: Removal) -> dict[str, list[FileRecord]]:
    """The records of each kind without what is to go."""
    return {kind: list(_remaining(kind, listed, removal)) for kind, listed in records.items()}


def _remaining(kind: str, records: Iterable[FileRecord], removal: Removal) -> Iterator[FileRecord]:
    for record in records:
        name = next((value for key, value in record if key == "id"), "")
        if kind == Dialogue.KIND and name in removal.talks:
            yield tuple(_without_words(record, removal.day))
        elif (kind, name) not in removal.records:
            yield record


def _without_words(record: FileRecord, day: date) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """A conversation without its words: the topic, which every conversation has, says so; the outcome is left out."""
    for key, value in record:
        field, _, language = key.rpartition("_")
        if field not in SPOKEN_FIELDS:
            yield key, value
        elif field == "topic":
            yield key, word("erased", "ja" if language == "ja" else "en")
        if key == "retain_until":
            yield "erased_on", day.isoformat()


def notes_without(notes: Iterable[FileNotes], removal: Removal) -> tuple[FileNotes, ...]:
    """The notes of files without the remarks on removed records, which may repeat their words."""
    return tuple(
        replace(file, remarks=tuple(item for item in file.remarks if not _is_on(item.path, removal.paths)))
        for file in notes
    )


def _is_on(path: str, paths: frozenset[str]) -> bool:
    return any(path == name or path.startswith(f"{name}.") for name in paths)
