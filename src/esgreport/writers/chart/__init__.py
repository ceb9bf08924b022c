"""Native charts for Word and PowerPoint: the chart part and the workbook behind it (ECMA-376 part 1, 21.2).

A writer puts the two parts into its package, names them as it likes, and relates the chart part to the workbook with
`WORKBOOK_RELATIONSHIP_ID` and `PACKAGE_RELATIONSHIP`.
"""

from __future__ import annotations

from collections.abc import Mapping

from esgreport.layout.chart_plan import ChartPlan
from esgreport.writers.chart.space import chart_space
from esgreport.writers.chart.workbook import workbook

CHART_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHART_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart"
PACKAGE_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package"
WORKBOOK_RELATIONSHIP_ID = "rId1"


def chart_parts(plan: ChartPlan, colors: Mapping[str, str], scheme_colors: Mapping[str, str]) -> tuple[bytes, bytes]:
    """The chart part and its embedded workbook, in this order.

    `colors` goes from ColorRole to six hexadecimal digits. `scheme_colors` goes from ColorRole to the value of
    a:schemeClr (`tx1`, `bg2`, `accent1`); a role that it lacks, or maps to an empty text, is drawn in its hexadecimal
    colour.
    """
    return chart_space(plan, colors, scheme_colors), workbook(plan)
