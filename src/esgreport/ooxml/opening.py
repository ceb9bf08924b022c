"""Opening a file of unknown origin: everything that is checked before any library reads it."""

from __future__ import annotations

from collections.abc import Iterator

from esgreport.base.finding import Finding, Outcome, finding
from esgreport.base.origin import Origin
from esgreport.ooxml.package import Package, is_xml, package_of, parse_relationships
from esgreport.ooxml.parts import CONTENT_TYPES_NAME
from esgreport.ooxml.xml import DoctypeError, XmlError, refuse_doctype, verify
from esgreport.ooxml.zip_guard import ZIP_MAGIC, unzip

# Compound files (MS-CFB): Office before 2007, and the wrapper of a file with a password (MS-OFFCRYPTO 2.3.2).
_COMPOUND_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


def open_package(data: bytes, name: str) -> Outcome[Package]:
    """The package in `data`; findings ESG-OOXML-001 to 018 instead when it is damaged, hostile or no Office file.

    `name` is used in findings. Afterwards every XML part is known to be well-formed and without a DOCTYPE, and
    every relationship to have an id, a type and a target.
    """
    origin = Origin(name)
    refusal = _refusal(data, origin)
    if refusal:
        return Outcome(None, (refusal,))
    members = unzip(data, origin)
    if members.value is None:
        return Outcome(None, members.findings)
    parts = members.value.parts
    if CONTENT_TYPES_NAME not in parts:
        return Outcome(None, (finding("ESG-OOXML-002", origin),))
    try:
        package = package_of(name, parts, members.value.comment)
    except XmlError as error:
        return Outcome(None, (_xml_finding(error, origin, CONTENT_TYPES_NAME),))
    unreadable = _unreadable_parts(package, origin)
    return Outcome(None, unreadable) if unreadable else Outcome(package)


def _refusal(data: bytes, origin: Origin) -> Finding | None:
    if not data:
        return finding("ESG-OOXML-001", origin)
    if data.startswith(_COMPOUND_MAGIC):
        return finding("ESG-OOXML-003" if _ENCRYPTED_STREAM in data else "ESG-OOXML-004", origin)
    return None if data.startswith(ZIP_MAGIC) else finding("ESG-OOXML-002", origin)


def _unreadable_parts(package: Package, origin: Origin) -> tuple[Finding, ...]:
    findings: list[Finding] = []
    for name, data in package.parts.items():
        if data.startswith(ZIP_MAGIC):
            findings += _unreadable_inside(data, origin, name)
        elif is_xml(name, package.content_type(name)):
            findings += _unreadable(name, data, origin, "")
    return tuple(findings)


def _unreadable_inside(data: bytes, origin: Origin, prefix: str) -> Iterator[Finding]:
    """The same for an archive inside, which has passed the limits of size already."""
    members = unzip(data, origin).value
    for name, content in members.parts.items() if members else ():
        if content.startswith(ZIP_MAGIC):
            yield from _unreadable_inside(content, origin, f"{prefix}!{name}")
        elif is_xml(name):
            yield from _unreadable(name, content, origin, f"{prefix}!")


def _unreadable(name: str, data: bytes, origin: Origin, prefix: str) -> Iterator[Finding]:
    try:
        # Office reads old VML that is not well-formed, so only its document type matters.
        if name.lower().endswith(".vml"):
            refuse_doctype(data)
        else:
            verify(data)
        if name.endswith(".rels"):
            parse_relationships(data)
    except XmlError as error:
        yield _xml_finding(error, origin, prefix + name)


def _xml_finding(error: XmlError, origin: Origin, part: str) -> Finding:
    return finding("ESG-OOXML-015" if isinstance(error, DoctypeError) else "ESG-OOXML-018", origin, part)
