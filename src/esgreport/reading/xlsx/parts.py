"""The parts of a workbook: its sheets in order, shared strings and number formats (ECMA-376 part 1, 18.2 to 18.8).

Tags are compared without their namespace, so that Strict Open XML reads as Transitional does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from esgreport.ooxml.package import Package
from esgreport.reading.xlsx.number_format import BUILT_IN

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class StructureError(Exception):
    """A part that the workbook names is missing or says something impossible."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """The place of a sheet in the package."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Structure:
    """What all sheets of a workbook share. `formats` are the codes by number of cell style."""

    sheets: tuple[SheetPart, ...]
    strings: tuple[str, ...]
    formats: tuple[str, ...]
    epoch_1904: bool


def workbook_part(package: Package) -> str:
    """The name of the main part; empty when the package is no workbook of a kind that we read."""
    mains = (item for item in package.relationships() if item.type.endswith("/officeDocument"))
    return next((package.target("", item) for item in mains), "")


def structure(package: Package, main: str) -> Structure:
    """The structure of the workbook whose main part is `main`. Raises StructureError."""
    if main not in package.parts:
        raise StructureError(main)
    root = package.tree(main)
    targets = {item.id: (item.type, package.target(main, item)) for item in package.relationships(main)}
    sheets = tuple(_sheet_parts(root, targets, package))
    if not sheets:
        raise StructureError("sheets")
    strings = next((name for kind, name in targets.values() if kind.endswith("/sharedStrings")), "")
    styles = next((name for kind, name in targets.values() if kind.endswith("/styles")), "")
    settings = next(elements(root, "workbookPr"), None)
    epoch_1904 = settings is not None and settings.get("date1904") in ("1", "true")
    return Structure(sheets, _strings(package, strings), _formats(package, styles), epoch_1904)


def local(element: etree._Element) -> str:
    """The tag without its namespace; empty for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def elements(root: etree._Element, name: str) -> Iterator[etree._Element]:
    """Every element called `name` in whatever namespace, in order."""
    return root.iter(f"{{*}}{name}")


def _sheet_parts(root: etree._Element, targets: dict[str, tuple[str, str]], package: Package) -> Iterator[SheetPart]:
    for sheet in elements(root, "sheet"):
        key = next((value for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")
        kind, part = targets.get(str(key), ("", ""))
        if kind.endswith(("/chartsheet", "/dialogsheet")):
            continue
        if part not in package.parts:
            raise StructureError(sheet.get("name", ""))
        yield SheetPart(sheet.get("name", ""), part, sheet.get("state", "visible") != "visible")


def _strings(package: Package, part: str) -> tuple[str, ...]:
    if part not in package.parts:
        return ()
    return tuple(text_of(item) for item in package.tree(part) if local(item) == "si")


def text_of(item: etree._Element) -> str:
    """The text of a string item: its runs joined, without readings (`rPh`, furigana), escapes resolved (22.9.2.19)."""
    texts = []
    for child in item:
        name = local(child)
        if name == "t":
            texts.append(child.text or "")
        elif name == "r":
            texts.extend(piece.text or "" for piece in child if local(piece) == "t")
    return unescaped("".join(texts))


def unescaped(text: str) -> str:
    """`_x000D_` as the character that it encodes, line ends made LF."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _formats(package: Package, part: str) -> tuple[str, ...]:
    if part not in package.parts:
        return ()
    root = package.tree(part)
    own = {row.get("numFmtId", ""): row.get("formatCode", "") for row in elements(root, "numFmt")}
    styles = next(elements(root, "cellXfs"), None)
    if styles is None:
        return ()
    return tuple(_code(row.get("numFmtId", "0"), own) for row in styles if local(row) == "xf")


def _code(number: str, own: dict[str, str]) -> str:
    if number in own:
        return own[number]
    return BUILT_IN.get(int(number), "General") if number.isascii() and number.isdigit() else "General"
