"""The sending list: which built file goes to whom. It is for those who send; it names every addressee."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from esgreport.base.fact import Row
from esgreport.base.text import Language, Text
from esgreport.document.inlines import FactText, Words
from esgreport.document.tree import Cell, Column, Document, Section, Table
from esgreport.pipeline.formats import FORMATS
from esgreport.pipeline.load import Loaded
from esgreport.pipeline.targets import ADDRESSED, Target, targets

NAME = "sending-list"
COLUMNS = ("file", "document", "language", "number", "name", "addressee")
WEIGHTS = (6, 4, 2, 2, 5, 5)
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
    loaded: Loaded, language: Language, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]
) -> dict[str, bytes]:
    company = loaded.facts.company.name.of(language)
    title, handling = (loaded.resources.word(key, language) for key in (f"{NAME}.title", "handling.internal"))
    columns = tuple(Column((Words(head),), weight=weight) for head, weight in zip(heads, WEIGHTS, strict=True))
    table = Table(columns, tuple(tuple(Cell(((FactText("", text),),)) for text in row) for row in rows))
    document = Document(
        id=NAME,
        form="book",
        language=language,
        audience="internal",
        title=title,
        company=company,
        author=company,
        handling=handling,
        issued=loaded.settings.issued,
        as_of=loaded.settings.as_of,
        sections=(Section("files", (Words(title),), 1, (table,)),),
        footer=f"{company}　{handling}",
        inside=True,
    )
    form = FORMATS["xlsx"]
    plan = form.arrange(document, loaded.resources).value
    return {f"{NAME}.xlsx": form.write(plan, loaded.resources)} if plan is not None else {}
