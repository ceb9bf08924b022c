"""The form of facts as a workbook: empty, or filled with what files say already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial

from esgreport.inputs.form.definition import both, standard, word
from esgreport.inputs.form.grid import Asked, across, choices, down
from esgreport.inputs.form.sheets import (
    COVER,
    FORM_VERSION,
    LEGENDS,
    VALUE_LEGEND,
    VERSION_MARK,
    FormColumn,
    FormSheet,
    explanation,
    form_sheets,
    how_text,
    title,
)
from esgreport.layout.book.plan import (
    GENERAL,
    TEXT,
    BookPlan,
    CellPlan,
    CellValue,
    ColumnPlan,
    NamePlan,
    Role,
    RowPlan,
    SheetPlan,
)
from esgreport.reading.xlsx.number_format import shown

FIRST_TEXT_ROW = 3
FIRST_ROW = 7
LAST_ROW = 1006
VALUE_COLUMN = 5
FIRST_FIELD_ROW = 4
WIDTHS = {"text": 34.0, "list": 20.0, "labels": 24.0, "label": 18.0, "id": 12.0}
FORMATS = {"money": '#,##0"円"', "percent": "0.0%", "day": "yyyy-mm-dd", "number": GENERAL, "quantity": GENERAL}
SPANS = ("日", "人", "時間", "か月", "年")
Filling = Mapping[str, Sequence[Mapping[str, str]]]


def form_plan(filling: Filling, more: Sequence[SheetPlan] = ()) -> BookPlan:
    """The form, filled with `filling`: for each kind its records as texts by key, in the order of the rows.

    `more` are sheets that follow those of the kinds.
    """
    sheets = form_sheets()
    plans = [_sheet(sheet, filling.get(sheet.record.KIND, ())) for sheet in sheets]
    names = tuple(
        NamePlan(_ids_name(sheet.record.KIND), sheet.name, 1, FIRST_ROW, LAST_ROW)
        for sheet in sheets
        if not sheet.vertical
    )
    return BookPlan(standard().name, (_cover(sheets), *plans, *more), names)


def _ids_name(kind: str) -> str:
    return f"ids_{kind}"


def _cover(sheets: Sequence[FormSheet]) -> SheetPlan:
    """What the workbook is, how to fill it, and its sheets."""
    cells = [CellPlan(1, 1, standard().title, "title")]
    row = 3
    for number, step in enumerate(standard().steps):
        cells.append(CellPlan(row, 1, step.ja, "legend" if number == 0 else "plain"))
        cells.append(CellPlan(row + 1, 1, step.en, "note"))
        row += 2
    heads = (word("sheets", "ja"), both("purpose"))
    cells += [CellPlan(row + 1, index, text, "common") for index, text in enumerate(heads, 1)]
    row += 2
    heights = []
    for sheet in sheets:
        cells.append(CellPlan(row, 1, sheet.name, "link", link=sheet.name))
        cells.append(CellPlan(row, 2, f"{sheet.explanation.ja}\n{sheet.explanation.en}", "about"))
        heights.append(RowPlan(row, 34))
        row += 1
    cells.append(CellPlan(row + 1, 1, f"{VERSION_MARK} {FORM_VERSION}", "key"))
    return SheetPlan(COVER, (ColumnPlan(26), ColumnPlan(96)), (RowPlan(1, 30), *heights), tuple(cells))


def _sheet(sheet: FormSheet, records: Sequence[Mapping[str, str]]) -> SheetPlan:
    return _vertical(sheet, records[0] if records else {}) if sheet.vertical else _horizontal(sheet, records)


def _head(sheet: FormSheet) -> list[CellPlan]:
    return [CellPlan(1, 1, title(sheet), "title"), CellPlan(2, 1, explanation(sheet), "note")]


def _asked(column: FormColumn, texts: Iterable[tuple[str, Role]]) -> Asked:
    refs = column.spec.refs if column.spec.form != "list" else ()
    offers = _ids_name(refs[0]) if len(refs) == 1 and not column.choices else ""
    return Asked(column.key.name, tuple(texts), column.choices, offers, partial(typed, column=column))


def _horizontal(sheet: FormSheet, records: Sequence[Mapping[str, str]]) -> SheetPlan:
    asked = [_asked(column, ((how_text(column), "how"), *_headings(column))) for column in sheet.columns]
    last = max(LAST_ROW, FIRST_ROW + len(records) - 1)
    return SheetPlan(
        sheet.name,
        tuple(ColumnPlan(_width(column), _format(column), True) for column in sheet.columns),
        (RowPlan(1, 24), RowPlan(2, 18), RowPlan(3, 44), RowPlan(4, 30), RowPlan(5, 30)),
        (*_head(sheet), *across(asked, FIRST_TEXT_ROW, records)),
        choices((one, index, FIRST_ROW, last) for index, one in enumerate(asked, 1)),
        frozen_rows=FIRST_ROW - 1,
        frozen_columns=1,
    )


def _vertical(sheet: FormSheet, record: Mapping[str, str]) -> SheetPlan:
    asked = [_asked(column, (*_headings(column), (how_text(column), "how"))) for column in sheet.columns]
    heads = (CellPlan(FIRST_TEXT_ROW, index, text, "common") for index, text in enumerate((*LEGENDS, VALUE_LEGEND), 1))
    rows = range(FIRST_FIELD_ROW, FIRST_FIELD_ROW + len(asked))
    return SheetPlan(
        sheet.name,
        tuple(map(ColumnPlan, (28.0, 30.0, 22.0, 46.0, 60.0))),
        (RowPlan(1, 24), RowPlan(2, 18), *(RowPlan(row, 31) for row in rows)),
        (*_head(sheet), *heads, *down(asked, FIRST_FIELD_ROW, record)),
        choices((one, VALUE_COLUMN, row, row) for row, one in zip(rows, asked, strict=True)),
        frozen_rows=FIRST_FIELD_ROW - 1,
    )


def _headings(column: FormColumn) -> tuple[tuple[str, Role], ...]:
    return (column.key.ja, _role(column)), (column.key.en, "english"), (column.key.name, "key")


def _role(column: FormColumn) -> Role:
    if column.spec.required:
        return "needed"
    return "common" if column.common else "heading"


def _width(column: FormColumn) -> float:
    return WIDTHS.get(column.spec.form, 17.0)


def _format(column: FormColumn) -> str:
    """How a number typed into the column shows: with the unit that the field asks for, where it asks for one."""
    spec = column.spec
    if spec.form == "quantity" and spec.example.lstrip("0123456789,.") in SPANS:
        return f'General"{spec.example.lstrip("0123456789,.")}"'
    return FORMATS.get(spec.form, TEXT)


def typed(text: str, column: FormColumn) -> tuple[CellValue, str]:
    """The cell for a text: a date or a number when that reads back as exactly this text, else the text itself."""
    code = _format(column)
    if not text:
        return text, code
    if column.spec.form == "day":
        return (date.fromisoformat(text), code) if _is_day(text) else (text, code)
    if code == TEXT:
        return text, TEXT
    number = _number(text.removesuffix("%").removesuffix("円").removesuffix(code[8:-1] if "General" in code else ""))
    if number is None:
        return text, code
    value = number / 100 if column.spec.form == "percent" else number
    written = repr(float(value))
    return (value, code) if shown(written, code, False) == text else (text, code)


def _is_day(text: str) -> bool:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return False
    return day.isoformat() == text and day >= date(1900, 3, 1)


def _number(text: str) -> Decimal | None:
    plain = text.lstrip("-")
    return Decimal(text) if plain.replace(".", "", 1).isdigit() and plain.isascii() and len(plain) <= 15 else None
