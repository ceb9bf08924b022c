"""What a plan says: every text and number that a finished file may carry, for the audit to hold the file against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from esgreport.layout.book.plan import BookPlan, SheetPlan
from esgreport.layout.chart_plan import ChartPlan
from esgreport.layout.page_plan import Element, WebPage
from esgreport.layout.plan import (
    ChartShape,
    Connector,
    Deck,
    DeckParagraph,
    Flow,
    FlowBlock,
    FlowChart,
    FlowColumns,
    FlowContents,
    FlowControl,
    FlowParagraph,
    FlowTable,
    Properties,
    Run,
    Shape,
    TableShape,
    TextShape,
)

# Attributes that are read out; all others are structure.
LABELS = ("aria-label",)


@dataclass(frozen=True, slots=True)
class PlannedContent:
    """Texts of paragraphs and labels, whole; numbers of charts; values of properties."""

    texts: frozenset[str]
    numbers: frozenset[Decimal]
    properties: frozenset[str]


def planned_content(plan: Deck | Flow | WebPage | BookPlan) -> PlannedContent:
    """Everything that a plan says, known before any writer starts."""
    match plan:
        case Deck():
            return _of_deck(plan)
        case Flow():
            return _of_flow(plan)
        case WebPage():
            return _of_page(plan)
        case BookPlan():
            return _of_book(plan)


def _of_deck(deck: Deck) -> PlannedContent:
    texts: set[str] = {deck.footer, deck.draft, *(name for name, _ in deck.sections)}
    numbers: set[Decimal] = set()
    for slide in deck.slides:
        texts.update(_paragraphs(slide.notes))
        for shape in slide.shapes:
            texts.update(_shape(shape, numbers))
    return PlannedContent(frozenset(texts), frozenset(numbers), _properties(deck.properties))


def _of_flow(flow: Flow) -> PlannedContent:
    texts: set[str] = {flow.header, flow.draft, flow.footer, flow.lock}
    numbers: set[Decimal] = set()
    for block in flow.blocks:
        texts.update(_block(block, numbers))
    texts.update(_joined(note.runs) for note in flow.notes)
    return PlannedContent(frozenset(texts), frozenset(numbers), _properties(flow.properties))


def _of_page(page: WebPage) -> PlannedContent:
    # Of a page: the text of each element without elements inside, and its labels.
    texts = frozenset((page.header, page.draft, page.footer, *(text for item in page.body for text in _element(item))))
    return PlannedContent(texts, frozenset(), _properties(page.properties))


def _of_book(book: BookPlan) -> PlannedContent:
    cells = [cell.value for sheet in book.sheets for cell in sheet.cells]
    texts = {book.header, book.footer, *(text for sheet in book.sheets for text in _sheet(sheet))}
    numbers = frozenset(value for value in cells if isinstance(value, Decimal))
    return PlannedContent(frozenset(texts), numbers, _properties(book.properties) if book.properties else frozenset())


def _sheet(sheet: SheetPlan) -> Iterator[str]:
    yield sheet.name
    yield from (cell.value for cell in sheet.cells if isinstance(cell.value, str))


def _element(item: Element) -> Iterator[str]:
    for child in item.children:
        yield from (child,) if isinstance(child, str) else _element(child)
    yield from (value for name, value in item.attributes if name in LABELS)


def _properties(properties: Properties) -> frozenset[str]:
    day = properties.created.isoformat()
    texts = (properties.title, properties.author, properties.company, properties.language, properties.handling)
    return frozenset((*texts, day, f"{day}T00:00:00Z"))


def _joined(runs: Iterable[Run]) -> str:
    # A file holds a reading before the characters that it annotates.
    return "".join(run.ruby + run.text for run in runs)


def _paragraphs(paragraphs: Iterable[DeckParagraph | FlowParagraph]) -> Iterator[str]:
    return (_joined(paragraph.runs) for paragraph in paragraphs)


def _shape(shape: Shape, numbers: set[Decimal]) -> Iterator[str]:
    yield shape.name
    if not isinstance(shape, Connector):
        yield shape.alt
    match shape:
        case TextShape():
            yield from _paragraphs(shape.paragraphs)
        case TableShape():
            yield from _paragraphs(item for row in shape.rows for cell in row for item in cell.paragraphs)
        case ChartShape():
            yield from _chart(shape.chart, numbers)


def _block(block: FlowBlock, numbers: set[Decimal]) -> Iterator[str]:
    match block:
        case FlowParagraph():
            yield _joined(block.runs)
            if block.numbered:
                yield from (block.numbered.name, block.numbered.text + _joined(block.runs))
        case FlowContents():
            yield from (block.title, *(row.text for row in block.rows))
        case FlowTable():
            yield from (block.title, block.alt)
            yield from _paragraphs(item for row in block.rows for cell in row for item in cell.paragraphs)
        case FlowChart():
            yield from (block.name, block.alt, *_chart(block.chart, numbers))
        case FlowColumns():
            yield from (text for column in block.columns for item in column for text in _block(item, numbers))
        case FlowControl():
            yield from (block.key, block.title, *_paragraphs(block.blocks))


def _chart(chart: ChartPlan, numbers: set[Decimal]) -> Iterator[str]:
    yield from (*chart.categories, chart.value_axis.title, chart.category_axis.title, chart.number_format)
    for series in chart.series:
        yield series.name
        numbers.update(value for value in series.values if value is not None)
        numbers.update(series.xs)
