"""The second reader: another library reads the same workbook, and what it sees must be what we saw.

A reader that takes a form of the format for an empty sheet would make facts vanish without a word. So python-calamine
reads every sheet too; a cell that only one of the two sees, or whose text or number differs, is a finding.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from esgreport.base.finding import Finding, finding
from esgreport.ooxml.package import Package
from esgreport.ooxml.parts import CONTENT_TYPES_NAME, content_types_xml
from esgreport.ooxml.zipping import pack
from esgreport.reading.xlsx.book import Area, Workbook, Worksheet, place
from esgreport.reading.xlsx.parts import unescaped

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

# A dense reader needs memory for every cell between the first and the last.
MOST_AREA = 5_000_000
_BLANK = re.compile(rb"<((?:[A-Za-z0-9]+:)?c)(?:\s[^<>]*)?(?:/>|></\1>)")
Seen = dict[tuple[int, int], object]


def disagreements(data: bytes, package: Package, book: Workbook, parts: dict[str, str]) -> Iterator[Finding]:
    """ESG-READING-039 for the first cell of each sheet where the readers differ, or for a sheet that one cannot read;
    042 for a sheet whose cells lie too far apart.

    `parts` gives the part of each sheet's name.
    """
    workbook = _opened(data)
    for sheet in book.sheets:
        size = sheet.written.size if sheet.written else 0
        if size <= MOST_AREA:
            yield from _differences(book.file, sheet, _seen(workbook, sheet.name))
        elif not any(item.code == "ESG-READING-038" for item in sheet.faults.values()):
            area = _filled(sheet)
            if area is not None and area.size > MOST_AREA:
                yield finding("ESG-READING-042", place(book.file, sheet.name, area.last_row, area.last_column))
            else:
                spare = _opened(_without_blanks(package, parts[sheet.name]))
                yield from _differences(book.file, sheet, _seen(spare, sheet.name))


def _opened(data: bytes) -> CalamineWorkbook | None:
    import python_calamine

    try:
        return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except BaseException as error:
        _let_pass(error)
        return None


def _let_pass(error: BaseException) -> None:
    """Let the person's own interruption pass. The library raises its own errors, those of the zip, and panics."""
    if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
        raise error


def _seen(book: CalamineWorkbook | None, name: str) -> Seen | None:
    """What the library sees in one sheet; None when it cannot read it."""
    if book is None:
        return None
    try:
        sheet = book.get_sheet_by_name(name)
        top, left = sheet.start or (0, 0)
        grid = sheet.to_python(skip_empty_area=True)
    except BaseException as error:
        _let_pass(error)
        return None
    return {
        (row + top + 1, column + left + 1): value
        for row, line in enumerate(grid)
        for column, value in enumerate(line)
        if not isinstance(value, str) or value.strip()
    }


def _filled(sheet: Worksheet) -> Area | None:
    """The rectangle of the cells that hold anything."""
    columns = [column for row in sheet.rows for column in row.cells]
    if not columns:
        return None
    return Area(sheet.rows[0].number, min(columns), sheet.rows[-1].number, max(columns))


def _without_blanks(package: Package, part: str) -> bytes:
    """The workbook without the cells of one sheet that have a format but no value."""
    parts = {**package.parts, part: _BLANK.sub(b"", package.parts[part])}
    return pack((), [(CONTENT_TYPES_NAME, content_types_xml(package.defaults, package.overrides)), *parts.items()])


def _differences(file: str, sheet: Worksheet, seen: Seen | None) -> Iterator[Finding]:
    if seen is None:
        # A value that we report at its cell may make the library give up the whole sheet.
        if not any(item.code == "ESG-READING-040" for item in sheet.faults.values()):
            yield finding("ESG-READING-039", place(file, sheet.name))
        return
    ours = {(row.number, column): cell.text for row in sheet.rows for column, cell in row.cells.items()}
    for key in sorted({*ours, *seen}):
        if key in sheet.faults:
            continue
        if key not in ours or key not in seen or not _same(ours[key], seen[key]):
            yield finding("ESG-READING-039", place(file, sheet.name, *key))
            return


def _same(text: str, value: object) -> bool:
    """Whether our text may represent the library's value; forms of dates and numbers are ours to choose."""
    if isinstance(value, str):
        return text.split() in (value.split(), unescaped(value).split())
    if isinstance(value, bool):
        return text == str(value).upper()
    if isinstance(value, datetime | date | time | timedelta | int | float):
        return any(sign.isdigit() for sign in text)
    return False
