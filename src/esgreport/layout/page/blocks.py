"""Blocks of the tree as elements of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from esgreport.base.text import Language
from esgreport.document.component import Component
from esgreport.document.inlines import Inlines
from esgreport.document.tree import (
    Bar,
    Block,
    Cell,
    Chart,
    Column,
    Governance,
    KeyFigure,
    KeyFigures,
    LetterHead,
    ListBlock,
    Panel,
    Paragraph,
    Roadmap,
    SignOff,
    Table,
)
from esgreport.layout.chart_arrangement import chart_plan, shown_unit
from esgreport.layout.chart_plan import ChartPlan, ChartSeries
from esgreport.layout.columns import filled, summary
from esgreport.layout.governance_table import governance_table
from esgreport.layout.inline import plain
from esgreport.layout.page.chart_scale import printed
from esgreport.layout.page.component import component
from esgreport.layout.page.svg_chart import svg_chart
from esgreport.layout.page.text import inline, letter_head, listed, paragraph, sign_off
from esgreport.layout.page_plan import Child, Element, element
from esgreport.layout.roadmap_periods import bar_periods, gate_period
from esgreport.layout.wording import AS_TABLE, JOIN, unit_text

GATE = "◇ "


@dataclass(slots=True)
class PageDrawing:
    """What the elements of one page share: the language, how many pictures there are, and the labels given."""

    language: Language
    pictures: int = 0
    labels: dict[str, int] = field(default_factory=dict)

    def next(self) -> str:
        """The id of the next picture."""
        self.pictures += 1
        return f"p{self.pictures}"

    def label(self, text: str) -> str:
        """`text`, numbered when an earlier frame has it already: readers list frames by their labels."""
        count = self.labels[text] = self.labels.get(text, 0) + 1
        return text if count == 1 else self.label(f"{text} ({count})")


def block_elements(block: Block, drawing: PageDrawing) -> Iterator[Element]:
    """The elements of one block; a page break has none."""
    match block:
        case Paragraph():
            yield paragraph(block)
        case ListBlock():
            yield listed(block)
        case Table():
            yield _table(block, drawing)
        case Chart():
            yield _chart(block, drawing)
        case Component():
            yield component(block)
        case KeyFigures(figures=figures) if figures:
            yield element("dl", *(_card(figure) for figure in figures), class_="cards")
        case Panel():
            yield _panel(block, drawing)
        case LetterHead():
            yield from letter_head(block)
        case SignOff():
            yield sign_off(block)
        case Roadmap(periods=periods) if periods:
            yield _scrolled(_roadmap(block), block.alt, drawing)
        case Governance(organs=organs) if organs:
            yield _table(governance_table(block, drawing.language), drawing)
        case _:
            return


def _caption(caption: Inlines, unit: str, language: Language) -> tuple[Element, ...]:
    shown = unit_text(unit, language)
    tail = (element("span", shown, class_="unit"),) if shown else ()
    return (element("figcaption", element("span", *inline(caption)), *tail),) if caption or tail else ()


def _source(source: Inlines) -> tuple[Element, ...]:
    return (element("p", *inline(source), class_="source"),) if source else ()


def _scrolled(table: Element, label: str, drawing: PageDrawing) -> Element:
    """A table in a frame that scrolls by itself where the screen is narrow, and can be reached by keyboard."""
    return element("section", table, class_="scroll", tabindex="0", aria_label=drawing.label(label or "-"))


def _table(table: Table, drawing: PageDrawing) -> Element:
    language = drawing.language
    label = plain(table.caption) or summary(table, JOIN.of(language))
    rows = _sheet(table) if table.purpose == "sheet" else _records(table)
    above, below = _caption(table.caption, table.unit, language), _source(table.source)
    return element("figure", *above, _scrolled(rows, label, drawing), *below)


def _sheet(table: Table) -> Element:
    return element("table", element("tbody", *map(_sheet_row, table.rows)), class_="sheet")


def _sheet_row(row: tuple[Cell, ...]) -> Element:
    return element("tr", element("th", *_cell(row[0]), scope="row"), *(element("td", *_cell(cell)) for cell in row[1:]))


def _records(table: Table) -> Element:
    rows = (_record(filled(row, len(table.columns)), table) for row in table.rows)
    return _with_heads(map(_column_head, table.columns), rows, table.purpose)


def _with_heads(heads: Iterable[Element], rows: Iterable[Element], kind: str) -> Element:
    return element("table", element("thead", element("tr", *heads)), element("tbody", *rows), class_=kind)


def _column_head(column: Column) -> Element:
    if not column.title:
        return element("td")
    return element("th", *inline(column.title), scope="col", class_=_class(column.align))


def _record(row: tuple[Cell, ...], table: Table) -> Element:
    return element("tr", *(_data(cell, column.align) for cell, column in zip(row, table.columns, strict=True)))


def _head(title: str, scope: str) -> Element:
    """A heading; where there is none, an empty cell."""
    return element("th", title, scope=scope) if title else element("td")


def _class(align: str) -> str:
    return "" if align == "start" else align


def _data(cell: Cell, align: str) -> Element:
    kind = f"tone{cell.tone}" if cell.tone else _class(align)
    is_heading = cell.strong and any(cell.lines)
    return element("th" if is_heading else "td", *_cell(cell), scope="row" if is_heading else "", class_=kind)


def _cell(cell: Cell) -> list[Child]:
    return _on_lines(map(inline, cell.lines))


def _on_lines(lines: Iterable[tuple[Child, ...]]) -> list[Child]:
    return [child for line in lines for child in (element("br"), *line)][1:]


def _card(figure: KeyFigure) -> Element:
    note = (element("dd", *inline(figure.note), class_="note"),) if figure.note else ()
    return element("div", element("dt", *inline(figure.label)), element("dd", *inline(figure.value)), *note)


def _panel(block: Panel, drawing: PageDrawing) -> Element:
    title = (element("p", *inline(block.title), class_="panel-title"),) if block.title else ()
    inner = (child for item in block.blocks for child in block_elements(item, drawing))
    return element("div", *title, *inner, class_=f"panel {block.role}")


def _chart(chart: Chart, drawing: PageDrawing) -> Element:
    plan = chart_plan(chart, drawing.language, Decimal(10))
    alt = chart.alt or plain(chart.caption) or "-"
    drawn = svg_chart(plan, alt, drawing.next())
    heading = element("summary", AS_TABLE.of(drawing.language))
    details = element("details", heading, _scrolled(_values(plan), alt, drawing))
    above = _caption(chart.caption, shown_unit(chart), drawing.language)
    return element("figure", *above, drawn, details, *_source(chart.source), class_="chart")


def _values(plan: ChartPlan) -> Element:
    """The values of a chart as a table: categories by series, or the points of curves."""
    drawn = [series for series in plan.series if series.fill != "none"]
    if plan.kind == "curve":
        titles = (plan.category_axis.title, plan.value_axis.title)
        return _with_heads((element("td"), *(_head(title, "col") for title in titles)), _points(plan, drawn), "records")
    heads = (element("td"), *(element("th", series.name, scope="col") for series in drawn))
    return _with_heads(heads, _categories(plan, drawn), "records")


def _categories(plan: ChartPlan, drawn: list[ChartSeries]) -> Iterator[Element]:
    for index, category in enumerate(plan.categories):
        yield _value_row(category, *(printed(series.values[index], plan.number_format) for series in drawn))


def _points(plan: ChartPlan, drawn: list[ChartSeries]) -> Iterator[Element]:
    for series in drawn:
        for x, y in zip(series.xs, series.values, strict=True):
            yield _value_row(series.name, printed(x, "#,##0"), printed(y, plan.number_format))


def _value_row(name: str, *values: str) -> Element:
    return element("tr", element("th", name, scope="row"), *(element("td", value, class_="end") for value in values))


def _roadmap(block: Roadmap) -> Element:
    """Activities by periods, filled where they run, and the gates in a row of their own."""
    count = len(block.periods)
    heads = (element("th", *inline(period), scope="col") for period in block.periods)
    rows = [_activity(bar, count) for bar in block.bars]
    if block.gates:
        gates = (element("td", *_gates(block, index)) for index in range(count))
        rows.append(element("tr", _head(block.gate_title, "row"), *gates))
    return _with_heads((_head(block.activity_title, "col"), *heads), rows, "roadmap")


def _activity(bar: Bar, count: int) -> Element:
    periods = bar_periods(bar, count)
    below = [
        item for text in (bar.detail, bar.days) if text for item in (element("br"), element("small", *inline(text)))
    ]
    cells = (element("td", "●", class_="on") if index in periods else element("td") for index in range(count))
    return element("tr", element("th", *inline(bar.name), *below, scope="row"), *cells)


def _gates(block: Roadmap, index: int) -> list[Child]:
    gates = [gate for gate in block.gates if gate_period(gate, len(block.periods)) == index]
    return _on_lines(line for gate in gates for line in ((GATE, *inline(gate.name)), tuple(inline(gate.day))) if line)
