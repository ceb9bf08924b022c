"""The chart part: c:chartSpace around the plot, the legend and the reference to the workbook."""

from __future__ import annotations

from esgreport.layout.chart_plan import ChartPlan
from esgreport.writers.chart.axes import CATEGORY_ID, VALUE_ID, axes
from esgreport.writers.chart.series import all_series
from esgreport.writers.chart.style import ChartStyle, text_properties

HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
)


def chart_space(plan: ChartPlan, paint: ChartStyle, workbook_id: str) -> bytes:
    """The complete chart part; `workbook_id` is the id of its relationship to the workbook."""
    legend = _legend(plan, paint) if plan.legend else ""
    return (
        f'{HEAD}<c:date1904 val="0"/><c:lang val="{plan.language}"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>{_plot(plan, paint)}{axes(plan, paint)}'
        f'<c:spPr><a:noFill/></c:spPr></c:plotArea>{legend}<c:plotVisOnly val="1"/>'
        '<c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{text_properties(paint, plan.size_pt, 'text', plan.language)}"
        f'<c:externalData r:id="{workbook_id}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()


def _plot(plan: ChartPlan, paint: ChartStyle) -> str:
    series = all_series(plan, paint)
    ids = f'<c:axId val="{CATEGORY_ID}"/><c:axId val="{VALUE_ID}"/>'
    if plan.kind == "curve":
        style = '<c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
        return f"<c:scatterChart>{style}{series}{ids}</c:scatterChart>"
    direction = "bar" if plan.kind == "bar" else "col"
    grouping = "stacked" if plan.stacked else "clustered"
    overlap = '<c:overlap val="100"/>' if plan.stacked or plan.overlap else ""
    lines = all_series(plan, paint, lines=True)
    over = (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{lines}<c:marker val="1"/>{ids}</c:lineChart>'
    )
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{plan.gap_percent}"/>{overlap}{ids}</c:barChart>{over if lines else ""}'
    )


def _legend(plan: ChartPlan, paint: ChartStyle) -> str:
    hidden = "".join(
        f'<c:legendEntry><c:idx val="{index}"/><c:delete val="1"/></c:legendEntry>'
        for index, series in enumerate(plan.series)
        if series.fill == "none" or series.name in plan.hidden_legend
    )
    text = text_properties(paint, plan.size_pt, "text", plan.language)
    return f'<c:legend><c:legendPos val="b"/>{hidden}<c:overlay val="0"/>{text}</c:legend>'
