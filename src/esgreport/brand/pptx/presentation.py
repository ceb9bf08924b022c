"""presentation.xml of a brand: references to example slides are removed, and the place of the slide list is marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from esgreport.brand.pptx.kept_parts import PRESENTATION_PART
from esgreport.brand.pptx.missing_parts import KINSOKU
from esgreport.ooxml.parts import Relationship, relative
from esgreport.ooxml.xml import R, parse, qualified

# CT_Presentation, ECMA-376 part 1, 19.2.1.26: the elements in their order.
ORDER = (
    "sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst", "sldIdLst", "sldSz", "notesSz", "smartTags",
    "embeddedFontLst", "custShowLst", "photoAlbum", "custDataLst", "kinsoku", "defaultTextStyle", "modifyVerifier",
    "extLst",
)  # fmt: skip
_KEPT = ("sldMasterIdLst", "notesMasterIdLst", "sldSz", "notesSz", "embeddedFontLst", "kinsoku", "defaultTextStyle")
_MARK = "esgreport-slides"


def framed(
    root: etree._Element, rows: Sequence[tuple[str, str, str]], notes_master: str
) -> tuple[bytes, bytes, tuple[Relationship, ...]]:
    """presentation.xml before and after the place of the slide list, and its relationships.

    `rows` are type, part and former id of each relationship; the ids `rIdB1…` never clash with a writer's.
    """
    links = [
        Relationship(f"rIdB{number}", kind, relative(PRESENTATION_PART, part))
        for number, (kind, part, _) in enumerate(rows, start=1)
    ]
    _clean(root)
    _rename_references(root, {former: link.id for (_, _, former), link in zip(rows, links, strict=True)})
    _list_notes_master(root, next(link.id for link, row in zip(links, rows, strict=True) if row[1] == notes_master))
    return (*_split(root), tuple(links))


def _clean(root: etree._Element) -> None:
    """Remove everything that refers to slides, viewers or protection."""
    for element in [child for name in ORDER if name not in _KEPT for child in root.findall(qualified(f"p:{name}"))]:
        root.remove(element)
    for name in ("firstSlideNum", "removePersonalInfoOnSave", "conformance"):
        root.attrib.pop(name, "")
    if root.find(qualified("p:kinsoku")) is None:
        _insert(root, parse(KINSOKU.encode()))


def _insert(root: etree._Element, element: etree._Element) -> None:
    """Put a child where the schema wants it."""
    later = (child for child in root.iterchildren(etree.Element) if _rank(child) > _rank(element))
    root.insert(next(map(root.index, later), len(root)), element)


def _rank(element: etree._Element) -> int:
    return ORDER.index(etree.QName(element).localname)


def _rename_references(root: etree._Element, names: Mapping[str, str]) -> None:
    """Rewrite every r:… attribute by `names`."""
    for element in list(root.iter(etree.Element)):
        for key, value in element.attrib.items():
            if str(key).startswith(f"{{{R}}}") and value in names:
                element.set(key, names[str(value)])


def _list_notes_master(root: etree._Element, identifier: str) -> None:
    """List the notes master, which PowerPoint wants and some programs forget."""
    for element in root.findall(qualified("p:notesMasterIdLst")):
        root.remove(element)
    entries = etree.Element(qualified("p:notesMasterIdLst"))
    etree.SubElement(entries, qualified("p:notesMasterId")).set(f"{{{R}}}id", identifier)
    _insert(root, entries)


def _split(root: etree._Element) -> tuple[bytes, bytes]:
    """presentation.xml before and after the place of the slide list."""
    mark = etree.Element(qualified("p:sldIdLst"))
    mark.set("mark", _MARK)
    _insert(root, mark)
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    start = data.index(_MARK.encode())
    return data[: data.rindex(b"<", 0, start)], data[data.index(b">", start) + 1 :]
