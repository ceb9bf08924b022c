"""Native charts for Word and PowerPoint: the chart part and the workbook behind it (ECMA-376 part 1, 21.2).

A writer puts the two parts into its package under names of its own, and relates the chart part to the workbook with
`WORKBOOK_ID` and the relationship type of an embedded package.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from esgreport.brand.theme_color import ThemeColor
from esgreport.layout.chart_plan import ChartPlan
from esgreport.writers.chart.chart_part import chart_space
from esgreport.writers.chart.style import ChartStyle
from esgreport.writers.chart.workbook import workbook

WORKBOOK_ID = "rId1"
MEMO_ENTRIES = 256


def chart_parts(
    plan: ChartPlan,
    colors: Mapping[str, str],
    scheme_colors: Mapping[str, ThemeColor],
    font: Literal["mn", "mj"] = "mn",
) -> tuple[bytes, bytes]:
    """The chart part and its embedded workbook, in this order.

    `colors` maps ColorRole to six hexadecimal digits. `scheme_colors` maps ColorRole to the slot of the
    theme and its shade; a role that it lacks is drawn in its hexadecimal colour. `font` chooses the theme's body (`mn`)
    or heading (`mj`) font.
    Raises ValueError when the values of a series do not align, are not finite, or a text cannot occur in XML.
    """
    schemes = tuple(sorted((role, color.drawing(colors[role])) for role, color in scheme_colors.items() if color.slot))
    return _parts(plan, ChartStyle(tuple(sorted(colors.items())), schemes, font))


@lru_cache(MEMO_ENTRIES)
def _parts(plan: ChartPlan, paint: ChartStyle) -> tuple[bytes, bytes]:
    return chart_space(plan, paint, WORKBOOK_ID), workbook(plan)
