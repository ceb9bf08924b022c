"""The colour roles of any theme: what is asked, what we give, what limits, and the greys around them.

Words in paper colour can be read on each of the three solids (the slot is darkened as far as that needs), the hues are
apart, and every colour is a slot of the theme made lighter or darker.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from esgreport.brand.color import contrast, luminance
from esgreport.brand.theme_color import ThemeColor, lightness, toward

ACCENTS = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
TEXT_CONTRAST, MARK_CONTRAST = 4.5, 3.0
APART_DEGREES = 25
SHADES = {"soft": 0.88, "pale": 0.78, "mid": 0.5}
# The hue of warnings, an orange; how far from it a hue still warns (a green or blue does not), and within what distance
# a hue is taken for a warning, so that another is rather taken for what we give.
_WARM_DEGREES, _WARM_REACH, _ALARMING = 25, 90, 45
_COLOURFUL = 0.12
_MOST_DARKENED = 50
_SECOND_TONE = 65
# A darkened colour is a little darker than it must be: office programs round otherwise.
_MARGIN = 0.05
_DARK_PAPER = 0.18
# Contrast on the background, least and most, within which a grey of the theme serves.
_GREYS = {"muted": (TEXT_CONTRAST, 9.0), "line": (1.4, 2.5), "band": (1.02, 1.25)}
_GREY_SLOTS = (*ACCENTS, "tx2", "bg2")
# How far our own greys are from the background (`muted` from the text), in lightness.
_FROM_PAPER = {"line": 0.18, "band": 0.06, "surface": 0.045}
_FROM_TEXT = 38

SchemeColors = Mapping[str, str]
"""The theme's colours by the names that an a:schemeClr uses on slides (`tx1`, `bg1`, `accent1`), as hexadecimal."""


@dataclass(frozen=True, slots=True)
class ColorRoles:
    """Colours by ColorRole: as hexadecimal digits, and as slots of the theme. `adjusted` are accents made stronger."""

    colors: Mapping[str, str]
    theme_colors: Mapping[str, ThemeColor]
    adjusted: tuple[str, ...]


def color_roles(scheme: SchemeColors) -> ColorRoles:
    """Every role's colour in a theme whose colours are `scheme`."""
    theme = _Theme(scheme)
    brand, ours, warn = theme.accents()
    solids = {"accent1": brand, "accent2": ours, "accent3": warn}
    found = {"text": ThemeColor("tx1"), "paper": ThemeColor("bg1"), "dark": theme.dark()}
    found |= {role: theme.grey(role) for role in _GREYS} | {"surface": theme.from_paper("surface")} | solids
    for role, solid in solids.items():
        found |= {f"{role}-{name}": theme.shade(solid, share) for name, share in SHADES.items()}
    colors = {role: color.of(scheme[color.slot]) for role, color in found.items()}
    changed = (role for role, color in solids.items() if color.slot in ACCENTS and not theme.reads(color.slot))
    return ColorRoles(colors, found, tuple(changed))


@dataclass(frozen=True, slots=True)
class _Theme:
    scheme: SchemeColors

    @property
    def paper(self) -> str:
        return self.scheme["bg1"]

    @property
    def is_light(self) -> bool:
        return luminance(self.paper) > _DARK_PAPER

    def reads(self, slot: str) -> bool:
        """Whether words in paper colour can be read on a slot as it is."""
        return contrast(self.scheme[slot], self.paper) >= TEXT_CONTRAST

    def dark(self) -> ThemeColor:
        return ThemeColor("tx2" if self.reads("tx2") else "tx1")

    def accents(self) -> tuple[ThemeColor, ThemeColor, ThemeColor]:
        """What is asked, what we give, what limits."""
        colourful = [slot for slot in ACCENTS if _chroma(self.scheme[slot]) > _COLOURFUL]
        brand = next((slot for slot in colourful if self._change(slot) <= _MOST_DARKENED), "")
        brand = brand or min(colourful or ACCENTS, key=self._change)
        others = list(self._apart(colourful, (brand,)))
        warm = [slot for slot in others if self._from_warm(slot) <= _WARM_REACH]
        warn = min(warm, key=self._from_warm, default="")
        left = list(self._apart(others, (warn,) if warn else ()))
        ours = next((slot for slot in left if self._from_warm(slot) > _ALARMING), left[0] if left else "")
        strong = self.strong(brand)
        return strong, self.strong(ours) if ours else self._second(strong), self.strong(warn or "tx1")

    def strong(self, slot: str) -> ThemeColor:
        """The slot darkened (made lighter on a dark background) until paper can be read on it."""
        steps = (ThemeColor(slot), *self._stronger(slot))
        enough = (color for color in steps if self._reads_well(color))
        return next(enough, steps[-1])

    def shade(self, solid: ThemeColor, share: float) -> ThemeColor:
        """`share` of the way from a solid to the background; a tint or shade of the same slot."""
        own = lightness(solid.of(self.scheme[solid.slot]))
        return self._at(solid.slot, own + share * (lightness(self.paper) - own))

    def from_paper(self, role: str) -> ThemeColor:
        light = lightness(self.paper)
        return self._at("bg1", light - _FROM_PAPER[role] if self.is_light else light + _FROM_PAPER[role])

    def grey(self, role: str) -> ThemeColor:
        """A grey of the theme that contrasts as wanted, else one of our own."""
        least, most = _GREYS[role]
        for slot in _GREY_SLOTS:
            color = self.scheme[slot]
            if _chroma(color) <= _COLOURFUL and least <= contrast(color, self.paper) <= most:
                return ThemeColor(slot)
        return self._muted() if role == "muted" else self.from_paper(role)

    def _muted(self) -> ThemeColor:
        text = ThemeColor("tx1")
        paler = (self.shade(text, percent / 100) for percent in range(_FROM_TEXT, 0, -1))
        return next((color for color in paler if self._reads_well(color)), text)

    def _reads_well(self, color: ThemeColor) -> bool:
        least = TEXT_CONTRAST + (_MARGIN if color.mod != 100 else 0)
        return contrast(color.of(self.scheme[color.slot]), self.paper) >= least

    def _stronger(self, slot: str) -> tuple[ThemeColor, ...]:
        if self.is_light:
            return tuple(ThemeColor(slot, mod) for mod in range(99, -1, -1))
        return tuple(ThemeColor(slot, mod, 100 - mod) for mod in range(99, -1, -1))

    def _change(self, slot: str) -> int:
        """How far a slot must be darkened, in per cent."""
        return 100 - self.strong(slot).mod

    def _second(self, brand: ThemeColor) -> ThemeColor:
        """A second tone for a theme with one hue: words tell the two apart, not the colour alone."""
        own = lightness(brand.of(self.scheme[brand.slot]))
        far = own * _SECOND_TONE / 100 if self.is_light else 1 - (1 - own) * _SECOND_TONE / 100
        return self._at(brand.slot, far)

    def _at(self, slot: str, light: float) -> ThemeColor:
        return toward(slot, self.scheme[slot], light)

    def _apart(self, slots: Sequence[str], others: Sequence[str]) -> Iterator[str]:
        """The slots whose hue is apart from those of `others`."""
        taken = [_hue(self.scheme[slot]) for slot in others]
        return (slot for slot in slots if all(_between(_hue(self.scheme[slot]), hue) >= APART_DEGREES for hue in taken))

    def _from_warm(self, slot: str) -> float:
        return _between(_hue(self.scheme[slot]), _WARM_DEGREES)


def _between(first: float, second: float) -> float:
    return min(abs(first - second), 360 - abs(first - second))


def _hue(color: str) -> float:
    return colorsys.rgb_to_hls(*(part / 255 for part in bytes.fromhex(color)))[0] * 360


def _chroma(color: str) -> float:
    channels = bytes.fromhex(color)
    return (max(channels) - min(channels)) / 255
