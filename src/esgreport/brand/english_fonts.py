"""The fonts of English slides in a theme of ours; loads no library that reads templates."""

from __future__ import annotations

from lxml import etree

from esgreport.ooxml.xml import DECLARATION, parse, qualified

# The Latin font of English slides beside each of ours.
ENGLISH = {"BIZ UDPGothic": "Calibri", "BIZ UDPMincho": "Cambria"}


def with_english_fonts(theme: bytes) -> bytes:
    """A theme of ours for English slides: its Latin fonts are those of every Office, beside the Japanese ones."""
    root = parse(theme)
    for font in root.iter(qualified("a:latin")):
        font.set("typeface", ENGLISH.get(font.get("typeface", ""), font.get("typeface", "")))
    return DECLARATION.encode() + etree.tostring(root)
