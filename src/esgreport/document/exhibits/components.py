"""Components from their definitions: what says nothing is left out, so that nothing leads up to nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from esgreport.document.component import Component, ComponentEntry, ComponentGroup, LabelledPart
from esgreport.document.context import RowView
from esgreport.document.exhibits.component_definitions import (
    ComponentExhibit,
    GroupDefinition,
    PartDefinition,
    RowEntries,
    WrittenEntry,
)
from esgreport.document.exhibits.links import targets
from esgreport.document.exhibits.reader import ExhibitReader
from esgreport.document.inlines import FactText, Inline, Inlines, LineBreak, Words
from esgreport.document.timeline import TimeGrid, months, period_names
from esgreport.reading.raw import Scalar
from esgreport.reading.shape import PlacedText

# Between the first and the last day of an entry.
UNTIL = {"ja": "〜", "en": " – "}


def build_component(component: ComponentExhibit, reader: ExhibitReader) -> Component | None:
    """The component with the groups in which something is said; None without any."""
    grid = _time_grid(component.groups, reader)
    made = [(group.each, one) for _, group in reader.shown(component.groups) for one in _groups(group, grid, reader)]
    groups = linked([(each, group) for each, group in made if group.entries], reader)
    if not groups:
        return None
    caption, source = reader.words(component.caption), reader.words(component.source)
    periods = tuple(map(reader.inlines, period_names(grid, reader.printer))) if grid else ()
    return Component(component.form, groups, caption, source, reader.meta(component.place), periods)


def linked(
    built: Sequence[tuple[RowEntries | None, ComponentGroup]], reader: ExhibitReader
) -> tuple[ComponentGroup, ...]:
    """The groups, each entry with the places of what it leads to in the next group."""
    groups = [group for _, group in built]
    for at, ((each, group), (after, following)) in enumerate(pairwise(built)):
        if each is None or after is None or each.links is None:
            continue
        places = [(row, _place(_row_entry(after, row, None, reader), following)) for row in _rows(after, reader)]
        found: dict[int, list[int]] = {}
        for row in _rows(each, reader):
            own = found.setdefault(_place(_row_entry(each, row, None, reader), group), [])
            own += targets(row, each.links, places, reader)
        entries = (
            replace(entry, leads_to=tuple(sorted(set(found.get(n, ()))))) for n, entry in enumerate(group.entries)
        )
        groups[at] = replace(group, entries=tuple(entries))
    return tuple(groups)


def _place(entry: ComponentEntry, group: ComponentGroup) -> int:
    """The place of an entry in its group, found by what it says; -1 when it is not there."""
    return next((at for at, other in enumerate(group.entries) if _texts(other) == _texts(entry)), -1)


def _time_grid(groups: Mapping[str, GroupDefinition], reader: ExhibitReader) -> TimeGrid | None:
    """The months over which the entries with days lie; None without any."""
    shown = (group.each for _, group in reader.shown(groups) if group.each is not None and reader.holds(group.each))
    days = [day for each in shown for row in _rows(each, reader) for day in _days(each, row, reader)]
    return months(min(days), max(days)) if days else None


def _days(each: RowEntries, row: RowView, reader: ExhibitReader) -> tuple[date, ...]:
    """The first and the last day of an entry; none without both."""
    if each.start is None or each.end is None or not reader.has(row, each.start, each.end):
        return ()
    return reader.day(row, each.start), reader.day(row, each.end)


def _groups(group: GroupDefinition, grid: TimeGrid | None, reader: ExhibitReader) -> Iterator[ComponentGroup]:
    """The group, or one for each text in the field by which its records are grouped, and then what is written."""
    heading = reader.words(group.title)
    written = tuple(_entry(entry, reader) for _, entry in reader.shown(group.entries))
    each = group.each if group.each is not None and reader.holds(group.each) else None
    rows = _rows(each, reader) if each is not None else ()
    if each is None or each.by is None:
        listed = (_row_entry(each, row, grid, reader) for row in rows) if each is not None else ()
        yield _group(heading, (*listed, *written), group)
        return
    named = [(reader.shown_field(row, each.by), _row_entry(each, row, grid, reader)) for row in rows]
    titles = {_words(name): name for name, _ in reversed(named)}
    for words in dict.fromkeys(_words(name) for name, _ in named):
        yield _group(titles[words], [entry for name, entry in named if _words(name) == words], group)
    yield _group(heading, written, group)


def _group(title: Inlines, entries: Iterable[ComponentEntry], group: GroupDefinition) -> ComponentGroup:
    """A group of the entries that say something; what several records say in the same words is said once."""
    said = {_texts(entry): entry for entry in reversed([entry for entry in entries if _says(entry)])}
    return ComponentGroup(title, tuple(reversed(said.values())), group.tone)


def _texts(entry: ComponentEntry) -> tuple[object, ...]:
    """What an entry says, whichever record it is from."""
    labelled = (*entry.parts, *entry.foot)
    lines = (entry.title, entry.mark, *entry.text, *(line for part in labelled for line in (part.label, *part.lines)))
    return (*map(_words, lines), entry.span)


def _words(inlines: Inlines) -> str:
    return "".join(getattr(item, "text", "") for item in inlines)


def _says(entry: ComponentEntry) -> bool:
    return bool(entry.text or entry.mark or entry.parts or entry.foot) or bool(entry.title)


def _rows(each: RowEntries, reader: ExhibitReader) -> tuple[RowView, ...]:
    rows = reader.rows(each.rows, each.having)
    wanted = tuple(row for row in rows if each.where is None or reader.holds_in(row, each.where))
    return wanted[: each.most or len(wanted)]


def _row_entry(each: RowEntries, row: RowView, grid: TimeGrid | None, reader: ExhibitReader) -> ComponentEntry:
    """An entry; one with days says them where it says nothing else, a single day once."""
    entry, days = _highlighted(_entry(each, reader, row), each, reader, row), _days(each, row, reader)
    if grid is None or not days or each.start is None or each.end is None:
        return entry
    said = _span_words(each.start, each.end, days, row, reader)
    lines = entry.text if each.text is not None else (said,)
    return replace(entry, text=lines, span=(grid.begins(days[0]), grid.ends(days[1])))


def _span_words(start: Scalar, end: Scalar, days: Sequence[date], row: RowView, reader: ExhibitReader) -> Inlines:
    """A single day once; of two days one has the year: the last in English, the first in Japanese if it is the same."""
    if days[0] == days[1]:
        return reader.shown_field(row, start)
    last_is_short = reader.printer.language == "ja" and days[0].year == days[1].year
    short, full = (end, start) if last_is_short else (start, end)
    said = {full: reader.shown_field(row, full)}
    said[short] = reader.shown_field(row, Scalar(f"{short.text}|day", short.origin))
    return (*said[start], Words(UNTIL[reader.printer.language]), *said[end])


def _highlighted(entry: ComponentEntry, each: RowEntries, reader: ExhibitReader, row: RowView) -> ComponentEntry:
    """The entry in the look of the first highlight that holds for its record."""
    for _, look in reader.shown(each.highlights):
        if reader.holds_in(row, look.holds):
            return replace(entry, tone=look.tone, mark=_said(look.mark, reader, row) or entry.mark)
    return entry


def _entry(entry: RowEntries | WrittenEntry, reader: ExhibitReader, row: RowView | None = None) -> ComponentEntry:
    """An entry with what is shown of it. What has nothing but its title says nothing when it should say more."""
    title, text, mark = (_said(words, reader, row) for words in (entry.title, entry.text, entry.mark))
    parts, foot = (tuple(_parts(listed, reader, row)) for listed in (entry.parts, entry.foot))
    stated = _stated(entry, reader) if isinstance(entry, WrittenEntry) else ()
    wished = entry.text is not None or entry.mark is not None or entry.parts or entry.foot
    if (wished or (isinstance(entry, WrittenEntry) and entry.says)) and not (text or mark or parts or foot or stated):
        title = ()
    return ComponentEntry(title, (*_lines(text), *_lines(stated)), mark, parts, foot, entry.tone or "")


def _stated(entry: WrittenEntry, reader: ExhibitReader) -> Inlines:
    """The statements of an entry that can be made here, one after the other."""
    said = (reader.statement(name) for name in entry.says)
    gap = "" if reader.printer.language == "ja" else " "
    return reader.inlines(gap.join(words for words in said if words is not None))


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
    for item in (part for inline in inlines for part in _text_lines(inline)):
        if isinstance(item, LineBreak):
            lines.append([])
        else:
            lines[-1].append(item)
    return tuple(tuple(line) for line in lines if line)


def _text_lines(item: Inline) -> Iterable[Inline]:
    """A text of several lines as one inline a line."""
    if not isinstance(item, FactText) or "\n" not in item.text:
        return (item,)
    return (part for line in item.text.split("\n") for part in (replace(item, text=line), LineBreak()))
