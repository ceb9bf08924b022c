"""A template tried: what it is used for, what is missing and made instead, and the example on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from esgreport.base.finding import Outcome
from esgreport.base.text import Language, Text
from esgreport.brand.compiled import DocxBrand, Page, PptxBrand, SlideLayout, StyleMetrics
from esgreport.inputs.project import Folder
from esgreport.pipeline.brands import DECK_ENDINGS
from esgreport.pipeline.build import build_one
from esgreport.pipeline.load import load
from esgreport.pipeline.targets import targets

EXAMPLE = "@examples/aoba-precision"
EMU_PER_MM, TWIPS_PER_MM = 36_000, 56.7
ROLES = {
    "cover": Text("表紙", "cover"),
    "content": Text("題と本文", "title and body"),
    "title-only": Text("題のみ（図表）", "title only (charts, tables)"),
}
PAPER, DECK = Text("用紙", "page"), Text("スライド", "slide")
WIDE_PAPER = Text("横長の表の用紙", "page of wide tables")
FONTS, COLORS = Text("フォント", "fonts"), Text("色", "colours")
OWN, MADE = Text("ひな形のもの", "the template’s own"), Text("ないため作って使う", "missing, made for it")


@dataclass(frozen=True, slots=True)
class Used:
    """One row: what is needed, what serves, and whether it is the template's own or made."""

    role: str
    serves: str
    origin: str


@dataclass(frozen=True, slots=True)
class BrandReport:
    """A template as it will be used; `sample` is the example on it, under `sample_name`.

    `deck` is the compiled template where it is one of slides, and `web_rules` the style of the page of its pictures.
    """

    rows: tuple[Used, ...]
    sample: bytes
    sample_name: str
    sample_format: str
    deck: PptxBrand | None = None
    web_rules: str = ""


def report_on_brand(folder: Folder, path: str, language: Language) -> Outcome[BrandReport]:
    """What the template at `path` is used for, and the example's board deck or shareholder letter on it.

    `folder` is any folder; the facts are the example's. Findings: those of the brand and of the sample.
    """
    loaded = load(Folder(folder.world, EXAMPLE), (path,))
    if loaded.value is None:
        return Outcome(None, loaded.findings)
    resources = loaded.value.resources
    is_deck = path.lower().endswith(DECK_ENDINGS)
    rows = (
        _deck_rows(resources.deck_brands.brand(language), language)
        if is_deck
        else _page_rows(resources.word_brands.brand("letter", language), language)
    )
    document = "board-deck" if is_deck else "shareholder-letter"
    (target,) = targets(loaded.value, [document], [language], [])
    built = build_one(loaded.value, target)
    findings = (*loaded.findings, *built.findings)
    if built.value is None:
        return Outcome(None, findings)
    deck = resources.deck_brands.brand(language) if is_deck else None
    sample = f"{_stem(path)}-sample.{target.format}"
    return Outcome(
        BrandReport(tuple(rows), built.value.data, sample, target.format, deck, resources.web_rules), findings
    )


def _stem(path: str) -> str:
    """The name of a file without its folders and ending."""
    return path.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]


def _deck_rows(brand: PptxBrand, language: Language) -> Iterator[Used]:
    for role, layout in brand.layouts.items():
        yield Used(ROLES[role].of(language), _layout(layout), (MADE if layout.is_made else OWN).of(language))
    size = f"{brand.width / EMU_PER_MM:.0f} × {brand.height / EMU_PER_MM:.0f} mm"
    yield Used(DECK.of(language), size, OWN.of(language))
    yield Used(FONTS.of(language), f"{brand.fonts.heading} / {brand.fonts.body}", "")
    yield Used(COLORS.of(language), _colors(brand.colors), "")


def _layout(layout: SlideLayout) -> str:
    title = layout.placeholder("title")
    return f"{layout.name} ({title.size_pt:g} pt)" if title else layout.name


def _page_rows(brand: DocxBrand, language: Language) -> Iterator[Used]:
    for role, style in brand.styles.items():
        yield Used(role, _style(style), (MADE if style.is_made else OWN).of(language))
    yield Used(PAPER.of(language), _size(brand.page), OWN.of(language))
    yield Used(
        WIDE_PAPER.of(language), _size(brand.landscape.page), (OWN if brand.own_landscape else MADE).of(language)
    )
    yield Used(FONTS.of(language), f"{brand.fonts.heading} / {brand.fonts.body}", "")
    yield Used(COLORS.of(language), _colors(brand.colors), "")


def _size(page: Page) -> str:
    return f"{page.width / TWIPS_PER_MM:.0f} × {page.height / TWIPS_PER_MM:.0f} mm"


def _style(style: StyleMetrics) -> str:
    return f"{style.name} ({style.size_pt:g} pt)"


def _colors(colors: Mapping[str, str]) -> str:
    return " ".join(f"#{colors[role]}" for role in ("accent1", "accent2", "accent3", "text") if role in colors)
