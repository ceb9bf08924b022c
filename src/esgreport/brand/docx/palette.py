"""The theme of a Word brand: its colours by role and its fonts (ECMA-376 part 1, 20.1.6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from esgreport.brand.color_roles import color_roles
from esgreport.brand.compiled import Fonts
from esgreport.brand.theme_color import ThemeColor
from esgreport.ooxml.xml import qualified

FALLBACK = {
    "dk1": "1A1A1A",
    "lt1": "FFFFFF",
    "dk2": "14304F",
    "lt2": "EFF3F7",
    "accent1": "1B5490",
    "accent2": "1B7F7A",
    "accent3": "B45A14",
    "accent4": "5B6673",
    "accent5": "BFC7D1",
    "accent6": "8A94A3",
}
# How DrawingML calls the slots of a colour scheme outside of the theme (20.1.10.54).
SLIDE_NAMES = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}

_WORD_SLOTS = {"text1": "dk1", "background1": "lt1", "text2": "dk2", "background2": "lt2"}
_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV", "start", "end", "between", "bar")
# Which attribute has the digits beside the name of the slot, by element.
_DIGITS = {
    "w:color": ("w:themeColor", "w:val"),
    "w:shd": ("w:themeFill", "w:fill"),
    **{f"w:{side}": ("w:themeColor", "w:color") for side in _BORDERS},
}


@dataclass(frozen=True, slots=True)
class DocxPalette:
    """Colours by ColorRole as six hexadecimal digits, and as slots of the theme.

    `unfit` is the theme's accent 1 where it cannot carry white text as it is, or is a grey beside colours.
    """

    colors: Mapping[str, str]
    theme_colors: Mapping[str, ThemeColor]
    unfit: str

    def color_attributes(self, role: str) -> str:
        """`w:val` and `w:themeColor` of a w:color."""
        return self.theme_colors[role].word("val", "themeColor", self.colors[role])

    def border_attributes(self, role: str) -> str:
        """`w:color` and `w:themeColor` of a border."""
        return self.theme_colors[role].word("color", "themeColor", self.colors[role])

    def fill(self, role: str) -> str:
        """A w:shd that fills with the colour of `role`."""
        fill = self.theme_colors[role].word("fill", "themeFill", self.colors[role])
        return f'<w:shd w:val="clear" w:color="auto" {fill}/>'


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
    solved = color_roles({SLIDE_NAMES.get(slot, slot): color for slot, color in slots.items()})
    names = dict.fromkeys(solved.colors, ThemeColor()) if theme is None else solved.theme_colors
    fits = solved.theme_colors["accent1"] == ThemeColor("accent1")
    return DocxPalette(solved.colors, names, "" if fits else slots["accent1"])


def follow_theme(root: etree._Element, theme: etree._Element | None) -> None:
    """Write the theme's own colours beside their names, as Word draws them; other programs read only the digits."""
    slots = scheme(theme) if theme is not None else {}
    for tag, (name, digits) in _DIGITS.items():
        for element in root.iter(qualified(tag)):
            slot = element.get(qualified(name)) or ""
            color = slots.get(_WORD_SLOTS.get(slot, slot))
            if color and element.get(qualified(digits)) and not _is_changed(element, name):
                element.set(qualified(digits), color)


def _is_changed(element: etree._Element, name: str) -> bool:
    """Whether the slot is taken lighter or darker."""
    return any(element.get(qualified(f"{name.removesuffix('Color')}{kind}")) for kind in ("Tint", "Shade"))


def theme_fonts(theme: etree._Element | None, latin: bool = False) -> Fonts:
    """The fonts that a theme gives to Japanese text, or to `latin` text; empty when it has none."""
    if theme is None:
        return Fonts("", "")
    return Fonts(_font(theme, "a:majorFont", latin), _font(theme, "a:minorFont", latin))


def _font(theme: etree._Element, tag: str, latin: bool) -> str:
    fonts = theme.find(f".//{qualified(tag)}")
    if fonts is None:
        return ""
    japanese = [font.get("typeface", "") for font in fonts if font.get("script") == "Jpan"]
    east_asian = [font.get("typeface", "") for font in fonts.iterfind(qualified("a:ea"))]
    western = [font.get("typeface", "") for font in fonts.iterfind(qualified("a:latin"))]
    order = (*western, *east_asian, *japanese) if latin else (*east_asian, *japanese, *western)
    return next((name for name in order if name), "")
