"""The built-in brands in other slide sizes and in the serif style."""

from __future__ import annotations

from pathlib import Path

import pytest

from esgreport.brand.compiled import DocxBrand, PptxBrand
from esgreport.brand.slide_size import SIZES, SlideSize
from esgreport.inputs.project import Brand, Folder
from esgreport.pipeline.brands import docx_brand, pptx_brand
from esgreport.system import SystemWorld

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content" / "brand"
MASTER = "pptx/ppt/slideMasters/slideMaster1.xml"


def deck(ours: Brand) -> PptxBrand:
    made = pptx_brand(Folder(SystemWorld(), str(ROOT / "examples" / "aoba-precision")), (), ours)
    assert made.value is not None and made.findings == ()
    return made.value


def paper(ours: Brand) -> DocxBrand:
    made = docx_brand(Folder(SystemWorld(), str(ROOT / "examples" / "aoba-precision")), (), ours)
    assert made.value is not None and made.findings == ()
    return made.value


@pytest.mark.parametrize("style", ["plain", "serif"])
@pytest.mark.parametrize("size", SIZES)
def test_every_size_and_style_has_the_places_of_the_design(size: SlideSize, style: str) -> None:
    brand = deck(Brand(slides=size, style=style))  # type: ignore[arg-type]
    width, height, _ = SIZES[size]
    assert (brand.width, brand.height) == (width, height)
    for role in ("content", "title-only"):
        title = brand.layouts[role].placeholder("title")
        assert title is not None and brand.layouts[role].placeholder("tracker") is not None
        assert abs(title.x / width - 0.047) < 0.001 and abs(title.y / height - 0.060) < 0.001
        assert abs((title.y + title.cy) / height - 0.170) < 0.001
    x, y, cx, cy = brand.area
    assert abs(y / height - 0.194) < 0.001 and abs((y + cy) / height - 0.893) < 0.001
    assert abs(cx / width - 0.906) < 0.001 and abs(x / width - 0.047) < 0.001
    for layout in brand.layouts.values():
        assert all(place.x >= 0 and place.x + place.cx <= width for place in layout.placeholders)
        assert all(place.recolor == "" for place in layout.placeholders)


def test_the_serif_style_has_serif_headings_and_its_own_colours() -> None:
    plain, serif = deck(Brand()), deck(Brand(style="serif"))
    assert (serif.fonts.heading, serif.fonts.body) == ("BIZ UDPMincho", plain.fonts.body)
    assert serif.colors["accent1"] != plain.colors["accent1"]
    assert serif.digest != plain.digest
    letter = paper(Brand(style="serif"))
    assert letter.fonts.heading == letter.fonts.body == "BIZ UDPMincho"
    assert letter.colors["accent1"] == serif.colors["accent1"]


def test_the_master_of_the_serif_style_differs_in_the_weight_of_titles_only() -> None:
    plain, serif = ((CONTENT / name / MASTER).read_text("utf-8") for name in ("", "serif"))
    assert serif == plain.replace('sz="2400" b="1"', 'sz="2400" b="0"')
