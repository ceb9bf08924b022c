"""A presentation's theme: its fonts, completed for Japanese, and its colours by role (ECMA-376 part 1, 20.1.6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from esgreport.brand.color import contrast, mix
from esgreport.brand.compiled import Fonts
from esgreport.ooxml.xml import qualified

FALLBACK_FONT = "BIZ UDPGothic"
TEXT_CONTRAST, MARK_CONTRAST, NEAR_CONTRAST = 4.5, 3.0, 2.5
_GREY_CHROMA, _ALIKE = 30, 60
_ACCENTS = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
_GREYS = (*_ACCENTS, "tx2", "bg2")
# White words are set on the first accent; the others only mark.
_ACCENT_ROLES = {"accent1": TEXT_CONTRAST, "accent2": MARK_CONTRAST, "accent3": MARK_CONTRAST}
# Contrast on the background, least and most, and the share of the text colour in a grey of ours.
_GREY_ROLES = {"muted": (TEXT_CONTRAST, 9.0, 68), "line": (1.4, 2.5, 26), "band": (1.02, 1.25, 6)}

SchemeColors = Mapping[str, str]
"""The theme's colours by the names that an a:schemeClr uses on slides (`tx1`, `bg1`, `accent1`), as hexadecimal."""


def complete_fonts(root: etree._Element) -> tuple[Fonts, bool]:
    """Fill the empty East-Asian fonts of a theme in place; returns the fonts and whether one was filled.

    An empty one means the font that the theme names for Japanese script, or else the built-in brand's font.
    """
    heading, heading_filled = _complete(root.find(f".//{qualified('a:majorFont')}"))
    body, body_filled = _complete(root.find(f".//{qualified('a:minorFont')}"))
    return Fonts(heading, body), heading_filled or body_filled


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


@dataclass(frozen=True, slots=True)
class PptxPalette:
    """Colours by role: hexadecimal, and the theme's name where it has one. `adjusted` lists roles made darker."""

    colors: Mapping[str, str]
    theme_colors: Mapping[str, str]
    adjusted: tuple[str, ...]


def palette(scheme_colors: SchemeColors) -> PptxPalette:
    """The roles' colours from a theme; a colour of the theme is taken only when it can be read on the background."""
    text, paper = scheme_colors.get("tx1", "000000"), scheme_colors.get("bg1", "FFFFFF")
    colors, names = {"text": text, "paper": paper}, {"text": "tx1", "paper": "bg1"}
    for role, least in _ACCENT_ROLES.items():
        taken = [colors[other] for other in _ACCENT_ROLES if other in colors]
        hues = [name for name in _ACCENTS if _is_hue(scheme_colors.get(name, ""), taken)]
        name = next((name for name in _wanted(role, hues, scheme_colors, paper, least)), "")
        faint = scheme_colors[hues[0]] if hues else _substitute(role, colors)
        colors[role] = scheme_colors[name] if name else _readable(faint, text, paper, least)
        names |= {role: name} if name else {}
    for role, (least, most, share) in _GREY_ROLES.items():
        greys = (name for name in _GREYS if _is_grey(scheme_colors.get(name, ""), paper, least, most))
        name = next(greys, "")
        colors[role] = scheme_colors[name] if name else mix(text, paper, share)
        names |= {role: name} if name else {}
    return PptxPalette(colors, names, tuple(role for role in _ACCENT_ROLES if role not in names))


def _wanted(role: str, hues: Sequence[str], scheme_colors: SchemeColors, paper: str, least: float) -> Iterator[str]:
    """The hues that can be read. The first accent is the company's own colour: rather it darker than another hue,
    unless it is very pale."""
    own = role == "accent1" and bool(hues) and contrast(scheme_colors[hues[0]], paper) >= NEAR_CONTRAST
    return (name for name in (hues[:1] if own else hues) if contrast(scheme_colors[name], paper) >= least)


def _substitute(role: str, colors: Mapping[str, str]) -> str:
    """What serves when the theme has no further hue: the text colour, a grey, a tint of the first accent."""
    paper = colors["paper"]
    if role == "accent1":
        return colors["text"]
    return mix(colors["text"], paper, 55) if role == "accent2" else mix(colors["accent1"], paper, 60)


def _is_hue(color: str, taken: Sequence[str]) -> bool:
    """Whether `color` is no grey and looks unlike the colours already taken."""
    return bool(color) and _chroma(color) > _GREY_CHROMA and all(_distance(color, other) > _ALIKE for other in taken)


def _distance(color: str, other: str) -> int:
    return sum(abs(one - two) for one, two in zip(bytes.fromhex(color), bytes.fromhex(other), strict=True))


def _readable(color: str, text: str, paper: str, least: float) -> str:
    """`color` moved towards the text colour until it can be read."""
    steps = (mix(text, color, share) for share in range(0, 101, 10))
    return next((step for step in steps if contrast(step, paper) >= least), text)


def _is_grey(color: str, paper: str, least: float, most: float) -> bool:
    """Whether `color` has no hue and contrasts with the background as much as wanted."""
    return bool(color) and _chroma(color) <= _GREY_CHROMA and least <= contrast(color, paper) <= most


def _chroma(color: str) -> int:
    return max(bytes.fromhex(color)) - min(bytes.fromhex(color))
