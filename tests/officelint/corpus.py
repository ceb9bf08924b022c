"""A package read once for all rules: the trees of its XML parts and their relationships by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from esgreport.base.finding import Finding, finding
from esgreport.base.origin import Origin
from esgreport.ooxml.package import Package, is_xml, parse_relationships
from esgreport.ooxml.parts import Relationship
from esgreport.ooxml.relationship_type import is_same
from esgreport.ooxml.xml import XmlError, parse, qualified

_FALLBACK = qualified("mc:Fallback")
_WRAPPERS = frozenset(map(qualified, ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag")))


@dataclass(frozen=True, slots=True)
class Corpus:
    """What the rules read. `trees` leaves out parts that are not XML; nobody changes an element."""

    package: Package
    trees: Mapping[str, etree._Element]
    relationships: Mapping[str, tuple[Relationship, ...]]

    @property
    def origin(self) -> Origin:
        """The file, for findings."""
        return Origin(self.package.name)

    def of_type(self, *content_types: str) -> Iterator[tuple[str, etree._Element]]:
        """Name and tree of the parts of these content types, in the order of the zip."""
        names = self.package.of_type(*content_types)
        return ((name, self.trees[name]) for name in names if name in self.trees)

    def related(self, part: str, relationship_type: str) -> tuple[str, ...]:
        """The parts to which `part` is related in this way, in the order of the relationships."""
        return tuple(
            self.package.target(part, item)
            for item in self.relationships.get(part, ())
            if is_same(item.type, relationship_type) and not item.external
        )

    def target(self, part: str, relationship_id: str | None) -> str:
        """The part that `relationship_id` means in `part`; empty when there is none."""
        rows = self.relationships.get(part, ())
        return next((self.package.target(part, item) for item in rows if item.id == relationship_id), "")


def read_corpus(package: Package) -> tuple[Corpus, tuple[Finding, ...]]:
    """The corpus of `package`, with a finding for each XML part that cannot be read."""
    trees: dict[str, etree._Element] = {}
    relationships: dict[str, tuple[Relationship, ...]] = {}
    found: list[Finding] = []
    for name, data in package.parts.items():
        if not is_xml(name, package.content_type(name)) or name.lower().endswith(".vml"):
            continue
        try:
            if name.endswith(".rels"):
                relationships[source_name(name)] = parse_relationships(data)
            else:
                trees[name] = _without_fallbacks(parse(data))
        except XmlError:
            found.append(finding("ESG-OOXML-018", Origin(package.name), name))
    return Corpus(package, trees, relationships), tuple(found)


def _without_fallbacks(root: etree._Element) -> etree._Element:
    """`root` without the copies that older programs read: the same ids stand in them a second time."""
    for copy in list(root.iter(_FALLBACK)):
        parent = copy.getparent()
        if parent is not None:
            parent.remove(copy)
    return root


def repeated(values: Iterable[str]) -> tuple[str, ...]:
    """The values that occur more than once, each once, in the order of their second occurrence."""
    seen: set[str] = set()
    twins: dict[str, None] = {}
    for value in values:
        if value in seen:
            twins[value] = None
        seen.add(value)
    return tuple(twins)


def unwrapped(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The children of `element` with `tag`, those inside content controls and insertions among them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from unwrapped(child, tag)


def attributes(elements: Iterable[etree._Element], name: str) -> Iterator[str]:
    """The values of the attribute `name` (`w:val`) where it is present."""
    key = qualified(name) if ":" in name else name
    for element in elements:
        value = element.get(key)
        if value is not None:
            yield value


def source_name(relationships_part: str) -> str:
    """The part to which a relationships part belongs; empty for the package's own."""
    folder, _, file = relationships_part.rpartition("/")
    parent = folder.removesuffix("_rels").removesuffix("/")
    file = file.removesuffix(".rels")
    return f"{parent}/{file}" if parent else file
