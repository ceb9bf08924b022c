"""The whole package: slides, presentation.xml, properties, content types, zip."""

from __future__ import annotations

from collections.abc import Sequence

from esgreport.brand.compiled import PptxBrand
from esgreport.layout.plan import Deck
from esgreport.ooxml import content_type as ct
from esgreport.ooxml import relationship_type as rt
from esgreport.ooxml.parts import (
    CONTENT_TYPES_NAME,
    DeflatedPart,
    Relationship,
    content_types_xml,
    relationships_name,
    relationships_xml,
)
from esgreport.ooxml.xml import P, R, escape_attribute
from esgreport.ooxml.zipping import Dynamic, pack
from esgreport.writers.pptx.furniture import Furniture
from esgreport.writers.pptx.properties import APP_PART, CORE_PART, app_xml, core_xml
from esgreport.writers.pptx.slide import slide_name, slide_parts
from esgreport.writers.pptx.style import pptx_style

PRESENTATION_PART = "ppt/presentation.xml"
# The smallest id that PowerPoint gives a slide (ECMA-376 part 1, 19.7.13).
_FIRST_SLIDE_ID = 256
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_OWN_TYPES = {PRESENTATION_PART: ct.PRESENTATION, CORE_PART: ct.CORE_PROPERTIES, APP_PART: ct.EXTENDED_PROPERTIES}


def write_pptx(deck: Deck, brand: PptxBrand) -> bytes:
    """The .pptx of `deck` in the look of `brand`; equal input gives equal bytes.

    Slides are numbered by their order. Raises ValueError for characters that XML cannot carry.
    """
    look = pptx_style(brand, deck.language)
    furniture = Furniture(deck.footer, deck.draft, len(deck.slides), deck.footer_sizes)
    parts: list[Dynamic] = []
    for number, slide in enumerate(deck.slides, start=1):
        parts += slide_parts(slide, number, furniture, brand.notes_master, look)
    return pack(brand.static, [*_frame(deck, brand, parts), *parts])


def _frame(deck: Deck, brand: PptxBrand, parts: Sequence[Dynamic]) -> list[Dynamic]:
    """The parts that hold the package together."""
    count = len(deck.slides)
    notes = sum(bool(slide.notes) for slide in deck.slides)
    return [
        (CONTENT_TYPES_NAME, _content_types(brand, parts)),
        (relationships_name(""), _package_relationships(brand)),
        (PRESENTATION_PART, _presentation(deck, brand)),
        (relationships_name(PRESENTATION_PART), _presentation_relationships(brand, count)),
        (CORE_PART, core_xml(deck.properties)),
        (APP_PART, app_xml(deck.properties, count, notes)),
    ]


def _content_types(brand: PptxBrand, parts: Sequence[Dynamic]) -> bytes:
    defaults = {**brand.defaults, "xlsx": ct.EMBEDDED_WORKBOOK}
    overrides = {name.removeprefix("/"): kind for name, kind in brand.overrides.items()} | _OWN_TYPES
    overrides |= {
        part.name: part.content_type
        for part in parts
        if isinstance(part, DeflatedPart) and part.content_type != ct.EMBEDDED_WORKBOOK
    }
    return content_types_xml(defaults, overrides)


def _package_relationships(brand: PptxBrand) -> bytes:
    properties = [
        Relationship("rId1", rt.CORE_PROPERTIES, CORE_PART),
        Relationship("rId2", rt.EXTENDED_PROPERTIES, APP_PART),
    ]
    return relationships_xml([*brand.package_relationships, *properties])


def _presentation(deck: Deck, brand: PptxBrand) -> bytes:
    # The brand's own extensions were left out, so ours is the only list and comes last.
    before, end_tag, after = brand.presentation_suffix.rpartition(b"</")
    inside = (_slide_list(len(deck.slides)).encode(), before, _sections(deck).encode() if deck.sections else b"")
    return b"".join((brand.presentation_prefix, *inside, end_tag, after))


def _slide_list(count: int) -> str:
    entries = "".join([f'<p:sldId id="{_FIRST_SLIDE_ID + index}" r:id="rId{index + 1}"/>' for index in range(count)])
    return f'<p:sldIdLst xmlns:p="{P}" xmlns:r="{R}">{entries}</p:sldIdLst>' if count else ""


def _sections(deck: Deck) -> str:
    """The sections of the slide overview (MS-PPTX 2.2.35); ids are made from the names."""
    markup, first = "", _FIRST_SLIDE_ID
    for number, (name, count) in enumerate(deck.sections, start=1):
        slides = "".join(f'<p14:sldId id="{first + index}"/>' for index in range(count))
        identity = f"{{{number:08X}-0000-4000-8000-000000000000}}"
        listed = f"<p14:sldIdLst>{slides}</p14:sldIdLst>"
        markup += f'<p14:section name="{escape_attribute(name)}" id="{identity}">{listed}</p14:section>'
        first += count
    return (
        f'<p:extLst xmlns:p="{P}"><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">'
        f'<p14:sectionLst xmlns:p14="{P14}">{markup}</p14:sectionLst></p:ext></p:extLst>'
    )


def _presentation_relationships(brand: PptxBrand, count: int) -> bytes:
    names = [slide_name(number).removeprefix("ppt/") for number in range(1, count + 1)]
    slides = [Relationship(f"rId{number}", rt.SLIDE, name) for number, name in enumerate(names, start=1)]
    return relationships_xml([*brand.presentation_relationships, *slides])
