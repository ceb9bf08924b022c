"""What an office file carries besides its visible content, reported by kind and place only."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from esgreport.base.text import Text
from esgreport.ooxml.strict import transitional
from esgreport.ooxml.xml import XmlError, parse

Channel = Literal[
    "comment", "change", "hidden-text", "hidden-slide", "off-slide", "hidden-sheet", "hidden-rows", "name", "formula",
    "link", "macro", "object", "field", "custom-data", "property", "picture", "crop", "zip", "variables", "thumbnail",
]  # fmt: skip

CHANNELS: dict[Channel, Text] = {
    "comment": Text("コメント", "a comment"),
    "change": Text("変更履歴", "a tracked change"),
    "hidden-text": Text("隠し文字", "hidden text"),
    "hidden-slide": Text("非表示のスライド", "a hidden slide"),
    "off-slide": Text("スライドの外の図形", "a shape off the slide"),
    "hidden-sheet": Text("非表示のシート", "a hidden sheet"),
    "hidden-rows": Text("非表示の行・列やピボットの控え", "hidden rows, columns or pivot data"),
    "name": Text("名前の定義", "a defined name"),
    "formula": Text("数式", "a formula"),
    "link": Text("外部へのつながり", "a link to the outside"),
    "macro": Text("マクロ", "a macro"),
    "object": Text("埋め込みオブジェクト", "an embedded object"),
    "field": Text("ほかを読み込むフィールド", "a field that reads elsewhere"),
    "custom-data": Text("付属のデータ", "attached data"),
    "property": Text("独自の属性", "a custom property"),
    "picture": Text("写真の付属情報", "data of a picture"),
    "crop": Text("切り抜きで隠れた部分", "a cropped part"),
    "zip": Text("圧縮ファイルの注記", "a remark of the archive"),
    "variables": Text("文書変数・ひな形への参照", "document variables or a template"),
    "thumbnail": Text("縮小画像", "a thumbnail"),
}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CHANGE_NAMES = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "cellIns")
_CHANGES = tuple(W + name for name in _CHANGE_NAMES)
_VANISH = (W + "vanish", W + "webHidden", W + "specVanish")
_OFF = ("0", "false", "off", "none")
# Fields that read other files, run things or hold data of their own.
_BAD_FIELD = re.compile(
    r"\s*(?:DDE|DDEAUTO|INCLUDE\w*|LINK|DATABASE|IMPORT|MACROBUTTON|DOCVARIABLE|ADDIN|RD|QUOTE|SET|DATA)\b"
)
_PARTS: tuple[tuple[str, Channel], ...] = (
    (r"(?:^|/)(?:comments\w*|commentAuthors|threadedComments?/|persons?/|people)\b", "comment"),
    (r"(?:^|/)(?:vbaProject|vbaData|macrosheets/|activeX/)", "macro"),
    (r"(?:^|/)(?:embeddings/(?!.*\.xlsx$)|oleObject|media/.*\.(?:bin|wav|mp4|mp3|m4a|avi|wmv)$)", "object"),
    (r"(?:^|/)(?:externalLinks/|connections|queryTables/|webExtensions/)", "link"),
    (r"(?:^|/)(?:pivotCache/|pivotTables/|slicers?/)", "hidden-rows"),
    (r"^customXml/|(?:^|/)(?:afchunk|altChunk|glossary/|tags/tag)", "custom-data"),
    (r"^docProps/custom\.xml$", "property"),
    (r"^docProps/thumbnail\.", "thumbnail"),
    (r"(?:^|/)printerSettings", "custom-data"),
)
_KINDS = tuple((re.compile(pattern, re.IGNORECASE), channel) for pattern, channel in _PARTS)
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".svg")
# Bytes that begin texts and camera data inside pictures.
_METADATA = (
    b"Exif\0\0",
    b"http://ns.adobe.com/xap/",
    b"Photoshop 3.0",
    b"tEXt",
    b"zTXt",
    b"iTXt",
    b"eXIf",
    b"<metadata",
)
_SMALL_HALF_POINTS = 4


@dataclass(frozen=True, slots=True)
class HiddenItem:
    """One thing beside the pages: its channel and the part that holds it."""

    channel: Channel
    part: str


def hidden_items(data: bytes) -> tuple[HiddenItem, ...]:
    """Everything of that kind in an office file, each channel once a part.

    Raises zipfile.BadZipFile for what is no package.
    """
    return tuple(dict.fromkeys(_package("", data)))


def _package(prefix: str, data: bytes) -> Iterator[HiddenItem]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if package.comment or any(item.comment or item.extra for item in package.infolist()):
            yield HiddenItem("zip", f"{prefix}(zip)")
        parts = {item.filename: package.read(item) for item in package.infolist()}
    size = _slide_size(parts)
    for name, part in parts.items():
        yield from (HiddenItem(channel, prefix + name) for pattern, channel in _KINDS if pattern.search(name))
        if name.lower().endswith(".xlsx"):
            yield from _package(f"{prefix}{name}!", part)
        elif name.lower().endswith(_PICTURES):
            if any(mark in part for mark in _METADATA):
                yield HiddenItem("picture", prefix + name)
        elif name.endswith((".xml", ".rels", ".vml")):
            yield from (HiddenItem(channel, prefix + name) for channel in _xml(name, part, size))


def _slide_size(parts: Mapping[str, bytes]) -> tuple[int, int] | None:
    data = parts.get("ppt/presentation.xml")
    row = transitional(parse(data)).find(f"{P}sldSz") if data else None
    return None if row is None else (int(row.get("cx", "0")), int(row.get("cy", "0")))


def _xml(name: str, data: bytes, size: tuple[int, int] | None) -> Iterator[Channel]:
    try:
        root = transitional(parse(data))
    except XmlError:
        yield "custom-data"
        return
    if any(not isinstance(item.tag, str) for item in root.iter()):
        yield "hidden-text"
    if name.endswith(".rels"):
        if any(item.get("TargetMode") == "External" for item in root):
            yield "link"
    elif name.startswith("word/"):
        yield from _word(name, root)
    elif name.startswith("ppt/slides/"):
        yield from _slide(root, size)
    elif name.startswith("xl/"):
        yield from _sheet(root)


def _word(name: str, root: etree._Element) -> Iterator[Channel]:
    if next(root.iter(*_CHANGES), None) is not None:
        yield "change"
    styles = name == "word/styles.xml"
    if not styles and any(item.get(W + "val", "1") not in _OFF for item in root.iter(*_VANISH)):
        yield "hidden-text"
    if not styles and any(_is_tiny(item.get(W + "val", "")) for item in root.iter(W + "sz")):
        yield "hidden-text"
    codes = [item.text or "" for item in root.iter(W + "instrText")]
    codes += [item.get(W + "instr", "") for item in root.iter(W + "fldSimple")]
    if any(map(_BAD_FIELD.match, codes)) or next(root.iter(W + "fldData"), None) is not None:
        yield "field"
    if next(root.iter(W + "docVar", W + "mailMerge", W + "attachedTemplate"), None) is not None:
        yield "variables"
    if _is_cropped(root):
        yield "crop"


def _is_tiny(half_points: str) -> bool:
    return half_points.isdigit() and int(half_points) <= _SMALL_HALF_POINTS


def _is_cropped(root: etree._Element) -> bool:
    return any(value not in ("", "0") for row in root.iter(A + "srcRect") for value in row.attrib.values())


def _slide(root: etree._Element, size: tuple[int, int] | None) -> Iterator[Channel]:
    if root.get("show") in _OFF:
        yield "hidden-slide"
    if any(item.get("hidden") in ("1", "true") for item in root.iter(P + "cNvPr")):
        yield "hidden-text"
    if any(item.get("sz", "").isdigit() and int(item.get("sz", "")) <= 200 for item in root.iter(A + "rPr")):
        yield "hidden-text"
    if size is not None and any(_is_off(item, size) for item in root.iter(A + "xfrm")):
        yield "off-slide"
    if _is_cropped(root):
        yield "crop"


def _is_off(place: etree._Element, size: tuple[int, int]) -> bool:
    """Whether a shape lies wholly outside its slide."""
    offset, extent = place.find(A + "off"), place.find(A + "ext")
    if offset is None or extent is None:
        return False
    x, y = int(offset.get("x", "0")), int(offset.get("y", "0"))
    cx, cy = int(extent.get("cx", "0")), int(extent.get("cy", "0"))
    return cx > 0 and (x >= size[0] or y >= size[1] or x + cx <= 0 or y + cy <= 0)


def _sheet(root: etree._Element) -> Iterator[Channel]:
    if any(item.get("state") in ("hidden", "veryHidden") for item in root.iter(X + "sheet")):
        yield "hidden-sheet"
    if any(item.get("hidden") in ("1", "true") for item in root.iter(X + "row", X + "col")):
        yield "hidden-rows"
    if next(root.iter(X + "definedName"), None) is not None:
        yield "name"
    if next(root.iter(X + "f"), None) is not None:
        yield "formula"
