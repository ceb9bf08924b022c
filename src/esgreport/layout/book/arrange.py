"""A document as a workbook: a sheet for each section, and a first sheet that leads to them."""

from __future__ import annotations

import re

from esgreport.base.text import Language, Text
from esgreport.document.tree import Document, Section
from esgreport.layout.book.blocks import SheetBuilder
from esgreport.layout.book.plan import BookLook, BookPlan, CellPlan, ColumnPlan, RowPlan, SheetPlan
from esgreport.layout.inline import plain
from esgreport.layout.properties import properties_of
from esgreport.layout.wording import CONTENTS

# Excel keeps no longer names of sheets, and none with these signs.
NAME_LIMIT = 31
_REFUSED = re.compile(r"[\[\]:*?/\\']")
NUMBERED = Text("別紙{number}　{title}", "Annex {number}: {title}")
FIRST_WIDTHS = (12.0, 60.0)
TITLE_PT = 24.0


def arrange_book(document: Document, look: BookLook) -> BookPlan:
    """The workbook of `document` in the look of its brand."""
    marks = "　".join(filter(None, (document.handling, document.draft)))
    sheets = tuple(_sheet(section, document.language, marks) for section in document.sections)
    return BookPlan(
        title=document.title,
        sheets=(_contents(document, sheets, marks), *sheets),
        properties=properties_of(document),
        header=marks,
        footer=document.footer,
        look=look,
    )


def _sheet(section: Section, language: Language, marks: str) -> SheetPlan:
    builder = SheetBuilder(language)
    builder.title(_titled(section, language), marks)
    for block in section.blocks:
        builder.add(block)
    return builder.sheet(_sheet_name(section))


def _titled(section: Section, language: Language) -> str:
    """The title of a sheet with its number, by which the document refers to it."""
    return NUMBERED.of(language).replace("{number}", str(section.number)).replace("{title}", plain(section.title))


def _sheet_name(section: Section) -> str:
    return _REFUSED.sub(" ", f"{section.number} {plain(section.title)}")[:NAME_LIMIT].rstrip()


def _contents(document: Document, sheets: tuple[SheetPlan, ...], marks: str) -> SheetPlan:
    """The first sheet: what the book is, and a link to each sheet."""
    cells = [CellPlan(1, 1, document.title, "title"), CellPlan(2, 1, marks, "note")]
    for row, (section, sheet) in enumerate(zip(document.sections, sheets, strict=True), start=4):
        cells += [CellPlan(row, 1, str(section.number)), CellPlan(row, 2, sheet.name, "link", link=sheet.name)]
    columns = tuple(map(ColumnPlan, FIRST_WIDTHS))
    return SheetPlan(CONTENTS.of(document.language), columns, (RowPlan(1, TITLE_PT),), tuple(cells), locked=False)
