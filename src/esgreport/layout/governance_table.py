"""A governance chart as a table: one row a body, with its role and its lines."""

from __future__ import annotations

from esgreport.base.text import Language
from esgreport.document.inlines import Words
from esgreport.document.tree import Cell, Column, Governance, Organ, Table
from esgreport.layout.inline import plain
from esgreport.layout.wording import tie_text

COLUMNS = 3


def governance_table(block: Governance, language: Language) -> Table:
    """Name, role and lines of every body, from the top rank down; the titles of the chart head the columns."""
    titles = (*block.titles[-COLUMNS:], *([""] * (COLUMNS - len(block.titles[-COLUMNS:]))))
    rows = tuple(_row(organ, block, language) for organ in by_rank(block))
    return Table(tuple(Column((Words(title),)) for title in titles), rows, meta=block.meta)


def _row(organ: Organ, block: Governance, language: Language) -> tuple[Cell, ...]:
    lines = tuple((Words(text),) for text in tie_lines(organ, block, language))
    return (Cell((organ.name,), strong=True), Cell((organ.note,)), Cell(lines or ((),)))


def by_rank(block: Governance) -> list[Organ]:
    """The bodies of a chart from the top rank down."""
    return sorted(block.organs, key=lambda organ: organ.rank)


def tie_lines(organ: Organ, block: Governance, language: Language) -> list[str]:
    """The lines that leave a body, in words; those to bodies that the chart lacks are left out."""
    names = {organ.key: plain(organ.name) for organ in block.organs}
    ties = [tie for tie in block.ties if tie.source == organ.key and tie.target in names]
    return [tie_text(tie, names[tie.target], plain(tie.label), language) for tie in ties]
