"""Which parts of a presentation a brand keeps: what its masters and layouts need, and nothing of the example slides."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import count

from lxml import etree

from esgreport.ooxml import content_type as ct
from esgreport.ooxml import relationship_type as rt
from esgreport.ooxml.package import Package
from esgreport.ooxml.parts import Relationship, relationships_name, relationships_xml
from esgreport.ooxml.xml import A, P, R, parse, qualified

PRESENTATION_PART = "ppt/presentation.xml"
MAIN_TYPES = (
    ct.PRESENTATION,
    ct.PRESENTATION_TEMPLATE,
    ct.SLIDE_SHOW,
    "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
    "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml",
)
# What python-pptx reads; templates, shows and files with macros are presentations to it.
UNDERSTOOD = {
    **dict.fromkeys(MAIN_TYPES, ct.PRESENTATION),
    **{kind: kind for kind in (ct.SLIDE_MASTER, ct.SLIDE_LAYOUT)},
}
# An allow-list: whatever is not named here (slides, macros, printer settings, comments, tags, media) stays behind.
_KEPT_BY_PRESENTATION = frozenset(
    {"slideMaster", "notesMaster", "theme", "presProps", "viewProps", "tableStyles", "font"}
)
_KEPT_BY_PARTS = frozenset({"slideLayout", "slideMaster", "theme", "themeOverride", "image"})
# What is removed when a reference inside it dangles: the innermost of these around the reference.
_REMOVABLE = frozenset(
    [qualified(name) for name in ("p:pic", "p:graphicFrame", "p:sp", "p:custDataLst", "p:controls", "p:timing")]
    + [qualified(name) for name in ("p:transition", "p:contentPart", "p:bg", "mc:AlternateContent")]
    + [f"{{{A}}}{name}" for name in ("ext", "hlinkClick", "hlinkHover", "hlinkMouseOver", "blipFill")]
    + [f"{{{P}}}ext"]
)


@dataclass(slots=True)
class KeptParts:
    """The parts that stay, while a brand is being compiled; `dropped` counts what stayed behind by kind."""

    parts: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    relationships: dict[str, tuple[Relationship, ...]] = field(default_factory=dict)
    dropped: dict[str, int] = field(default_factory=dict)
    external: int = 0

    def tree(self, name: str) -> etree._Element:
        """The root element of a kept part."""
        return parse(self.parts[name])

    def put(self, name: str, root: etree._Element) -> None:
        """Write a changed part back."""
        self.parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def readable(self, package: Package, main: str) -> Package:
        """`package` with the kept parts and `main` only, which is all that python-pptx is shown."""
        links = {name: data for name, data in package.parts.items() if name.endswith(".rels")}
        return replace(package, parts={**links, main: package.part(main), **self.parts})

    def free_name(self, pattern: str) -> str:
        """The first part name of `pattern` (with `{}` for a number from 1) that is not taken."""
        return next(name for name in map(pattern.format, count(1)) if name not in self.parts)


def main_part(package: Package) -> str:
    """The presentation part's name; empty when the package is not a presentation."""
    links = (link for link in package.relationships() if rt.kind(link.type) == "officeDocument")
    name = next((package.target("", link) for link in links), "")
    return name if name in package.parts and package.content_type(name) in MAIN_TYPES else ""


def collect_parts(package: Package, main: str) -> KeptParts:
    """Every part that the masters, the notes master and the settings of `main` need, references repaired."""
    kept_parts = KeptParts()
    waiting = _follow(package, kept_parts, main, _KEPT_BY_PRESENTATION)
    while waiting:
        name = waiting.pop(0)
        if name in kept_parts.parts:
            continue
        kept_parts.parts[name] = package.part(name)
        kept_parts.types[name] = package.content_type(name)
        waiting += _follow(package, kept_parts, name, _KEPT_BY_PARTS)
    _count_package_leftovers(package, kept_parts)
    return kept_parts


def _follow(package: Package, kept_parts: KeptParts, name: str, kinds: frozenset[str]) -> list[str]:
    """The parts that `name` keeps; its other relationships and every reference to them are removed."""
    every = package.relationships(name)
    chosen = tuple(item for item in every if _is_kept(package, kept_parts, name, item, kinds))
    if every:
        kept_parts.relationships[name] = chosen
    dropped = {item.id for item in every} - {item.id for item in chosen}
    if dropped and name in kept_parts.parts:
        root = kept_parts.tree(name)
        remove_references(root, dropped)
        kept_parts.put(name, root)
    return [package.target(name, item) for item in chosen]


def _is_kept(package: Package, kept_parts: KeptParts, name: str, item: Relationship, kinds: frozenset[str]) -> bool:
    kind = rt.kind(item.type)
    if item.external:
        kept_parts.external += kind != "hyperlink"
        return False
    target = package.target(name, item)
    if kind == "viewProps" and package.relationships(target):
        return False
    if kind in kinds and target in package.parts:
        return True
    kept_parts.dropped[kind] = kept_parts.dropped.get(kind, 0) + 1
    return False


def _count_package_leftovers(package: Package, kept_parts: KeptParts) -> None:
    for item in package.relationships():
        if rt.kind(item.type) == "thumbnail":
            kept_parts.dropped["thumbnail"] = 1


def remove_references(root: etree._Element, ids: set[str]) -> None:
    """Remove from `root` every construct that refers to a relationship in `ids`."""
    for element in list(root.iter(etree.Element)):
        if any(str(key).startswith(f"{{{R}}}") and value in ids for key, value in element.attrib.items()):
            _remove_around(element)


def _remove_around(element: etree._Element) -> None:
    """Remove the innermost construct around `element` that can go, or else the element alone."""
    around = (node for node in (element, *element.iterancestors()) if node.tag in _REMOVABLE)
    node = next(around, element)
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def relationship_parts(kept_parts: KeptParts) -> dict[str, bytes]:
    """The relationships parts of all kept parts, by name."""
    links = {name: rows for name, rows in kept_parts.relationships.items() if name in kept_parts.parts and rows}
    return {relationships_name(name): relationships_xml(rows) for name, rows in links.items()}
