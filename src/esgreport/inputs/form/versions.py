"""Versions of the form: which one a workbook is, and the changes that bring an older one up to date.

Whoever filled an older form keeps it: sheets and headings are read under their new names, and the changes are told.
A change of the form is one more entry in `CHANGES` and the next `FORM_VERSION`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from esgreport.base.finding import Finding, finding
from esgreport.base.text import Text
from esgreport.company.records import KINDS
from esgreport.inputs.form.sheets import COVER, FORM_VERSION, VERSION_MARK
from esgreport.reading.raw import Scalar
from esgreport.reading.xlsx.book import Book, Row, Sheet

_MARK = re.compile(rf"{VERSION_MARK} (\d+)")


@dataclass(frozen=True, slots=True)
class Change:
    """What a version of the form changed: a column or sheet added, a heading or the sheet of `kind` given another name.

    `before` and `after` are headings (or names of sheets) in Japanese, as people see them.
    """

    version: int
    kind: str
    what: Literal["column", "heading", "sheet", "new-sheet"]
    before: str
    after: str

    @property
    def told(self) -> Text:
        """The change in one phrase."""
        sheet = KINDS[self.kind].JA
        match self.what:
            case "column":
                return Text(f"「{sheet}」に「{self.after}」を追加", f"“{sheet}” gained “{self.after}”")
            case "heading":
                ja = f"「{sheet}」の「{self.before}」を「{self.after}」に改称"
                return Text(ja, f"“{self.before}” of “{sheet}” is now “{self.after}”")
            case "new-sheet":
                return Text(f"シート「{self.after}」を追加", f"the sheet “{self.after}” was added")
            case "sheet":
                ja = f"シート「{self.before}」を「{self.after}」に改称"
                return Text(ja, f"the sheet “{self.before}” is now “{self.after}”")


CHANGES = (
    Change(2, "company", "column", "", "従業員数"),
    Change(2, "items", "column", "", "代替の準備"),
    Change(3, "suppliers", "column", "", "商社"),
    Change(3, "effects", "column", "", "判断日"),
    Change(3, "effects", "column", "", "確度"),
    Change(3, "recovery", "column", "", "代替も止まるシナリオ"),
    Change(3, "legal_gates", "column", "", "目安の確認"),
    Change(3, "options", "column", "", "縮まる不足日数（計）"),
    Change(3, "supply_shares", "new-sheet", "", "調達割合の見立て"),
    Change(3, "leak_losses", "new-sheet", "", "流出の影響額"),
    Change(3, "rights", "new-sheet", "", "切り替える権利"),
    Change(4, "disclosures", "new-sheet", "", "公表した数値"),
    Change(4, "officers", "column", "", "関わらない相手・議案"),
    Change(4, "officers", "column", "", "未公表の案件の担当"),
    Change(4, "customers", "column", "", "別名・略称（日本語）"),
    Change(4, "customers", "column", "", "別名・略称（英語）"),
    Change(4, "suppliers", "column", "", "別名・略称（日本語）"),
    Change(4, "suppliers", "column", "", "別名・略称（英語）"),
    Change(4, "technologies", "column", "", "別名・略称（日本語）"),
    Change(4, "technologies", "column", "", "別名・略称（英語）"),
    Change(4, "partners", "column", "", "別名・略称（日本語）"),
    Change(4, "partners", "column", "", "別名・略称（英語）"),
    Change(5, "dialogue", "column", "", "消去日"),
    Change(5, "asks", "column", "", "消去日"),
    Change(5, "checklist", "column", "", "これからの扱い"),
    Change(5, "checklist", "column", "", "担当"),
    Change(5, "checklist", "column", "", "期限"),
)


def version_of(book: Book) -> Scalar | None:
    """The mark of the form's version on the cover; None when there is none, and then the form counts as of today."""
    for sheet in book.sheets:
        if sheet.name.strip() == COVER:
            return next((cell for row in sheet.rows for cell in row.cells.values() if _MARK.fullmatch(cell.text)), None)
    return None


def up_to_date(book: Book, changes: Iterable[Change] = CHANGES, now: int = FORM_VERSION) -> tuple[Book, list[Finding]]:
    """`book` as a form of today. Findings: ESG-COMPANY-131 what was changed, 132 the form is newer than the program."""
    mark = version_of(book)
    found = _MARK.fullmatch(mark.text) if mark is not None else None
    version = int(found[1]) if found else now
    if mark is None or version == now:
        return book, []
    if version > now:
        return book, [finding("ESG-COMPANY-132", mark.origin, version=version, now=now)]
    due = [change for change in changes if version < change.version <= now]
    sheets = {change.before.lower(): change.after for change in due if change.what == "sheet"}
    made = tuple(_sheet(sheet, sheets, due) for sheet in book.sheets)
    ja, en = ("、".join(change.told.ja for change in due), "; ".join(change.told.en for change in due))
    note = finding("ESG-COMPANY-131", mark.origin, version=version, now=now, ja=ja, en=en)
    return replace(book, sheets=made), [note]


def _sheet(sheet: Sheet, names: Mapping[str, str], due: list[Change]) -> Sheet:
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


def _row(row: Row, renamed: Mapping[str, str]) -> Row:
    cells = {
        column: replace(cell, text=renamed[key]) if (key := cell.text.strip().lower()) in renamed else cell
        for column, cell in row.cells.items()
    }
    return replace(row, cells=cells)
