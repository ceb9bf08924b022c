"""Small packages made by hand, each part as a string, so that a test shows the one thing that is wrong."""

from __future__ import annotations

import io
import zipfile

import pytest

from esgreport.ooxml import content_type as ct
from esgreport.ooxml import relationship_type as rt
from esgreport.ooxml.package import package_of
from esgreport.ooxml.parts import (
    CONTENT_TYPES_NAME,
    Part,
    Relationship,
    content_types_of,
    relationships_name,
    relationships_xml,
)
from esgreport.ooxml.xml import NAMESPACES
from tests.officelint import lint

XMLNS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items() if prefix != "xml")


def root(tag, body):
    return f"<{tag} {XMLNS}>{body}</{tag}>".encode()


def assemble(parts, relationships):
    """The members of a zip from parts and the relationships of each part name."""
    listed = [Part(name, kind, data) for name, (kind, data) in parts.items()]
    members = {CONTENT_TYPES_NAME: content_types_of(listed)}
    for name, rows in relationships.items():
        members[relationships_name(name)] = relationships_xml([Relationship(*row) for row in rows])
    return members | {part.name: part.data for part in listed}


def zipped(members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


STYLES = (
    '<w:style w:type="paragraph" w:styleId="Body"/><w:style w:type="character" w:styleId="Strong"/>'
    '<w:style w:type="table" w:styleId="Grid"/>'
)


def word_members(body, extra=None, extra_relationships=()):
    parts = {
        "word/document.xml": (ct.DOCUMENT, root("w:document", f"<w:body>{body}</w:body>")),
        "word/styles.xml": (ct.STYLES, root("w:styles", STYLES)),
        **(extra or {}),
    }
    rows = [("rId1", rt.STYLES, "styles.xml"), *extra_relationships]
    return assemble(parts, {"": [("rId1", rt.OFFICE_DOCUMENT, "word/document.xml")], "word/document.xml": rows})


def title_shape(text, number=2, mark='type="title"'):
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="T"/><p:cNvSpPr/><p:nvPr><p:ph {mark}/></p:nvPr></p:nvSpPr>'
        f'<p:txBody><a:p><a:r><a:rPr lang="ja-JP"/><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>'
    )


def slide(shapes, tag="p:sld"):
    return root(
        tag, f'<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/></p:nvGrpSpPr>{shapes}</p:spTree></p:cSld>'
    )


def deck_members(*slides, layout='<p:ph type="title"/>', extra=None, relationships=None, presentation=None):
    """A deck whose slides are given as the shapes beside their title (a string) or as (title shape, shapes)."""
    parts = {}
    numbers = range(1, len(slides) + 1)
    listed = "".join(f'<p:sldId id="{255 + i}" r:id="rId{i}"/>' for i in numbers)
    parts["ppt/presentation.xml"] = (
        ct.PRESENTATION,
        presentation or root("p:presentation", f"<p:sldIdLst>{listed}</p:sldIdLst>"),
    )
    known = "".join(f"<p:sp><p:nvSpPr><p:nvPr>{mark}</p:nvPr></p:nvSpPr></p:sp>" for mark in [layout])
    parts["ppt/slideLayouts/slideLayout1.xml"] = (ct.SLIDE_LAYOUT, slide(known, "p:sldLayout"))
    rows = {"": [("rId1", rt.OFFICE_DOCUMENT, "ppt/presentation.xml")]}
    rows["ppt/presentation.xml"] = [(f"rId{i}", rt.SLIDE, f"slides/slide{i}.xml") for i in numbers]
    for i, shapes in zip(numbers, slides, strict=True):
        title, rest = shapes if isinstance(shapes, tuple) else (title_shape(f"題名{i}"), shapes)
        parts[f"ppt/slides/slide{i}.xml"] = (ct.SLIDE, slide(title + rest))
        rows[f"ppt/slides/slide{i}.xml"] = [("rId1", rt.SLIDE_LAYOUT, "../slideLayouts/slideLayout1.xml")]
    for name, added in (relationships or {}).items():
        rows[name] = rows.get(name, []) + added
    return assemble(parts | (extra or {}), rows)


def workbook(cells):
    """A workbook with one sheet 表; `cells` is the XML of its cells in one row."""
    parts = {
        "xl/workbook.xml": (ct.WORKBOOK, root("s:workbook", '<s:sheets><s:sheet name="表" r:id="rId1"/></s:sheets>')),
        "xl/worksheets/sheet1.xml": (
            ct.WORKSHEET,
            root("s:worksheet", f"<s:sheetData><s:row>{cells}</s:row></s:sheetData>"),
        ),
    }
    rows = {
        "": [("rId1", rt.OFFICE_DOCUMENT, "xl/workbook.xml")],
        "xl/workbook.xml": [("rId1", rt.WORKSHEET, "worksheets/sheet1.xml")],
    }
    return zipped(assemble(parts, rows))


GOOD_CELLS = (
    '<s:c r="A2" t="inlineStr"><s:is><s:t>A社</s:t></s:is></s:c><s:c r="B2"><s:v>70</s:v></s:c>'
    '<s:c r="A3" t="inlineStr"><s:is><s:t>B社</s:t></s:is></s:c><s:c r="B3"><s:v>0.30000000000000004</s:v></s:c>'
)


def chart_xml(values=("70", "0.30000000000000004"), names=("A社", "B社"), axes=("10", "20"), formula="表!$B$2:$B$3"):
    def points(items):
        return "".join(f'<c:pt idx="{i}"><c:v>{item}</c:v></c:pt>' for i, item in enumerate(items))

    first, second = axes
    return root(
        "c:chartSpace",
        "<c:chart><c:plotArea><c:barChart><c:ser>"
        f"<c:cat><c:strRef><c:f>表!$A$2:$A$3</c:f><c:strCache>{points(names)}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{formula}</c:f><c:numCache>{points(values)}</c:numCache></c:numRef></c:val></c:ser>"
        '<c:axId val="10"/><c:axId val="20"/></c:barChart>'
        f'<c:catAx><c:axId val="{first}"/><c:crossAx val="20"/></c:catAx>'
        f'<c:valAx><c:axId val="{second}"/><c:crossAx val="10"/></c:valAx></c:plotArea></c:chart>'
        '<c:externalData r:id="rId1"/>',
    )


def chart_members(chart=None, cells=GOOD_CELLS):
    frame = (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="3" name="G" descr="供給比率"/></p:nvGraphicFramePr>'
        '<a:graphic><a:graphicData><c:chart r:id="rId2"/></a:graphicData></a:graphic></p:graphicFrame>'
    )
    return deck_members(
        frame,
        extra={
            "ppt/charts/chart1.xml": (ct.CHART, chart or chart_xml()),
            "ppt/embeddings/book1.xlsx": (ct.EMBEDDED_WORKBOOK, workbook(cells)),
        },
        relationships={
            "ppt/slides/slide1.xml": [("rId2", rt.CHART, "../charts/chart1.xml")],
            "ppt/charts/chart1.xml": [("rId1", rt.EMBEDDED_PACKAGE, "../embeddings/book1.xlsx")],
        },
    )


class Builders:
    root = staticmethod(root)
    assemble = staticmethod(assemble)
    zipped = staticmethod(zipped)
    word = staticmethod(word_members)
    deck = staticmethod(deck_members)
    title = staticmethod(title_shape)
    slide = staticmethod(slide)
    workbook = staticmethod(workbook)
    chart = staticmethod(chart_xml)
    chart_deck = staticmethod(chart_members)
    good_cells = GOOD_CELLS

    @staticmethod
    def codes(members):
        """The last three digits of every finding's code."""
        return [item.code[-3:] for item in lint(package_of("x.docx", members))]


@pytest.fixture
def make():
    return Builders
