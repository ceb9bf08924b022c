"""Whether text of a brand can be read where it stands: title colour against what lies behind, table headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from esgreport.brand.color import contrast
from esgreport.brand.compiled import Placeholder
from esgreport.brand.pptx.placeholders import marker, master_placeholder, rectangle, shapes_of
from esgreport.brand.pptx.theme import MARK_CONTRAST, TEXT_CONTRAST
from esgreport.ooxml.xml import qualified

Slots = Mapping[str, str]
_STYLES = {"title": "p:titleStyle", "subtitle": "p:bodyStyle", "body": "p:bodyStyle"}
# Table styles name the theme's own slots; slides name them through the colour map.
_OWN = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}


def legible(place: Placeholder, layout: etree._Element, master: etree._Element, slots: Slots) -> Placeholder:
    """`place`, told to print in the text or paper colour where its own can hardly be read on what lies behind it.

    What cannot be known (a picture, a gradient, a colour transformed) is left as the brand has it.
    """
    own, ground = _text_color(place, layout, master, slots), _ground(place, layout, master, slots)
    if not own or not ground or contrast(own, ground) >= MARK_CONTRAST:
        return place
    roles = {"text": slots.get("tx1", "000000"), "paper": slots.get("bg1", "FFFFFF")}
    best = max(roles, key=lambda role: contrast(roles[role], ground))
    return replace(place, recolor=best)


def _text_color(place: Placeholder, layout: etree._Element, master: etree._Element, slots: Slots) -> str:
    """The colour of the first level of text; empty when it cannot be known."""
    own = next((shape for shape in shapes_of(layout) if _is(shape, place)), None)
    parent = master_placeholder(master, place.kind)
    lists = [style for item in (own, parent) if item is not None for style in item.iter(qualified("a:lstStyle"))]
    lists += master.iterfind(f".//{qualified(_STYLES.get(place.kind, 'p:otherStyle'))}")
    for style in lists:
        run = style.find(f"{qualified('a:lvl1pPr')}/{qualified('a:defRPr')}")
        fill = next((item for item in run if _is_fill(item)), None) if run is not None else None
        if fill is not None:
            return _solid(fill, slots)
    return slots.get("tx1", "")


def _is(shape: etree._Element, place: Placeholder) -> bool:
    mark = marker(shape)
    return mark is not None and int(mark.get("idx") or 0) == place.idx and (mark.get("type") or "") == place.type


def _is_fill(element: etree._Element) -> bool:
    return etree.QName(element).localname.endswith("Fill")


def _solid(fill: etree._Element, slots: Slots) -> str:
    """The colour of a plain solid fill; empty for anything else, transformed colours too."""
    if etree.QName(fill).localname != "solidFill" or not len(fill) or len(fill[0]):
        return ""
    color, name = fill[0], etree.QName(fill[0]).localname
    if name == "srgbClr":
        return (color.get("val") or "").upper()
    if name == "sysClr":
        return (color.get("lastClr") or "").upper()
    slot = color.get("val") or ""
    return slots.get(_OWN.get(slot, slot), "") if name == "schemeClr" else ""


def _ground(place: Placeholder, layout: etree._Element, master: etree._Element, slots: Slots) -> str:
    """The colour behind the middle of `place`; empty when it is no plain colour."""
    middle = (place.x + place.cx // 2, place.y + place.cy // 2)
    drawn = [shape for shape in _drawn(layout, master) if marker(shape) is None]
    behind = [shape for shape in drawn if _covers(shape, middle)]
    for shape in reversed(behind):
        fill = _own_fill(shape)
        if fill is None or etree.QName(fill).localname == "noFill":
            if shape.find(f".//{qualified('a:fillRef')}") is not None and fill is None:
                return ""
            continue
        return _solid(fill, slots)
    return _background(layout, slots) or _background(master, slots)


def _drawn(layout: etree._Element, master: etree._Element) -> Iterator[etree._Element]:
    if layout.get("showMasterSp") not in ("0", "false"):
        yield from shapes_of(master)
    yield from shapes_of(layout)


def _covers(shape: etree._Element, point: tuple[int, int]) -> bool:
    box = rectangle(shape)
    return box is not None and box[0] <= point[0] <= box[0] + box[2] and box[1] <= point[1] <= box[1] + box[3]


def _own_fill(shape: etree._Element) -> etree._Element | None:
    if etree.QName(shape).localname in ("pic", "grpSp", "graphicFrame"):
        return next(shape.iter(qualified("a:blipFill"), qualified("p:blipFill"), qualified("p:grpSpPr")), None)
    properties = shape.find(qualified("p:spPr"))
    return next((item for item in properties if _is_fill(item)), None) if properties is not None else None


def _background(root: etree._Element, slots: Slots) -> str:
    ground = root.find(f".//{qualified('p:bg')}")
    if ground is None or not len(ground):
        return ""
    inner = ground[0]
    if etree.QName(inner).localname == "bgRef":
        # 1001 is the plain fill of the theme; higher ones are gradients and pictures (ECMA-376 part 1, 20.1.4.1.7).
        slot = inner[0].get("val") if len(inner) and inner.get("idx") == "1001" else None
        return slots.get(slot, "") if slot else ""
    fill = next((item for item in inner if _is_fill(item)), None)
    return _solid(fill, slots) if fill is not None else ""


def heading_is_legible(style: etree._Element, slots: Slots) -> bool:
    """Whether the first row of a table style has text that can be read on its fill; unknown colours count as not."""
    row = style.find(qualified("a:firstRow"))
    if row is None:
        return True
    fill = row.find(f".//{qualified('a:fill')}/{qualified('a:solidFill')}")
    text = row.find(qualified("a:tcTxStyle"))
    if fill is None or text is None:
        return fill is None
    color = next((item for item in text if etree.QName(item).localname in ("schemeClr", "srgbClr")), None)
    if color is None:
        return False
    holder = etree.Element(qualified("a:solidFill"))
    holder.append(etree.fromstring(etree.tostring(color)))
    front, back = _solid(holder, slots), _solid(fill, slots)
    return bool(front and back) and contrast(front, back) >= TEXT_CONTRAST
