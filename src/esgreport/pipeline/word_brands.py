"""The Word brands of a build by the form and language of a document, each opened when a document first needs it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Literal, TypeAlias

from esgreport.base.finding import Outcome
from esgreport.base.text import Language
from esgreport.brand.compiled import DocxBrand
from esgreport.brand.docx.word_form import WordForm
from esgreport.inputs.project import OURS, Brand, Folder
from esgreport.pipeline.brands import checksums, docx_brand, given_paper

# The forms of documents; a slide and a workbook that look for a Word brand take that of papers.
Form: TypeAlias = Literal["letter", "paper", "deck", "book"]


class WordBrands:
    """The company's own Word template for every document, or the built-in brand of each form and language."""

    def __init__(self, opened: Callable[[WordForm, Language], Outcome[DocxBrand]], company: DocxBrand | None) -> None:
        self.company = company
        self._opened = cache(opened)
        self._static: dict[str, Mapping[str, int]] = {}

    def open(self, form: Form, language: Language) -> Outcome[DocxBrand]:
        """The brand of a document. Findings: those of compiling the built-in one, which a project may shadow."""
        return self._opened("letter" if form == "letter" else "paper", language)

    def brand(self, form: Form, language: Language) -> DocxBrand:
        """The brand of a document that could be arranged. Raises LookupError when there is none."""
        brand = self.open(form, language).value
        if brand is None:
            raise LookupError(f"no Word brand for {form} {language}")
        return brand

    def static(self, form: Form, language: Language) -> Mapping[str, int]:
        """The checksums of the brand's own parts, which the audit need not read again."""
        brand = self.brand(form, language)
        if brand.digest not in self._static:
            self._static[brand.digest] = checksums(brand.static)
        return self._static[brand.digest]


def word_brands(folder: Folder, brand_files: tuple[str, ...], ours: Brand = OURS) -> Outcome[WordBrands]:
    """The Word brands of a project. Findings: those of the company's own template, which is opened at once."""
    if not given_paper(brand_files):
        return Outcome(WordBrands(lambda form, language: docx_brand(folder, (), ours, form, language), None))
    company = docx_brand(folder, brand_files, ours)
    if company.value is None:
        return Outcome(None, company.findings)
    always = Outcome(company.value)
    return Outcome(WordBrands(lambda form, language: always, company.value), company.findings)
