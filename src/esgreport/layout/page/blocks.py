"""Blocks of the tree as elements of a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from esgreport.base.text import Language
from esgreport.document.tree import (
    Block,
    Cell,
    Chart,
    Governance,
    Inlines,
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
from esgreport.layout.chart_plan import ChartPlan
from esgreport.layout.columns import filled, summary
from esgreport.layout.governance_table import governance_table
from esgreport.layout.inline import plain
from esgreport.layout.page.chart_scale import printed
from esgreport.layout.page.svg_chart import svg_chart
from esgreport.layout.page.text import inline, letter_head, listed, paragraph, sign_off
from esgreport.layout.page_plan import Element, element
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
    rows = (
        element("tr", element("th", *_cell(row[0]), scope="row"), *(element("td", *_cell(cell)) for cell in row[1:]))
        for row in table.rows
    )
    return element("table", element("tbody", *rows), class_="sheet")


def _records(table: Table) -> Element:
    heads = (
        element("th", *inline(column.title), scope="col", class_=_class(column.align)) if column.title
        else element("td")
        for column in table.columns
    )  # fmt: skip
    rows = (
        element("tr", *(_data(cell, column.align) for cell, column in zip(row, table.columns, strict=True)))
        for row in (filled(row, len(table.columns)) for row in table.rows)
    )
    return element("table", element("thead", element("tr", *heads)), element("tbody", *rows), class_=table.purpose)


def _class(align: str) -> str:
    return "" if align == "start" else align


def _data(cell: Cell, align: str) -> Element:
    kind = f"tone{cell.tone}" if cell.tone else _class(align)
    if cell.strong and any(cell.lines):
        return element("th", *_cell(cell), scope="row", class_=kind)
    return element("td", *_cell(cell), class_=kind)


def _cell(cell: Cell) -> tuple[Element | str, ...]:
    children: list[Element | str] = []
    for number, line in enumerate(cell.lines):
        children.extend((element("br"),) if number else ())
        children.extend(inline(line))
    return tuple(children)


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
    details = element(
        "details", element("summary", AS_TABLE.of(drawing.language)), _scrolled(_values(plan), alt, drawing)
    )
    above = _caption(chart.caption, shown_unit(chart), drawing.language)
    return element("figure", *above, drawn, details, *_source(chart.source), class_="chart")


def _values(plan: ChartPlan) -> Element:
    """The values of a chart as a table: categories by series, or the points of curves."""
    drawn = [series for series in plan.series if series.fill != "none"]
    if plan.kind != "curve":
        heads = (element("td"), *(element("th", series.name, scope="col") for series in drawn))
        rows = (
            element(
                "tr",
                element("th", category, scope="row"),
                *(element("td", printed(series.values[index], plan.number_format), class_="end") for series in drawn),
            )
            for index, category in enumerate(plan.categories)
        )
        return element("table", element("thead", element("tr", *heads)), element("tbody", *rows), class_="records")
    titles = (plan.category_axis.title, plan.value_axis.title)
    heads = (element("td"), *(element("th", title, scope="col") if title else element("td") for title in titles))
    points = (
        element(
            "tr",
            element("th", series.name, scope="row"),
            element("td", printed(x, "#,##0"), class_="end"),
            element("td", printed(y, plan.number_format), class_="end"),
        )
        for series in drawn
        for x, y in zip(series.xs, series.values, strict=True)
    )
    return element("table", element("thead", element("tr", *heads)), element("tbody", *points), class_="records")


def _roadmap(block: Roadmap) -> Element:
    """Activities by periods, filled where they run, and the gates in a row of their own."""
    count = len(block.periods)
    first = element("th", block.activity_title, scope="col") if block.activity_title else element("td")
    head = element("tr", first, *(element("th", *inline(period), scope="col") for period in block.periods))
    rows = [_activity(block, index, count) for index in range(len(block.bars))]
    if block.gates:
        name = element("th", block.gate_title, scope="row") if block.gate_title else element("td")
        rows.append(element("tr", name, *(element("td", *_gates(block, index, count)) for index in range(count))))
    return element("table", element("thead", head), element("tbody", *rows), class_="roadmap")


def _activity(block: Roadmap, index: int, count: int) -> Element:
    bar = block.bars[index]
    start = max(0, min(bar.start, count - 1))
    end = max(start, min(bar.end, count - 1))
    detail = (element("br"), element("small", *inline(bar.detail))) if bar.detail else ()
    cells = (
        element("td", "●" if start <= index <= end else "", class_="on" if start <= index <= end else "")
        for index in range(count)
    )
    return element("tr", element("th", *inline(bar.name), *detail, scope="row"), *cells)


def _gates(block: Roadmap, index: int, count: int) -> tuple[Element | str, ...]:
    gates = [gate for gate in block.gates if max(0, min(gate.at, count - 1)) == index]
    children: list[Element | str] = []
    for number, gate in enumerate(gates):
        children.extend((element("br"),) if number else ())
        children.extend((GATE, *inline(gate.name)))
    return tuple(children)
