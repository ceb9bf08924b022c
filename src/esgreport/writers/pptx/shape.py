"""Text shapes and connectors of a slide (ECMA-376 part 1, 19.3.1.43 and 19.3.1.19)."""

from __future__ import annotations

from esgreport.brand.compiled import Placeholder, SlideLayout
from esgreport.layout.plan import EMU_PER_PT, Box, Connector, TextShape
from esgreport.ooxml.xml import escape_attribute
from esgreport.writers.pptx.style import PptxStyle
from esgreport.writers.pptx.text import TextFrame, paragraphs

_ANCHOR = {"top": "t", "middle": "ctr", "bottom": "b"}
_CORNER_EMU = 54_000


def named(number: int, name: str, alt: str = "") -> str:
    """The p:cNvPr of a shape: its id, its name and its alternative text."""
    described = f' descr="{escape_attribute(alt)}"' if alt else ""
    return f'<p:cNvPr id="{number}" name="{escape_attribute(name)}"{described}/>'


def placed(box: Box, tag: str = "a", flips: str = "") -> str:
    """The transform of a box, in the namespace `a` or `p`."""
    return f'<{tag}:xfrm{flips}><a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.cx}" cy="{box.cy}"/></{tag}:xfrm>'


def text_shape(shape: TextShape, number: int, name: str, layout: SlideLayout, look: PptxStyle) -> str:
    """One text shape: in its placeholder when the layout has it, else a box of its own."""
    place = layout.placeholder(shape.placeholder) if shape.placeholder else None
    return _free_shape(shape, number, name, look) if place is None else _placeholder(shape, place, number, name, look)


def _placeholder(shape: TextShape, place: Placeholder, number: int, name: str, look: PptxStyle) -> str:
    color = look.fills["paper" if place.recolor == "paper" else "text"] if place.recolor else ""
    frame = TextFrame(placeholder=True, size_pt=shape.size_pt, color=color)
    own = placed(shape.box) + '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' if shape.box else ""
    if shape.fill or shape.outline:
        own += _paint(shape, look)
    return (
        f'<p:sp><p:nvSpPr>{named(number, name, shape.alt)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{placeholder_mark(place)}</p:nvPr></p:nvSpPr><p:spPr>{own}</p:spPr>"
        "<p:txBody><a:bodyPr><a:noAutofit/></a:bodyPr><a:lstStyle/>"
        f"{paragraphs(shape.paragraphs, frame, look)}</p:txBody></p:sp>"
    )


def placeholder_mark(place: Placeholder) -> str:
    """The p:ph by which a shape inherits from the layout."""
    kind = f' type="{place.type}"' if place.type else ""
    index = f' idx="{place.idx}"' if place.idx else ""
    size = ' sz="quarter"' if place.kind in ("footer", "number") else ""
    return f"<p:ph{kind}{size}{index}/>"


def _free_shape(shape: TextShape, number: int, name: str, look: PptxStyle) -> str:
    box = shape.box or Box(0, 0, 0, 0)
    frame = TextFrame(size_pt=shape.size_pt, color=look.fills["text"], line_percent=shape.line_percent)
    plain = shape.geometry == "rect" and not shape.fill and not shape.outline
    left, top, right, bottom = shape.insets
    return (
        f"<p:sp><p:nvSpPr>{named(number, name, shape.alt)}{_TEXT_BOX if plain else _SHAPE}<p:nvPr/></p:nvSpPr><p:spPr>"
        f"{placed(box)}{_geometry(shape, box)}{_paint(shape, look)}</p:spPr><p:txBody>"
        f'<a:bodyPr wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" rtlCol="0"'
        f' anchor="{_ANCHOR[shape.anchor]}"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
        f"{paragraphs(shape.paragraphs, frame, look)}</p:txBody></p:sp>"
    )


_TEXT_BOX, _SHAPE = '<p:cNvSpPr txBox="1"/>', "<p:cNvSpPr/>"


def _geometry(shape: TextShape, box: Box) -> str:
    """The preset geometry; corners and arrow points have the same size in every box, so that rows look even."""
    short = max(min(box.cx, box.cy), 1)
    adjust = {"roundRect": min(_CORNER_EMU * 100_000 // short, 50_000), "homePlate": 30_000, "chevron": 30_000}.get(
        shape.geometry
    )
    values = "<a:avLst/>" if adjust is None else f'<a:avLst><a:gd name="adj" fmla="val {adjust}"/></a:avLst>'
    return f'<a:prstGeom prst="{shape.geometry}">{values}</a:prstGeom>'


def _paint(shape: TextShape, look: PptxStyle) -> str:
    fill = look.fills[shape.fill] if shape.fill else "<a:noFill/>"
    if not shape.outline:
        return f"{fill}<a:ln><a:noFill/></a:ln>"
    dash = '<a:prstDash val="dash"/>' if shape.dashed else ""
    return f'{fill}<a:ln w="{int(shape.outline_pt * EMU_PER_PT)}">{look.fills[shape.outline]}{dash}</a:ln>'


def connector(item: Connector, number: int, name: str, look: PptxStyle) -> str:
    """A straight line; the box is the one its ends span, mirrored where the line runs left or up."""
    (x1, y1), (x2, y2) = item.start, item.end
    box = Box(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
    flips = (' flipH="1"' if x2 < x1 else "") + (' flipV="1"' if y2 < y1 else "")
    dash = '<a:prstDash val="dash"/>' if item.dashed else ""
    head = '<a:tailEnd type="triangle" w="med" len="med"/>' if item.arrow else ""
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{named(number, name)}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>"
        f'{placed(box, flips=flips)}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="{int(item.width_pt * EMU_PER_PT)}">{look.fills[item.color]}{dash}<a:round/>{head}</a:ln>'
        "</p:spPr></p:cxnSp>"
    )
