"""Facts between files and the form: the same texts, with choices shown in Japanese and lists joined by semicolons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from esgreport.company.fields import FieldSpec, keys
from esgreport.company.grammar.parse_error import ParseError
from esgreport.company.grammar.word import parse_bool
from esgreport.company.raw_record import RawRecord
from esgreport.company.records import KINDS, Record
from esgreport.inputs.form.sheets import NO, YES
from esgreport.reading.raw import Mapping as RawMapping
from esgreport.reading.raw import Node, Null, RawTable, Scalar, Sequence

FileRecord = tuple[tuple[str, str | tuple[str, ...]], ...]
JOIN = "; "
_SPLIT = re.compile(r"[;；\n]")


def filling(records: Iterable[RawRecord]) -> dict[str, list[dict[str, str]]]:
    """The records as the form shows them: for each kind, in the order given, texts by key."""
    records_by_kind: dict[str, list[dict[str, str]]] = {}
    for raw in records:
        known = keys(raw.record)
        texts = {} if raw.record.SINGLE else {"id": raw.id}
        texts.update({name: _shown(known[name][0], node) for name, node in raw.values.items()})
        records_by_kind.setdefault(raw.record.KIND, []).append({name: text for name, text in texts.items() if text})
    return records_by_kind


def _shown(spec: FieldSpec, node: Node) -> str:
    match node:
        case Null():
            return ""
        case Sequence():
            return JOIN.join(item.text for item in node.items if isinstance(item, Scalar))
        case RawMapping():
            parts = ((entry.key.text, entry.value) for entry in node.entries)
            return JOIN.join(f"{name}={value.text}" for name, value in parts if isinstance(value, Scalar))
        case Scalar():
            return _shown_text(spec, node.text)


def _shown_text(spec: FieldSpec, text: str) -> str:
    word = text.strip()
    if spec.form == "bool":
        answer = parse_bool(word)
        return text if isinstance(answer, ParseError) else YES if answer else NO
    return spec.shown.get(word, text)


def file_records(record: type[Record], table: RawTable, columns: Mapping[int, str]) -> Iterator[FileRecord]:
    """The rows of a table as records for a file: keys in the order of the kind, choices as their words.

    `columns` gives the key of each column.
    """
    known = keys(record)
    order = {name: index for index, name in enumerate(known)}
    for row in table.rows:
        cells = {columns[index]: cell.text for index, cell in enumerate(row) if index in columns and cell.text.strip()}
        if cells:
            listed = sorted(cells.items(), key=lambda pair: order[pair[0]])
            yield tuple((name, _word(known[name][0], text)) for name, text in listed)


def _word(spec: FieldSpec, text: str) -> str | tuple[str, ...]:
    word = text.strip()
    if spec.form == "list":
        return tuple(part.strip() for part in _SPLIT.split(word) if part.strip())
    if spec.form == "bool":
        answer = parse_bool(word)
        return word if isinstance(answer, ParseError) else "yes" if answer else "no"
    return spec.meant.get(word, word)


def kind_order(kinds: Iterable[str]) -> list[str]:
    """Kinds in the order of the form."""
    order = {kind: index for index, kind in enumerate(KINDS)}
    return sorted(kinds, key=lambda kind: order[kind])
