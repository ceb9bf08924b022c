"""Reading a finished file back: every text, number and property in it, with its part."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Context, InvalidOperation
from functools import lru_cache

from lxml import etree

from esgreport.ooxml.xml import parse

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_BREAKS = {W + "br": "\n", W + "cr": "\n", W + "tab": "\t", A + "br": "\n"}
# Parts that we write; any other that is not the brand's own, byte for byte, stops the file.
_KNOWN = re.compile(
    r"(^|!)(docProps/(core|app)\.xml|word/(document|numbering|footnotes|header\d+|footer\d+|charts/\w+)\.xml"
    r"|ppt/(presentation|slides/\w+|notesSlides/\w+|charts/\w+|slideLayouts/\w+|slideMasters/\w+)\.xml"
    r"|xl/(workbook|styles|sharedStrings|worksheets/\w+|theme/\w+)\.xml)$"
)
# Small parts recur from file to file (relationships, properties, the frame of a workbook) and are read once.
SMALL = 4096
_SPOKEN = ("descr", "title")
# The names of bookmarks that the writer gives itself; any other is a text that a person put there.
_OWN_MARK = re.compile(r"_Toc\d+|_Ref_(?:figure|table)_\d+")
# What printed sheets carry: texts between codes for place, page number and count; `&&` is the sign itself.
_RUNNING = tuple(X + f"{pages}{place}" for pages in ("odd", "even", "first") for place in ("Header", "Footer"))
_CODES, _AMPERSAND = re.compile(r"&[LCR]|&P / &N"), "\0"
_DIGITS = Context(prec=15)
_SHEET_PLACE = re.compile(r"'(.+)'!\$?[A-Z]+\$?\d+")
_VALUES = frozenset({W + "tag", W + "alias", W + "tblCaption", W + "tblDescription"})
_TEXTS = (W + "t", A + "t", W + "br", W + "cr", A + "br")
_CAREFUL = (W + "tab", W + "drawing", W + "pict", W + "object")
_TOLD = (
    etree.Comment,
    etree.ProcessingInstruction,
    W + "p",
    A + "p",
    *sorted(_VALUES),
    W + "instrText",
    W + "fldSimple",
    W + "bookmarkStart",
    C + "v",
    "{*}cNvPr",
    "{*}docPr",
    "{http://schemas.microsoft.com/office/powerpoint/2010/main}section",
)


@dataclass(frozen=True, slots=True)
class WrittenItem:
    """One thing that a file says: a `text`, a shape's `name`, a `number`, a `field` code, a `property`, a `target`."""

    part: str
    kind: str
    text: str


def written_items(members: Iterator[tuple[str, bytes]]) -> Iterator[WrittenItem]:
    """Everything that the parts say. A part that is not XML, a workbook or a picture is a piece of kind `unknown`."""
    for name, data in members:
        yield from _part_pieces(name, data) if len(data) <= SMALL else _part(name, data)


@lru_cache(maxsize=256)
def _part_pieces(name: str, data: bytes) -> tuple[WrittenItem, ...]:
    """What one small part says: a pure function of its bytes."""
    return tuple(_part(name, data))


def _part(name: str, data: bytes) -> Iterator[WrittenItem]:
    if name.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as inner:
            yield from written_items((f"{name}!{item}", inner.read(item)) for item in inner.namelist())
    elif name.endswith(".rels"):
        yield from _relationships(name, data)
    elif name == "[Content_Types].xml" or name.endswith(("/[Content_Types].xml", "![Content_Types].xml")):
        return
    elif name.endswith(".xml") and _KNOWN.search(name):
        yield from _xml(name, parse(data))
    elif not name.lower().endswith((".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf")):
        yield WrittenItem(name, "unknown", name)


def _relationships(name: str, data: bytes) -> Iterator[WrittenItem]:
    for relationship in parse(data):
        if relationship.get("TargetMode") == "External":
            yield WrittenItem(name, "target", relationship.get("Target", ""))


def _xml(name: str, root: etree._Element) -> Iterator[WrittenItem]:
    if "docProps/" in name:
        yield from (WrittenItem(name, "property", item.text) for item in root.iter() if item.text and item.text.strip())
    elif "/worksheets/" in name or name.endswith("sharedStrings.xml"):
        yield from _cells(name, root)
    elif name.startswith("xl/") or "!xl/" in name:
        names = (item.get("name", "") for item in root.iter(X + "sheet", X + "definedName"))
        yield from (WrittenItem(name, "text", text) for text in names)
    else:
        yield from _marks(name, root)


def _cells(name: str, root: etree._Element) -> Iterator[WrittenItem]:
    for cell in root.iter(X + "f"):
        yield WrittenItem(name, "unknown", cell.text or "formula")
    for mark in root.iter(X + "dataValidation", X + "conditionalFormatting", X + "legacyDrawing"):
        yield WrittenItem(name, "unknown", str(mark.tag))
    for running in root.iter(*_RUNNING):
        texts = _CODES.split((running.text or "").replace("&&", _AMPERSAND))
        yield from (WrittenItem(name, "text", text.replace(_AMPERSAND, "&")) for text in texts)
    for link in root.iter(X + "hyperlink"):
        place = _SHEET_PLACE.fullmatch(link.get("location", ""))
        yield WrittenItem(name, "text", place[1].replace("''", "'") if place else link.get("location", ""))
        yield from (WrittenItem(name, "text", link.get(key, "")) for key in ("display", "tooltip") if link.get(key))
    for text in root.iter(X + "t"):
        yield WrittenItem(name, "text", text.text or "")
    for cell in root.iter(X + "c"):
        value = cell.find(X + "v")
        if value is not None and cell.get("t", "n") == "n":
            yield WrittenItem(name, "number", _as_shown(value.text or ""))


def _as_shown(number: str) -> str:
    """A number with the digits that workbooks show of it: 9.3 may be stored as 9.300000000000001."""
    try:
        return str(_DIGITS.create_decimal(number))
    except InvalidOperation:
        return number


def _marks(name: str, root: etree._Element) -> Iterator[WrittenItem]:
    for item in root.iter(*_TOLD):
        tag = item.tag
        if not isinstance(tag, str):
            yield WrittenItem(name, "text", item.text or "")
        elif tag in (W + "p", A + "p"):
            yield WrittenItem(name, "text", _paragraph(item))
        elif tag in _VALUES:
            yield WrittenItem(name, "text", item.get(W + "val", ""))
        elif tag == W + "instrText":
            yield WrittenItem(name, "field", (item.text or "").strip())
        elif tag == W + "fldSimple":
            yield WrittenItem(name, "field", item.get(W + "instr", "").strip())
        elif tag == W + "bookmarkStart":
            mark = item.get(W + "name", "")
            yield from () if _OWN_MARK.fullmatch(mark) else (WrittenItem(name, "text", mark),)
        elif tag == C + "v":
            yield _cached(name, item)
        else:
            yield WrittenItem(name, "name", item.get("name", ""))
            yield from (WrittenItem(name, "text", item.get(key, "")) for key in _SPOKEN if item.get(key))


def _cached(name: str, value: etree._Element) -> WrittenItem:
    parent = value.getparent()
    holder = parent.getparent() if parent is not None else None
    number = holder is not None and holder.tag in (C + "numCache", C + "numLit")
    return WrittenItem(name, "number" if number else "text", value.text or "")


def _paragraph(paragraph: etree._Element) -> str:
    """The text of a paragraph with its breaks; a drawing's or nested paragraph's text is its own piece."""
    # Tabs occur in runs and in tab stops, drawings hold paragraphs of their own: such a paragraph is walked with care.
    if paragraph.tag == W + "p" and next(paragraph.iter(*_CAREFUL), None) is not None:
        texts: list[str] = []
        _collect(paragraph, texts)
        return "".join(texts)
    return "".join([_BREAKS.get(str(item.tag)) or item.text or "" for item in paragraph.iter(*_TEXTS)])


def _collect(element: etree._Element, texts: list[str]) -> None:
    for child in element:
        tag = str(child.tag)
        if tag in (W + "t", A + "t"):
            texts.append(child.text or "")
        elif tag in _BREAKS:
            texts.append(_BREAKS[tag])
        elif tag not in (W + "p", A + "p", W + "pPr", W + "drawing", A + "pPr"):
            _collect(child, texts)
