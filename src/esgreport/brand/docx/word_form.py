"""The built-in Word brand by the form and the language of a document.

The files in `content/brand/docx` are the Japanese paper: gothic 10.5 pt, margins of 2 cm. A letter is set in mincho
11 pt with forty characters a line; English text in the Latin fonts of every Office. Line pitches are lengths: Word
gives East Asian fonts three tenths of an em more than they ask for, other programs do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from lxml import etree

from esgreport.base.text import Language
from esgreport.ooxml.xml import DECLARATION, parse, qualified

WordForm: TypeAlias = Literal["letter", "paper"]
DOCUMENT, STYLES, THEME = "word/document.xml", "word/styles.xml", "word/theme/theme1.xml"
GOTHIC, MINCHO = "BIZ UDPGothic", "BIZ UDPMincho"
# The Latin font of English text beside each of ours.
LATIN = {GOTHIC: "Calibri", MINCHO: "Cambria"}
# 2.7 cm at the sides leave forty characters of 11 pt; in twips.
LETTER_MARGINS = {"top": 1247, "right": 1531, "bottom": 1020, "left": 1531, "header": 567, "footer": 510}
LETTER_HALF_POINTS, SHORT_LINE = 22, 300


@dataclass(frozen=True, slots=True)
class _Pitch:
    """The least pitch of running text, the space after its paragraphs, and how much lower headings are; in twips."""

    line: int
    after: int
    heading: int


# 446 and, in Cambria, 317 of 240ths of a line of 11 pt. Their air is above the letters: headings come nearer by it.
LETTER_PITCH: Mapping[Language, _Pitch] = {"ja": _Pitch(409, 140, 80), "en": _Pitch(341, 160, 40)}
RUNNING = ("Body Text", "ESG Letter")
LISTS = ("List Bullet", "List Number")
HEADINGS = ("heading 1", "heading 2", "heading 3")
SHORT = ("ESG Right", "ESG Center", "Signature")


def formed(parts: Mapping[str, bytes], form: WordForm, language: Language) -> dict[str, bytes]:
    """Those parts of the built-in Word brand that there are, for documents of a form and a language."""
    changed = dict(parts)
    if form == "letter" and DOCUMENT in parts:
        changed[DOCUMENT] = _with_margins(parts[DOCUMENT])
    if STYLES in parts:
        changed[STYLES] = _with_styles(parts[STYLES], form, language)
    if THEME in parts:
        changed[THEME] = _with_fonts(parts[THEME], form, language)
    return changed


def _with_margins(data: bytes) -> bytes:
    root = parse(data)
    for margins in root.iter(qualified("w:pgMar")):
        for side, twips in LETTER_MARGINS.items():
            margins.set(qualified(f"w:{side}"), str(twips))
    return _bytes(root)


def _with_styles(data: bytes, form: WordForm, language: Language) -> bytes:
    root = parse(data)
    for style in root.iterfind(qualified("w:style")):
        name = style.find(qualified("w:name"))
        called = "" if name is None else name.get(qualified("w:val"), "")
        if form == "letter":
            _set_in_letters(style, called, LETTER_PITCH[language])
        if language == "en" and called in RUNNING:
            # Words spread over a line read badly where none may be divided.
            _set(style, ("w:jc",), val="left")
    return _bytes(root)


def _set_in_letters(style: etree._Element, called: str, pitch: _Pitch) -> None:
    if called in (*RUNNING, *LISTS, *SHORT):
        _set(style, ("w:sz", "w:szCs"), val=LETTER_HALF_POINTS)
    if called in (*RUNNING, *LISTS):
        _set(style, ("w:spacing",), line=pitch.line)
    if called in SHORT:
        _set(style, ("w:spacing",), line=SHORT_LINE)
    if called in RUNNING:
        _set(style, ("w:spacing",), after=pitch.after)
    if called in HEADINGS:
        for spacing in style.iter(qualified("w:spacing")):
            before, after = (int(spacing.get(qualified(f"w:{edge}"), 0)) for edge in ("before", "after"))
            _set(style, ("w:spacing",), before=before + pitch.heading, after=max(0, after - pitch.heading))


def _set(style: etree._Element, tags: tuple[str, ...], **values: int | str) -> None:
    for element in style.iter(*map(qualified, tags)):
        for name, value in values.items():
            element.set(qualified(f"w:{name}"), str(value))


def _with_fonts(data: bytes, form: WordForm, language: Language) -> bytes:
    """Mincho for the text of letters; for English Latin fonts beside the Japanese ones, which names still need."""
    root = parse(data)
    for font in _fonts(root, "a:minorFont") if form == "letter" else ():
        font.set("typeface", MINCHO)
    for fonts in ("a:majorFont", "a:minorFont") if language == "en" else ():
        for font in _fonts(root, fonts):
            if font.tag == qualified("a:latin"):
                font.set("typeface", LATIN.get(font.get("typeface", ""), font.get("typeface", "")))
    return _bytes(root)


def _fonts(root: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The fonts of a pair that are named."""
    return (font for fonts in root.iter(qualified(tag)) for font in fonts if font.get("typeface"))


def _bytes(root: etree._Element) -> bytes:
    return DECLARATION.encode() + etree.tostring(root)
