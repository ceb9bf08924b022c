"""What a slide's markup needs of a brand, hashable so that slides can be memoised by node and brand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

from esgreport.brand.color import mix
from esgreport.brand.compiled import PptxBrand, SlideLayout
from esgreport.brand.theme_color import ThemeColor
from esgreport.layout.chart_plan import ColorRole

# Shares of the first accent colour in the fills of tones 1 to 5: each step is visible in grey as well.
_TONE_PERCENT = (10, 24, 42, 78, 100)


@dataclass(frozen=True, slots=True, eq=False)
class PptxStyle:
    """The brand as slides see it. Two looks are equal when their brands and languages are.

    `fills` are complete a:solidFill elements by role; `tones` are fill and text colour by tone from 1.
    """

    key: tuple[str, str]
    language: str
    layouts: Mapping[str, SlideLayout]
    fills: Mapping[ColorRole, str]
    tones: tuple[tuple[str, str], ...]
    table_style_id: str
    colors: Mapping[str, str]
    scheme_colors: Mapping[str, ThemeColor]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PptxStyle) and self.key == other.key

    def __hash__(self) -> int:
        return self.key.__hash__()


def pptx_style(brand: PptxBrand, language: str) -> PptxStyle:
    """The look of `brand` for text in `language` (`ja…` or anything else for English)."""
    lang = "ja-JP" if language.startswith("ja") else "en-US"
    key = (brand.digest, lang)
    return _LOOKS.get(key) or _remember(key, brand)


_LOOKS: dict[tuple[str, str], PptxStyle] = {}
_MOST_LOOKS = 16


def _remember(key: tuple[str, str], brand: PptxBrand) -> PptxStyle:
    if len(_LOOKS) >= _MOST_LOOKS:
        _LOOKS.clear()
    look = _LOOKS[key] = PptxStyle(
        key=key,
        language=key[1],
        layouts=brand.layouts,
        fills={role: _fill(brand, role) for role in _ROLES},
        tones=_tones(brand.colors["accent1"], brand.colors["paper"], brand.colors["text"]),
        table_style_id=brand.table_style_id,
        colors=brand.colors,
        scheme_colors=brand.theme_colors,
    )
    return look


_ROLES: tuple[ColorRole, ...] = get_args(ColorRole)


def _fill(brand: PptxBrand, role: ColorRole) -> str:
    return f"<a:solidFill>{brand.theme_colors[role].drawing(brand.colors[role])}</a:solidFill>"


@lru_cache(32)
def _tones(accent: str, paper: str, text: str) -> tuple[tuple[str, str], ...]:
    fills = [mix(accent, paper, percent) for percent in _TONE_PERCENT]
    return tuple((_solid(fill), _solid(max((text, paper), key=lambda ink: _apart(ink, fill)))) for fill in fills)


def _solid(color: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'


def _apart(ink: str, fill: str) -> int:
    """How far apart two colours are in grey (luma of ITU-R BT.601, in thousandths)."""
    return abs(_luma(ink) - _luma(fill))


def _luma(color: str) -> int:
    red, green, blue = bytes.fromhex(color)
    return 299 * red + 587 * green + 114 * blue
