"""Facts from YAML files to a workbook and back, with nothing lost: the same texts, files, order and comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from esgreport.base.catalogue import entry
from esgreport.base.finding import Finding, Outcome, Severity, finding
from esgreport.base.origin import Origin
from esgreport.company.raw_record import gather
from esgreport.company.records import KINDS, Record
from esgreport.company.table import column_keys
from esgreport.inputs.form.definition import both
from esgreport.inputs.form.exchange import FileRecord, file_records, filling, kind_order
from esgreport.inputs.form.notes import HEADINGS, SHEET, FileNotes, note_lines, notes_of, read_notes
from esgreport.inputs.form.plan import form_plan
from esgreport.inputs.form.reading import read_form
from esgreport.inputs.form.redaction import Removal, notes_without, records_without
from esgreport.inputs.project import SETTINGS, Folder
from esgreport.inputs.read import WORKBOOK, yaml_names
from esgreport.inputs.schema import SCHEMA_FILE, schema_file
from esgreport.inputs.small_form.reading import SmallForm, is_small, read_small
from esgreport.inputs.small_form.records import small_facts
from esgreport.layout.book.plan import CellPlan, ColumnPlan, RowPlan, SheetPlan
from esgreport.reading.raw import Node
from esgreport.reading.xlsx.read import read_xlsx
from esgreport.reading.yaml import read_yaml
from esgreport.reading.yaml_comments import Style, remarks
from esgreport.writers.xlsx.book import write_book

BEFORE = "facts-before"
NOTHING = Removal(frozenset(), frozenset(), date.min)
SCHEMA_LINE = f"# yaml-language-server: $schema=../{SCHEMA_FILE}"


@dataclass(frozen=True, slots=True)
class ConvertedFacts:
    """The files to write, and the ones that they replace."""

    files: tuple[tuple[str, bytes], ...]
    replaced: tuple[str, ...]


def to_workbook(files: Sequence[tuple[str, bytes]], *, notes: bool = True) -> Outcome[bytes]:
    """The workbook with the facts of YAML files (name, bytes), and with `notes` for the way back.

    Findings: those of reading, and of ids and keys.
    """
    trees: list[tuple[str, Node]] = []
    notes_kept: list[FileNotes] = []
    found: list[Finding] = []
    for name, data in files:
        read = read_yaml(data, name)
        found.extend(read.findings)
        if read.value is not None:
            trees.append((name, read.value))
            notes_kept.append(notes_of(name, read.value, remarks(data, read.value)))
    gathered = gather(trees)
    found += gathered.findings
    if found:
        return Outcome(None, tuple(found))
    return Outcome(write_book(form_plan(filling(gathered.records), [_notes_sheet(notes_kept)] if notes else [])))


def _notes_sheet(notes: Iterable[FileNotes]) -> SheetPlan:
    cells = [CellPlan(1, 1, both("notes"), "note")]
    cells += [CellPlan(2, index, text, "common") for index, text in enumerate(HEADINGS, 1)]
    for row, line in enumerate(note_lines(notes), 3):
        cells += [CellPlan(row, index, text, "plain", "@") for index, text in enumerate(line, 1) if text]
    widths = (30.0, 16.0, 34.0, 80.0)
    return SheetPlan(SHEET, tuple(map(ColumnPlan, widths)), (RowPlan(1, 18),), tuple(cells), frozen_rows=2)


def to_files(data: bytes, removal: Removal = NOTHING) -> Outcome[tuple[tuple[str, bytes], ...]]:
    """The YAML files with the facts of a workbook, but for what is `removal`. Findings: errors of reading."""
    book = read_xlsx(data, WORKBOOK)
    if book.value is None:
        return Outcome(None, book.findings)
    form = read_form(book.value)
    errors = [item for item in form.findings if entry(item.code).severity is Severity.ERROR]
    records: dict[str, list[FileRecord]] = {}
    for record, table in form.tables:
        columns, unknown = column_keys(record, table)
        errors += unknown
        records.setdefault(record.KIND, []).extend(file_records(record, table, columns))
    if errors:
        return Outcome(None, tuple(errors))
    notes = notes_without(read_notes(book.value), removal)
    return Outcome(tuple(_files(records_without(records, removal), notes)), form.findings)


def _files(records: Mapping[str, list[FileRecord]], notes: Sequence[FileNotes]) -> Iterator[tuple[str, bytes]]:
    """The files that the notes name, then one file a room of records for kinds that they do not name."""
    # ruamel.yaml takes a tenth of a second to load, and most commands write no YAML.
    from esgreport.reading.yaml_writer import KindText, yaml_text

    by_file = {noted.file: noted for noted in notes}
    for name, kinds in _by_file(records, notes).items():
        noted = by_file.get(name, FileNotes(name, (), (), ()))
        texts = [KindText(kind, _style(kind, noted), tuple(listed)) for kind, listed in kinds.items() if listed]
        text = yaml_text(texts, noted.remarks)
        yield name, (text if name in by_file else f"{SCHEMA_LINE}\n{text}").encode()


def _by_file(
    records: Mapping[str, list[FileRecord]], notes: Sequence[FileNotes]
) -> dict[str, dict[str, list[FileRecord]]]:
    """The records by file and kind: where they were, else where the first of their kind was, else where they belong."""
    owners = {(kind, name): noted.file for noted in notes for kind, name in noted.records}
    homes = {kind: noted.file for noted in reversed(notes) for kind, _ in noted.kinds}
    placed: dict[str, dict[str, list[FileRecord]]] = {file.file: {kind: [] for kind, _ in file.kinds} for file in notes}
    for kind in kind_order(records):
        for item in records[kind]:
            name = next((str(value) for key, value in item if key == "id"), "")
            file = owners.get((kind, name)) or homes.get(kind) or _home(KINDS[kind])
            placed.setdefault(file, {}).setdefault(kind, []).append(item)
    return placed


def _style(kind: str, noted: FileNotes) -> Style:
    return "single" if KINDS[kind].SINGLE else dict(noted.kinds).get(kind, "block")


def _home(record: type[Record]) -> str:
    """The file for a kind that no file names: one for each module of records."""
    return f"facts/{record.__module__.rpartition('.')[2]}.yaml"


def convert(folder: Folder, wanted: str) -> Outcome[ConvertedFacts]:
    """The project's facts in the other form: `wanted` is `xlsx` (the full form) or `yaml`.

    A filled simple form becomes either, an older full form the latest.
    Findings: ESG-PROJECT-006 nothing to convert, and those of reading.
    """
    names = yaml_names(folder)
    has_book = folder.world.exists(folder.at(WORKBOOK))
    simple = _simple(folder) if has_book and not names else None
    if simple is not None:
        return _grown(folder, simple, wanted)
    if wanted == "xlsx" and names:
        workbook = to_workbook([(name, folder.world.read(folder.at(name))) for name in names])
        if workbook.value is None:
            return Outcome(None, workbook.findings)
        return Outcome(ConvertedFacts(((WORKBOOK, workbook.value),), tuple(names)), workbook.findings)
    if has_book and not names:
        files = to_files(folder.world.read(folder.at(WORKBOOK)))
        if files.value is None:
            return Outcome(None, files.findings)
        if wanted == "yaml":
            return Outcome(ConvertedFacts((*files.value, (SCHEMA_FILE, schema_file())), (WORKBOOK,)), files.findings)
        return _renewed(files.value, files.findings)
    return Outcome(None, (finding("ESG-PROJECT-006", Origin("facts"), folder=folder.path),))


def files_without(folder: Folder, removal: Removal) -> Outcome[tuple[tuple[str, bytes], ...]]:
    """The files of facts that change when what is `removal` is removed; a file of which nothing is left is empty.

    YAML files are written again, a workbook comes in the latest form. Findings: those of reading.
    """
    names = yaml_names(folder)
    if not names:
        files = to_files(folder.world.read(folder.at(WORKBOOK)), removal)
        workbook = to_workbook(files.value) if files.value is not None else Outcome(None, files.findings)
        return Outcome(((WORKBOOK, workbook.value),) if workbook.value is not None else None, workbook.findings)
    book = to_workbook([(name, folder.world.read(folder.at(name))) for name in names])
    if book.value is None:
        return Outcome(None, book.findings)
    before, after = dict(to_files(book.value).value or ()), dict(to_files(book.value, removal).value or ())
    return Outcome(tuple((name, after.get(name, b"")) for name in before if after.get(name) != before[name]))


def _renewed(files: Sequence[tuple[str, bytes]], found: tuple[Finding, ...]) -> Outcome[ConvertedFacts]:
    """A workbook of facts in the latest form."""
    workbook = to_workbook(files)
    if workbook.value is None:
        return Outcome(None, (*found, *workbook.findings))
    return Outcome(ConvertedFacts(((WORKBOOK, workbook.value),), (WORKBOOK,)), found)


def _simple(folder: Folder) -> SmallForm | None:
    """The simple form of the project, when its workbook is one."""
    book = read_xlsx(folder.world.read(folder.at(WORKBOOK)), WORKBOOK).value
    return read_small(book) if book is not None and is_small(book) else None


def _grown(folder: Folder, form: SmallForm, wanted: str) -> Outcome[ConvertedFacts]:
    """A simple form as the full one, with its date in the settings, where the full form has it."""
    facts = small_facts(form)
    gathered = gather([(WORKBOOK, facts.tree)])
    found = (*facts.findings, *gathered.findings)
    if any(entry(item.code).severity is Severity.ERROR for item in found) or facts.issued is None:
        return Outcome(None, found)
    book = write_book(form_plan(filling(gathered.records)))
    files = (*(to_files(book).value or ()), (SCHEMA_FILE, schema_file())) if wanted == "yaml" else ((WORKBOOK, book),)
    settings = folder.world.read(folder.at(SETTINGS)).decode("utf-8-sig")
    given = re.findall(r"(?m)^\s*(as_of|issued)\s*=", settings)
    dates = [f"{key} = {facts.issued}" for key in ("as_of", "issued") if key not in given]
    dated = "\n".join([*dates, settings]).encode()
    return Outcome(ConvertedFacts((*files, (SETTINGS, dated)), (WORKBOOK, SETTINGS)), found)


def carry_out(folder: Folder, converted: ConvertedFacts) -> str:
    """Write the new files and move the old ones aside; the folder where they are now."""
    backup, number = BEFORE, 1
    while folder.world.exists(folder.at(backup)):
        number += 1
        backup = f"{BEFORE}-{number}"
    for name in converted.replaced:
        folder.world.replace(folder.at(f"{backup}/{name}"), folder.world.read(folder.at(name)))
    for name, data in converted.files:
        folder.world.replace(folder.at(name), data)
    written = {name for name, _ in converted.files}
    for name in converted.replaced:
        if name not in written:
            folder.world.remove(folder.at(name))
    return backup
