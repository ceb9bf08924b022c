"""Tables that ask for more room than an upright page has: a smaller type up to 12 %, then a page on its side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from esgreport.document.tree import Table
from esgreport.layout.columns import Demand, demands
from esgreport.layout.flow.compression import HALF_POINT, LEAST_SMALL_PT, MOST_SMALLER
from esgreport.layout.flow.page_context import CELL_PADDING_TWIPS, PageSheet
from esgreport.layout.plan import TWIPS_PER_PT


def page_of(table: Table, sheet: PageSheet) -> PageSheet:
    """The page for a table: on its side where even the smallest type is too wide for this one, and that is wider."""
    wider = sheet.brand.landscape.page.text_width > sheet.page.text_width
    return replace(sheet, is_landscape=True) if wider and is_divided(table, sheet) else sheet


def type_size(table: Table, sheet: PageSheet) -> Decimal:
    """The first size of type, from the style's own on, that divides no word and no figure; else the smallest."""
    sizes = _sizes(sheet)
    return next((size for size in sizes if not _divides(table, sheet, size)), sizes[-1])


def is_divided(table: Table, sheet: PageSheet) -> bool:
    """Whether words or figures are divided in the smallest type on `sheet`."""
    return _divides(table, sheet, _sizes(sheet)[-1])


def column_demands(table: Table, sheet: PageSheet, size_pt: Decimal) -> tuple[Demand, ...]:
    """What the columns ask for in a type of `size_pt`: on a page their contents decide, not the weights of slides."""
    padding = CELL_PADDING_TWIPS / TWIPS_PER_PT
    asked = demands(table, sheet.face("table-text"), sheet.face("table-head"), float(size_pt), padding)
    return tuple(replace(demand, weight=0) for demand in asked)


def _divides(table: Table, sheet: PageSheet, size_pt: Decimal) -> bool:
    if table.purpose != "records":
        return False
    return sum(column.hard for column in column_demands(table, sheet, size_pt)) > sheet.width_pt


def _sizes(sheet: PageSheet) -> tuple[Decimal, ...]:
    own = Decimal(str(sheet.style("table-text").size_pt))
    return (own, *_smaller(own))


def _smaller(own: Decimal) -> Iterator[Decimal]:
    size = own - HALF_POINT
    while size >= max(LEAST_SMALL_PT, own * MOST_SMALLER):
        yield size
        size -= HALF_POINT
