"""Hand-made brands, the built-in fonts, and short ways to write trees."""

from __future__ import annotations

from importlib import util
from pathlib import Path
from types import ModuleType

import pytest

from esgreport.brand.color_roles import color_roles
from esgreport.brand.compiled import (
    DocxBrand,
    Fonts,
    Page,
    PageFrame,
    Placeholder,
    PptxBrand,
    SlideLayout,
    StyleMetrics,
)
from esgreport.brand.theme_color import ThemeColor
from esgreport.layout.text.widths import Faces
from esgreport.ooxml.zipping import compile_static

COLORS = color_roles({
    "tx1": "1A1A1A", "bg1": "FFFFFF", "tx2": "14304F", "bg2": "EFF3F7", "accent1": "1B5490", "accent2": "1B7F7A",
    "accent3": "B45A14", "accent4": "5B6673", "accent5": "BFC7D1", "accent6": "8A94A3",
}).colors  # fmt: skip
# Role: size, line, before, after, bold, heading font; as in the built-in brand.
STYLES = {
    "title": (18, 1.1, 14, 8, True, True), "heading1": (14, 1.15, 15, 5, True, True),
    "heading2": (12, 1.15, 11, 4, True, True), "heading3": (11, 1.15, 8, 3, True, True),
    "body": (10.5, 1.3, 0, 5, False, False), "lead": (11.5, 1.35, 2, 7, False, True),
    "note": (9, 1.15, 2, 3, False, False), "caution": (10, 1.2, 6, 6, False, True),
    "right": (10.5, 1.3, 0, 1, False, False), "center": (10.5, 1.2, 3, 3, False, False),
    "subject": (14, 1.2, 12, 12, True, True), "list-bullet": (10.5, 1.3, 0, 3, False, False),
    "list-number": (10.5, 1.3, 0, 3, False, False), "table-text": (9, 1.2, 1.5, 1.5, False, False),
    "table-head": (9, 1.15, 2, 2, True, True), "caption": (9.5, 1.15, 12, 3, True, True),
    "source": (8, 1.1, 2, 7, False, False), "key-value": (18, 1.1, 2, 1, True, True),
    "key-label": (8.5, 1.25, 0, 2, False, True), "signature": (10.5, 1.25, 0, 1, False, False),
    "letterhead": (12, 1.1, 0, 0, True, True), "kicker": (11, 1.15, 16, 3, True, True),
    "headline": (26, 1.15, 3, 14, False, False), "letter": (11, 1.68, 0, 6, False, False),
    "clause": (8.5, 1.2, 3, 0, False, True),
    "contents": (10, 1.15, 0, 2, False, False),
    "page-note": (8.5, 1.1, 0, 1, False, False),
}  # fmt: skip
TITLE = Placeholder("title", "title", 0, 576000, 324000, 11040000, 828000, 26, True, (0, 0, 0, 0), True)
FOOTER = Placeholder("footer", "ftr", 10, 576000, 6444000, 8280000, 252000, 10, False, (0, 0, 0, 0), False)
BODY = Placeholder(
    "body", "", 1, 576000, 1404000, 11040000, 4860000, 18, False, (0, 0, 0, 0), False, "start", 1.15,
    (18, 16, 14, 14, 14),
)  # fmt: skip
COVER = Placeholder("title", "ctrTitle", 0, 1296000, 1620000, 10320000, 1764000, 34, True, (0, 0, 0, 0), True)
SUBTITLE = Placeholder(
    "subtitle", "subTitle", 1, 1296000, 3780000, 10320000, 1620000, 18, False, (0, 0, 0, 0), False, "start", 1.15,
    (18, 16, 16, 16, 16),
)  # fmt: skip


def _loaded_trees() -> ModuleType:
    spec = util.spec_from_file_location("layout_trees", Path(__file__).with_name("trees.py"))
    assert spec is not None and spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def trees() -> ModuleType:
    return _loaded_trees()


@pytest.fixture(scope="session")
def faces() -> Faces:
    folder = Path(__file__).parents[2] / "content" / "fonts"
    return Faces({path.name: path.read_bytes() for path in folder.glob("*.json")})


@pytest.fixture(scope="session")
def pages() -> DocxBrand:
    return DocxBrand(
        static=compile_static([]),
        defaults={},
        overrides={},
        document_relationships=(),
        package_relationships=(),
        styles={role: StyleMetrics(role, *values) for role, values in STYLES.items()},
        table_styles={role: role for role in ("records", "sheet", "panel", "plain", "component")},
        numbers={"bullet": 1, "number": 2},
        numbering_prefix=b"",
        numbering_suffix=b"",
        frame=PageFrame(Page(11906, 16838, 1588, 1418, 1418, 1418, 794, 680), b"", b"", b"", b""),
        landscape=PageFrame(Page(16838, 11906, 1588, 1418, 1418, 1418, 794, 680), b"", b"", b"", b""),
        own_landscape=False,
        fonts=Fonts("BIZ UDPGothic", "BIZ UDPMincho"),
        colors=COLORS,
        theme_colors=dict.fromkeys(COLORS, ThemeColor()),
        approved_texts=frozenset(),
        digest="pages",
    )


@pytest.fixture(scope="session")
def slides() -> PptxBrand:
    return PptxBrand(
        static=compile_static([]),
        defaults={},
        overrides={},
        presentation_relationships=(),
        package_relationships=(),
        presentation_prefix=b"",
        presentation_suffix=b"",
        layouts={
            "cover": SlideLayout("cover", (COVER, SUBTITLE, FOOTER)),
            "content": SlideLayout("content", (TITLE, BODY, FOOTER)),
            "title-only": SlideLayout("title-only", (TITLE, FOOTER)),
        },
        notes_master="",
        width=12192000,
        height=6858000,
        area=(576000, 1404000, 11040000, 4860000),
        table_style_id="",
        fonts=Fonts("BIZ UDPGothic", "BIZ UDPGothic"),
        english_fonts=Fonts("Calibri", "Calibri"),
        colors=COLORS,
        theme_colors=dict.fromkeys(COLORS, ThemeColor()),
        approved_texts=frozenset(),
        digest="slides",
    )
