"""Components from their definitions: what says nothing is left out, so that nothing leads up to nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from esgreport.document.component import Component, ComponentEntry, ComponentGroup, LabelledPart
from esgreport.document.context import RowView
from esgreport.document.exhibits.component_definitions import (
    ComponentExhibit,
    GroupDefinition,
    PartDefinition,
    RowEntries,
    WrittenEntry,
)
from esgreport.document.exhibits.reader import ExhibitReader
from esgreport.document.inlines import Inline, Inlines, LineBreak
from esgreport.reading.shape import PlacedText


def build_component(component: ComponentExhibit, reader: ExhibitReader) -> Component | None:
    """The component with the groups in which something is said; None without any."""
    made = (_group(group, reader) for _, group in reader.shown(component.groups))
    groups = tuple(group for group in made if group.entries)
    if not groups:
        return None
    caption, source = reader.words(component.caption), reader.words(component.source)
    return Component(component.form, groups, caption, source, reader.meta(component.place))


def _group(group: GroupDefinition, reader: ExhibitReader) -> ComponentGroup:
    listed = _row_entries(group.each, reader) if group.each is not None and reader.holds(group.each) else ()
    written = (_entry(entry, reader) for _, entry in reader.shown(group.entries))
    entries = (entry for entry in (*listed, *written) if _says(entry))
    return ComponentGroup(reader.words(group.title), tuple(entries), group.tone)


def _says(entry: ComponentEntry) -> bool:
    return bool(entry.text or entry.mark or entry.parts or entry.foot) or bool(entry.title)


def _row_entries(wanted: RowEntries, reader: ExhibitReader) -> Iterator[ComponentEntry]:
    rows = reader.rows(wanted.rows, wanted.having)
    for row in rows[: wanted.most or len(rows)]:
        yield _entry(wanted, reader, row)


def _entry(entry: RowEntries | WrittenEntry, reader: ExhibitReader, row: RowView | None = None) -> ComponentEntry:
    """An entry with what is shown of it. What has nothing but its title says nothing when it should say more."""
    title, text, mark = (_said(words, reader, row) for words in (entry.title, entry.text, entry.mark))
    parts, foot = (tuple(_parts(listed, reader, row)) for listed in (entry.parts, entry.foot))
    wished = entry.text is not None or entry.mark is not None or entry.parts or entry.foot
    if wished and not (text or mark or parts or foot):
        title = ()
    return ComponentEntry(title, _lines(text), mark, parts, foot, entry.tone or "")


def _parts(parts: Mapping[str, PartDefinition], reader: ExhibitReader, row: RowView | None) -> Iterator[LabelledPart]:
    for name, part in reader.shown(parts):
        said = _part(name, part, reader, row)
        if said:
            yield LabelledPart(reader.words(part.label), _lines(said))


def _part(name: str, part: PartDefinition, reader: ExhibitReader, row: RowView | None) -> Inlines:
    if part.words is not None:
        return _said(part.words, reader, row)
    field = part.shows(name)
    if row is None:
        return reader.printed(field) if reader.means(field) else ()
    return reader.shown_field(row, field) if reader.has(row, field) else ()


def _said(words: PlacedText | None, reader: ExhibitReader, row: RowView | None) -> Inlines:
    if words is None:
        return ()
    return reader.words(words) if row is None else reader.words_of(row, words)


def _lines(inlines: Inlines) -> tuple[Inlines, ...]:
    """The lines of a text; empty ones are left out."""
    lines: list[list[Inline]] = [[]]
    for item in inlines:
        if isinstance(item, LineBreak):
            lines.append([])
        else:
            lines[-1].append(item)
    return tuple(tuple(line) for line in lines if line)
