"""Placeholders of a slide layout with what they inherit from the master resolved (ECMA-376 part 1, 19.3.1.36)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.shapes.base import BaseShape
from pptx.shapes.placeholder import MasterPlaceholder
from pptx.slide import SlideLayout

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
_MASTER_TYPE = {
    "title": PP_PLACEHOLDER.TITLE,
    "subtitle": PP_PLACEHOLDER.BODY,
    "body": PP_PLACEHOLDER.BODY,
    "tracker": PP_PLACEHOLDER.BODY,
    "footer": PP_PLACEHOLDER.FOOTER,
    "number": PP_PLACEHOLDER.SLIDE_NUMBER,
}
_MASTER_STYLE = {
    "title": "p:titleStyle", "subtitle": "p:bodyStyle", "body": "p:bodyStyle", "tracker": "p:bodyStyle",
}  # fmt: skip
_INSETS = (("lIns", 91_440), ("tIns", 45_720), ("rIns", 91_440), ("bIns", 45_720))
_ALIGN = {"ctr": "center", "r": "end"}
_LEVELS = 5
_DEFAULT_SIZE = 1800
_TRACKER_LINES, _LEAST_PT, EMU_PER_PT = 2, 12, 12_700

Rectangle = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Chain:
    """Where a property is looked up, nearest first: shapes of layout and master, then level-1 paragraph styles."""

    shapes: tuple[etree._Element, ...]
    styles: tuple[etree._Element, ...]

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
        percent = next((item for style in self.levels(1) for item in style.iterfind(_LINE_PERCENT)), None)
        return int((percent.get("val") or "100000").rstrip("%")) / 100_000 if percent is not None else 1.0

    def levels(self, level: int) -> Iterator[etree._Element]:
        for style in self.styles:
            yield from style.findall(qualified(f"a:lvl{level}pPr"))


_LINE_PERCENT = f"{qualified('a:lnSpc')}/{qualified('a:spcPct')}"


def placeholders(layout: SlideLayout, default: etree._Element | None) -> list[Placeholder]:
    """All placeholders of `layout` that esgreport may fill, in drawing order.

    `default` is p:defaultTextStyle of the presentation. Placeholders without a place anywhere are left out.
    """
    shapes = [shape for shape in placeholder_shapes(layout) if attribute(shape, "type") in KINDS]
    boxes = [(shape, rectangle(shape)) for shape in shapes]
    found = [_resolve(shape, box, layout, default) for shape, box in boxes if box and box[2] > 0 and box[3] > 0]
    title = next((place for place in found if place.kind == "title"), None)
    return [replace(place, kind="tracker") if _is_tracker(place, title) else place for place in found]


def _is_tracker(place: Placeholder, title: Placeholder | None) -> bool:
    """Whether a body is one line above the title: the chapter on a slide, the kind of document on a cover."""
    if place.kind != "body" or title is None or place.y + place.cy > title.y:
        return False
    return place.cy < _TRACKER_LINES * place.size_pt * EMU_PER_PT and place.size_pt >= _LEAST_PT


def rectangle(shape: BaseShape) -> Rectangle | None:
    """The place of a shape in EMU, a placeholder's own or its master's; None when it has none."""
    box = (shape.left, shape.top, shape.width, shape.height)
    return None if None in box else box


def placeholder_shapes(layout: SlideLayout) -> list[BaseShape]:
    """The shapes of `layout` that are placeholders, in drawing order."""
    return [shape for shape in layout.shapes if shape.is_placeholder]


def attribute(shape: BaseShape, name: str) -> str:
    """An attribute of a placeholder's p:ph as the file has it (`type`, `orient`); empty when it has none."""
    mark = shape.element.ph
    return "" if mark is None else str(mark.get(name, ""))


def _resolve(shape: BaseShape, box: Rectangle, layout: SlideLayout, default: etree._Element | None) -> Placeholder:
    kind = KINDS[attribute(shape, "type")]
    chain = _chain(shape, kind, layout, default)
    left, top, right, bottom = (chain.inset(name, value) for name, value in _INSETS)
    return Placeholder(
        kind=kind,
        type=attribute(shape, "type"),
        idx=shape.placeholder_format.idx,
        x=int(box[0]),
        y=int(box[1]),
        cx=int(box[2]),
        cy=int(box[3]),
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


def _chain(shape: BaseShape, kind: str, layout: SlideLayout, default: etree._Element | None) -> _Chain:
    parent = master_placeholder(layout, kind)
    shapes = (shape.element,) if parent is None else (shape.element, parent.element)
    return _Chain(shapes, (*list_styles(shapes, kind, layout), *(() if default is None else (default,))))


def list_styles(shapes: tuple[etree._Element, ...], kind: str, layout: SlideLayout) -> list[etree._Element]:
    """Where text takes its look, nearest first: the list styles of `shapes`, then the master's for the kind.

    python-pptx resolves the places of placeholders, but nothing of their text.
    """
    own = [style for shape in shapes for style in shape.iter(qualified("a:lstStyle"))]
    path = f".//{qualified(_MASTER_STYLE.get(kind, 'p:otherStyle'))}"
    return [*own, *layout.slide_master.element.iterfind(path)]


def master_placeholder(layout: SlideLayout, kind: str) -> MasterPlaceholder | None:
    """The master's placeholder from which one of `kind` inherits; None when the master has none."""
    found: MasterPlaceholder | None = layout.slide_master.placeholders.get(_MASTER_TYPE[kind])
    return found
