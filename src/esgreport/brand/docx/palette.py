"""The theme of a Word brand: its colours by role and its fonts (ECMA-376 part 1, 20.1.6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from esgreport.brand.color import luma, mix
from esgreport.brand.compiled import Fonts
from esgreport.ooxml.xml import qualified

DARK_BELOW = 140
PALE_ABOVE = 225
FALLBACK = {
    "dk1": "1A1A1A",
    "lt1": "FFFFFF",
    "dk2": "4A5663",
    "lt2": "EEF2F6",
    "accent1": "1F4E79",
    "accent2": "2A7F86",
    "accent3": "C4762B",
}
# How WordprocessingML calls the slots of a colour scheme (ST_ThemeColor, 17.18.97).
SLOT_NAMES = {"dk1": "text1", "lt1": "background1", "dk2": "text2", "lt2": "background2"}


@dataclass(frozen=True, slots=True)
class DocxPalette:
    """Colours by ColorRole as six hexadecimal digits, and the name for w:themeColor (empty when there is none).

    `strong` is the role that carries white text: accent 1, or another when that is too light.
    """

    colors: Mapping[str, str]
    names: Mapping[str, str]
    strong: str

    def color_attributes(self, role: str) -> str:
        """`w:val` and `w:themeColor` of a w:color."""
        name = f' w:themeColor="{self.names[role]}"' if self.names[role] else ""
        return f'w:val="{self.colors[role]}"{name}'

    def border_attributes(self, role: str) -> str:
        """`w:color` and `w:themeColor` of a border."""
        name = f' w:themeColor="{self.names[role]}"' if self.names[role] else ""
        return f'w:color="{self.colors[role]}"{name}'

    def fill(self, role: str) -> str:
        """A w:shd that fills with the colour of `role`."""
        name = f' w:themeFill="{self.names[role]}"' if self.names[role] else ""
        return f'<w:shd w:val="clear" w:color="auto" w:fill="{self.colors[role]}"{name}/>'


def scheme(theme: etree._Element | None) -> dict[str, str]:
    """The slots of the theme's colour scheme; the built-in colours replace slots without a plain colour."""
    colors = dict(FALLBACK)
    if theme is None:
        return colors
    for slot in theme.iterfind(f".//{qualified('a:clrScheme')}/*"):
        color = next(iter(slot), None)
        value = "" if color is None else color.get("val" if color.tag == qualified("a:srgbClr") else "lastClr", "")
        if len(value) == 6:
            colors[etree.QName(slot).localname] = value.upper()
    return colors


def palette(theme: etree._Element | None) -> DocxPalette:
    """The colours of a theme by role; without a theme the built-in colours, under no theme name."""
    slots = scheme(theme)
    paper, text = slots["lt1"], slots["dk1"]
    plain = {"text": "dk1", "paper": "lt1", "accent1": "accent1", "accent2": "accent2", "accent3": "accent3"}
    colors = {role: slots[slot] for role, slot in plain.items()}
    names = {role: SLOT_NAMES.get(slot, slot) for role, slot in plain.items()}
    muted_fits, band_fits = luma(slots["dk2"]) < DARK_BELOW, luma(slots["lt2"]) > PALE_ABOVE
    colors["muted"], names["muted"] = (slots["dk2"], "text2") if muted_fits else (mix(text, paper, 65), "")
    colors["band"] = slots["lt2"] if band_fits else mix(slots["accent1"], paper, 8)
    names["band"] = "background2" if band_fits else ""
    colors["line"], names["line"] = mix(colors["muted"], paper, 35), ""
    if theme is None:
        names = dict.fromkeys(names, "")
    strong = next((role for role in ("accent1", "accent2", "muted") if luma(colors[role]) < DARK_BELOW), "text")
    return DocxPalette(colors, names, strong)


def theme_fonts(theme: etree._Element | None) -> Fonts:
    """The fonts that a theme gives to Japanese text; empty when it has none."""
    if theme is None:
        return Fonts("", "")
    return Fonts(_font(theme, "a:majorFont"), _font(theme, "a:minorFont"))


def _font(theme: etree._Element, tag: str) -> str:
    fonts = theme.find(f".//{qualified(tag)}")
    if fonts is None:
        return ""
    japanese = [font.get("typeface", "") for font in fonts if font.get("script") == "Jpan"]
    east_asian = [font.get("typeface", "") for font in fonts.iterfind(qualified("a:ea"))]
    latin = [font.get("typeface", "") for font in fonts.iterfind(qualified("a:latin"))]
    return next((name for name in (*east_asian, *japanese, *latin) if name), "")
