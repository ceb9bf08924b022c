"""What appears on every slide: footer, page number of total, and the draft mark."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from esgreport.brand.compiled import SlideLayout
from esgreport.layout.plan import EMU_PER_PT, Box, DeckParagraph, LayoutRole, Run, TextShape
from esgreport.ooxml.xml import escape_text
from esgreport.writers.pptx.shape import named, placeholder_mark, text_shape
from esgreport.writers.pptx.style import PptxStyle
from esgreport.writers.pptx.text import hundredths

# PowerPoint knows a page number field by its type; the id only has to be a GUID.
NUMBER_FIELD = "{B4C5D6E7-1F2A-4B3C-8D4E-5F6071829304}"
FURNITURE_NAMES = ("footer", "slide-number", "draft-mark")
_DRAFT_SIZE_PT = Decimal("10.5")
_DRAFT_PADDING_EMU = 216_000
_NARROW_EM = Decimal("0.6")


@dataclass(frozen=True, slots=True)
class Furniture:
    """The deck's texts for every slide; an empty footer or draft mark draws nothing. `total` counts the slides.

    `footer_sizes` are sizes in points by layout role; a role without one keeps the layout's.
    """

    footer: str
    draft: str
    total: int
    footer_sizes: tuple[tuple[LayoutRole, Decimal], ...] = ()


def furniture_shapes(furniture: Furniture, number: int, identifier: int, role: LayoutRole, look: PptxStyle) -> str:
    """The shapes of slide `number` on the layout of `role`, with shape ids from `identifier` on."""
    layout = look.layouts[role]
    shapes = [_page_number(furniture, number, identifier, layout, look)]
    if furniture.footer:
        shapes.append(_footer(furniture, identifier + 1, role, look))
    if furniture.draft:
        shapes.append(_draft(furniture.draft, identifier + 2, layout, look))
    return "".join(shapes)


def _footer(furniture: Furniture, identifier: int, role: LayoutRole, look: PptxStyle) -> str:
    size_pt = dict(furniture.footer_sizes).get(role)
    size = f' sz="{hundredths(size_pt)}"' if size_pt else ""
    run = f'<a:r><a:rPr lang="{look.language}"{size}/><a:t>{escape_text(furniture.footer)}</a:t></a:r>'
    return _filled(look.layouts[role], "footer", identifier, "footer", run)


def _page_number(furniture: Furniture, number: int, identifier: int, layout: SlideLayout, look: PptxStyle) -> str:
    properties = f'<a:rPr lang="{look.language}"/>'
    field = f'<a:fld id="{NUMBER_FIELD}" type="slidenum">{properties}<a:t>{number}</a:t></a:fld>'
    total = f"<a:r>{properties}<a:t>/{furniture.total}</a:t></a:r>"
    return _filled(layout, "number", identifier, "slide-number", field + total)


def _filled(layout: SlideLayout, kind: str, identifier: int, name: str, runs: str) -> str:
    place = layout.placeholder(kind)
    if place is None:
        return ""
    return (
        f'<p:sp><p:nvSpPr>{named(identifier, name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        f"{placeholder_mark(place)}</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>"
        f"<a:p>{runs}</a:p></p:txBody></p:sp>"
    )


def _draft(text: str, identifier: int, layout: SlideLayout, look: PptxStyle) -> str:
    """The draft mark: framed, bold, in the colour that asks for care, hugging the side of its free place."""
    shape = TextShape(
        name="draft-mark",
        box=_draft_box(text, layout),
        paragraphs=(DeckParagraph((Run(text, bold=True, color="accent3"),), align="center"),),
        size_pt=_DRAFT_SIZE_PT,
        fill="paper",
        outline="accent3",
        anchor="middle",
    )
    return text_shape(shape, identifier, shape.name, layout, look)


def _draft_box(text: str, layout: SlideLayout) -> Box:
    x, y, cx, cy = layout.mark
    width = min(int(_ems(text) * _DRAFT_SIZE_PT * EMU_PER_PT) + _DRAFT_PADDING_EMU, cx)
    # Places on the right half are filled from the right, those on the left from the left.
    start = x + cx - width if x > cx else x
    return Box(start, y, width, cy)


def _ems(text: str) -> Decimal:
    wide_count = sum(unicodedata.east_asian_width(sign) in "WFA" for sign in text)
    return wide_count + (len(text) - wide_count) * _NARROW_EM
