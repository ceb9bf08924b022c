"""Rules for tables in Word and PowerPoint: as many columns as the grid has, and a header row that says so."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from esgreport.ooxml import content_type as ct
from esgreport.ooxml.xml import qualified
from tests.officelint.corpus import Corpus, attributes, unwrapped
from tests.officelint.fault import Fault, fault
from tests.officelint.word import STORIES

_ON = frozenset({"1", "true", "on"})
_ROW, _CELL, _LOOK = qualified("w:tr"), qualified("w:tc"), qualified("w:tblLook")
_SLIDE_ROW, _SLIDE_CELL = qualified("a:tr"), qualified("a:tc")


def check(corpus: Corpus) -> Iterator[Fault]:
    """Faults LINT-116 and 122."""
    for part, tree in corpus.of_type(*STORIES):
        for number, table in enumerate(tree.iter(qualified("w:tbl")), 1):
            yield from _word_table(corpus, part, number, table)
    for part, tree in corpus.of_type(ct.SLIDE, ct.NOTES_SLIDE, ct.SLIDE_LAYOUT, ct.SLIDE_MASTER):
        for number, table in enumerate(tree.iter(qualified("a:tbl")), 1):
            yield from _slide_table(corpus, part, number, table)


def _word_table(corpus: Corpus, part: str, number: int, table: etree._Element) -> Iterator[Fault]:
    rows = tuple(unwrapped(table, _ROW))
    columns = len(table.findall(f"{qualified('w:tblGrid')}/{qualified('w:gridCol')}"))
    yield from _widths(corpus, part, number, columns, tuple(map(_word_width, rows)))
    if len(rows) > 1 and columns > 1 and not _is_header(rows[0]) and _expects_header(table):
        yield fault("LINT-122", corpus.origin, part, table=number)


def _slide_table(corpus: Corpus, part: str, number: int, table: etree._Element) -> Iterator[Fault]:
    rows = table.findall(_SLIDE_ROW)
    columns = len(table.findall(f"{qualified('a:tblGrid')}/{qualified('a:gridCol')}"))
    yield from _widths(corpus, part, number, columns, tuple(len(row.findall(_SLIDE_CELL)) for row in rows))
    properties = table.find(qualified("a:tblPr"))
    # A table without a header row says so: firstRow="0"; silence is a default that nobody chose.
    silent = properties is None or properties.get("firstRow") is None
    if len(rows) > 1 and columns > 1 and silent:
        yield fault("LINT-122", corpus.origin, part, table=number)


def _widths(corpus: Corpus, part: str, number: int, columns: int, widths: tuple[int, ...]) -> Iterator[Fault]:
    for row, width in enumerate(widths, 1):
        if width != columns:
            yield fault("LINT-116", corpus.origin, part, table=number, row=row, found=width, expected=columns)


def _word_width(row: etree._Element) -> int:
    """How many grid columns a row covers (ECMA-376 part 1, 17.4.14 to 17.4.17)."""
    beside = sum(_number(row, f"{qualified('w:trPr')}/{qualified(tag)}") for tag in ("w:gridBefore", "w:gridAfter"))
    span = f"{qualified('w:tcPr')}/{qualified('w:gridSpan')}"
    return beside + sum(_number(cell, span) or 1 for cell in unwrapped(row, _CELL))


def _number(element: etree._Element, path: str) -> int:
    values = tuple(attributes(element.iterfind(path), "w:val"))
    return int(values[0]) if values and values[0].isdecimal() else 0


def _is_header(row: etree._Element) -> bool:
    mark = row.find(f"{qualified('w:trPr')}/{qualified('w:tblHeader')}")
    return mark is not None and (mark.get(qualified("w:val")) or "1") in _ON


def _expects_header(table: etree._Element) -> bool:
    """Whether the table has a header row: every table that does not say `firstRow="0"` (its layout kind)."""
    look = table.find(f"{qualified('w:tblPr')}/{_LOOK}")
    if look is None:
        return True
    first = look.get(qualified("w:firstRow"))
    return first is None or first in _ON
