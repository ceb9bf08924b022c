"""What every element needs of the brand, worked out once: colours as attributes, style ids, first free list number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from esgreport.brand.color import mix
from esgreport.brand.compiled import DocxBrand
from esgreport.brand.theme_color import ThemeColor
from esgreport.ooxml.xml import escape_attribute

BRANDS = 16
DARK_BELOW = 140
# Parts of accent 1 in a tone from 1 to 5, in per cent; each is distinguishable from its neighbours in grey.
TONES = (10, 28, 50, 75, 100)


@dataclass(frozen=True, eq=False)
class DocxStyle:
    """A brand as its elements use it.

    Two looks are equal only when they are the same one, so memos stay cheap.
    """

    brand: DocxBrand
    style_ids: Mapping[str, str]
    inks: Mapping[str, str]
    fills: Mapping[str, str]
    tones: tuple[str, ...]
    dark_roles: frozenset[str]
    dark_tones: frozenset[int]
    scheme_colors: Mapping[str, ThemeColor]
    first_number: int


@dataclass(frozen=True, slots=True)
class _Key:
    digest: str
    brand: DocxBrand = field(compare=False, hash=False)


def docx_style(brand: DocxBrand) -> DocxStyle:
    """The look of `brand`; the same object for the same brand."""
    return _look(_Key(brand.digest, brand))


@lru_cache(BRANDS)
def _look(key: _Key) -> DocxStyle:
    brand = key.brand
    colors, names = brand.colors, brand.theme_colors
    tones = tuple(mix(colors["accent1"], "FFFFFF", percent) for percent in TONES)
    return DocxStyle(
        brand=brand,
        style_ids={role: escape_attribute(style.style_id) for role, style in brand.styles.items()},
        inks={role: f"<w:color {names[role].word('val', 'themeColor', color)}/>" for role, color in colors.items()},
        fills={role: _shade(names[role].word("fill", "themeFill", color)) for role, color in colors.items()},
        tones=tuple(_shade(f'w:fill="{tone}"') for tone in tones),
        dark_roles=frozenset(role for role, color in colors.items() if is_dark(color)),
        dark_tones=frozenset(number for number, tone in enumerate(tones, start=1) if is_dark(tone)),
        scheme_colors=names,
        first_number=max(brand.numbers.values()) + 1,
    )


def brightness(color: str) -> int:
    """The luma of `color` from 0 to 255 (Rec. ITU-R BT.601)."""
    red, green, blue = bytes.fromhex(color)
    return (299 * red + 587 * green + 114 * blue) // 1000


def is_dark(color: str) -> bool:
    """Whether white text reads better on `color` than dark text."""
    return brightness(color) < DARK_BELOW


def _shade(attributes: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" {attributes}/>'
