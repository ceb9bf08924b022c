"""Parts of a package, their relationships and the list of their content types (ECMA-376 part 2)."""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from esgreport.ooxml import content_type as ct
from esgreport.ooxml.xml import CT, DECLARATION, REL, escape_attribute

CONTENT_TYPES_NAME = "[Content_Types].xml"
# Zips, PNG, JPEG and GIF do not shrink: deflating them again costs time and gains nothing.
COMPRESSED_MAGIC = frozenset({b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff\xe0", b"\xff\xd8\xff\xe1", b"GIF8"})
STATIC_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its name in the zip (no leading slash), its content type and its bytes."""

    name: str
    content_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class DeflatedPart:
    """A part whose bytes are already in their zip form; `size` is the size before deflating, `raw` is what is copied.

    `stored` means that `raw` is the data itself.
    """

    name: str
    content_type: str
    crc32: int
    size: int
    stored: bool
    raw: bytes


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship of a part: `target` as it is written in the file, relative to the part unless `external`."""

    id: str
    type: str
    target: str
    external: bool = False


def deflate(part: Part, level: int = STATIC_LEVEL) -> DeflatedPart:
    """`part` in its zip form; stored when it is compressed already or when deflating does not shrink it."""
    data = part.data
    raw = data if data[:4] in COMPRESSED_MAGIC else zlib.compress(data, level, wbits=-15)
    stored = len(raw) >= len(data)
    return DeflatedPart(part.name, part.content_type, zlib.crc32(data), len(data), stored, data if stored else raw)


def relationships_name(part_name: str) -> str:
    """The name of the part that holds the relationships of `part_name`; of the package for an empty name."""
    folder, _, file = part_name.rpartition("/")
    return f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"


def resolve(part_name: str, target: str) -> str:
    """The part that `target`, written in the relationships of `part_name`, means (a bare fragment: the part itself)."""
    path = target.partition("#")[0]
    if not path:
        return part_name
    joined = path if path.startswith("/") else posixpath.join("/", posixpath.dirname(part_name), path)
    return posixpath.normpath(joined).lstrip("/")


def relative(part_name: str, target_name: str) -> str:
    """How the part `target_name` is written in the relationships of `part_name` (empty: of the package)."""
    return posixpath.relpath("/" + target_name, posixpath.join("/", posixpath.dirname(part_name)))


def relationships_xml(relationships: Sequence[Relationship]) -> bytes:
    """The relationships part, in the order given."""
    rows = "".join(map(_relationship_xml, relationships))
    return f'{DECLARATION}<Relationships xmlns="{REL}">{rows}</Relationships>'.encode()


def _relationship_xml(relationship: Relationship) -> str:
    mode = ' TargetMode="External"' if relationship.external else ""
    link, kind, target = map(escape_attribute, (relationship.id, relationship.type, relationship.target))
    return f'<Relationship Id="{link}" Type="{kind}" Target="{target}"{mode}/>'


def content_types_xml(defaults: Mapping[str, str], overrides: Mapping[str, str]) -> bytes:
    """`[Content_Types].xml`: `defaults` by file ending, `overrides` by part name (no leading slash), both sorted."""
    rows = [_type_xml(f'Default Extension="{escape_attribute(key)}"', kind) for key, kind in sorted(defaults.items())]
    rows += [
        _type_xml(f'Override PartName="/{escape_attribute(key)}"', kind) for key, kind in sorted(overrides.items())
    ]
    return f'{DECLARATION}<Types xmlns="{CT}">{"".join(rows)}</Types>'.encode()


def _type_xml(start: str, kind: str) -> str:
    return f'<{start} ContentType="{escape_attribute(kind)}"/>'


def content_types_of(parts: Iterable[Part | DeflatedPart]) -> bytes:
    """`[Content_Types].xml` for `parts`: defaults for file endings with a usual type, overrides for the rest."""
    defaults = {"rels": ct.RELATIONSHIPS, "xml": ct.XML}
    overrides: dict[str, str] = {}
    for part in parts:
        ending = part.name.rpartition(".")[2].lower()
        if ct.BY_ENDING.get(ending) == part.content_type:
            defaults[ending] = part.content_type
        elif part.name != CONTENT_TYPES_NAME:
            overrides[part.name] = part.content_type
    return content_types_xml(defaults, overrides)
