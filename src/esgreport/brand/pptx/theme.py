"""A presentation's theme: its fonts, completed for Japanese, and its colours (ECMA-376 part 1, 20.1.6)."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from esgreport.brand.color_roles import SchemeColors
from esgreport.brand.compiled import Fonts
from esgreport.ooxml.xml import qualified

FALLBACK_FONT = "BIZ UDPGothic"


def complete_fonts(root: etree._Element) -> tuple[Fonts, bool]:
    """Fill the empty East-Asian fonts of a theme in place; returns the fonts and whether one was filled.

    An empty one means the font that the theme names for Japanese script, or else the built-in brand's font.
    """
    heading, heading_filled = _complete(root.find(f".//{qualified('a:majorFont')}"))
    body, body_filled = _complete(root.find(f".//{qualified('a:minorFont')}"))
    return Fonts(heading, body), heading_filled or body_filled


def latin_fonts(root: etree._Element, japanese: Fonts) -> Fonts:
    """The fonts in which a theme shows English text; those for Japanese text where it names none."""
    heading, body = (_latin(root, kind) for kind in ("a:majorFont", "a:minorFont"))
    return Fonts(heading or japanese.heading, body or japanese.body)


def _latin(root: etree._Element, kind: str) -> str:
    """The Latin font of a theme; empty without one."""
    font = root.find(f".//{qualified(kind)}/{qualified('a:latin')}")
    return "" if font is None else font.get("typeface", "")


def _complete(fonts: etree._Element | None) -> tuple[str, bool]:
    if fonts is None:
        return FALLBACK_FONT, False
    east_asian = fonts.find(qualified("a:ea"))
    if east_asian is None:
        east_asian = etree.Element(qualified("a:ea"))
        fonts.insert(1, east_asian)
    name = east_asian.get("typeface")
    if name:
        return name, False
    japanese = fonts.find(f"{qualified('a:font')}[@script='Jpan']")
    name = (japanese.get("typeface") if japanese is not None else None) or FALLBACK_FONT
    east_asian.set("typeface", name)
    return name, True


def scheme(theme: etree._Element, color_map: Mapping[str, str]) -> SchemeColors:
    """The colours of a theme; `color_map` gives the theme's own name for each name that slides use."""
    table = theme.find(f".//{qualified('a:clrScheme')}")
    entries = [(entry, color) for entry in table for color in entry] if table is not None else []
    colors = {etree.QName(entry).localname: color.get("lastClr") or color.get("val") for entry, color in entries}
    return {name: (colors.get(own) or "000000").upper() for name, own in color_map.items()}
