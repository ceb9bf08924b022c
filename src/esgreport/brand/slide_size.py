"""The built-in presentation in another slide size: places move with the width and the height, type stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from lxml import etree

from esgreport.ooxml.xml import DECLARATION, parse, qualified

SlideSize: TypeAlias = Literal["16:9", "4:3", "A4"]
# Width and height in EMU, and PowerPoint's own name of the size (ECMA-376 part 1, 19.7.18); it knows none for 16:9.
SIZES: Mapping[SlideSize, tuple[int, int, str]] = {
    "16:9": (12_192_000, 6_858_000, ""),
    "4:3": (9_144_000, 6_858_000, "screen4x3"),
    "A4": (9_906_000, 6_858_000, "A4"),
}
PRESENTATION = "ppt/presentation.xml"
_DRAWN = ("ppt/slideMasters/slideMaster", "ppt/slideLayouts/slideLayout")
_TREE = f"{qualified('p:cSld')}/{qualified('p:spTree')}"

Scale: TypeAlias = tuple[float, float]


def resized(parts: Mapping[str, bytes], size: SlideSize) -> dict[str, bytes]:
    """The parts of a presentation in another slide size. Groups keep their proportions and stay in the middle."""
    root = parse(parts[PRESENTATION])
    own = root.find(qualified("p:sldSz"))
    if own is None:
        return dict(parts)
    width, height, name = SIZES[size]
    scale = (width / int(own.get("cx", width)), height / int(own.get("cy", height)))
    _set(own, cx=width, cy=height)
    if name:
        own.set("type", name)
    drawn = {part: _scaled(data, scale) for part, data in parts.items() if part.startswith(_DRAWN)}
    return {**parts, **drawn, PRESENTATION: _bytes(root)}


def _scaled(data: bytes, scale: Scale) -> bytes:
    root = parse(data)
    for shape in root.iterfind(f"{_TREE}/*"):
        properties = next((item for item in shape if etree.QName(item).localname in ("spPr", "grpSpPr")), None)
        place = properties.find(qualified("a:xfrm")) if properties is not None else None
        if place is not None:
            _move(place, scale, is_group=etree.QName(shape).localname == "grpSp")
    return _bytes(root)


def _move(place: etree._Element, scale: Scale, *, is_group: bool) -> None:
    start, extent = place.find(qualified("a:off")), place.find(qualified("a:ext"))
    if start is None or extent is None:
        return
    (x, y), (cx, cy) = _numbers(start, "x", "y"), _numbers(extent, "cx", "cy")
    across, down = scale
    wide, high = round(cx * across), round(cy * down)
    left, top = round(x * across), round(y * down)
    if is_group:
        own = min(scale)
        left, top = left + (wide - round(cx * own)) // 2, top + (high - round(cy * own)) // 2
        wide, high = round(cx * own), round(cy * own)
    _set(start, x=left, y=top)
    _set(extent, cx=wide, cy=high)


def _numbers(element: etree._Element, *names: str) -> list[int]:
    return [int(element.get(name) or 0) for name in names]


def _set(element: etree._Element, **numbers: int) -> None:
    for name, number in numbers.items():
        element.set(name, str(number))


def _bytes(root: etree._Element) -> bytes:
    return DECLARATION.encode() + etree.tostring(root)
