"""Blocks of the tree on a sheet, one below the other: tables as cells, drawings as the figures behind them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil

from esgreport.base.text import Language
from esgreport.document.component import Component, ComponentEntry
from esgreport.document.inlines import FactText, Inlines, Words
from esgreport.document.tree import (
    Block,
    Cell,
    Chart,
    Column,
    Governance,
    KeyFigures,
    ListBlock,
    ListItem,
    Panel,
    Paragraph,
    Roadmap,
    Series,
    Table,
)
from esgreport.layout.book.figures import figure_of
from esgreport.layout.book.plan import CellPlan, ColumnPlan, Role, RowPlan, SheetPlan
from esgreport.layout.columns import filled
from esgreport.layout.governance_table import governance_table
from esgreport.layout.inline import plain
from esgreport.layout.wording import unit_text

# Widths in characters of Latin text; Japanese signs take two.
LEAST, MOST, PADDING = 9.0, 44.0, 2.0
PROSE_WIDTH = 110.0
TITLE_PT, LINE_PT = 24.0, 14.5
BULLET = "・"
ROLES: dict[str, Role] = {"start": "record", "center": "record-center", "end": "record-end"}


@dataclass(slots=True)
class SheetBuilder:
    """A sheet while it grows downwards: its cells, the widths that its columns ask for, and the heights of prose."""

    language: Language
    row: int = 1
    cells: list[CellPlan] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    prose: list[tuple[int, str]] = field(default_factory=list)

    def title(self, title: str, marks: str) -> None:
        """The title of the sheet over the marks of the document."""
        self.cells += [CellPlan(1, 1, title, "title"), CellPlan(2, 1, marks, "note")]
        self.row = 4

    def add(self, block: Block) -> None:
        """One block; breaks of pages and what only letters have say nothing on a sheet."""
        match block:
            case Paragraph():
                self._say(plain(block.inlines))
            case ListBlock():
                for text in _items(block.members):
                    self._say(text)
            case Panel():
                self._say(plain(block.title))
                for inner in block.blocks:
                    self.add(inner)
            case _:
                self._add_table(as_table(block, self.language))

    def sheet(self, name: str) -> SheetPlan:
        """The finished sheet."""
        widths = [min(max(width + PADDING, LEAST), MOST) for width in self.widths] or [PROSE_WIDTH]
        room = sum(widths)
        widths[-1] += max(0.0, PROSE_WIDTH - room) if len(widths) == 1 else 0.0
        tall = [RowPlan(row, LINE_PT * _lines(text, max(room, LEAST))) for row, text in self.prose]
        spans = {row for row, _ in self.prose}
        count = len(widths)
        cells = (_spanned(cell, count) if cell.row in spans else cell for cell in self.cells)
        columns, rows = tuple(map(ColumnPlan, widths)), (RowPlan(1, TITLE_PT), *tall)
        return SheetPlan(name, columns, rows, tuple(cells), frozen_rows=2, locked=False)

    def _say(self, text: str) -> None:
        if text:
            self.cells.append(CellPlan(self.row, 1, text, "about"))
            self.prose.append((self.row, text))
            self.row += 1

    def _add_table(self, table: Table | None) -> None:
        if table is None or not table.rows:
            return
        caption = plain(table.caption) + unit_text(table.unit, self.language)
        self.row += 1 if self.row > 4 else 0
        if caption:
            self.cells.append(CellPlan(self.row, 1, caption, "legend"))
            self.row += 1
        self._heads(table.columns)
        for row in table.rows:
            self._record(filled(row, len(table.columns)), table)
        self._say(plain(table.source))
        self.row += 1

    def _heads(self, columns: Sequence[Column]) -> None:
        if not any(column.title for column in columns):
            return
        for place, column in enumerate(columns, start=1):
            title = plain(column.title)
            self.cells.append(CellPlan(self.row, place, title, "head-end" if column.align == "end" else "head"))
            self._ask(place, title)
        self.row += 1

    def _record(self, row: tuple[Cell, ...], table: Table) -> None:
        for place, (cell, column) in enumerate(zip(row, table.columns, strict=True), start=1):
            self.cells.append(self._cell(place, cell, column))
        self.row += 1

    def _cell(self, place: int, cell: Cell, column: Column) -> CellPlan:
        """A figure alone in its cell is a number, so that people can reckon with it; everything else is text."""
        only = cell.lines[0] if len(cell.lines) == 1 else ()
        text = "\n".join(plain(line) for line in cell.lines)
        role: Role = "record-strong" if cell.strong else ROLES[column.align]
        figure = figure_of(text) if len(only) == 1 and isinstance(only[0], FactText) and only[0].is_figure else None
        self._ask(place, text)
        if figure is not None:
            return CellPlan(self.row, place, figure.value, "record-end", figure.number_format)
        return CellPlan(self.row, place, text, role, "@")

    def _ask(self, place: int, text: str) -> None:
        self.widths += [0.0] * (place - len(self.widths))
        self.widths[place - 1] = max(self.widths[place - 1], *(_width(line) for line in text.split("\n")))


def _spanned(cell: CellPlan, count: int) -> CellPlan:
    return CellPlan(cell.row, cell.column, cell.value, cell.role, cell.number_format, span=count)


def _width(text: str) -> float:
    return float(sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text))


def _lines(text: str, room: float) -> int:
    return sum(max(1, ceil(_width(line) / room)) for line in text.split("\n"))


def _items(members: Iterable[ListItem]) -> Iterator[str]:
    for item in members:
        yield BULLET + plain(item.inlines)
        yield from _items(item.children)


def as_table(block: Block, language: Language) -> Table | None:
    """What a table, chart or drawing shows, in rows; None for what has none."""
    match block:
        case Table():
            return block
        case Chart():
            return _chart(block)
        case KeyFigures():
            rows = tuple(_row(figure.label, figure.value, figure.note) for figure in block.figures)
            return Table((Column(()),) * 3, rows)
        case Component():
            return Table((Column(()),) * 2, tuple(map(_entry, block.entries)), block.caption, source=block.source)
        case Governance():
            return governance_table(block, language)
        case Roadmap():
            return _roadmap(block)
        case _:
            return None


def _row(*texts: Inlines) -> tuple[Cell, ...]:
    return tuple(Cell((text,), strong=place == 0) for place, text in enumerate(texts))


def _entry(entry: ComponentEntry) -> tuple[Cell, ...]:
    """The title of an entry, and its lines; what is under a label follows it on a line of its own."""
    lines = (entry.mark, *entry.text)
    parts = tuple((*part.label, *line) for part in (*entry.parts, *entry.foot) for line in part.lines)
    return (Cell((entry.title,), strong=True), Cell(tuple(line for line in (*lines, *parts) if line)))


def _roadmap(block: Roadmap) -> Table:
    """Each activity and gate with its days."""
    heads = (Column((Words(block.activity_title),)), Column(()))
    bars = tuple(_row(bar.name, bar.days) for bar in block.bars)
    return Table(
        heads, (*bars, *(_row((Words(f"{block.gate_title}　"), *gate.name), gate.day) for gate in block.gates))
    )


def _chart(chart: Chart) -> Table:
    """The values of a chart: a row for each category, or for each point of a curve."""
    heads = [Column((Words(chart.x_title),))] if not chart.categories else [Column(())]
    heads += [Column((Words(series.name),), "end") for series in chart.series]
    names = chart.categories or tuple(_curve_places(chart.series))
    rows = tuple((_name(name), *(_value(series, place) for series in chart.series)) for place, name in enumerate(names))
    return Table(tuple(heads), rows, chart.caption, chart.unit, chart.source, meta=chart.meta)


def _curve_places(series: Sequence[Series]) -> Iterator[str]:
    for point in max((item.points for item in series), key=len, default=()):
        yield f"{point.x:,f}" if point is not None and point.x is not None else ""


def _name(text: str) -> Cell:
    return Cell(((Words(text),),), strong=True)


def _value(series: Series, place: int) -> Cell:
    point = series.points[place] if place < len(series.points) else None
    return Cell(((FactText(point.fact_id, f"{point.y:,f}", is_figure=True),),) if point is not None else ((),))
