"""The footnotes part (ECMA-376 part 1, 17.11): the two separators that Word expects, and the notes by number."""

from __future__ import annotations

from collections.abc import Iterable

from esgreport.layout.plan import Flow, FlowParagraph, PageNote, Run
from esgreport.ooxml.xml import DECLARATION, W
from esgreport.writers.docx.style import DocxStyle
from esgreport.writers.docx.text import main_language, paragraph

_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
    f"</w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>"
    for kind, number in (("separator", -1), ("continuationSeparator", 0))
)
_OWN_MARK = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'


def footnotes_xml(flow: Flow, look: DocxStyle) -> bytes:
    """The part for all notes of `flow`."""
    notes = "".join(_notes(flow.notes, look, main_language(flow.language)))
    return f'{DECLARATION}<w:footnotes xmlns:w="{W}">{_SEPARATORS}{notes}</w:footnotes>'.encode()


def _notes(notes: Iterable[PageNote], look: DocxStyle, language: str) -> Iterable[str]:
    for note in notes:
        # The number comes from Word; a space parts it from the words.
        text = paragraph(FlowParagraph("page-note", (Run(" "), *note.runs)), look, language)
        yield f'<w:footnote w:id="{note.number}">{text.replace("</w:pPr>", "</w:pPr>" + _OWN_MARK, 1)}</w:footnote>'
