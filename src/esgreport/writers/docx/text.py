"""Paragraphs and runs (ECMA-376 part 1, 17.3)."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from esgreport.layout.plan import TWIPS_PER_PT, FlowParagraph, Numbered, Run
from esgreport.ooxml.xml import escape_text
from esgreport.writers.docx.style import DocxStyle

MEMO_ENTRIES = 4096
LINE_UNITS = 240
# The pitch in em that Word gives a line of Japanese text at least, unless an exact one is given.
OWN_PITCH = Decimal("1.3")
# Japanese runs take signs that both scripts have (※ → ①) from the East Asian font; the languages steer proofing.
LANGUAGES = {
    "ja": ('<w:rFonts w:hint="eastAsia"/>', '<w:lang w:val="en-US" w:eastAsia="ja-JP"/>'),
    "en": ("", '<w:lang w:val="en-US" w:eastAsia="ja-JP"/>'),
}
JUSTIFICATION = {"start": "left", "center": "center", "end": "right"}
_HEADING_FACE = '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia"'
# The mark of a footnote; its look is not a style of its own, so that a brand needs none.
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
# Places of the properties of controls. A sentence around a locked figure may go, and the figure with it; tables and
# charts may not. References are in controls that lock nothing, as LibreOffice 7.4 prints the code of a field in the
# first paragraph of a control when any control inside a line came before.
UNLOCKED = '<w:sdtPr w:lock=""/>'
INLINE_LOCK, BLOCK_LOCK = '<w:sdtPr w:lock="contentLocked"/>', '<w:sdtPr w:lock="sdtContentLocked"/>'
_BREAKS = re.compile(r"(\r\n|[\n\t\r])")
_ELEMENTS = {"": "", "\t": "<w:tab/>", "\n": "<w:br/>", "\r\n": "<w:br/>", "\r": "<w:br/>"}


def main_language(language: str) -> str:
    """`ja` of `ja-JP`. Raises KeyError for a language whose runs we cannot mark."""
    name = language.partition("-")[0]
    if name not in LANGUAGES:
        raise KeyError(language)
    return name


def run(item: Run, look: DocxStyle, language: str, ink: str | None = None) -> str:
    """One w:r. `ink` is the colour role of runs that name none; line breaks and tabs become elements."""
    if item.note is not None:
        return f'<w:r>{_RAISED}<w:footnoteReference w:id="{item.note.number}"/></w:r>'
    if item.locked:
        return in_control(run(replace(item, locked=False), look, language, ink), INLINE_LOCK)
    if item.ruby:
        return _ruby(item, look, language, ink)
    if item.reference:
        plain = run(replace(item, reference=""), look, language, ink)
        return in_control(f'<w:fldSimple w:instr=" REF {item.reference} \\h ">{plain}</w:fldSimple>', UNLOCKED)
    properties = _run_properties(item.bold, item.color or ink, item.size_pt, look, language)
    text = item.text
    if "\n" in text or "\t" in text or "\r" in text:
        return f"<w:r>{properties}{''.join(map(_piece, _BREAKS.split(text)))}</w:r>"
    return f"<w:r>{properties}{_piece(text)}</w:r>"


def in_control(content: str, mark: str) -> str:
    """`content` in a control whose properties the body writes in place of `mark`, as it alone counts controls."""
    return f"<w:sdt>{mark}<w:sdtContent>{content}</w:sdtContent></w:sdt>"


def _ruby(item: Run, look: DocxStyle, language: str, ink: str | None) -> str:
    """Characters with their reading above them (17.3.3.25), at half their size."""
    half = int((item.size_pt or Decimal(str(look.brand.styles["body"].size_pt))) * 2)
    base = run(replace(item, ruby=""), look, language, ink)
    reading = run(Run(item.ruby, size_pt=Decimal(half) / 4), look, language, ink)
    return (
        f"<w:r>{_run_properties(item.bold, item.color or ink, item.size_pt, look, language)}<w:ruby><w:rubyPr>"
        f'<w:rubyAlign w:val="distributeSpace"/><w:hps w:val="{half // 2}"/><w:hpsRaise w:val="{half - 2}"/>'
        f'<w:hpsBaseText w:val="{half}"/><w:lid w:val="ja-JP"/></w:rubyPr><w:rt>{reading}</w:rt>'
        f"<w:rubyBase>{base}</w:rubyBase></w:ruby></w:r>"
    )


def _piece(text: str) -> str:
    element = _ELEMENTS.get(text)
    return f'<w:t xml:space="preserve">{escape_text(text)}</w:t>' if element is None else element


@lru_cache(512)
def _run_properties(bold: bool, color: str | None, size: Decimal | None, look: DocxStyle, language: str) -> str:
    hint, proofing = LANGUAGES[language]
    if bold:
        # Japanese text faces have no bold: strong words are set in the heading face, as a typesetter would.
        hint = hint.replace("<w:rFonts", _HEADING_FACE) if hint else f"{_HEADING_FACE}/>"
    weight = "<w:b/><w:bCs/>" if bold else ""
    ink = look.inks[color] if color else ""
    half = 0 if size is None else int(size * 2)
    sizes = f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if half else ""
    return f"<w:rPr>{hint}{weight}{ink}{sizes}{proofing}</w:rPr>"


@lru_cache(MEMO_ENTRIES)
def paragraph(
    item: FlowParagraph,
    look: DocxStyle,
    language: str,
    number: int = 0,
    ink: str | None = None,
    keep_next: bool = False,
    least_before: int = 0,
) -> str:
    """One w:p.

    `number` is the id of its list (0: none). `keep_next` holds it to what follows even when the plan does not.
    `least_before` is the least space before it in twips, where the plan does not say.
    """
    properties = _paragraph_properties(item, look, number, keep_next, least_before)
    runs = "".join([run(piece, look, language, ink) for piece in item.runs])
    if item.numbered is not None and item.numbered.kind != "heading":
        runs = _caption(item, item.numbered, look, language) + runs
    elif item.bookmark:
        runs = bookmarked(runs, item.bookmark)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def _caption(item: FlowParagraph, counted: Numbered, look: DocxStyle, language: str) -> str:
    """The label and number of a caption, in a bookmark where references mean them, and what follows."""
    number = run(Run(str(counted.number)), look, language)
    field = f'<w:fldSimple w:instr=" SEQ {counted.label.strip()} \\* ARABIC ">{number}</w:fldSimple>'
    name = run(Run(counted.label), look, language) + field
    return (bookmarked(name, item.bookmark) if item.bookmark else name) + run(Run(counted.after), look, language)


def bookmarked(runs: str, name: str) -> str:
    """`runs` inside a bookmark, whose id follows from its name."""
    number = zlib.crc32(name.encode()) & 0x7FFFFFFF
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'


def _paragraph_properties(item: FlowParagraph, look: DocxStyle, number: int, keep_next: bool, least_before: int) -> str:
    parts = [f'<w:pStyle w:val="{look.style_ids[item.style]}"/>']
    if item.keep_next or keep_next:
        parts.append("<w:keepNext/>")
    if item.page_break_before:
        parts.append("<w:pageBreakBefore/>")
    if number:
        parts.append(f'<w:numPr><w:ilvl w:val="{item.level}"/><w:numId w:val="{number}"/></w:numPr>')
    if item.tab_end:
        parts.append(f'<w:tabs><w:tab w:val="right" w:pos="{look.brand.page.text_width}"/></w:tabs>')
    spacing = _spacing(_before(item, look, least_before), _twips(item.space_after_pt)) + _pitch(item, look)
    if spacing:
        parts.append(f"<w:spacing{spacing}/>")
    if item.indent_em:
        twips = int(look.brand.styles[item.style].size_pt * TWIPS_PER_PT * item.indent_em)
        parts.append(f'<w:ind w:firstLineChars="{item.indent_em * 100}" w:firstLine="{twips}"/>')
    if item.align:
        parts.append(f'<w:jc w:val="{JUSTIFICATION[item.align]}"/>')
    return "".join(parts)


def _before(item: FlowParagraph, look: DocxStyle, least: int) -> int | None:
    """The space before a paragraph in twips; None where its style gives it, and gives `least` or more."""
    given = _twips(item.space_before_pt)
    is_less = given is None and look.brand.styles[item.style].before_pt * TWIPS_PER_PT < least
    return least if is_less else given


def _spacing(before: int | None, after: int | None) -> str:
    """The attributes of w:spacing that differ from the style's."""
    edges = {"before": before, "after": after}.items()
    return "".join(f' w:{edge}="{twips}"' for edge, twips in edges if twips is not None)


def _pitch(item: FlowParagraph, look: DocxStyle) -> str:
    """A line pitch other than the style's: in 240ths of the font's own, or a length where the style has one."""
    if item.line is None:
        return ""
    style = look.brand.styles[item.style]
    if not style.is_fixed:
        return f' w:line="{int(item.line * LINE_UNITS)}" w:lineRule="auto"'
    size = max((run.size_pt for run in item.runs if run.size_pt), default=Decimal(str(style.size_pt)))
    rule = "exact" if item.line < OWN_PITCH and not any(run.ruby for run in item.runs) else "atLeast"
    return f' w:line="{int(item.line * size * TWIPS_PER_PT)}" w:lineRule="{rule}"'


def _twips(points: Decimal | None) -> int | None:
    return None if points is None else int(points * TWIPS_PER_PT)
