"""The table of contents: our rows inside the fields with which Word can renew them (ECMA-376 part 1, 17.16.5.68)."""

from __future__ import annotations

from esgreport.layout.plan import ContentsRow, FlowContents, FlowParagraph, Run
from esgreport.writers.docx.style import DocxStyle
from esgreport.writers.docx.text import paragraph, run

CONTENTS_FIELD = 'TOC \\o "1-1" \\h \\z \\u'
_BEGIN, _SEPARATE, _END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
_GALLERY = (
    '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
)


def contents(block: FlowContents, look: DocxStyle, language: str) -> str:
    """One w:sdt with the heading and a row for each heading: text, dots, page."""
    title = paragraph(FlowParagraph("caption", (Run(block.title),), keep_next=True), look, language)
    last = len(block.rows) - 1
    rows = "".join(_row(row, look, language, index == 0, index == last) for index, row in enumerate(block.rows))
    return f"<w:sdt>{_GALLERY}<w:sdtContent>{title}{rows}</w:sdtContent></w:sdt>"


def _row(row: ContentsRow, look: DocxStyle, language: str, opens: bool, closes: bool) -> str:
    style = f'<w:pStyle w:val="{look.style_ids["contents"]}"/>'
    stop = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{look.brand.page.text_width}"/></w:tabs>'
    number = run(Run(str(row.page)), look, language)
    page = f"{_BEGIN}{_instruction(f'PAGEREF {row.bookmark} {_LINK}')}{_SEPARATE}{number}{_END}"
    shown = run(Run(row.text), look, language) + run(Run("\t"), look, language) + page
    link = f'<w:hyperlink w:anchor="{row.bookmark}" w:history="1">{shown}</w:hyperlink>'
    before = f"{_BEGIN}{_instruction(CONTENTS_FIELD)}{_SEPARATE}" if opens else ""
    return f"<w:p><w:pPr>{style}{stop}</w:pPr>{before}{link}{_END if closes else ''}</w:p>"


_LINK = "\\h"


def _instruction(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {text} </w:instrText></w:r>'
