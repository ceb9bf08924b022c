"""Placeholders of a slide layout with what they inherit from the master resolved (ECMA-376 part 1, 19.3.1.36)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from esgreport.brand.compiled import Placeholder
from esgreport.ooxml.xml import qualified

KINDS = {
    "title": "title",
    "ctrTitle": "title",
    "subTitle": "subtitle",
    "body": "body",
    "obj": "body",
    "": "body",
    "ftr": "footer",
    "sldNum": "number",
}
_MASTER_TYPE = {"title": "title", "subtitle": "body", "body": "body", "footer": "ftr", "number": "sldNum"}
_MASTER_STYLE = {"title": "p:titleStyle", "subtitle": "p:bodyStyle", "body": "p:bodyStyle"}
_INSETS = (("lIns", 91_440), ("tIns", 45_720), ("rIns", 91_440), ("bIns", 45_720))
_ALIGN = {"ctr": "center", "r": "end"}
_LEVELS = 5
_DEFAULT_SIZE = 1800

Rectangle = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Chain:
    """Where a property is looked up, nearest first: shapes of layout and master, then level-1 paragraph styles."""

    shapes: tuple[etree._Element, ...]
    styles: tuple[etree._Element, ...]

    def rectangle(self) -> Rectangle | None:
        return next((box for box in map(rectangle, self.shapes) if box), None)

    def inset(self, name: str, default: int) -> int:
        values = (body.get(name) for shape in self.shapes for body in shape.iter(qualified("a:bodyPr")))
        return next((int(value) for value in values if value is not None), default)

    def paragraph(self, name: str, level: int = 1) -> str | None:
        return next((value for item in self.levels(level) if (value := item.get(name)) is not None), None)

    def run(self, name: str, level: int = 1) -> str | None:
        runs = (run for item in self.levels(level) for run in item.findall(qualified("a:defRPr")))
        return next((value for run in runs if (value := run.get(name)) is not None), None)

    def latin(self) -> str:
        fonts = (font for item in self.levels(1) for font in item.iterfind(f".//{qualified('a:latin')}"))
        return next((font.get("typeface") or "" for font in fonts), "")

    def line(self) -> float:
        percent = next(
            (item for style in self.levels(1) for item in style.iterfind(_LINE_PERCENT)),
            None,
        )
        return int((percent.get("val") or "100000").rstrip("%")) / 100_000 if percent is not None else 1.0

    def levels(self, level: int) -> Iterator[etree._Element]:
        for style in self.styles:
            yield from style.findall(qualified(f"a:lvl{level}pPr"))


_LINE_PERCENT = f"{qualified('a:lnSpc')}/{qualified('a:spcPct')}"


def shapes_of(root: etree._Element) -> tuple[etree._Element, ...]:
    """The shapes of a master, layout or slide, groups not opened, in the order of drawing."""
    tree = root.find(f".//{qualified('p:spTree')}")
    return tuple(tree.iterchildren(etree.Element)) if tree is not None else ()


def marker(shape: etree._Element) -> etree._Element | None:
    """The p:ph of a placeholder shape; None for other shapes."""
    return shape.find(f"*/{qualified('p:nvPr')}/{qualified('p:ph')}")


def rectangle(shape: etree._Element) -> Rectangle | None:
    """The shape's own place in EMU; None when it inherits it or has none."""
    frame = next(shape.iter(qualified("a:xfrm"), qualified("p:xfrm")), None)
    if frame is None:
        return None
    offset, extent = frame.find(qualified("a:off")), frame.find(qualified("a:ext"))
    if offset is None or extent is None:
        return None
    return (_number(offset, "x"), _number(offset, "y"), _number(extent, "cx"), _number(extent, "cy"))


def _number(element: etree._Element, name: str) -> int:
    return int(element.get(name) or 0)


def placeholders(layout: etree._Element, master: etree._Element, default: etree._Element | None) -> list[Placeholder]:
    """All placeholders of `layout` that esgreport may fill, in drawing order.

    `default` is p:defaultTextStyle of the presentation. Placeholders without a place anywhere are left out.
    """
    found = []
    for shape in shapes_of(layout):
        mark = marker(shape)
        if mark is None or (mark.get("type") or "") not in KINDS:
            continue
        item = _resolve(shape, mark, master, default)
        if item is not None:
            found.append(item)
    return found


def _resolve(
    shape: etree._Element, mark: etree._Element, master: etree._Element, default: etree._Element | None
) -> Placeholder | None:
    kind = KINDS[mark.get("type") or ""]
    chain = _chain(shape, kind, master, default)
    place = chain.rectangle()
    if place is None or place[2] <= 0 or place[3] <= 0:
        return None
    left, top, right, bottom = (chain.inset(name, value) for name, value in _INSETS)
    return Placeholder(
        kind=kind,
        type=mark.get("type") or "",
        idx=int(mark.get("idx") or 0),
        x=place[0],
        y=place[1],
        cx=place[2],
        cy=place[3],
        size_pt=_size(chain, 1),
        bold=chain.run("b") in ("1", "true"),
        insets=(left, top, right, bottom),
        heading_font=chain.latin().startswith("+mj"),
        align=_ALIGN.get(chain.paragraph("algn") or "", "start"),
        line=chain.line(),
        level_sizes_pt=tuple(_size(chain, level) for level in range(1, _LEVELS + 1)),
    )


def _size(chain: _Chain, level: int) -> float:
    return int(chain.run("sz", level) or _DEFAULT_SIZE) / 100


def _chain(shape: etree._Element, kind: str, master: etree._Element, default: etree._Element | None) -> _Chain:
    parent = master_placeholder(master, kind)
    shapes = (shape,) if parent is None else (shape, parent)
    lists = [style for item in shapes for style in item.iter(qualified("a:lstStyle"))]
    lists += master.iterfind(f".//{qualified(_MASTER_STYLE.get(kind, 'p:otherStyle'))}")
    return _Chain(shapes, tuple(lists if default is None else [*lists, default]))


def master_placeholder(master: etree._Element, kind: str) -> etree._Element | None:
    """The master's placeholder from which one of `kind` inherits; None when the master has none."""
    wanted = _MASTER_TYPE[kind]
    for shape in shapes_of(master):
        mark = marker(shape)
        if mark is not None and (mark.get("type") or "") == wanted:
            return shape
    return None


def as_kind(item: Placeholder, kind: str) -> Placeholder:
    """`item` serving as another kind (a body that stands where a cover has its subtitle)."""
    return replace(item, kind=kind)
