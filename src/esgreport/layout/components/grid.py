"""A component as rows of cells, the same for slides and pages: the words of each, its look and its width.

Nothing here has a size in points: type has a role, relative to the one size that all cells of a grid share.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from esgreport.document.component import Tone
from esgreport.layout.chart_plan import ColorRole
from esgreport.layout.plan import Align, Anchor, Geometry, ListMark, Run

# `figure` is a key figure, as large as its place allows; `small` is never under the least size of a slide.
TypeRole = Literal["figure", "head", "body", "small"]
SOLID: dict[Tone, ColorRole] = {"brand": "accent1", "ours": "accent2", "warn": "accent3", "muted": "muted"}
SOFT: dict[Tone, ColorRole] = {
    "brand": "accent1-soft",
    "ours": "accent2-soft",
    "warn": "accent3-soft",
    "muted": "surface",
}


@dataclass(frozen=True, slots=True)
class CellLine:
    """A paragraph of a cell. `color` None is that of text on its fill."""

    runs: tuple[Run, ...]
    role: TypeRole = "body"
    color: ColorRole | None = None
    align: Align = "start"
    mark: ListMark = "none"


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell over `span` columns; without lines, fill and outline it is air.

    A cell that `joins` has no gap to the one under it: they look like one card. `symbol` is drawn in place of text
    (an arrow), with the character that a table has instead.
    """

    lines: tuple[CellLine, ...] = ()
    fill: ColorRole | None = None
    outline: ColorRole | None = None
    geometry: Geometry = "rect"
    anchor: Anchor = "middle"
    span: int = 1
    joins: bool = False
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """Cells side by side, equally high. `grows` says that it takes its share of the room that is left.

    A row with `rule_pt` is a rule of that thickness.
    """

    cells: tuple[GridCell, ...]
    grows: bool = True
    rule_pt: float = 0.0


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows over the same columns. `weights` are the shares of the width; `gaps` says whether columns have air between.

    The first `head_rows` are headings. `alt` tells in words what the whole is. `ruled` draws a hairline between rows
    that join, `frame` an outline around the column of that number. In a grid that is `keyed` the first column is made
    wide enough for the longest word in it, where the slide is narrow.
    """

    weights: tuple[float, ...]
    rows: tuple[GridRow, ...]
    head_rows: int = 0
    gaps: bool = True
    alt: str = ""
    ruled: bool = False
    frame: int | None = None
    keyed: bool = False


AIR = GridCell()
