"""A presentation's theme: its fonts, completed for Japanese, and its colours by role (ECMA-376 part 1, 20.1.6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from esgreport.brand.color import contrast, mix
from esgreport.brand.compiled import Fonts
from esgreport.ooxml.xml import qualified

FALLBACK_FONT = "BIZ UDPGothic"
TEXT_CONTRAST, MARK_CONTRAST, NEAR_CONTRAST = 4.5, 3.0, 2.5
_GREY_CHROMA, _ALIKE = 30, 60
_ACCENTS = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
_SLOTS = (*_ACCENTS, "tx2", "bg2")


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


def scheme(theme: etree._Element, color_map: Mapping[str, str]) -> dict[str, str]:
    """The theme's colours by the names that a:schemeClr uses on slides (`tx1`, `bg1`, `accent1`), as hexadecimal."""
    colors: dict[str, str] = {}
    table = theme.find(f".//{qualified('a:clrScheme')}")
    for slot in table if table is not None else ():
        for color in slot:
            colors[etree.QName(slot).localname] = (color.get("lastClr") or color.get("val") or "000000").upper()
    return {name: colors.get(slot, "000000") for name, slot in color_map.items()}


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by role: hexadecimal, and the theme's name where it has one. `adjusted` lists roles made darker."""

    colors: Mapping[str, str]
    theme_colors: Mapping[str, str]
    adjusted: tuple[str, ...]


def palette(slots: Mapping[str, str]) -> Palette:
    """The roles' colours from a theme; a colour of the theme is taken only when it can be read on the background."""
    text, paper = slots.get("tx1", "000000"), slots.get("bg1", "FFFFFF")
    colors, names = {"text": text, "paper": paper}, {"text": "tx1", "paper": "bg1"}
    adjusted = _accents(slots, colors, names)
    _grey(slots, colors, names, "muted", (TEXT_CONTRAST, 9.0), mix(text, paper, 68))
    _grey(slots, colors, names, "line", (1.4, 2.5), mix(text, paper, 26))
    _grey(slots, colors, names, "band", (1.02, 1.25), mix(text, paper, 6))
    return Palette(colors, names, adjusted)


def _accents(slots: Mapping[str, str], colors: dict[str, str], names: dict[str, str]) -> tuple[str, ...]:
    adjusted = []
    for role in ("accent1", "accent2", "accent3"):
        taken = [colors[other] for other in ("accent1", "accent2") if other in colors]
        hues = [slot for slot in _ACCENTS if _is_hue(slots.get(slot, ""), taken)]
        # White words stand on the first accent; the others only mark.
        least = TEXT_CONTRAST if role == "accent1" else MARK_CONTRAST
        # The first colour is the company's own: rather darker than another hue, unless it is very pale.
        wanted = hues[:1] if role == "accent1" and hues and _is_near(slots[hues[0]], colors["paper"]) else hues
        name = next((slot for slot in wanted if contrast(slots[slot], colors["paper"]) >= least), None)
        if name is not None:
            colors[role], names[role] = slots[name], name
            continue
        faint = slots[hues[0]] if hues else _substitute(role, colors)
        colors[role] = _readable(faint, colors["text"], colors["paper"], least)
        adjusted.append(role)
    return tuple(adjusted)


def _is_near(color: str, paper: str) -> bool:
    """Whether a colour only needs to be a little darker to carry words."""
    return contrast(color, paper) >= NEAR_CONTRAST


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
    return sum(abs(int(color[at : at + 2], 16) - int(other[at : at + 2], 16)) for at in (0, 2, 4))


def _readable(color: str, text: str, paper: str, least: float) -> str:
    """`color` moved towards the text colour until it can be read."""
    steps = (mix(text, color, share) for share in range(0, 101, 10))
    return next((step for step in steps if contrast(step, paper) >= least), text)


def _grey(
    slots: Mapping[str, str],
    colors: dict[str, str],
    names: dict[str, str],
    role: str,
    between: tuple[float, float],
    otherwise: str,
) -> None:
    paper = colors["paper"]
    for slot in _SLOTS:
        color = slots.get(slot, "")
        if color and _chroma(color) <= _GREY_CHROMA and between[0] <= contrast(color, paper) <= between[1]:
            colors[role], names[role] = color, slot
            return
    colors[role] = otherwise


def _chroma(color: str) -> int:
    channels = [int(color[at : at + 2], 16) for at in (0, 2, 4)]
    return max(channels) - min(channels)
