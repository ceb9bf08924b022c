"""Closure of a web page: known elements and attributes only, every text planned, nothing that loads or runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from esgreport.audit.closure import Allowed, is_said
from esgreport.audit.word_search import search
from esgreport.base.finding import Finding, finding
from esgreport.base.origin import Origin

_FRAME = "html head meta title style body header main footer nav section div"
_TEXT = "p h1 h2 h3 h4 ul ol li dl dt dd a strong small span br figure figcaption details summary"
_DRAWN = "table thead tbody tr th td svg defs pattern path rect circle text"
ELEMENTS = frozenset(f"{_FRAME} {_TEXT} {_DRAWN}".split())
# What each attribute may hold. Ids come from templates, numbers from geometry; labels are texts.
_NAME = re.compile(r"[A-Za-z][\w-]*( [A-Za-z][\w-]*)*")
_NUMBERS = re.compile(r"[-\d.MLHVh ]*")
_FORMS = {
    "class": _NAME, "id": _NAME, "lang": _NAME, "scope": _NAME, "role": _NAME, "aria-labelledby": _NAME,
    "text-anchor": _NAME, "patternunits": _NAME, "tabindex": re.compile("0"), "href": re.compile(r"#[A-Za-z][\w-]*"),
    "fill": re.compile(r"url\(#[a-z]\d+-[a-z0-9]+\)"),
    **dict.fromkeys(("viewbox", "x", "y", "width", "height", "cx", "cy", "r", "d"), _NUMBERS),
}  # fmt: skip
_META = {
    ("charset", "utf-8"), ("name", "viewport"), ("name", "robots"), ("name", "author"), ("content", "noindex"),
    ("content", "width=device-width, initial-scale=1"), ("http-equiv", "Content-Security-Policy"),
    ("content", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"),
}  # fmt: skip
_STYLE = re.compile(r"/\* esgreport \*/[^<\\]*")
_LOADS = re.compile(r"@import|url\s*\(|expression|javascript:|(?<![-\w])content\s*:", re.IGNORECASE)


def audit_page(data: bytes, name: str, allowed: Allowed) -> tuple[Finding, ...]:
    """Everything in the page that was not planned.

    Findings: ESG-AUDIT-001 text, 003 property, 005 unknown element, attribute or style, 006 something that loads,
    007 not readable, 020 a secret.
    """
    try:
        reader = _PageParser(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return (finding("ESG-AUDIT-007", Origin(name), reason=type(error).__name__),)
    return tuple(_faults(reader, name, allowed))


def _faults(reader: _PageParser, name: str, allowed: Allowed) -> Iterator[Finding]:
    for code, part, text in reader.pieces:
        if not code and (is_said(text, allowed) or (part in ("title", "meta") and text in allowed.properties)):
            continue
        yield finding(code or "ESG-AUDIT-001", Origin(name), part, part=part, length=len(text))
    for number in search((text for _, _, text in reader.pieces), allowed.secrets):
        yield finding("ESG-AUDIT-020", Origin(name), number=number + 1)


class _PageParser(HTMLParser):
    """A page read into pieces: a code (empty for a text to be compared), the element, and the text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[tuple[str, str, str]] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element with its attributes."""
        if tag not in ("meta", "br"):
            self.open.append(tag)
        if tag not in ELEMENTS:
            self.pieces.append(("ESG-AUDIT-005", tag, ""))
        for key, value in attrs:
            self._attribute(tag, key, value or "")

    def _attribute(self, tag: str, key: str, value: str) -> None:
        if key == "aria-label" or (tag == "meta" and key == "content" and (key, value) not in _META):
            self.pieces.append(("", tag, value))
        elif tag == "meta":
            if (key, value) not in _META:
                self.pieces.append(("ESG-AUDIT-005", tag, value))
        elif key not in _FORMS:
            self.pieces.append(("ESG-AUDIT-006" if key in ("src", "style", "srcset") else "ESG-AUDIT-005", tag, value))
        elif not _FORMS[key].fullmatch(value):
            self.pieces.append(("ESG-AUDIT-006" if key in ("href", "fill") else "ESG-AUDIT-005", tag, value))

    def handle_endtag(self, tag: str) -> None:
        """The end of an element; one that was never opened is a fault."""
        if not self.open or self.open.pop() != tag:
            self.pieces.append(("ESG-AUDIT-005", tag, ""))

    def handle_data(self, data: str) -> None:
        """A text; spaces between elements are no text."""
        within = self.open[-1] if self.open else ""
        if within == "style":
            if not _STYLE.fullmatch(data.strip()) or _LOADS.search(data):
                self.pieces.append(("ESG-AUDIT-005", "style", data))
        elif data.strip():
            self.pieces.append(("", within, data))

    def handle_comment(self, data: str) -> None:
        """No page of ours has comments."""
        self.pieces.append(("ESG-AUDIT-005", "comment", data))

    def handle_decl(self, decl: str) -> None:
        """The document type, and no other declaration."""
        if decl.lower() != "doctype html":
            self.pieces.append(("ESG-AUDIT-005", "declaration", decl))

    def handle_pi(self, data: str) -> None:
        """No page of ours has processing instructions."""
        self.pieces.append(("ESG-AUDIT-005", "instruction", data))

    def unknown_decl(self, data: str) -> None:
        """CDATA and the like."""
        self.pieces.append(("ESG-AUDIT-005", "declaration", data))
