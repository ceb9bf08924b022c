"""A slide with everything it carries: markup, relationships, charts and notes, a pure function of its plan node."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from esgreport.brand.compiled import SlideLayout
from esgreport.layout.plan import ChartShape, Connector, Shape, Slide, TableShape, TextShape
from esgreport.ooxml import content_type as ct
from esgreport.ooxml import relationship_type as rt
from esgreport.ooxml.parts import DeflatedPart, Part, Relationship, deflate, relationships_name, relationships_xml
from esgreport.ooxml.xml import DECLARATION, A, C, P, R
from esgreport.ooxml.zipping import Dynamic
from esgreport.writers.chart import WORKBOOK_ID, chart_parts
from esgreport.writers.pptx.furniture import FURNITURE_NAMES, Furniture, furniture_shapes
from esgreport.writers.pptx.notes import notes_xml
from esgreport.writers.pptx.shape import connector, named, placed, text_shape
from esgreport.writers.pptx.style import PptxStyle
from esgreport.writers.pptx.table import table

MEMO_SLIDES = 512
# Four fifths of the time of level 6 for a twelfth more bytes.
LEVEL = 3
_LAYOUT_ID, _NOTES_ID, _FIRST_CHART_ID = 1, 2, 3
_FIRST_SHAPE_ID = 2
_OPEN = (
    f'{DECLARATION}<p:sld xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}"><p:cSld><p:spTree><p:nvGrpSpPr>'
    '<p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_CLOSE = "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"


def slide_name(number: int) -> str:
    """The part of the slide with this number from 1."""
    return f"ppt/slides/slide{number}.xml"


def notes_name(number: int) -> str:
    """The part of the notes of the slide with this number."""
    return f"ppt/notesSlides/notesSlide{number}.xml"


def chart_name(number: int, index: int) -> str:
    """The part of a slide's chart; named by slide, so that other slides do not change it."""
    return f"ppt/charts/chart{number}_{index}.xml"


def workbook_name(number: int, index: int) -> str:
    """The part of the workbook behind a slide's chart."""
    return f"ppt/embeddings/chart{number}_{index}.xlsx"


@lru_cache(MEMO_SLIDES)
def slide_parts(
    slide: Slide, number: int, furniture: Furniture, notes_master: str, look: PptxStyle
) -> tuple[Dynamic, ...]:
    """All parts of one slide: the slide, its notes and its charts in their zip form, relationships as bytes.

    The zip squeezes small equal parts once, and relationships are the same in most decks.
    """
    layout = look.layouts[slide.layout]
    markup = _slide_xml(slide, number, furniture, layout, look)
    return (
        _deflated(slide_name(number), ct.SLIDE, markup.encode()),
        _relationships(slide_name(number), _slide_rows(slide, number, layout.part)),
        *_chart_parts(slide, number, look),
        *_notes_parts(slide, number, notes_master, look),
    )


def _notes_parts(slide: Slide, number: int, notes_master: str, look: PptxStyle) -> Iterator[Dynamic]:
    if slide.notes:
        yield _deflated(notes_name(number), ct.NOTES_SLIDE, notes_xml(slide.notes, number, look).encode())
        yield _relationships(notes_name(number), _notes_rows(number, notes_master))


def _slide_xml(slide: Slide, number: int, furniture: Furniture, layout: SlideLayout, look: PptxStyle) -> str:
    shapes = sorted(slide.shapes, key=_comes_after_title)
    markup = [_OPEN]
    names = dict.fromkeys(FURNITURE_NAMES, 1)
    chart = _FIRST_CHART_ID
    identifier = _FIRST_SHAPE_ID
    for shape in shapes:
        markup.append(_shape(shape, identifier, _unique(shape.name, names), chart, layout, look))
        chart += isinstance(shape, ChartShape)
        identifier += 1
    markup += (furniture_shapes(furniture, number, identifier, slide.layout, look), _CLOSE)
    return "".join(markup)


def _comes_after_title(shape: Shape) -> bool:
    return not (isinstance(shape, TextShape) and shape.placeholder == "title")


def _unique(name: str, names: dict[str, int]) -> str:
    """`name`, numbered when the slide has it already."""
    count = names[name] = names.get(name, 0) + 1
    return name if count == 1 else _unique(f"{name} {count}", names)


def _shape(shape: Shape, number: int, name: str, chart: int, layout: SlideLayout, look: PptxStyle) -> str:
    if isinstance(shape, TextShape):
        return text_shape(shape, number, name, layout, look)
    if isinstance(shape, TableShape):
        return table(shape, number, name, look)
    if isinstance(shape, Connector):
        return connector(shape, number, name, look)
    return _chart_frame(shape, number, name, chart)


def _chart_frame(shape: ChartShape, number: int, name: str, chart: int) -> str:
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{named(number, name, shape.alt)}<p:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'{placed(shape.box, "p")}<a:graphic><a:graphicData uri="{C}"><c:chart xmlns:c="{C}" r:id="rId{chart}"/>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _charts(slide: Slide) -> list[ChartShape]:
    """The charts in the order in which `_slide_xml` numbers them."""
    return [shape for shape in slide.shapes if isinstance(shape, ChartShape)]


def _chart_parts(slide: Slide, number: int, look: PptxStyle) -> Iterator[Dynamic]:
    for index, shape in enumerate(_charts(slide), start=1):
        chart, workbook = chart_parts(shape.chart, look.colors, look.scheme_colors)
        name, book = chart_name(number, index), workbook_name(number, index)
        yield _deflated(name, ct.CHART, chart)
        yield _relationships(name, [Relationship(WORKBOOK_ID, rt.EMBEDDED_PACKAGE, _beside(book))])
        yield _deflated(book, ct.EMBEDDED_WORKBOOK, workbook)


def _slide_rows(slide: Slide, number: int, layout_part: str) -> list[Relationship]:
    notes = [Relationship(f"rId{_NOTES_ID}", rt.NOTES_SLIDE, _beside(notes_name(number)))] if slide.notes else []
    charts = [_chart_link(number, index) for index, _ in enumerate(_charts(slide), start=1)]
    return [Relationship(f"rId{_LAYOUT_ID}", rt.SLIDE_LAYOUT, _beside(layout_part)), *notes, *charts]


def _chart_link(number: int, index: int) -> Relationship:
    return Relationship(f"rId{_FIRST_CHART_ID - 1 + index}", rt.CHART, _beside(chart_name(number, index)))


def _notes_rows(number: int, notes_master: str) -> list[Relationship]:
    master = Relationship("rId1", rt.NOTES_MASTER, _beside(notes_master))
    return [master, Relationship("rId2", rt.SLIDE, _beside(slide_name(number)))]


def _beside(part: str) -> str:
    """How a part is written from any folder directly under `ppt/`, and `/…` for a part elsewhere."""
    return "../" + part.removeprefix("ppt/") if part.startswith("ppt/") else "/" + part


def _relationships(part: str, rows: list[Relationship]) -> Dynamic:
    return (relationships_name(part), relationships_xml(rows))


def _deflated(name: str, content_type: str, data: bytes) -> DeflatedPart:
    return deflate(Part(name, content_type, data), LEVEL)
