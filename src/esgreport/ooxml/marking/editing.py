"""A package under change: parts replaced or added, relationships and content types kept in step."""

from __future__ import annotations

from itertools import count

from lxml import etree

from esgreport.ooxml.content_type import SHEET_STYLES
from esgreport.ooxml.package import Package
from esgreport.ooxml.parts import (
    CONTENT_TYPES_NAME,
    Relationship,
    content_types_xml,
    relationships_name,
    relationships_xml,
    relative,
)
from esgreport.ooxml.xml import parse
from esgreport.ooxml.zipping import pack


class Editing:
    """The parts of one package while they are changed."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.parts = dict(package.parts)
        self.defaults = dict(package.defaults)
        self.overrides = dict(package.overrides)

    def data(self, name: str) -> bytes:
        """The bytes of a part as they are now."""
        return self.parts[name]

    def tree(self, name: str) -> etree._Element:
        """The tree of a part as it is now."""
        return parse(self.parts[name])

    def put_tree(self, name: str, root: etree._Element) -> None:
        """Replace or add an XML part."""
        self.parts[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)

    def add(self, stem: str, ending: str, data: bytes) -> str:
        """A new part called `stem`, a free number and `ending`; its name."""
        names = (f"{stem}{number}.{ending}" for number in count(1))
        name = next(name for name in names if name not in self.parts)
        self.parts[name] = data
        return name

    def related(self, part: str, kind: str) -> tuple[str, str]:
        """The id and target of the first relationship of a kind (`comments`, `vmlDrawing`); empty for none."""
        links = (link for link in self._relationships(part) if link.type.endswith(f"/{kind}"))
        return next(((link.id, self.package.target(part, link)) for link in links), ("", ""))

    def relate(self, part: str, kind: str, target: str) -> str:
        """A new relationship from `part` to `target`; its id."""
        known = self._relationships(part)
        taken = {item.id for item in known}
        own = next(own for own in map("rIdEsg{}".format, count(1)) if own not in taken)
        relationship = Relationship(own, kind, relative(part, target), False)
        self.parts[relationships_name(part)] = relationships_xml([*known, relationship])
        return relationship.id

    def styles_part(self) -> str:
        """The name of the workbook's styles."""
        return next(name for name in self.parts if self.package.content_type(name) == SHEET_STYLES)

    def packed(self) -> bytes:
        """The package as a file."""
        names = {name.lower(): name for name in self.parts}
        overrides = {names[name]: kind for name, kind in self.overrides.items() if name in names}
        types = content_types_xml(self.defaults, overrides)
        return pack((), [(CONTENT_TYPES_NAME, types), *self.parts.items()])

    def _relationships(self, part: str) -> tuple[Relationship, ...]:
        return Package("", self.parts, {}, {}).relationships(part)
