"""A colour as a slot of the theme made lighter or darker, so that a change of theme recolours the file."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass

# WordprocessingML's names of the slots that DrawingML calls otherwise (17.18.97, 20.1.10.54).
_WORD_NAMES = {"tx1": "text1", "bg1": "background1", "tx2": "text2", "bg2": "background2"}
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class ThemeColor:
    """A slot of the theme and what is done to its luminance (HSL), in per cent: times `mod`, then plus `off`.

    `slot` is the value of an a:schemeClr (`tx1`, `bg2`, `accent1`); an empty one says that the colour is in no theme.
    Either `off` is 0 (a shade) or both make 100 (a tint), because Word knows no other.
    """

    slot: str = ""
    mod: int = _WHOLE
    off: int = 0

    def of(self, color: str) -> str:
        """What becomes of `color`, that of the slot, as six hexadecimal digits."""
        if self.mod == _WHOLE and not self.off:
            return color
        hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in bytes.fromhex(color)))
        changed = min(1.0, light * self.mod / _WHOLE + self.off / _WHOLE)
        return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, changed, saturation))

    def drawing(self, color: str) -> str:
        """The colour in DrawingML; `color` is written where it is in no theme."""
        if not self.slot:
            return f'<a:srgbClr val="{color}"/>'
        changes = f'<a:lumMod val="{self.mod}000"/>' if self.mod != _WHOLE else ""
        changes += f'<a:lumOff val="{self.off}000"/>' if self.off else ""
        return f'<a:schemeClr val="{self.slot}">{changes}</a:schemeClr>' if changes else self.plain

    @property
    def plain(self) -> str:
        """The slot as it is, in DrawingML."""
        return f'<a:schemeClr val="{self.slot}"/>'

    def word(self, attribute: str, theme_attribute: str, color: str) -> str:
        """The attributes of a colour in WordprocessingML: `w:val`/`w:themeColor` or `w:fill`/`w:themeFill`."""
        own = f'w:{attribute}="{color}"'
        if not self.slot:
            return own
        name, kind = _WORD_NAMES.get(self.slot, self.slot), "Tint" if self.off else "Shade"
        share = f"{round(self.mod * 255 / _WHOLE):02X}"
        change = f' w:{theme_attribute.removesuffix("Color")}{kind}="{share}"' if self.mod != _WHOLE else ""
        return f'{own} w:{theme_attribute}="{name}"{change}'


def toward(slot: str, color: str, light: float) -> ThemeColor:
    """The slot, whose colour is `color`, as light as wanted (HSL, from 0 to 1): a tint or a shade of it."""
    own = lightness(color)
    if light >= own and own < 1:
        mod = round(_WHOLE * (1 - light) / (1 - own))
        return ThemeColor(slot, mod, _WHOLE - mod)
    return ThemeColor(slot, round(_WHOLE * light / own))


def lightness(color: str) -> float:
    """The luminance of a colour in HSL, from 0 to 1."""
    channels = bytes.fromhex(color)
    return (max(channels) + min(channels)) / 510
