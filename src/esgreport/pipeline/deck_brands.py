"""The PowerPoint brands of a build by the language of a deck, each opened when a deck first needs it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from esgreport.base.finding import Outcome
from esgreport.base.text import Language
from esgreport.brand.compiled import PptxBrand
from esgreport.inputs.project import OURS, Brand, Folder
from esgreport.pipeline.brands import checksums, given_deck, pptx_brand


class DeckBrands:
    """The company's own PowerPoint template for every deck, or the built-in brand of each language."""

    def __init__(self, opened: Callable[[Language], Outcome[PptxBrand]], company: PptxBrand | None) -> None:
        self.company = company
        self._opened = cache(opened)
        self._static: dict[str, Mapping[str, int]] = {}

    def open(self, language: Language) -> Outcome[PptxBrand]:
        """The brand of a deck. Findings: those of compiling the built-in one, which a project may shadow."""
        return self._opened(language)

    def brand(self, language: Language) -> PptxBrand:
        """The brand of a deck that could be arranged. Raises LookupError when there is none."""
        brand = self.open(language).value
        if brand is None:
            raise LookupError(f"no PowerPoint brand for {language}")
        return brand

    def static(self, language: Language) -> Mapping[str, int]:
        """The checksums of the brand's own parts, which the audit need not read again."""
        brand = self.brand(language)
        if brand.digest not in self._static:
            self._static[brand.digest] = checksums(brand.static)
        return self._static[brand.digest]


def deck_brands(folder: Folder, brand_files: tuple[str, ...], ours: Brand = OURS) -> Outcome[DeckBrands]:
    """The PowerPoint brands of a project. Findings: those of the company's own template, which is opened at once."""
    if not given_deck(brand_files):
        return Outcome(DeckBrands(lambda language: pptx_brand(folder, (), ours, language), None))
    company = pptx_brand(folder, brand_files, ours)
    if company.value is None:
        return Outcome(None, company.findings)
    opened = {"ja": Outcome(company.value), "en": Outcome(company.value.in_english())}
    return Outcome(DeckBrands(lambda language: opened[language], company.value), company.findings)
