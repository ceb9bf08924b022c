"""Workbooks for insiders: the derived figures, and what our documents say of the guideline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple

from esgreport.base.text import Language
from esgreport.pipeline.load import Loaded
from esgreport.queries.coverage import CoveredItem
from esgreport.queries.coverage_book import coverage_plan
from esgreport.queries.explain import measured
from esgreport.queries.figures_book import figures_plan
from esgreport.writers.xlsx.book import write_book


def figures_book(loaded: Loaded, language: Language) -> bytes:
    """Every derived figure as an Excel workbook."""
    return write_book(figures_plan([astuple(item) for item in measured(loaded, language)], language))


def coverage_book(items: Iterable[CoveredItem], language: Language) -> bytes:
    """The items of the guideline with the sentences that touch on them, as an Excel workbook."""
    return write_book(coverage_plan(items, language))
