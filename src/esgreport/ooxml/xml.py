"""XML as Office writes it: a hardened parser, escaping for hand-written markup, and the namespaces."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
ADEC = "http://schemas.microsoft.com/office/drawing/2017/decorative"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
CT = "http://schemas.openxmlformats.org/package/2006/content-types"
REL = "http://schemas.openxmlformats.org/package/2006/relationships"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
XML = "http://www.w3.org/XML/1998/namespace"

NAMESPACES = {
    "w": W,
    "a": A,
    "p": P,
    "s": S,
    "c": C,
    "r": R,
    "wp": WP,
    "pic": PIC,
    "wps": WPS,
    "adec": ADEC,
    "mc": MC,
    "m": M,
    "ct": CT,
    "rel": REL,
    "cp": CORE,
    "ap": APP,
    "dc": DC,
    "dcterms": DCTERMS,
    "xsi": XSI,
    "xml": XML,
}
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_ILLEGAL = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_IN_TEXT = re.compile(f"[&<>\r{_ILLEGAL}]")
_IN_ATTRIBUTE = re.compile(f'[&<>"\t\n\r{_ILLEGAL}]')
_REPLACEMENT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
# OPC (ECMA-376 part 2, 9.1.3) admits UTF-8 and UTF-16 only; ASCII is UTF-8.
_ENCODINGS = frozenset({"utf-8", "utf-16", "us-ascii", "ascii", "utf8", "utf16"})
_DECLARED = re.compile(rb"""^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")


class XmlError(ValueError):
    """A part that is not well-formed, is nested too deeply or is in an encoding that Office packages do not admit."""


class DoctypeError(XmlError):
    """A part with a document type declaration, which no Office program writes and attacks need."""


def qualified(name: str) -> str:
    """The name in Clark notation: `w:p` becomes `{http://…/main}p`."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def escape_text(text: str) -> str:
    """`text` as character data of an element.

    Raises ValueError for characters that XML 1.0 cannot carry (C0 controls except tab, LF, CR; surrogates; U+FFFE/F).
    """
    return _IN_TEXT.sub(_replace, text) if _IN_TEXT.search(text) else text


def escape_attribute(text: str) -> str:
    """`text` as an attribute value between double quotes; tabs and line ends survive as character references.

    Raises ValueError as `escape_text` does.
    """
    return _IN_ATTRIBUTE.sub(_replace, text) if _IN_ATTRIBUTE.search(text) else text


def _replace(match: re.Match[str]) -> str:
    sign = match[0]
    if sign not in _REPLACEMENT:
        raise ValueError(f"character U+{ord(sign):04X} cannot stand in XML")
    return _REPLACEMENT[sign]


def parse(data: bytes) -> etree._Element:
    """The root element of an XML part, read without entities, network, document types or huge trees.

    Raises DoctypeError or XmlError.
    """
    root = _read(data, _parser())
    if root.getroottree().docinfo.internalDTD is not None:
        raise DoctypeError("document type declaration")
    return root


def verify(data: bytes) -> None:
    """Read an XML part through without building a tree. Raises DoctypeError or XmlError."""
    _read(data, _parser(_NullTarget()))


def _read(data: bytes, parser: etree.XMLParser) -> etree._Element:
    _check_encoding(data)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, LookupError) as error:
        raise XmlError(str(error)) from None


def refuse_doctype(data: bytes) -> None:
    """Raises DoctypeError where the bytes spell a document type declaration in UTF-8 or UTF-16."""
    word = "<!DOCTYPE"
    if any(word.encode(encoding) in data for encoding in ("utf-8", "utf-16-le", "utf-16-be")):
        raise DoctypeError("document type declaration")


def required(element: etree._Element, name: str) -> str:
    """An attribute that must be there. Raises XmlError when it is not."""
    value = element.get(name)
    if value is None:
        raise XmlError(f"{element.tag} without {name}")
    return str(value)


class _NullTarget:
    """A parser target that keeps nothing: lxml then builds no tree, and the limits of the real parser still hold."""

    def doctype(self, *_: object) -> None:
        raise DoctypeError("document type declaration")

    def close(self) -> None:
        return None


def _parser(target: Any = None) -> etree.XMLParser:
    return etree.XMLParser(
        target=target, resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )


def _check_encoding(data: bytes) -> None:
    declared = _DECLARED.match(data[:200])
    if declared and declared[1].decode("ascii").lower() not in _ENCODINGS:
        raise XmlError(f"encoding {declared[1].decode('ascii')}")
