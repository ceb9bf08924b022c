"""The plan of a workbook: sheets of cells with roles, choices and names. Rows and columns count from 1."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from esgreport.layout.plan import Properties

CellValue: TypeAlias = str | Decimal | date
Role = Literal[
    "plain", "title", "about", "note", "how", "heading", "needed", "common", "english", "key", "value", "legend",
    "link", "head", "head-end", "record", "record-strong", "record-center", "record-end",
]  # fmt: skip
TEXT = "@"
GENERAL = "General"


@dataclass(frozen=True, slots=True)
class CellPlan:
    """One cell. `link` is the name of a sheet of the same book to jump to; empty for none.

    `span` is how many columns it takes.
    """

    row: int
    column: int
    value: CellValue
    role: Role = "plain"
    number_format: str = GENERAL
    link: str = ""
    span: int = 1


@dataclass(frozen=True, slots=True)
class ChoicePlan:
    """Cells that offer choices: `words` themselves, or those of the range called `name`.

    `strict` refuses other values; otherwise the program only asks whether they are meant.
    """

    first_row: int
    last_row: int
    column: int
    words: tuple[str, ...] = ()
    name: str = ""
    strict: bool = False


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """One column: its width in characters, how its numbers show, and whether people write in it."""

    width: float
    number_format: str = GENERAL
    open: bool = False


@dataclass(frozen=True, slots=True)
class RowPlan:
    """One row with a height of its own, in points."""

    row: int
    height_pt: float


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One sheet. `frozen_rows` and `frozen_columns` stay in view; `locked` protects all but the open cells."""

    name: str
    columns: tuple[ColumnPlan, ...]
    rows: tuple[RowPlan, ...]
    cells: tuple[CellPlan, ...]
    choices: tuple[ChoicePlan, ...] = ()
    frozen_rows: int = 0
    frozen_columns: int = 0
    locked: bool = True


@dataclass(frozen=True, slots=True)
class NamePlan:
    """A name for a range of one column, for choices that other sheets offer."""

    name: str
    sheet: str
    column: int
    first_row: int
    last_row: int


@dataclass(frozen=True, slots=True)
class BookLook:
    """The font of a workbook and the colour of its headings, six hexadecimal digits."""

    font: str = "BIZ UDPGothic"
    accent: str = "12365C"


@dataclass(frozen=True, slots=True)
class BookPlan:
    """A workbook: its title, its sheets and names.

    A form belongs to no day and no company; a document has `properties`, and a `header` and `footer` on printed pages.
    """

    title: str
    sheets: tuple[SheetPlan, ...]
    names: tuple[NamePlan, ...] = ()
    properties: Properties | None = None
    header: str = ""
    footer: str = ""
    look: BookLook = BookLook()
