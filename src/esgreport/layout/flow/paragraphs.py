"""Every paragraph of a flow, wherever it is: on the page, in a content control, in a cell of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias

from esgreport.layout.plan import FlowBlock, FlowCell, FlowChart, FlowColumns, FlowControl, FlowParagraph, FlowTable

Change = Callable[[FlowParagraph], FlowParagraph]
FlowColumn: TypeAlias = tuple[FlowParagraph | FlowChart, ...]


def mapped(blocks: Iterable[FlowBlock], change: Change) -> tuple[FlowBlock, ...]:
    """The blocks with `change` made to each paragraph, in reading order."""
    return tuple(_block(block, change) for block in blocks)


def _block(block: FlowBlock, change: Change) -> FlowBlock:
    match block:
        case FlowParagraph():
            return change(block)
        case FlowControl():
            return replace(block, blocks=tuple(map(change, block.blocks)))
        case FlowTable():
            return mapped_table(block, change)
        case FlowColumns():
            return mapped_columns(block, lambda column: (_in_column(item, change) for item in column))
        case _:
            return block


def _in_column(item: FlowParagraph | FlowChart, change: Change) -> FlowParagraph | FlowChart:
    return change(item) if isinstance(item, FlowParagraph) else item


def mapped_columns(
    block: FlowColumns, change: Callable[[FlowColumn], Iterable[FlowParagraph | FlowChart]]
) -> FlowColumns:
    """Charts side by side with `change` made to each column."""
    return replace(block, columns=tuple(tuple(change(column)) for column in block.columns))


def mapped_table(table: FlowTable, change: Change) -> FlowTable:
    """A table with `change` made to each paragraph of its cells."""
    return replace(table, rows=tuple(tuple(_cells(row, change)) for row in table.rows))


def _cells(row: tuple[FlowCell, ...], change: Change) -> Iterator[FlowCell]:
    for cell in row:
        yield replace(cell, paragraphs=tuple(map(change, cell.paragraphs)))
