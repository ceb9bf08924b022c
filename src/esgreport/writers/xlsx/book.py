"""One BookPlan becomes one workbook."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from esgreport.layout.book.plan import BookLook, BookPlan, CellPlan, ChoicePlan, SheetPlan
from esgreport.reading.xlsx.book import letters

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

# XlsxWriter would write the clock's time; the form belongs to no day.
CREATED = datetime(2026, 1, 1, tzinfo=UTC)
EPOCH = date(1899, 12, 30)
LINE = {"bottom": 1, "bottom_color": "#B8BEC6"}
EDGE = {"border": 1, "border_color": "#B8BEC6"}
ROLES: dict[str, dict[str, Any]] = {
    "plain": {"valign": "top"},
    "title": {"bold": True, "font_size": 15, "font_color": "#12365C", "valign": "vcenter"},
    "about": {"text_wrap": True, "font_color": "#333333", "valign": "top"},
    "note": {"font_size": 9, "font_color": "#444444", "valign": "top"},
    "how": {"text_wrap": True, "font_size": 8, "font_color": "#555555", "valign": "top"},
    "heading": {"text_wrap": True, "bold": True, "bg_color": "#DCE6F1", "valign": "vcenter", **EDGE},
    "needed": {
        "text_wrap": True,
        "bold": True,
        "bg_color": "#12365C",
        "font_color": "#FFFFFF",
        "valign": "vcenter",
        **EDGE,
    },
    "common": {"text_wrap": True, "bold": True, "bg_color": "#E7E6E6", "valign": "vcenter", **EDGE},
    "english": {"text_wrap": True, "font_size": 9, "font_color": "#444444", "valign": "vcenter"},
    "key": {"font_size": 8, "font_color": "#808080"},
    "value": {"text_wrap": True, "valign": "top", "locked": False, **EDGE},
    "legend": {"bold": True, "font_size": 12},
    "link": {"font_color": "#0B5394", "underline": 1, "valign": "top"},
    "head": {"text_wrap": True, "bold": True, "font_color": "#FFFFFF", "valign": "vcenter"},
    "head-end": {"text_wrap": True, "bold": True, "font_color": "#FFFFFF", "valign": "vcenter", "align": "right"},
    "record": {"text_wrap": True, "valign": "top", **LINE},
    "record-strong": {"text_wrap": True, "bold": True, "valign": "top", **LINE},
    "record-center": {"text_wrap": True, "valign": "top", "align": "center", **LINE},
    "record-end": {"text_wrap": True, "valign": "top", "align": "right", **LINE},
}  # fmt: skip
# The roles that are filled with the colour of the book's headings, or written in it.
FILLED, TINTED = ("needed", "head", "head-end"), ("title",)
ALLOWED = {
    "insert_rows": True, "delete_rows": True, "format_cells": True, "format_columns": True, "format_rows": True,
    "sort": True, "autofilter": True,
}  # fmt: skip


def write_book(plan: BookPlan) -> bytes:
    """The workbook of `plan`. Text is always text, whatever sign it starts with."""
    import xlsxwriter

    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(target, options)
    book.set_properties(_properties(plan))
    _Writer(book, plan.look).write(plan)
    book.close()
    return target.getvalue()


def _properties(plan: BookPlan) -> dict[str, Any]:
    """What the file says about itself; the handling mark is the category, as in other documents."""
    given = plan.properties
    if given is None:
        return {"title": plan.title, "author": "", "company": "", "comments": "", "created": CREATED}
    created = datetime.combine(given.created, time(), UTC)
    said = {"author": given.author, "company": given.company, "category": given.handling}
    return {"title": given.title, "comments": "", "created": created, **said}


class _Writer:
    """The writing of one workbook: formats are made once for each role and number format."""

    def __init__(self, book: Workbook, look: BookLook) -> None:
        self.book = book
        self.look = look
        self.formats: dict[tuple[str, str], Any] = {}

    def write(self, plan: BookPlan) -> None:
        sheets = [(self.book.add_worksheet(sheet.name), sheet) for sheet in plan.sheets]
        for name in plan.names:
            column = letters(name.column)
            area = f"${column}${name.first_row}:${column}${name.last_row}"
            self.book.define_name(name.name, f"='{name.sheet}'!{area}")
        for target, sheet in sheets:
            self.sheet(target, sheet)
            _running(target, plan)

    def format(self, role: str, number_format: str = "General") -> Any:
        """The format of a role; the same one each time."""
        key = (role, number_format)
        if key not in self.formats:
            properties = {"font_name": self.look.font, "font_size": 10, **ROLES[role], "num_format": number_format}
            properties |= {"bg_color": f"#{self.look.accent}"} if role in FILLED else {}
            properties |= {"font_color": f"#{self.look.accent}"} if role in TINTED else {}
            self.formats[key] = self.book.add_format(properties)
        return self.formats[key]

    def sheet(self, target: Worksheet, plan: SheetPlan) -> None:
        self.grid(target, plan)
        for cell in plan.cells:
            self.cell(target, cell)
        for choice in plan.choices:
            self.choice(target, choice)
        target.freeze_panes(plan.frozen_rows, plan.frozen_columns)
        target.hide_gridlines(0 if any(column.open for column in plan.columns) else 2)
        target.set_landscape()
        target.set_paper(9)
        target.fit_to_pages(1, 0)
        if plan.locked:
            target.protect("", ALLOWED)

    def grid(self, target: Worksheet, plan: SheetPlan) -> None:
        """Widths of columns and heights of rows."""
        for index, column in enumerate(plan.columns):
            role = "value" if column.open else "plain"
            target.set_column(index, index, column.width, self.format(role, column.number_format))
        heights = {row.row: row.height_pt for row in plan.rows}
        for number in range(1, max([plan.frozen_rows, *heights], default=0) + 1):
            target.set_row(number - 1, heights.get(number), self.format("plain"))

    def cell(self, target: Worksheet, cell: CellPlan) -> None:
        row, column = cell.row - 1, cell.column - 1
        style = self.format(cell.role, cell.number_format)
        if cell.span > 1:
            target.merge_range(row, column, row, column + cell.span - 1, "", style)
        if cell.link:
            target.write_url(row, column, f"internal:'{cell.link}'!A1", style, cell.link)
        elif isinstance(cell.value, Decimal):
            target.write_number(row, column, float(cell.value), style)
        elif isinstance(cell.value, date):
            target.write_number(row, column, (cell.value - EPOCH).days, style)
        elif cell.value:
            target.write_string(row, column, cell.value, style)
        else:
            target.write_blank(row, column, None, style)

    def choice(self, target: Worksheet, choice: ChoicePlan) -> None:
        options = {
            "validate": "list",
            "source": list(choice.words) if choice.words else f"={choice.name}",
            "error_type": "stop" if choice.strict else "warning",
            "error_title": "選択肢にない値です",
            "error_message": "選択肢から選んでください。 / Please choose from the list.",
        }
        target.data_validation(choice.first_row - 1, choice.column - 1, choice.last_row - 1, choice.column - 1, options)


def _running(target: Worksheet, plan: BookPlan) -> None:
    """What printed pages carry: marks at the head, the company and the number of the page at the foot."""
    if plan.header:
        target.set_header(f"&R{_literal(plan.header)}")
    if plan.footer:
        target.set_footer(f"&L{_literal(plan.footer)}&R&P / &N")


def _literal(text: str) -> str:
    """A text in which no sign is a code: programs read `&` and a letter as one."""
    return text.replace("&", "&&")
