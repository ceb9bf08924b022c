"""Charts from their definitions: points, the limit that they are compared with, and words for those who cannot see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from esgreport.base.fact import Fact
from esgreport.document.chart_values import ChartFault, Plot, Wanted, number_text
from esgreport.document.exhibits.definitions import ChartExhibit, ChartLimit
from esgreport.document.exhibits.reader import ExhibitReader
from esgreport.document.placeholders import FactPlaceholder, fact_of
from esgreport.document.tree import Chart, Series

MOST_SPOKEN = 3


def build_chart(chart: ChartExhibit, reader: ExhibitReader) -> Chart | None:
    """A native chart; None with a finding (ESG-DOCUMENT-007) when its values cannot be drawn."""
    has_limit = chart.limit is not None and reader.holds(chart.limit)
    alt, caption, source = (
        reader.plain(reader.text_of(chart.alt)),
        reader.words(chart.caption),
        reader.words(chart.source),
    )
    rows = reader.rows(chart.rows)[: chart.most or None]
    plot = Plot(rows, reader.plain(reader.text_of(chart.unit)), chart.decimals, reader.fact, reader.printer)
    categories = _categories(chart, plot, reader)
    try:
        drawn = plot.series(chart.chart, tuple(_wanted(chart, reader)), chart.category)
        limit = _limit(chart.limit, reader) if has_limit else None
        if limit is not None and chart.limit is not None:
            name = reader.plain(reader.text_of(chart.limit.name))
            is_curve = chart.chart == "exceedance"
            drawn = plot.appetite(limit, name, drawn) if is_curve else plot.with_limit(limit, name, drawn)
            categories = categories if is_curve else (*categories, name)
    except ChartFault as fault:
        reader.recorder.fault("ESG-DOCUMENT-007", place=chart.place, reason=str(fault))
        return None
    return Chart(
        chart.chart,
        categories,
        drawn,
        plot.unit,
        alt + _spoken(categories, drawn, plot),
        chart.decimals,
        reader.plain(reader.text_of(chart.x_title)),
        reader.plain(reader.text_of(chart.y_title)),
        caption,
        source,
        reader.meta(chart.place),
        chart.key,
    )


def _limit(limit: ChartLimit | None, reader: ExhibitReader) -> Fact | None:
    """The fact that the values are compared with; None when this reader may not see it."""
    value = reader.value(limit.shows("")) if limit is not None else None
    if not isinstance(value, FactPlaceholder):
        return None
    reader.state.touch((fact_of(value).id,))
    return fact_of(value)


def _categories(chart: ChartExhibit, plot: Plot, reader: ExhibitReader) -> tuple[str, ...]:
    if chart.category is None or chart.chart == "frontier":
        return ()
    return tuple(reader.plain(reader.text(row, chart.category)) for row in plot.rows)


def _wanted(chart: ChartExhibit, reader: ExhibitReader) -> Iterator[Wanted]:
    for role, series in chart.series.items():
        yield Wanted(reader.plain(reader.text_of(series.name)), role, series.shows(role), series.x)


def _spoken(categories: Sequence[str], drawn: Sequence[Series], plot: Plot) -> str:
    """The first values, for readers who cannot see the chart."""
    japanese = plot.printer.language == "ja"
    comma, stop, gap = ("、", "。", "") if japanese else ("; ", ".", " ")
    points = zip(categories, drawn[0].points, strict=True) if categories else ()
    values = [
        f"{name} {number_text(point.y)}{gap}{plot.unit}".strip()
        for name, point in tuple(points)[:MOST_SPOKEN]
        if point is not None
    ]
    return comma.join(values) + stop if values else ""
