"""A native chart in the text: the inline drawing and its parts."""

from __future__ import annotations

from functools import lru_cache

from esgreport.layout.plan import FlowChart
from esgreport.ooxml import content_type as ct
from esgreport.ooxml import relationship_type as rt
from esgreport.ooxml.parts import DeflatedPart, Part, Relationship, deflate, relationships_xml
from esgreport.ooxml.xml import WP, A, C, escape_attribute
from esgreport.writers.chart import WORKBOOK_ID, chart_parts
from esgreport.writers.docx.style import DocxStyle

FIRST_DRAWING_ID = 1001
SPACING = '<w:spacing w:before="60" w:after="60" w:line="240" w:lineRule="auto"/>'


def chart_name(number: int) -> str:
    """The part name of the chart `number`, counted from 1."""
    return f"word/charts/chart{number}.xml"


def inline_chart(item: FlowChart, number: int, relationship_id: str, look: DocxStyle) -> str:
    """A paragraph of its own that holds the chart and stays with what follows (its source line)."""
    alt = escape_attribute(item.alt)
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{look.style_ids["center"]}"/><w:keepNext/>{SPACING}<w:jc w:val="center"/>'
        "</w:pPr>"
        f'<w:r><w:drawing><wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{item.width_emu}" cy="{item.height_emu}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{FIRST_DRAWING_ID + number - 1}" name="{escape_attribute(item.name)}" descr="{alt}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{A}"><a:graphicData uri="{C}">'
        f'<c:chart xmlns:c="{C}" r:id="{relationship_id}"/></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r></w:p>"
    )


@lru_cache(256)
def chart_package_parts(item: FlowChart, number: int, look: DocxStyle) -> tuple[DeflatedPart, ...]:
    """The chart, its relationships and its workbook, ready for the zip."""
    brand = look.brand
    # Figures in a chart are read in the heading font: strokes of a Mincho face are too thin at nine points.
    chart, workbook = chart_parts(item.chart, brand.colors, look.scheme_colors, "mj")
    book_name = f"embeddings/workbook{number}.xlsx"
    links = relationships_xml((Relationship(WORKBOOK_ID, rt.EMBEDDED_PACKAGE, f"../{book_name}"),))
    parts = (
        Part(chart_name(number), ct.CHART, chart),
        Part(f"word/charts/_rels/chart{number}.xml.rels", ct.RELATIONSHIPS, links),
        Part(f"word/{book_name}", ct.EMBEDDED_WORKBOOK, workbook),
    )
    return tuple(map(deflate, parts))
