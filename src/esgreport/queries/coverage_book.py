"""The coverage of the guideline as a workbook of one sheet: an item, a document and a sentence in each row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from esgreport.base.text import Language, Text
from esgreport.layout.book.plan import TEXT, BookPlan, CellPlan, ColumnPlan, SheetPlan
from esgreport.queries.coverage import CoveredItem

TITLE = Text("指針の項目と文書（当社による抜粋の要約）", "The guideline and our documents (our summary of excerpts)")
HEADINGS = (
    (Text("項目", "Item"), 10.0),
    (Text("強さ", "Strength"), 14.0),
    (Text("内容（当社の言葉）", "In our words"), 60.0),
    (Text("文書", "Document"), 24.0),
    (Text("節", "Section"), 16.0),
    (Text("触れている文", "Sentence"), 80.0),
    (Text("事実", "Facts"), 40.0),
)


def coverage_plan(items: Iterable[CoveredItem], language: Language) -> BookPlan:
    """A row for each sentence; an item on which no document touches has the reason in place of the sentence."""
    cells = [CellPlan(1, at, heading.of(language), "heading") for at, (heading, _) in enumerate(HEADINGS, 1)]
    rows = (row for item in items for row in _rows(item))
    cells += [
        CellPlan(number, at, text, "plain", TEXT)
        for number, row in enumerate(rows, 2)
        for at, text in enumerate(row, 1)
        if text
    ]
    columns = tuple(ColumnPlan(width) for _, width in HEADINGS)
    sheet = SheetPlan("coverage", columns, (), tuple(cells), frozen_rows=1, frozen_columns=1, locked=False)
    return BookPlan(TITLE.of(language), (sheet,))


def _rows(item: CoveredItem) -> Iterator[tuple[str, ...]]:
    head = (item.id, item.strength, item.text)
    if not item.touches:
        yield (*head, "", "", item.silent, "")
    for touch in item.touches:
        yield (*head, touch.document, touch.section, touch.sentence, ", ".join(touch.facts))
