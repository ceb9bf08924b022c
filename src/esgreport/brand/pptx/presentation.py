"""presentation.xml of a brand: what belongs to example slides goes, and the place of the slide list is marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from esgreport.brand.pptx.missing_parts import KINSOKU
from esgreport.ooxml.parts import Relationship
from esgreport.ooxml.xml import R, parse, qualified

# CT_Presentation, ECMA-376 part 1, 19.2.1.26: the elements in their order.
ORDER = (
    "sldMasterIdLst",
    "notesMasterIdLst",
    "handoutMasterIdLst",
    "sldIdLst",
    "sldSz",
    "notesSz",
    "smartTags",
    "embeddedFontLst",
    "custShowLst",
    "photoAlbum",
    "custDataLst",
    "kinsoku",
    "defaultTextStyle",
    "modifyVerifier",
    "extLst",
)
_DROPPED = (
    "handoutMasterIdLst",
    "sldIdLst",
    "smartTags",
    "custShowLst",
    "photoAlbum",
    "custDataLst",
    "modifyVerifier",
    "extLst",
)
_MARK = "esgreport-slides"


def slide_size(root: etree._Element) -> tuple[int, int]:
    """Width and height of the slides in EMU; PowerPoint's own default (4:3) when the file names none."""
    size = root.find(qualified("p:sldSz"))
    return (9_144_000, 6_858_000) if size is None else (int(size.get("cx") or 0), int(size.get("cy") or 0))


def clean(root: etree._Element) -> None:
    """Remove everything that refers to slides, viewers or protection."""
    for name in _DROPPED:
        for element in root.findall(qualified(f"p:{name}")):
            root.remove(element)
    for name in ("firstSlideNum", "removePersonalInfoOnSave", "conformance"):
        root.attrib.pop(name, "")
    if root.find(qualified("p:kinsoku")) is None:
        insert(root, parse(KINSOKU.encode()))


def insert(root: etree._Element, element: etree._Element) -> None:
    """Put a child where the schema wants it."""
    place = ORDER.index(etree.QName(element).localname)
    for child in root.iterchildren(etree.Element):
        if ORDER.index(etree.QName(child).localname) > place:
            child.addprevious(element)
            return
    root.append(element)


def rename_references(root: etree._Element, names: Mapping[str, str]) -> None:
    """Rewrite every r:… attribute by `names`."""
    for element in list(root.iter(etree.Element)):
        for key, value in element.attrib.items():
            if str(key).startswith(f"{{{R}}}") and value in names:
                element.set(key, names[str(value)])


def list_notes_master(root: etree._Element, identifier: str) -> None:
    """List the notes master, which PowerPoint wants and some programs forget."""
    for element in root.findall(qualified("p:notesMasterIdLst")):
        root.remove(element)
    entries = etree.Element(qualified("p:notesMasterIdLst"))
    etree.SubElement(entries, qualified("p:notesMasterId")).set(f"{{{R}}}id", identifier)
    insert(root, entries)


def split(root: etree._Element) -> tuple[bytes, bytes]:
    """presentation.xml before and after the place of the slide list."""
    mark = etree.Element(qualified("p:sldIdLst"))
    mark.set("mark", _MARK)
    insert(root, mark)
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    start = data.index(_MARK.encode())
    return data[: data.rindex(b"<", 0, start)], data[data.index(b">", start) + 1 :]


def numbered(relationships: Sequence[Relationship]) -> tuple[Relationship, ...]:
    """The same relationships with the ids `rIdB1…` that never clash with a writer's."""
    return tuple(
        Relationship(f"rIdB{number}", item.type, item.target) for number, item in enumerate(relationships, start=1)
    )
