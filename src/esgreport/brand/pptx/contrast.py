"""Whether text of a brand is legible: title colour against its background, table headings."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree
from pptx.shapes.base import BaseShape
from pptx.slide import SlideLayout

from esgreport.brand.color import contrast
from esgreport.brand.color_roles import MARK_CONTRAST, TEXT_CONTRAST, SchemeColors
from esgreport.brand.compiled import Placeholder
from esgreport.brand.pptx.geometry import drawn
from esgreport.brand.pptx.placeholders import attribute, list_styles, master_placeholder, placeholder_shapes, rectangle
from esgreport.ooxml.xml import qualified

# Table styles name the theme's own colours; slides name them through the colour map.
_SLIDE_NAMES = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}


def with_legible_color(place: Placeholder, layout: SlideLayout, colors: SchemeColors) -> Placeholder:
    """`place`, recoloured to the text or paper colour where its own is hardly legible on the background.

    What cannot be known (a picture, a gradient, a colour transformed) is left as the brand has it.
    """
    own, ground = _text_color(place, layout, colors), _ground(place, layout, colors)
    if not own or not ground or contrast(own, ground) >= MARK_CONTRAST:
        return place
    roles = {"text": colors.get("tx1", "000000"), "paper": colors.get("bg1", "FFFFFF")}
    best = max(roles, key=lambda role: contrast(roles[role], ground))
    return replace(place, recolor=best)


def _text_color(place: Placeholder, layout: SlideLayout, colors: SchemeColors) -> str:
    """The colour of the first level of text; empty when it cannot be known."""
    own = (shape for shape in placeholder_shapes(layout) if _is(shape, place))
    nearest = [next(own, None), master_placeholder(layout, place.kind)]
    shapes = tuple(shape.element for shape in nearest if shape is not None)
    for style in list_styles(shapes, place.kind, layout):
        run = style.find(f"{qualified('a:lvl1pPr')}/{qualified('a:defRPr')}")
        fill = next((item for item in run if _is_fill(item)), None) if run is not None else None
        if fill is not None:
            return _solid(fill, colors)
    return colors.get("tx1", "")


def _is(shape: BaseShape, place: Placeholder) -> bool:
    return shape.placeholder_format.idx == place.idx and attribute(shape, "type") == place.type


def _is_fill(element: etree._Element) -> bool:
    return etree.QName(element).localname.endswith("Fill")


def _solid(fill: etree._Element, colors: SchemeColors) -> str:
    """The colour of a plain solid fill; empty for anything else, transformed colours too."""
    plain = etree.QName(fill).localname == "solidFill" and len(fill) > 0
    return _color(fill[0], colors) if plain else ""


def _color(color: etree._Element, colors: SchemeColors) -> str:
    """A colour as hexadecimal; empty for a transformed one and for kinds that themes do not write."""
    kind, value = etree.QName(color).localname, color.get("val") or ""
    if len(color):
        return ""
    if kind == "schemeClr":
        return colors.get(_SLIDE_NAMES.get(value, value), "")
    return {"srgbClr": value, "sysClr": color.get("lastClr") or ""}.get(kind, "").upper()


def _ground(place: Placeholder, layout: SlideLayout, colors: SchemeColors) -> str:
    """The colour behind the middle of `place`; empty when it is no plain colour."""
    middle = (place.x + place.cx // 2, place.y + place.cy // 2)
    for shape in reversed([shape.element for shape in drawn(layout) if _covers(shape, middle)]):
        fill = _own_fill(shape)
        if fill is None and shape.find(f".//{qualified('a:fillRef')}") is not None:
            return ""
        if fill is not None and etree.QName(fill).localname != "noFill":
            return _solid(fill, colors)
    return _background(layout.element, colors) or _background(layout.slide_master.element, colors)


def _covers(shape: BaseShape, point: tuple[int, int]) -> bool:
    box = rectangle(shape)
    return box is not None and box[0] <= point[0] <= box[0] + box[2] and box[1] <= point[1] <= box[1] + box[3]


def _own_fill(shape: etree._Element) -> etree._Element | None:
    if etree.QName(shape).localname in ("pic", "grpSp", "graphicFrame"):
        return next(shape.iter(qualified("a:blipFill"), qualified("p:blipFill"), qualified("p:grpSpPr")), None)
    properties = shape.find(qualified("p:spPr"))
    return next((item for item in properties if _is_fill(item)), None) if properties is not None else None


def _background(root: etree._Element, colors: SchemeColors) -> str:
    ground = root.find(f".//{qualified('p:bg')}")
    if ground is None or not len(ground):
        return ""
    inner = ground[0]
    if etree.QName(inner).localname == "bgRef":
        # 1001 is the plain fill of the theme; higher ones are gradients and pictures (ECMA-376 part 1, 20.1.4.1.7).
        slot = inner[0].get("val") if len(inner) and inner.get("idx") == "1001" else None
        return colors.get(slot, "") if slot else ""
    fill = next((item for item in inner if _is_fill(item)), None)
    return _solid(fill, colors) if fill is not None else ""


def heading_is_legible(style: etree._Element, colors: SchemeColors) -> bool:
    """Whether the first row of a table style has text that can be read on its fill; unknown colours count as not."""
    row = style.find(qualified("a:firstRow"))
    if row is None:
        return True
    fill = row.find(f".//{qualified('a:fill')}/{qualified('a:solidFill')}")
    text = row.find(qualified("a:tcTxStyle"))
    if fill is None or text is None:
        return fill is None
    color = next((item for item in text if etree.QName(item).localname in ("schemeClr", "srgbClr")), None)
    front, back = "" if color is None else _color(color, colors), _solid(fill, colors)
    return bool(front and back) and contrast(front, back) >= TEXT_CONTRAST
