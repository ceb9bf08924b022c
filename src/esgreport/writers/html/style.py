"""The style sheet of a page: the brand's colours by light and by dark, screens from 320 pixels on, and paper."""

from __future__ import annotations

from functools import lru_cache
from typing import get_args

from esgreport.brand.color import contrast, mix
from esgreport.brand.color_roles import SHADES
from esgreport.layout.chart_plan import ColorRole
from esgreport.layout.page_plan import WebPage

# The audit knows the style sheet by its first line, and holds it against the characters that a style sheet needs.
STYLE_MARK = "/* esgreport */"
FONTS = "@fonts@"
ROLES: tuple[str, ...] = get_args(ColorRole)
SOLIDS = ("dark", "accent1", "accent2", "accent3")
DARK_PAPER, DARK_BAND, DARK_TEXT, DARK_MUTED, DARK_LINE = "15181C", "20252B", "ECEEF0", "B4BBC4", "4A525C"
TEXT_CONTRAST = 4.5
TONES = (10, 28, 50, 75, 100)


def style(page: WebPage, rules: str) -> str:
    """The whole style sheet: the brand's colours as variables, then `rules` (`content/brand/web/page.css`)."""
    fonts = ", ".join(f'"{name}"' if " " in name or not name.isascii() else name for name in page.fonts)
    return _style(tuple((role, page.colors[role]) for role in ROLES), fonts, rules)


@lru_cache(maxsize=16)
def _style(colors: tuple[tuple[str, str], ...], fonts: str, rules: str) -> str:
    light = dict(colors)
    dark = _by_night(light)
    # Words are set on the accents of light pages too; marks keep the brand's own colour.
    ground = max(light["paper"], light["band"], key=lambda color: contrast(color, "FFFFFF"))
    ink = {role: readable(light[role], ground, "000000") for role in ("accent1", "accent3", "muted")}
    variables = f":root{{{_variables(light)}{_variables(ink, 'ink-')}{_tones(light)}--on:#{_on(light['accent1'])};}}\n"
    night = (
        f"@media (prefers-color-scheme:dark){{:root{{{_variables(dark)}"
        f"{_variables({role: dark[role] for role in ink}, 'ink-')}{_tones(dark)}--on:#{_on(dark['accent1'])};}}}}\n"
    )
    print_light = f"@media print{{:root{{{_variables(light)}{_variables(ink, 'ink-')}{_tones(light)}}}}}\n"
    return f"{STYLE_MARK}\n{variables}{night}{print_light}{rules.replace(FONTS, fonts)}{_marks()}"


def _by_night(light: dict[str, str]) -> dict[str, str]:
    """The roles on a dark page: solids made lighter until they can be read, their shades nearer to the page."""
    solids = {role: readable(light[role], DARK_BAND, "FFFFFF") for role in SOLIDS}
    shades = {
        f"{role}-{name}": mix(solids[role], DARK_PAPER, 100 - round(share * 100))
        for role in SOLIDS[1:]
        for name, share in SHADES.items()
    }
    greys = {
        "text": DARK_TEXT, "muted": DARK_MUTED, "line": DARK_LINE, "band": DARK_BAND, "surface": DARK_BAND,
        "paper": DARK_PAPER,
    }  # fmt: skip
    return greys | solids | shades


def _variables(colors: dict[str, str], prefix: str = "") -> str:
    return "".join(f"--{prefix}{role}:#{color.lower()};" for role, color in colors.items())


def _tones(colors: dict[str, str]) -> str:
    """Five shades of the first accent on paper, and what can be read on each."""
    shades = (mix(colors["accent1"], colors["paper"], percent).lower() for percent in TONES)
    return "".join(f"--tone{number}:#{shade};--on{number}:#{_ink_on(shade)};" for number, shade in enumerate(shades, 1))


def _ink_on(shade: str) -> str:
    return max(("000000", "ffffff"), key=lambda text: contrast(text, shade))


def _on(color: str) -> str:
    return max(("000000", "FFFFFF"), key=lambda text: contrast(text, color)).lower()


def _marks() -> str:
    """The classes of pictures: filled, outlined and hatched marks and lines by colour role."""
    return "".join(
        f".f-{role}{{fill:var(--{role})}}.o-{role}{{fill:var(--paper);stroke:var(--{role});stroke-width:1.5}}"
        f".p-{role}{{fill:var(--{role});fill-opacity:.45;stroke:var(--{role});stroke-width:1.5}}"
        f".h-{role}{{stroke:var(--{role});stroke-width:1.5}}.l-{role}{{stroke:var(--{role});fill:none}}\n"
        for role in ROLES
    )


def readable(color: str, ground: str, toward: str) -> str:
    """`color` moved towards another until words in it can be read on `ground`."""
    steps = (mix(toward, color, share) for share in range(0, 101, 5))
    return next((step for step in steps if contrast(step, ground) >= TEXT_CONTRAST), toward)
