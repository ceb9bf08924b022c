"""Versions of the form: which one a workbook is, and the changes that bring an older one up to date.

A form filled in an older version stays valid: sheets and headings are read under their new names; changes are reported.
A change of the form is one more entry in `content/forms/standard.yaml` and the next `FORM_VERSION`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from esgreport.base.finding import Finding, finding
from esgreport.company.records import KINDS
from esgreport.inputs.form.definition import Change, standard
from esgreport.inputs.form.sheets import COVER, FORM_VERSION, VERSION_MARK
from esgreport.reading.raw import Scalar
from esgreport.reading.xlsx.book import Workbook, Worksheet, WorksheetRow

_MARK = re.compile(rf"{VERSION_MARK} (\d+)")


def version_of(book: Workbook) -> Scalar | None:
    """The mark of the form's version on the cover; None when there is none, and then the form counts as of today."""
    for sheet in book.sheets:
        if sheet.name.strip() == COVER:
            return next((cell for row in sheet.rows for cell in row.cells.values() if _MARK.fullmatch(cell.text)), None)
    return None


def up_to_date(
    book: Workbook, changes: Iterable[Change] | None = None, now: int = FORM_VERSION
) -> tuple[Workbook, list[Finding]]:
    """`book` as a form of today, after the `changes` of the form.

    Findings: ESG-COMPANY-131 what was changed, 132 the form is newer than the program.
    """
    mark = version_of(book)
    found = _MARK.fullmatch(mark.text) if mark is not None else None
    version = int(found[1]) if found else now
    if mark is None or version == now:
        return book, []
    if version > now:
        return book, [finding("ESG-COMPANY-132", mark.origin, version=version, now=now)]
    due = [change for change in changes or standard().changes if version < change.version <= now]
    sheets = {change.before.lower(): change.after for change in due if change.what == "sheet"}
    sheets_renewed = tuple(_sheet(sheet, sheets, due) for sheet in book.sheets)
    ja, en = ("、".join(change.described.ja for change in due), "; ".join(change.described.en for change in due))
    note = finding("ESG-COMPANY-131", mark.origin, version=version, now=now, ja=ja, en=en)
    return replace(book, sheets=sheets_renewed), [note]


def _sheet(sheet: Worksheet, names: Mapping[str, str], due: list[Change]) -> Worksheet:
    """A sheet under its new name, with the new names of its headings; the places of cells stay those of the file."""
    name = names.get(sheet.name.strip().lower(), sheet.name)
    kinds = {KINDS[kind].JA: kind for kind in KINDS}
    renamed = {
        change.before.lower(): change.after
        for change in due
        if change.what == "heading" and change.kind == kinds.get(name.strip())
    }
    if name == sheet.name and not renamed:
        return sheet
    return replace(sheet, name=name, rows=tuple(_row(row, renamed) for row in sheet.rows))


def _row(row: WorksheetRow, renamed: Mapping[str, str]) -> WorksheetRow:
    cells = {
        column: replace(cell, text=renamed[key]) if (key := cell.text.strip().lower()) in renamed else cell
        for column, cell in row.cells.items()
    }
    return replace(row, cells=cells)
