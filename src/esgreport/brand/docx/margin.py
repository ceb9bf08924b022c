"""Headers and footers of a brand: what stands in them stays, and a marker says where our line goes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from esgreport.ooxml import relationship_type as rt
from esgreport.ooxml.package import Package
from esgreport.ooxml.parts import Relationship, relationships_xml, relative
from esgreport.ooxml.xml import DECLARATION, R, W, qualified

MARKER = b"{{ESG}}"
_MARK = re.compile(rb"<esg\s*/>")
_BOUND = ("w:dataBinding", "w:bookmarkStart", "w:bookmarkEnd", "w:proofErr", "w:commentRangeStart", "w:commentRangeEnd")
_VML = "urn:schemas-microsoft-com:vml"
_REVISION = re.compile(r"rsid|paraId|textId")


@dataclass(frozen=True, slots=True)
class Margin:
    """A header or footer: its part with the marker, its relationships part, its pictures and its texts.

    `carried` is False when it holds an object that cannot be carried over.
    """

    xml: bytes
    relationships: bytes
    pictures: Mapping[str, bytes]
    texts: frozenset[str]
    carried: bool = True


def margin(package: Package, part_name: str, tag: str, own_name: str) -> Margin:
    """The header or footer `part_name` (none when it is empty) as the part `own_name`; `tag` is `w:hdr` or `w:ftr`."""
    root = package.tree(part_name) if part_name else etree.Element(qualified(tag), nsmap={"w": W, "r": R})
    links = package.relationships(part_name) if part_name else ()
    pictures: dict[str, bytes] = {}
    kept: list[Relationship] = []
    for link in links:
        target = package.target(part_name, link)
        if target and rt.is_same(link.type, rt.IMAGE) and target in package.parts:
            pictures[target] = package.parts[target]
            kept.append(Relationship(link.id, link.type, relative(own_name, target)))
        else:
            return Margin(b"", b"", {}, frozenset(), False)
    _clean(root)
    texts = frozenset(_texts(root))
    xml = _marked(root)
    return Margin(xml, relationships_xml(kept) if kept else b"", pictures, texts)


def _clean(root: etree._Element) -> None:
    for tag in _BOUND:
        for element in root.findall(f".//{qualified(tag)}"):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
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
    if element.tag != qualified("w:p"):
        return False
    return not any(child.tag != qualified("w:pPr") for child in element)


def _texts(root: etree._Element) -> list[str]:
    found = [str(run.text) for run in root.iter(qualified("w:t")) if run.text]
    for paragraph in root.iter(qualified("w:p")):
        found.append("".join(str(run.text or "") for run in paragraph.iter(qualified("w:t"))))
    for picture in root.iter(qualified("wp:docPr"), qualified("pic:cNvPr")):
        found += [str(picture.get(name)) for name in ("name", "descr", "title") if picture.get(name)]
    # A watermark keeps its text in an attribute of the old vector language.
    found += [str(word.get("string")) for word in root.iter(f"{{{_VML}}}textpath") if word.get("string")]
    return [text for text in found if text.strip()]
