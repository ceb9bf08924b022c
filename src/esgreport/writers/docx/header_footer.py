"""Header and footer: the brand's own, with our line at the marker."""

from __future__ import annotations

import re
from math import ceil

from esgreport.brand.compiled import PageFrame
from esgreport.layout.plan import Flow, Run
from esgreport.ooxml.xml import W
from esgreport.writers.docx.style import DocxStyle
from esgreport.writers.docx.text import main_language, run

MARKER = b"{{ESG}}"
GAP = "　"
_PAGE_FIELD = re.compile(rb"\bPAGE\b")
# The brand's part may call the namespace something else, so our paragraph declares it.
_TIGHT = '<w:spacing w:before="0" w:after="0"/>'
_OPENING = f'<w:p xmlns:w="{W}">'


def header_xml(flow: Flow, look: DocxStyle, frame: PageFrame) -> bytes:
    """The header part of a frame: handling mark and draft mark at the right of every page."""
    marks = [Run(flow.header, bold=True)] if flow.header else []
    if flow.draft and flow.draft not in flow.header:
        gap = [Run(GAP)] if marks else []
        marks += [*gap, Run(flow.draft, bold=True, color="accent3")]
    runs = "".join(run(item, look, main_language(flow.language)) for item in marks)
    style = look.style_ids["header"]
    line = f'{_OPENING}<w:pPr><w:pStyle w:val="{style}"/>{_TIGHT}<w:jc w:val="right"/></w:pPr>{runs}</w:p>'
    return frame.header_xml.replace(MARKER, line.encode(), 1)


def footer_xml(flow: Flow, look: DocxStyle, frame: PageFrame) -> bytes:
    """The footer part of a frame: its text at the left, at the right page and pages unless the brand counts them."""
    runs = run(Run(flow.footer), look, main_language(flow.language)) if flow.footer else ""
    counted = _PAGE_FIELD.search(frame.footer_xml) or _PAGE_FIELD.search(frame.header_xml)
    pages = "" if counted else _pages(flow, look)
    width = frame.page.text_width
    tab = f'<w:tabs><w:tab w:val="clear" w:pos="4252"/><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    style = f'<w:pStyle w:val="{look.style_ids["footer"]}"/>'
    line = f'{_OPENING}<w:pPr>{style}{tab}{_TIGHT}<w:jc w:val="left"/></w:pPr>{runs}{pages}</w:p>'
    return frame.footer_xml.replace(MARKER, line.encode(), 1)


def _pages(flow: Flow, look: DocxStyle) -> str:
    total = max(1, ceil(flow.pages_estimate))
    tab, slash = (run(Run(text), look, main_language(flow.language)) for text in ("\t", " / "))
    return f"{tab}{_field('PAGE', '1', flow, look)}{slash}{_field('NUMPAGES', str(total), flow, look)}"


def _field(name: str, shown: str, flow: Flow, look: DocxStyle) -> str:
    """A field that Word computes when it lays out pages; `shown` is displayed until then."""
    return f'<w:fldSimple w:instr=" {name} ">{run(Run(shown), look, main_language(flow.language))}</w:fldSimple>'
