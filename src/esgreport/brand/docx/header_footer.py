"""Headers and footers of a brand: their content is kept, and a marker says where our line is inserted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from esgreport.ooxml import relationship_type as rt
from esgreport.ooxml.package import Package
from esgreport.ooxml.parts import Relationship, relationships_xml, relative
from esgreport.ooxml.xml import ADEC, DECLARATION, A, R, W, qualified

LineOf = Callable[[str], float]
MARKER = b"{{ESG}}"
EMU_PER_PT, OWN_LINE_PT = 12_700, 15.0
_MARK = re.compile(rb"<esg\s*/>")
_BOUND = ("w:dataBinding", "w:bookmarkStart", "w:bookmarkEnd", "w:proofErr", "w:commentRangeStart", "w:commentRangeEnd")
_VML = "urn:schemas-microsoft-com:vml"
_DECORATIVE = (
    f'<a:extLst xmlns:a="{A}"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
    f'<adec:decorative xmlns:adec="{ADEC}" val="1"/></a:ext></a:extLst>'
)
_REVISION = re.compile(r"rsid|paraId|textId")


@dataclass(frozen=True, slots=True)
class HeaderFooter:
    """A header or footer: its part with the marker, its relationships part, its pictures and its texts.

    `watermarks` are the words of watermarks that were left out: a mark like DRAFT is for the document to say, not for
    the template. `height_pt` is about how high it becomes with our line in it.
    """

    xml: bytes
    relationships: bytes
    pictures: Mapping[str, bytes]
    texts: frozenset[str]
    watermarks: tuple[str, ...]
    height_pt: float


def header_footer(package: Package, part: str, tag: str, own_name: str, line_pt: LineOf) -> HeaderFooter | None:
    """The header or footer `part` (none when it is empty) as the part `own_name`; `tag` is `w:hdr` or `w:ftr`.

    None when it holds an object that cannot be carried over. `line_pt` gives the height of one line, spaces included,
    by the id of its style (empty: the default style).
    """
    links = [(link, package.target(part, link)) for link in package.relationships(part)] if part else []
    if not all(rt.is_same(link.type, rt.IMAGE) and target in package.parts for link, target in links):
        return None
    root = package.tree(part) if part else etree.Element(qualified(tag), nsmap={"w": W, "r": R})
    _clean(root)
    watermarks = tuple(_without_watermarks(root))
    _mark_decorative(root)
    texts = frozenset(_texts(root))
    xml = _marked(root)
    high = OWN_LINE_PT + sum(_height_pt(block, line_pt) for block in root if block.tag != "esg")
    pictures = {target: package.parts[target] for _, target in links}
    carried = [Relationship(link.id, link.type, relative(own_name, target)) for link, target in links]
    return HeaderFooter(xml, relationships_xml(carried) if carried else b"", pictures, texts, watermarks, high)


def _without_watermarks(root: etree._Element) -> Iterator[str]:
    """The words of the watermarks that `root` had; each is taken out with its run."""
    for path in list(root.iter(f"{{{_VML}}}textpath")):
        run = next((item for item in path.iterancestors(qualified("w:r"))), None)
        holder = run.getparent() if run is not None else None
        if run is not None and holder is not None:
            holder.remove(run)
            yield str(path.get("string") or "")


def _mark_decorative(root: etree._Element) -> None:
    """Lines and logos without a description are decoration to readers who cannot see them."""
    for drawing in root.iter(qualified("wp:docPr")):
        if not (drawing.get("descr") or "").strip() and drawing.find(qualified("a:extLst")) is None:
            drawing.append(etree.fromstring(_DECORATIVE))


def _height_pt(block: etree._Element, line_pt: LineOf) -> float:
    """About how high a block of a header or footer is: the sum of paragraphs, the highest cell of each table row."""
    if block.tag == qualified("w:p"):
        style = block.find(f"{qualified('w:pPr')}/{qualified('w:pStyle')}")
        # A framed page number floats in Word, but LibreOffice gives it a line: the larger answer is kept.
        own = line_pt("" if style is None else str(style.get(qualified("w:val"), "")))
        inline = (item.find(qualified("wp:extent")) for item in block.iter(qualified("wp:inline")))
        return max([own, *(int(size.get("cy") or 0) / EMU_PER_PT for size in inline if size is not None)])
    if block.tag == qualified("w:tbl"):
        rows = block.iter(qualified("w:tr"))
        return sum(max((_cell_pt(cell, line_pt) for cell in row.iter(qualified("w:tc"))), default=0.0) for row in rows)
    content = block.find(qualified("w:sdtContent"))
    return sum(_height_pt(item, line_pt) for item in content) if content is not None else 0.0


def _cell_pt(cell: etree._Element, line_pt: LineOf) -> float:
    return sum(_height_pt(item, line_pt) for item in cell)


def _clean(root: etree._Element) -> None:
    etree.strip_elements(root, *map(qualified, _BOUND))
    for element in root.iter():
        for name in [str(name) for name in element.attrib if _REVISION.search(str(name))]:
            del element.attrib[name]


def _marked(root: etree._Element) -> bytes:
    """The part with the marker at its end; trailing empty paragraphs make room for it."""
    while len(root) and _is_empty_paragraph(root[-1]):
        root.remove(root[-1])
    etree.SubElement(root, "esg")
    data, count = _MARK.subn(MARKER, etree.tostring(root))
    if count != 1:
        raise ValueError("the marker does not stand exactly once")
    return DECLARATION.encode() + data


def _is_empty_paragraph(element: etree._Element) -> bool:
    return element.tag == qualified("w:p") and all(child.tag == qualified("w:pPr") for child in element)


def _between_tabs(paragraph: etree._Element) -> list[str]:
    """The text of a paragraph, whole and in its parts at tabs: a page number often follows a tab."""
    pieces = paragraph.iter(qualified("w:t"), qualified("w:tab"))
    line = "".join("\t" if item.tag == qualified("w:tab") else str(item.text or "") for item in pieces)
    return [line.replace("\t", ""), *(part.strip() for part in line.split("\t"))]


def _texts(root: etree._Element) -> list[str]:
    texts = [str(run.text) for run in root.iter(qualified("w:t")) if run.text]
    for paragraph in root.iter(qualified("w:p")):
        texts += _between_tabs(paragraph)
    for picture in root.iter(qualified("wp:docPr"), qualified("pic:cNvPr")):
        texts += [str(picture.get(name)) for name in ("name", "descr", "title") if picture.get(name)]
    # A watermark keeps its text in an attribute of the old vector language.
    texts += [str(word.get("string")) for word in root.iter(f"{{{_VML}}}textpath") if word.get("string")]
    return [text for text in texts if text.strip()]
