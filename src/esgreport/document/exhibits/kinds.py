"""The kinds of exhibit: what each may say and what builds it. A new kind is one more line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from esgreport.base.finding import Finding
from esgreport.document.exhibits.chart_check import chart_faults
from esgreport.document.exhibits.charts import build_chart
from esgreport.document.exhibits.component_definitions import ComponentExhibit
from esgreport.document.exhibits.components import build_component
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
    ChartExhibit
    | ComponentExhibit
    | TableExhibit
    | SheetExhibit
    | FiguresExhibit
    | MapExhibit
    | RoadmapExhibit
    | GovernanceExhibit
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: the dataclass of its definition, what makes the block (None for no block), and what else is wrong."""

    definition: type[Any]
    build: Callable[[Any, ExhibitReader], Block | None]
    faults: Callable[[Any], Iterable[Finding]] = lambda _: ()


KINDS: Mapping[str, Kind] = {
    "chart": Kind(ChartExhibit, build_chart, chart_faults),
    "component": Kind(ComponentExhibit, build_component),
    "table": Kind(TableExhibit, build_table),
    "sheet": Kind(SheetExhibit, build_sheet),
    "key-figures": Kind(FiguresExhibit, build_figures),
    "map": Kind(MapExhibit, build_map),
    "roadmap": Kind(RoadmapExhibit, build_roadmap),
    "governance": Kind(GovernanceExhibit, build_governance),
}
