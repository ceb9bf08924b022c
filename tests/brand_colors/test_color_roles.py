"""Colour roles of every theme: legible, apart, and made of the theme so that a change of theme recolours the file."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esgreport.brand.cache_codec import from_bytes, to_bytes
from esgreport.brand.color import contrast
from esgreport.brand.color_roles import ACCENTS, ColorRoles, color_roles
from esgreport.brand.compiled import DocxBrand, PptxBrand
from esgreport.brand.docx.compile import compile_docx
from esgreport.brand.docx.role_styles import ROLE_STYLES
from esgreport.brand.pptx import compile_pptx
from esgreport.brand.theme_color import ThemeColor
from esgreport.layout.chart_plan import ColorRole
from esgreport.ooxml.opening import open_package
from esgreport.ooxml.package import package_of

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT.parent / "shared" / "brands"
BUILT_IN = ROOT / "content" / "brand"
SOLIDS = ("accent1", "accent2", "accent3")
OFFICE = {
    "tx1": "000000", "bg1": "FFFFFF", "tx2": "1F497D", "bg2": "EEECE1", "accent1": "4F81BD", "accent2": "C0504D",
    "accent3": "9BBB59", "accent4": "8064A2", "accent5": "4BACC6", "accent6": "F79646",
}  # fmt: skip


def templates() -> list[str]:
    names = [path.name for path in TEMPLATES.iterdir() if path.suffix != ".md"] if TEMPLATES.is_dir() else []
    return ["docx", "pptx", *sorted(names)]


def compiled(name: str) -> DocxBrand | PptxBrand | None:
    if name in ("docx", "pptx"):
        base = BUILT_IN / name
        files = (path for path in base.rglob("*") if path.is_file())
        package = package_of(name, {path.relative_to(base).as_posix(): path.read_bytes() for path in files})
    else:
        opened = open_package((TEMPLATES / name).read_bytes(), name).value
        assert opened is not None
        package = opened
    is_word = "doc" in name or "dot" in name
    return compile_docx(package).value if is_word else compile_pptx(package).value


def hue_distance(first: str, second: str) -> float:
    hues = [colorsys.rgb_to_hls(*(part / 255 for part in bytes.fromhex(color)))[0] * 360 for color in (first, second)]
    return min(abs(hues[0] - hues[1]), 360 - abs(hues[0] - hues[1]))


def legible(colors: Mapping[str, str]) -> None:
    assert set(colors) == set(get_args(ColorRole))
    for role in (*SOLIDS, "dark", "muted"):
        assert contrast(colors[role], colors["paper"]) >= 4.5, role
    for role in SOLIDS:
        assert contrast(colors[f"{role}-soft"], colors["text"]) >= 4.5, role
        steps = [contrast(colors[f"{role}{step}"], colors["paper"]) for step in ("-soft", "-pale", "-mid", "")]
        assert steps == sorted(steps) and len(set(steps)) == 4, role


@pytest.mark.parametrize("name", templates())
def test_colours_of_every_template_are_legible_apart_and_of_its_theme(name: str) -> None:
    brand = compiled(name)
    if brand is None:
        pytest.skip("no slide can be made from this template")
    legible(brand.colors)
    assert set(brand.theme_colors) == set(brand.colors)
    assert all(color.slot for color in brand.theme_colors.values())
    slots = [brand.theme_colors[role].slot for role in SOLIDS]
    for first, second in ((0, 1), (0, 2), (1, 2)):
        if slots[first] in ACCENTS and slots[second] in ACCENTS and slots[first] != slots[second]:
            assert hue_distance(brand.colors[SOLIDS[first]], brand.colors[SOLIDS[second]]) >= 24
        else:
            assert brand.colors[SOLIDS[first]] != brand.colors[SOLIDS[second]]


@pytest.mark.parametrize("name", ["docx", "pptx"])
def test_the_built_in_colours_are_those_of_the_theme_unchanged(name: str) -> None:
    brand = compiled(name)
    assert brand is not None
    assert [brand.theme_colors[role] for role in SOLIDS] == [ThemeColor(role) for role in SOLIDS]
    assert brand.theme_colors["dark"] == ThemeColor("tx2")
    assert brand.theme_colors["accent2-soft"] == ThemeColor("accent2", 12, 88)
    assert brand.theme_colors["surface"].slot == "bg1"


@pytest.mark.parametrize("name", ["docx", "pptx"])
def test_a_kept_brand_has_its_colours(name: str) -> None:
    brand = compiled(name)
    assert brand is not None
    again = from_bytes(type(brand), to_bytes(brand))
    assert again.theme_colors == brand.theme_colors and again.colors == brand.colors


def test_the_first_colour_is_asked_the_warmest_warns_and_the_next_is_ours() -> None:
    roles = color_roles(OFFICE)
    assert [roles.theme_colors[role].slot for role in SOLIDS] == ["accent1", "accent3", "accent6"]
    assert roles.theme_colors["accent1"].mod < 100
    assert roles.adjusted == SOLIDS


def test_a_pale_first_accent_gives_way() -> None:
    roles = color_roles(OFFICE | {"accent1": "FFE08A"})
    assert roles.theme_colors["accent1"].slot == "accent2"


def test_a_theme_of_one_hue_has_a_second_tone_of_it_and_warns_in_the_colour_of_its_text() -> None:
    roles = color_roles(OFFICE | dict.fromkeys(ACCENTS, "1B5490"))
    assert roles.theme_colors["accent2"] == ThemeColor("accent1", 65)
    assert roles.theme_colors["accent3"].slot == "tx1"
    legible(roles.colors)


def test_cold_hues_do_not_warn() -> None:
    blues = dict.fromkeys(ACCENTS, "1B5490")
    roles = color_roles(OFFICE | blues | {"accent2": "1B7F7A"})
    assert [roles.theme_colors[role].slot for role in SOLIDS] == ["accent1", "accent2", "tx1"]


def test_a_dark_background_gets_light_solids_and_dark_panels() -> None:
    roles = color_roles(OFFICE | {"tx1": "FFFFFF", "bg1": "101418", "tx2": "DDE6F0", "bg2": "202830"})
    legible(roles.colors)
    assert roles.theme_colors["dark"] == ThemeColor("tx2")


COLORS = st.integers(0, 0xFFFFFF).map(lambda number: f"{number:06X}")


@given(st.fixed_dictionaries(dict.fromkeys(("tx2", "bg2", *ACCENTS), COLORS)))
def test_any_accents_give_legible_solids(slots: dict[str, str]) -> None:
    roles = color_roles({"tx1": "1A1A1A", "bg1": "FFFFFF"} | slots)
    legible(roles.colors)
    _read_in_word_as_in_drawings(roles)


def _read_in_word_as_in_drawings(roles: ColorRoles) -> None:
    for role, color in roles.theme_colors.items():
        assert color.off == 0 or color.mod + color.off == 100, role
        assert color.word("val", "themeColor", roles.colors[role]).count("w:theme") <= 2


def test_markup_names_the_slot_and_what_is_done_to_it() -> None:
    assert ThemeColor("accent1").drawing("1B5490") == '<a:schemeClr val="accent1"/>'
    soft = '<a:schemeClr val="accent1"><a:lumMod val="12000"/><a:lumOff val="88000"/></a:schemeClr>'
    assert ThemeColor("accent1", 12, 88).drawing("DEEAF7") == soft
    assert ThemeColor().drawing("DEEAF7") == '<a:srgbClr val="DEEAF7"/>'
    fill = 'w:fill="DEEAF7" w:themeFill="accent1" w:themeFillTint="1F"'
    assert ThemeColor("accent1", 12, 88).word("fill", "themeFill", "DEEAF7") == fill
    ink = 'w:val="0E2A48" w:themeColor="text1" w:themeShade="80"'
    assert ThemeColor("tx1", 50).word("val", "themeColor", "0E2A48") == ink
    assert ThemeColor().word("val", "themeColor", "0E2A48") == 'w:val="0E2A48"'


def test_every_style_that_a_paper_may_lack_names_a_role_that_there_is() -> None:
    roles = {*get_args(ColorRole), ""}
    assert {style.color for style in ROLE_STYLES} <= roles
