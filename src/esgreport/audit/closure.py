"""Closure: every text, number and property of the finished file occurs in its plan or in the brand's approved texts."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from esgreport.audit.readback import WrittenItem, written_items
from esgreport.audit.word_search import search
from esgreport.base.finding import Finding, finding
from esgreport.base.origin import Origin

# Page numbers, a table of contents of our own headings, numbers of captions and references to them; nothing that reads
# or runs elsewhere.
FIELDS = re.compile(
    r"(?:PAGE|NUMPAGES|SECTIONPAGES)(?: +\\\* +\w+)*"
    r'|TOC \\o "1-1" \\h \\z \\u|PAGEREF _Toc\d+ \\h|SEQ (?:図|表|Figure|Table) \\\* ARABIC'
    r"|REF (?:_Ref_(?:figure|table)_|_Toc)\d+ \\h"
)
# What writers add of themselves: page numbers, the sheet's name, the space that keeps an empty line open. Longer
# numbers are figures, which must have been planned.
_OWN = re.compile(r"\s*(?:\d{1,3}(?:\s*/\s*\d{1,3})?)?\s*|esgreport|Sheet1|1\.0|16\.0000|false|true")
_SEPARATORS = (re.compile(r"\t+"), re.compile(r"[\t　]+"))
_COUNTED = re.compile(r" \d+$")
FURNITURE = frozenset({"", "footer", "slide-number", "notes", "slide-image", "draft-mark"})


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a file may say. `static` are parts of the brand, by name with their CRC-32, which were approved before.

    `secrets` must not occur in any text: the second net, for words that came in through a public field.
    """

    texts: frozenset[str]
    numbers: frozenset[Decimal]
    properties: frozenset[str]
    approved: frozenset[str]
    static: Mapping[str, int] = field(default_factory=dict)
    secrets: tuple[str, ...] = ()


def audit(data: bytes, name: str, allowed: Allowed) -> tuple[Finding, ...]:
    """Everything in the file that was not planned.

    Findings: ESG-AUDIT-001 text, 002 number, 003 property, 004 field code, 005 unknown part or formula, 006 link to
    the outside, 007 not readable, 020 a secret. None of them quotes what was found.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return tuple(_faults(package, name, allowed))
    except (zipfile.BadZipFile, ValueError, KeyError) as error:
        return (finding("ESG-AUDIT-007", Origin(name), reason=type(error).__name__),)


def _faults(package: zipfile.ZipFile, name: str, allowed: Allowed) -> Iterator[Finding]:
    texts: list[str] = []
    for piece in written_items(_changing(package, allowed.static)):
        code = _fault(piece, allowed)
        if code:
            yield finding(code, Origin(name), piece.part, part=piece.part, length=len(piece.text))
        if piece.kind == "text":
            texts.append(piece.text)
    for number in search(texts, allowed.secrets):
        yield finding("ESG-AUDIT-020", Origin(name), number=number + 1)


def _changing(package: zipfile.ZipFile, static: Mapping[str, int]) -> Iterator[tuple[str, bytes]]:
    """The parts that are not the brand's own, byte for byte."""
    for member in package.infolist():
        if static.get(member.filename) != member.CRC:
            yield member.filename, package.read(member)


def _fault(piece: WrittenItem, allowed: Allowed) -> str:
    """The finding's code; empty when the piece was planned. Nothing may lead outside or be of an unknown kind."""
    is_planned, code = _CHECKS.get(piece.kind, (None, "ESG-AUDIT-005"))
    return "" if is_planned is not None and is_planned(piece.text, allowed) else code


def is_said(text: str, allowed: Allowed) -> bool:
    """Whether a text was planned, whole or in parts at tabs and wide spaces, or is a writer's own sign."""
    is_whole = _is_part(text, allowed) or _is_text(text.strip(), allowed)
    return is_whole or any(_is_split(separator.split(text), allowed) for separator in _SEPARATORS)


def _is_split(parts: list[str], allowed: Allowed) -> bool:
    return len(parts) > 1 and all(_is_part(part.strip(), allowed) for part in parts)


def _is_named(name: str, allowed: Allowed) -> bool:
    """A shape's name: planned, a writer's own, or either with the number that makes it unique on its slide."""
    bare = _COUNTED.sub("", name)
    return bare in FURNITURE or is_said(name, allowed) or is_said(bare, allowed)


def _is_part(part: str, allowed: Allowed) -> bool:
    return _is_text(part, allowed) or bool(_OWN.fullmatch(part))


def _is_text(text: str, allowed: Allowed) -> bool:
    return text in allowed.texts or text in allowed.approved


def _is_property(text: str, allowed: Allowed) -> bool:
    return text in allowed.properties or is_said(text, allowed)


def _is_field(code: str, _: Allowed) -> bool:
    return FIELDS.fullmatch(code) is not None


def _is_number(text: str, allowed: Allowed) -> bool:
    try:
        return Decimal(text) in allowed.numbers
    except InvalidOperation:
        return False


_CHECKS: dict[str, tuple[Callable[[str, Allowed], bool] | None, str]] = {
    "text": (is_said, "ESG-AUDIT-001"),
    "name": (_is_named, "ESG-AUDIT-001"),
    "number": (_is_number, "ESG-AUDIT-002"),
    "property": (_is_property, "ESG-AUDIT-003"),
    "field": (_is_field, "ESG-AUDIT-004"),
    "target": (None, "ESG-AUDIT-006"),
}
