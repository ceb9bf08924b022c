"""The whole .docx: static parts of the brand copied, the parts of this document written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from esgreport.brand.compiled import DocxBrand
from esgreport.layout.plan import Flow
from esgreport.ooxml import content_type as ct
from esgreport.ooxml import relationship_type as rt
from esgreport.ooxml.parts import CONTENT_TYPES_NAME, Relationship, content_types_xml, relationships_xml
from esgreport.ooxml.zipping import Dynamic, pack
from esgreport.writers.docx.body import (
    FIRST_CHART_ID,
    FOOTER_ID,
    FOOTNOTES_ID,
    HEADER_ID,
    LANDSCAPE_FOOTER_ID,
    LANDSCAPE_HEADER_ID,
    NUMBERING_ID,
    document_xml,
    numbering_xml,
    write_main_part,
)
from esgreport.writers.docx.drawing import chart_name, chart_package_parts
from esgreport.writers.docx.footnotes import footnotes_xml
from esgreport.writers.docx.header_footer import footer_xml, header_xml
from esgreport.writers.docx.properties import app_xml, core_xml
from esgreport.writers.docx.style import DocxStyle, docx_style

OWN_TYPES = {
    "word/document.xml": ct.DOCUMENT,
    "word/numbering.xml": ct.NUMBERING,
    "word/header1.xml": ct.HEADER,
    "word/footer1.xml": ct.FOOTER,
    "docProps/core.xml": ct.CORE_PROPERTIES,
    "docProps/app.xml": ct.EXTENDED_PROPERTIES,
}
LANDSCAPE_TYPES = {"word/header2.xml": ct.HEADER, "word/footer2.xml": ct.FOOTER}
FOOTNOTES_NAME = "word/footnotes.xml"
_PACKAGE_LINKS = (
    Relationship("rId1", rt.OFFICE_DOCUMENT, "word/document.xml"),
    Relationship("rId2", rt.CORE_PROPERTIES, "docProps/core.xml"),
    Relationship("rId3", rt.EXTENDED_PROPERTIES, "docProps/app.xml"),
)
_OWN_LINKS = (
    Relationship(HEADER_ID, rt.HEADER, "header1.xml"),
    Relationship(FOOTER_ID, rt.FOOTER, "footer1.xml"),
    Relationship(NUMBERING_ID, rt.NUMBERING, "numbering.xml"),
)
_LANDSCAPE_LINKS = (
    Relationship(LANDSCAPE_HEADER_ID, rt.HEADER, "header2.xml"),
    Relationship(LANDSCAPE_FOOTER_ID, rt.FOOTER, "footer2.xml"),
)


def write_docx(flow: Flow, brand: DocxBrand) -> bytes:
    """The .docx of `flow` in the look of `brand`: the same bytes for the same input.

    Raises ValueError for text that cannot occur in XML, rows that do not fill their table, and misaligned charts.
    """
    return pack(brand.static, [*_parts(flow, docx_style(brand), brand)])


def _parts(flow: Flow, look: DocxStyle, brand: DocxBrand) -> Iterator[Dynamic]:
    """The parts of this document in the order of the package."""
    main_part = write_main_part(flow, look)
    yield from _frame(look, len(main_part.charts), bool(flow.notes), main_part.has_landscape)
    yield "docProps/core.xml", core_xml(flow.properties)
    yield "docProps/app.xml", app_xml(flow.properties)
    yield "word/document.xml", document_xml(main_part, flow.lock)
    yield "word/numbering.xml", numbering_xml(main_part)
    for number, page in enumerate((brand.frame, brand.landscape)[: 1 + main_part.has_landscape], start=1):
        yield f"word/header{number}.xml", header_xml(flow, look, page)
        yield f"word/footer{number}.xml", footer_xml(flow, look, page)
    if flow.notes:
        yield FOOTNOTES_NAME, footnotes_xml(flow, look)
    for number, chart in enumerate(main_part.charts, start=1):
        yield from chart_package_parts(chart, number, look)


@lru_cache(64)
def _frame(look: DocxStyle, charts: int, has_notes: bool, has_landscape: bool) -> tuple[tuple[str, bytes], ...]:
    """The parts that depend only on the brand and on what there is: content types and relationships."""
    brand = look.brand
    names = [chart_name(number) for number in range(1, charts + 1)]
    optional = ({FOOTNOTES_NAME: ct.FOOTNOTES} if has_notes else {}) | (LANDSCAPE_TYPES if has_landscape else {})
    own = {**OWN_TYPES, **optional, **dict.fromkeys(names, ct.CHART)}
    links = (*_OWN_LINKS, *_links(names, has_notes, has_landscape), *brand.document_relationships)
    parts = [
        (CONTENT_TYPES_NAME, content_types_xml(brand.defaults, {**brand.overrides, **own})),
        ("_rels/.rels", relationships_xml((*_PACKAGE_LINKS, *brand.package_relationships))),
        ("word/_rels/document.xml.rels", relationships_xml(links)),
    ]
    for number, page in enumerate((brand.frame, brand.landscape)[: 1 + has_landscape], start=1):
        parts.append((f"word/_rels/header{number}.xml.rels", page.header_relationships))
        parts.append((f"word/_rels/footer{number}.xml.rels", page.footer_relationships))
    return tuple(part for part in parts if part[1])


def _links(charts: list[str], has_notes: bool, has_landscape: bool) -> Iterator[Relationship]:
    """The relationships of the document that depend on what it holds."""
    for index, name in enumerate(charts):
        yield Relationship(f"rId{FIRST_CHART_ID + index}", rt.CHART, name.removeprefix("word/"))
    if has_notes:
        yield Relationship(FOOTNOTES_ID, rt.FOOTNOTES, "footnotes.xml")
    if has_landscape:
        yield from _LANDSCAPE_LINKS
