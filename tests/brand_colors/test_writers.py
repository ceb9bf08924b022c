"""Every writer can print every colour role, by the theme's slot and its shade."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from esgreport.brand.compiled import DocxBrand, PptxBrand
from esgreport.document.tree import Document
from esgreport.layout.chart_plan import ColorRole
from esgreport.layout.page import arrange_page
from esgreport.writers.chart.style import ChartStyle
from esgreport.writers.docx.style import docx_style
from esgreport.writers.html.style import style
from esgreport.writers.pptx.style import pptx_style
from tests.brand_colors.test_color_roles import compiled

ROLES: tuple[ColorRole, ...] = get_args(ColorRole)
SOFT = '<a:schemeClr val="accent2"><a:lumMod val="12000"/><a:lumOff val="88000"/></a:schemeClr>'


@pytest.fixture(scope="module")
def paper() -> DocxBrand:
    brand = compiled("docx")
    assert isinstance(brand, DocxBrand)
    return brand


@pytest.fixture(scope="module")
def slides() -> PptxBrand:
    brand = compiled("pptx")
    assert isinstance(brand, PptxBrand)
    return brand


def test_slides(slides: PptxBrand) -> None:
    fills = pptx_style(slides, "ja").fills
    assert set(fills) == set(ROLES)
    assert fills["accent2-soft"] == f"<a:solidFill>{SOFT}</a:solidFill>"


def test_charts(slides: PptxBrand) -> None:
    schemes = {role: color.drawing(slides.colors[role]) for role, color in slides.theme_colors.items()}
    paint = ChartStyle(tuple(slides.colors.items()), tuple(schemes.items()))
    assert {paint.color(role) for role in ROLES} == set(schemes.values())
    assert paint.pale("accent2") == paint.color("accent2-mid")


def test_papers(paper: DocxBrand) -> None:
    look = docx_style(paper)
    assert set(look.fills) == set(look.inks) == set(ROLES)
    assert 'w:themeFill="accent2" w:themeFillTint="1F"' in look.fills["accent2-soft"]
    assert {"dark", "accent1", "accent2", "accent3"} <= look.dark_roles
    assert not look.dark_roles & {"surface", "accent1-soft", "accent2-pale", "accent3-soft"}


def test_pages_by_day_and_by_night(paper: DocxBrand) -> None:
    day = date(2026, 6, 30)
    tree = Document("letter", "letter", "ja", "public", "題", "社", "社", "公開", day, day, ())
    sheet = style(arrange_page(tree, dict(paper.colors), paper.fonts), "")
    for role in ROLES:
        assert sheet.count(f"--{role}:#") >= 3, role
        assert f".f-{role}{{" in sheet
