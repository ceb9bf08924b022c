"""The sending list: which built file goes to whom. It is for those who send; it names every addressee."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import east_asian_width

from esgreport.base.fact import Row
from esgreport.base.text import Language, Text
from esgreport.layout.book.plan import TEXT, BookLook, BookPlan, CellPlan, ColumnPlan, SheetPlan
from esgreport.layout.plan import Properties
from esgreport.layout.wording import LANGUAGE_TAGS
from esgreport.pipeline.load import Loaded
from esgreport.pipeline.targets import ADDRESSED, Target, targets
from esgreport.writers.xlsx.book import write_book

NAME = "sending-list"
COLUMNS = ("file", "document", "language", "number", "name", "addressee")
# In characters of a narrow typeface: every text stays on its line, and there is some air beside it.
PER_CHARACTER, AIR, WIDEST = 1.15, 2.0, 110.0
HEAD_ROW = 3
# A spreadsheet takes a text that begins so for a formula; in text files an apostrophe before it says that it is none.
FORMULA_SIGNS = ("=", "+", "-", "@")


def sending_list(loaded: Loaded, paths: Iterable[str]) -> dict[str, bytes]:
    """The list as a text file and a workbook, by their paths; none where no file of `paths` has one reader.

    `paths` are those of built files under the output folder. The text file opens in Excel: UTF-8 with its mark.
    """
    rows = tuple(_rows(loaded, sorted(paths)))
    if not rows:
        return {}
    language = loaded.settings.languages[0]
    heads = tuple(loaded.resources.word(f"{NAME}.{key}", language) for key in COLUMNS)
    return {f"{NAME}.csv": _text(heads, rows)} | _book(loaded, language, heads, rows)


def _rows(loaded: Loaded, paths: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """File, document, language, number, name and addressee of each file that has one reader."""
    known = {item.path.rpartition(".")[0]: item for item in _addressed(loaded)}
    readers = {
        f"{family}:{row.id}": row
        for family, kind in ADDRESSED.items()
        for row in loaded.facts.knowledge.by_kind.get(kind, ())
    }
    for path in paths:
        target = known.get(path.rpartition(".")[0])
        if target is None:
            continue
        title = loaded.resources.specifications[target.document].named(target.language)
        tongue = loaded.resources.word(f"{NAME}.language.{target.language}", loaded.settings.languages[0])
        row = readers[target.audience]
        words = (_word(row, field, target.language) for field in ("name", "addressee"))
        yield path, title, tongue, row.id, *words


def _addressed(loaded: Loaded) -> Iterator[Target]:
    """Every file that has one reader among suppliers and customers."""
    wanted = targets(loaded, sorted(loaded.resources.specifications), ("ja", "en"), ("all",))
    return (item for item in wanted if item.audience.partition(":")[0] in ADDRESSED and ":" in item.audience)


def _word(row: Row, field: str, language: Language) -> str:
    fact = row.fact(field)
    return fact.value.of(language) if fact is not None and isinstance(fact.value, Text) else ""


def _text(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> bytes:
    made = io.StringIO(newline="")
    sheet = csv.writer(made, lineterminator="\r\n")
    sheet.writerow(heads)
    sheet.writerows(tuple(f"'{text}" if text.startswith(FORMULA_SIGNS) else text for text in row) for row in rows)
    return made.getvalue().encode("utf-8-sig")


def _book(
    loaded: Loaded, language: Language, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]
) -> dict[str, bytes]:
    """The workbook in the look of the company's papers; none where its brand cannot be read."""
    brand = loaded.resources.word_brands.open("paper", language).value
    if brand is None:
        return {}
    company = loaded.facts.company.name.of(language)
    title, handling = (loaded.resources.word(key, language) for key in (f"{NAME}.title", "handling.internal"))
    cells = (
        CellPlan(1, 1, title, "title"),
        *(CellPlan(HEAD_ROW, column, head, "head") for column, head in enumerate(heads, 1)),
        *(
            CellPlan(number, column, text, "record", TEXT)
            for number, row in enumerate(rows, HEAD_ROW + 1)
            for column, text in enumerate(row, 1)
        ),
    )
    columns = tuple(ColumnPlan(_width(texts)) for texts in zip(heads, *rows, strict=True))
    sheet = SheetPlan(title, columns, (), cells, frozen_rows=HEAD_ROW, locked=False)
    properties = Properties(title, company, company, LANGUAGE_TAGS[language], handling, loaded.settings.issued)
    look = BookLook(brand.fonts.body, brand.colors["accent1"])
    footer = f"{company}　{handling}"
    plan = BookPlan(title, (sheet,), properties=properties, header=handling, footer=footer, look=look)
    return {f"{NAME}.xlsx": write_book(plan)}


def _width(texts: Iterable[str]) -> float:
    """The width of a column of these texts; a full-width character takes two."""
    longest = max(sum(2 if east_asian_width(one) in "WF" else 1 for one in text) for text in texts)
    return min(longest * PER_CHARACTER + AIR, WIDEST)
