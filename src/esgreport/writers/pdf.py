"""PDF files as LibreOffice makes them: which filter to ask for, what to settle in the result, which fonts it used."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from datetime import date

_OPTIONS = (
    '{"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"},'
    '"ExportNotes":{"type":"boolean","value":"false"},"ExportNotesPages":{"type":"boolean","value":"false"}}'
)
FILTERS = {"docx": f"pdf:writer_pdf_Export:{_OPTIONS}", "pptx": f"pdf:impress_pdf_Export:{_OPTIONS}"}

_MAIN = "word/document.xml"
# As our own writer opens and closes them; what is text in the file has no such brackets.
_CONTROL = re.compile(rb"<w:sdt><w:sdtPr>.*?</w:sdtPr><w:sdtContent>|</w:sdtContent></w:sdt>", re.DOTALL)
_DATE = re.compile(rb"(/(?:CreationDate|ModDate)\(D:)\d{14}")
_IDENTITY = re.compile(rb"(/ID\s*\[\s*<)([0-9A-Fa-f]{32})(>\s*<)([0-9A-Fa-f]{32})(>)")
_CHECKSUM = re.compile(rb"(/DocChecksum\s*/)([0-9A-Fa-f]{32})")
_FONT = re.compile(rb"/BaseFont/(?:[A-Z]{6}\+)?([^/\s<>\[\]()]+)")
# What the font files of Japanese fonts call themselves.
_FILE_NAMES = {
    "游ゴシック": "YuGothic", "游ゴシック Light": "YuGothic", "游明朝": "YuMincho", "メイリオ": "Meiryo",
    "ＭＳ ゴシック": "MSGothic", "ＭＳ Ｐゴシック": "MSPGothic", "ＭＳ 明朝": "MSMincho", "ＭＳ Ｐ明朝": "MSPMincho",
}  # fmt: skip


def printable(data: bytes, form: str) -> bytes:
    """The file as LibreOffice prints it in full: a paper without its content controls.

    LibreOffice up to 7.4 makes a field of the first paragraph in each control and loses the looks of its words, and
    the space between the scripts at both ends of a locked figure. Pages without the controls are those that Word shows
    with them.
    """
    if form != "docx":
        return data
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as copy:
        for member in given.infolist():
            part = given.read(member)
            copy.writestr(member.filename, _CONTROL.sub(b"", part) if member.filename == _MAIN else part)
    return buffer.getvalue()


def settled(pdf: bytes, issued: date) -> bytes:
    """`pdf` dated on the day of issue instead of by the clock, its identity made from its content; no byte moves."""
    dated = _DATE.sub(rb"\g<1>" + issued.strftime("%Y%m%d000000").encode(), pdf)
    content = _identified(dated, b"0" * 32)
    return _identified(dated, hashlib.blake2b(content, digest_size=16).hexdigest().upper().encode())


def _identified(pdf: bytes, identity: bytes) -> bytes:
    named = _IDENTITY.sub(rb"\g<1>" + identity + rb"\g<3>" + identity + rb"\g<5>", pdf)
    return _CHECKSUM.sub(rb"\g<1>" + identity, named)


def fonts_of(pdf: bytes) -> frozenset[str]:
    """The names of the fonts that the file was drawn with, without spaces and signs, in small letters."""
    return frozenset(_plain(name.decode("latin-1")) for name in _FONT.findall(pdf))


def has_font(fonts: frozenset[str], family: str) -> bool:
    """Whether one of `fonts` is of the family, by its English or Japanese name."""
    wanted = _plain(_FILE_NAMES.get(family, family))
    return any(name.startswith(wanted) for name in fonts)


def _plain(name: str) -> str:
    return re.sub(r"[^0-9a-z\u0080-\uffff]", "", name.lower())
