"""A package that has been read: its parts, their content types and relationships."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lxml import etree

from esgreport.ooxml.parts import CONTENT_TYPES_NAME, Relationship, relationships_name, resolve
from esgreport.ooxml.xml import parse, qualified, required

_XML_ENDINGS = (".xml", ".rels", ".vml", ".svg")


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a file by name, in the order of the zip, without `[Content_Types].xml`.

    `name` is the file's, for findings. `defaults` are content types by file ending (lower case), `overrides` by part
    name (lower case, no leading slash). `comment` joins every comment of the zip, where data can hide.
    """

    name: str
    parts: Mapping[str, bytes]
    defaults: Mapping[str, str]
    overrides: Mapping[str, str]
    comment: bytes = b""

    def part(self, name: str) -> bytes:
        """The bytes of one part. Raises KeyError."""
        return self.parts[name]

    def tree(self, name: str) -> etree._Element:
        """The root element of one XML part. Raises KeyError, or XmlError for a part that is not XML."""
        return parse(self.parts[name])

    def content_type(self, name: str) -> str:
        """The content type of a part; empty when the package declares none."""
        override = self.overrides.get(name.lower())
        return override if override is not None else self.defaults.get(name.rpartition(".")[2].lower(), "")

    def of_type(self, *content_types: str) -> tuple[str, ...]:
        """The names of the parts of these content types, in the order of the zip."""
        return tuple(name for name in self.parts if self.content_type(name) in content_types)

    def relationships(self, part_name: str = "") -> tuple[Relationship, ...]:
        """The relationships of a part, of the package itself for an empty name, in the order of the file."""
        data = self.parts.get(relationships_name(part_name))
        return parse_relationships(data) if data is not None else ()

    def target(self, part_name: str, relationship: Relationship) -> str:
        """The name of the part that a relationship of `part_name` points to; empty when it points outside."""
        return "" if relationship.external else resolve(part_name, relationship.target)


def parse_relationships(data: bytes) -> tuple[Relationship, ...]:
    """The relationships in a relationships part. Raises XmlError when one lacks its id, type or target."""
    return tuple(map(_relationship, parse(data).iter(qualified("rel:Relationship"))))


def _relationship(row: etree._Element) -> Relationship:
    return Relationship(
        required(row, "Id"), required(row, "Type"), required(row, "Target"), row.get("TargetMode") == "External"
    )


def package_of(name: str, parts: Mapping[str, bytes], comment: bytes = b"") -> Package:
    """A package from the bytes of its members, `[Content_Types].xml` among them.

    Raises KeyError when that is missing, XmlError when it cannot be read.
    """
    types = parse(parts[CONTENT_TYPES_NAME])
    defaults = {required(row, "Extension").lower(): required(row, "ContentType") for row in types.iter(_DEFAULT)}
    overrides = {
        required(row, "PartName").lstrip("/").lower(): required(row, "ContentType") for row in types.iter(_OVERRIDE)
    }
    members = {member: data for member, data in parts.items() if member != CONTENT_TYPES_NAME}
    return Package(name, MappingProxyType(members), MappingProxyType(defaults), MappingProxyType(overrides), comment)


def is_xml(name: str, kind: str = "") -> bool:
    """Whether a part is XML, by its ending or its content type."""
    return name.lower().endswith(_XML_ENDINGS) or kind.endswith("+xml") or kind in ("application/xml", "text/xml")


_DEFAULT = qualified("ct:Default")
_OVERRIDE = qualified("ct:Override")
