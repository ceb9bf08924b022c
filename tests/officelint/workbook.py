"""The cells of a small embedded workbook, read without any library: what a chart's cache must equal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import TypeAlias

from lxml import etree

from esgreport.ooxml import content_type as ct
from esgreport.ooxml.package import Package
from esgreport.ooxml.relationship_type import OFFICE_DOCUMENT, is_same
from esgreport.ooxml.xml import qualified
from tests.officelint.other_types import SHARED_STRINGS

Cells: TypeAlias = Mapping[tuple[str, str], str]
MAX_REFERENCES = 100_000
_AREA = re.compile(
    r"""^(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!,()]+))!"""
    r"""\$?(?P<left>[A-Z]{1,3})\$?(?P<top>\d{1,7})(?::\$?(?P<right>[A-Z]{1,3})\$?(?P<bottom>\d{1,7}))?$"""
)
_BETWEEN = re.compile(r",(?=(?:[^']*'[^']*')*[^']*$)")
_VALUE, _TYPE, _STRING, _INLINE = qualified("s:v"), "t", qualified("s:t"), qualified("s:is")
# A phonetic guide stands beside the text of a cell and is no part of it (ECMA-376 part 1, 18.4.6).
_GUIDE = qualified("s:rPh")


def cells_of(workbook: Package) -> dict[tuple[str, str], str]:
    """Every cell that has a value, by sheet name and reference (`B2`), as the text in the file.

    Booleans are `1` and `0`. Raises KeyError or XmlError when the workbook lacks a part that it names.
    """
    strings = _shared_strings(workbook)
    return {
        (sheet, cell.get("r") or ""): value
        for sheet, part in sheets_of(workbook)
        for cell in workbook.tree(part).iter(qualified("s:c"))
        if (value := _value(cell, strings)) is not None
    }


def sheets_of(workbook: Package) -> tuple[tuple[str, str], ...]:
    """Name and part of every sheet, in the order of the tabs, hidden ones among them. Raises KeyError."""
    main = _main(workbook)
    targets = {item.id: workbook.target(main, item) for item in workbook.relationships(main)}
    return tuple(
        (sheet.get("name") or "", targets[sheet.get(qualified("r:id")) or ""])
        for sheet in workbook.tree(main).iter(qualified("s:sheet"))
    )


def _main(workbook: Package) -> str:
    for item in workbook.relationships():
        if is_same(item.type, OFFICE_DOCUMENT):
            return workbook.target("", item)
    raise KeyError(OFFICE_DOCUMENT)


def formulas(workbook: Package) -> Iterator[str]:
    """The places (`part!cell`) of formulas in the sheets of a workbook."""
    for part in workbook.of_type(ct.WORKSHEET):
        for formula in workbook.tree(part).iter(qualified("s:f")):
            parent = formula.getparent()
            yield f"{part}!{(parent.get('r') or '') if parent is not None else ''}"


def references(formula: str) -> tuple[tuple[str, str], ...] | None:
    """The cells that a chart's reference means, column by column, as sheet and cell; None when it is not understood."""
    text = formula.strip()
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    found: list[tuple[str, str]] = []
    for piece in _BETWEEN.split(text):
        area = _AREA.match(piece.strip())
        if area is None or _count(area) + len(found) > MAX_REFERENCES:
            return None
        found += _area(area)
    return tuple(found)


def is_same_value(cached: str, held: str) -> bool:
    """Whether a cached value and a cell agree: equal texts, or equal numbers however they are written."""
    if cached == held:
        return True
    try:
        # Excel keeps 15 to 17 significant digits; writers differ in how many of them they print.
        return Decimal(cached) == Decimal(held) or float(cached) == float(held)
    except (InvalidOperation, ValueError):
        return False


def _shared_strings(workbook: Package) -> tuple[str, ...]:
    return tuple(
        _text(item)
        for part in workbook.of_type(SHARED_STRINGS)
        for item in workbook.tree(part).iterchildren(qualified("s:si"))
    )


def _text(element: etree._Element) -> str:
    return "".join(run.text or "" for run in element.iter(_STRING) if next(run.iterancestors(_GUIDE), None) is None)


def _value(cell: etree._Element, strings: tuple[str, ...]) -> str | None:
    if cell.get(_TYPE) == "inlineStr":
        inline = cell.find(_INLINE)
        return None if inline is None else _text(inline)
    value = cell.findtext(_VALUE)
    if cell.get(_TYPE) == "s" and value is not None:
        index = int(value) if value.isdecimal() else len(strings)
        return strings[index] if index < len(strings) else ""
    return value


def _corners(area: re.Match[str]) -> tuple[int, int, int, int]:
    left, top = _column(area["left"]), int(area["top"])
    return left, top, _column(area["right"] or area["left"]), int(area["bottom"] or top)


def _count(area: re.Match[str]) -> int:
    left, top, right, bottom = _corners(area)
    return max(0, right - left + 1) * max(0, bottom - top + 1)


def _area(area: re.Match[str]) -> Iterator[tuple[str, str]]:
    left, top, right, bottom = _corners(area)
    sheet = area["quoted"].replace("''", "'") if area["quoted"] else area["plain"]
    for column in range(left, right + 1):
        for row in range(top, bottom + 1):
            yield sheet, f"{_letters(column)}{row}"


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _letters(column: int) -> str:
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
