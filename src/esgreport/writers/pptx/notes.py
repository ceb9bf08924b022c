"""Speaker notes of a slide (ECMA-376 part 1, 19.3.1.26)."""

from __future__ import annotations

from collections.abc import Sequence

from esgreport.layout.plan import DeckParagraph
from esgreport.ooxml.xml import DECLARATION, A, P, R
from esgreport.writers.pptx.furniture import NUMBER_FIELD
from esgreport.writers.pptx.style import PptxStyle
from esgreport.writers.pptx.text import TextFrame, paragraphs

_OPEN = (
    f'{DECLARATION}<p:notes xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}"><p:cSld><p:spTree><p:nvGrpSpPr>'
    '<p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="slide-image"/><p:cNvSpPr>'
    '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr>'
    '<p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id="3" name="notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    '<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>'
)
_CLOSE = "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"


def notes_xml(notes: Sequence[DeckParagraph], number: int, look: PptxStyle) -> str:
    """The notes page of slide `number`: its picture, the text, the page number."""
    return (
        f"{_OPEN}{paragraphs(notes, TextFrame(), look)}</p:txBody></p:sp>"
        '<p:sp><p:nvSpPr><p:cNvPr id="4" name="slide-number"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldNum" sz="quarter" idx="5"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>'
        f'<a:lstStyle/><a:p><a:fld id="{NUMBER_FIELD}" type="slidenum"><a:rPr lang="{look.language}"/>'
        f"<a:t>{number}</a:t></a:fld></a:p></p:txBody></p:sp>{_CLOSE}"
    )
