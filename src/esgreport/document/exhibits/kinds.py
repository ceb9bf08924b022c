"""The kinds of exhibit: what each may say and what builds it. A new kind is one more line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from esgreport.document.exhibits.charts import build_chart
from esgreport.document.exhibits.definitions import (
    ChartExhibit,
    FiguresExhibit,
    GovernanceExhibit,
    MapExhibit,
    RoadmapExhibit,
    SheetExhibit,
    TableExhibit,
)
from esgreport.document.exhibits.drawings import build_governance, build_roadmap
from esgreport.document.exhibits.reader import ExhibitReader
from esgreport.document.exhibits.tables import build_figures, build_map, build_sheet, build_table
from esgreport.document.tree import Block

Definition: TypeAlias = (
    ChartExhibit | TableExhibit | SheetExhibit | FiguresExhibit | MapExhibit | RoadmapExhibit | GovernanceExhibit
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: the dataclass of its definition, and the function that makes the block, or None for no block."""

    definition: type[Any]
    build: Callable[[Any, ExhibitReader], Block | None]


KINDS: Mapping[str, Kind] = {
    "chart": Kind(ChartExhibit, build_chart),
    "table": Kind(TableExhibit, build_table),
    "sheet": Kind(SheetExhibit, build_sheet),
    "key-figures": Kind(FiguresExhibit, build_figures),
    "map": Kind(MapExhibit, build_map),
    "roadmap": Kind(RoadmapExhibit, build_roadmap),
    "governance": Kind(GovernanceExhibit, build_governance),
}
