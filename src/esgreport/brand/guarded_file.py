"""A guarded package as a file for python-docx and python-pptx, which see nothing else of the original file."""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping
from dataclasses import replace

from lxml import etree

from esgreport.ooxml import content_type as ct
from esgreport.ooxml.package import Package
from esgreport.ooxml.parts import (
    CONTENT_TYPES_NAME,
    DeflatedPart,
    content_types_xml,
    relationships_name,
    relationships_xml,
    relative,
)
from esgreport.ooxml.zipping import pack

# What an odd file makes the libraries raise, besides exceptions of their own: they expect what the schema demands.
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError, etree.LxmlError)
_UNREAD = "application/octet-stream"


def guarded_file(package: Package, understood: Mapping[str, str]) -> io.BytesIO:
    """`package` in a form that the libraries open: `understood` maps its content types to those that they know.

    Templates and files with macros are documents of another content type. What is not understood (slides, embedded
    files) is bytes without relationships. Relationships to missing parts are left out: python-docx stops at one.
    """
    kinds = {name: package.content_type(name) for name in package.parts}
    types = {name: understood.get(kind, _UNREAD) for name, kind in kinds.items() if kind != ct.RELATIONSHIPS}
    parts = {CONTENT_TYPES_NAME: content_types_xml({"rels": ct.RELATIONSHIPS}, types)}
    parts |= {name: package.parts[name] for name in types}
    for part in ("", *(name for name, kind in kinds.items() if kind in understood)):
        parts[relationships_name(part)] = _whole_relationships(package, part)
    stored = [DeflatedPart(name, "", zlib.crc32(data), len(data), True, data) for name, data in parts.items()]
    return io.BytesIO(pack([], stored))


def _whole_relationships(package: Package, part: str) -> bytes:
    """The relationships of `part`, each target written in the common way: an empty one means the part itself."""
    rows = [(row, package.target(part, row)) for row in package.relationships(part)]
    complete = [
        row if row.external else replace(row, target=relative(part, target))
        for row, target in rows
        if row.external or target in package.parts
    ]
    return relationships_xml(complete)
