"""What a workbook keeps of the YAML files that it came from: which kind in which file, and every comment.

It is kept on a sheet called YAML of four columns: file, what, where, text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast, get_args

from esgreport.company.records import KINDS
from esgreport.reading.raw import Mapping, Node, Scalar
from esgreport.reading.raw import Sequence as RawSequence
from esgreport.reading.xlsx.book import Workbook
from esgreport.reading.yaml_comments import Side, Style, YamlComment

SHEET = "YAML"
HEADINGS = ("file", "what", "where", "text")
KIND, RECORD, BLANK = "kind", "record", "blank"
Line = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class FileNotes:
    """One file: its kinds with their styles, the ids of the records in it, and its remarks."""

    file: str
    kinds: tuple[tuple[str, Style], ...]
    records: tuple[tuple[str, str], ...]
    remarks: tuple[YamlComment, ...]


def notes_of(file: str, root: Node, remarks: tuple[YamlComment, ...]) -> FileNotes:
    """The notes of one file whose tree is `root`."""
    kinds: list[tuple[str, Style]] = []
    records: list[tuple[str, str]] = []
    for entry in root.entries if isinstance(root, Mapping) else ():
        kinds.append((entry.key.text, _style(entry.key.text, entry.value)))
        for item in entry.value.items if isinstance(entry.value, RawSequence) else ():
            name = item.get("id") if isinstance(item, Mapping) else None
            if isinstance(name, Scalar):
                records.append((entry.key.text, name.text))
    return FileNotes(file, tuple(kinds), tuple(records), remarks)


def _style(kind: str, node: Node) -> Style:
    """`line` when the first record is written in braces; its first key is then one column after its brace."""
    if kind in KINDS and KINDS[kind].SINGLE:
        return "single"
    first = node.items[0] if isinstance(node, RawSequence) and node.items else None
    braces = isinstance(first, Mapping) and bool(first.entries) and first.entries[0].key.origin != first.origin
    return "line" if braces else "block"


def note_lines(files: Iterable[FileNotes]) -> Iterator[Line]:
    """The rows of the sheet, without its headings."""
    for notes in files:
        split = {kind for kind, _ in notes.kinds}
        yield from ((notes.file, KIND, kind, style) for kind, style in notes.kinds)
        yield from ((notes.file, RECORD, kind, name) for kind, name in notes.records if kind in split)
        for remark in notes.remarks:
            what = remark.side if remark.text is not None else f"{BLANK} {remark.side}"
            yield notes.file, what, remark.path, remark.text or ""


def read_notes(book: Workbook) -> tuple[FileNotes, ...]:
    """The notes of a workbook; none when it has no such sheet. Lines that make no sense are left out."""
    sheet = next((sheet for sheet in book.sheets if sheet.name == SHEET), None)
    if sheet is None:
        return ()
    lines = [tuple(row.cells[index].text if index in row.cells else "" for index in range(1, 5)) for row in sheet.rows]
    known = [cast(Line, line) for line in lines if line[0].endswith((".yaml", ".yml"))]
    files = dict.fromkeys(line[0] for line in known)
    return tuple(_file(file, [line for line in known if line[0] == file]) for file in files)


def _file(file: str, lines: Sequence[Line]) -> FileNotes:
    kinds = [(where, text) for _, what, where, text in lines if what == KIND and where in KINDS]
    records = [(where, text) for _, what, where, text in lines if what == RECORD]
    remarks = []
    for _, what, where, text in lines:
        side = what.removeprefix(f"{BLANK} ")
        if side in get_args(Side):
            remarks.append(YamlComment(where, cast(Side, side), None if what.startswith(BLANK) else text))
    styles = [(kind, cast(Style, style if style in get_args(Style) else "block")) for kind, style in kinds]
    return FileNotes(file, tuple(styles), tuple(records), tuple(remarks))
