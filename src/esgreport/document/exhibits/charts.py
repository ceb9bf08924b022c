"""Charts from their definitions: points, the limit that they are compared with, and words for those who cannot see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TypeAlias

from esgreport.document.chart_values import ChartFault, NothingToDraw, Plot, Wanted, number_text
from esgreport.document.context import RowView
from esgreport.document.exhibits.definitions import ChartExhibit, ChartLimit
from esgreport.document.exhibits.reader import ExhibitReader
from esgreport.document.tree import Chart, ChartKind, Series
from esgreport.reading.raw import Scalar

Categories: TypeAlias = tuple[str, ...]
Drawn: TypeAlias = tuple[Series, ...]
MOST_SPOKEN = 3


def build_chart(chart: ChartExhibit, reader: ExhibitReader) -> Chart | None:
    """A native chart; None without values, or with a finding (ESG-DOCUMENT-007) when they cannot be drawn."""
    limit = chart.limit if chart.limit is not None and reader.holds(chart.limit) else None
    alt, caption, source = reader.plain_words(chart.alt), reader.words(chart.caption), reader.words(chart.source)
    wanted = tuple(_wanted(chart, reader))
    rows = [row for row in reader.rows(chart.rows) if _is_drawn(row, chart.category, wanted, reader)]
    rows = [row for row in rows if chart.where is None or reader.holds_in(row, chart.where)][: chart.most or None]
    about = chart.about
    is_lit = partial(reader.holds_in, condition=about) if about is not None else _never
    plot = Plot(rows, reader.plain_words(chart.unit), chart.decimals, reader.fact, reader.printer, is_lit)
    named = _categories(chart, plot, reader)
    try:
        drawn = plot.series(chart.chart, wanted, chart.category)
        categories, series = _compared(limit, chart.chart, plot, reader, named, drawn) if limit else (named, drawn)
    except ChartFault as fault:
        reader.recorder.fault("ESG-DOCUMENT-007", place=chart.place, reason=str(fault))
        return None
    except NothingToDraw:
        return None
    alt += _spoken(categories, series, plot)
    if chart.under:
        categories = tuple(_with_lines(*named, chart, reader) for named in zip(categories, rows, strict=True))
    x_title, y_title = reader.plain_words(chart.x_title), reader.plain_words(chart.y_title)
    texts = (chart.decimals, x_title, y_title, caption, source, reader.meta(chart.place), chart.key)
    return Chart(chart.chart, categories, series, plot.unit, alt, *texts)


def _is_drawn(row: RowView, category: Scalar | None, wanted: Sequence[Wanted], reader: ExhibitReader) -> bool:
    """Whether a record has a name and at least one value to draw."""
    return reader.has(row, category) and any(reader.has(row, series.y, series.x) for series in wanted)


def _compared(
    limit: ChartLimit, kind: ChartKind, plot: Plot, reader: ExhibitReader, named: Categories, drawn: Drawn
) -> tuple[Categories, Drawn]:
    """The categories and series with the limit; unchanged when this reader may not see it."""
    fact = reader.fact_in(reader.value(limit.shows("")))
    if fact is None:
        return named, drawn
    name = reader.plain_words(limit.name)
    if kind == "exceedance":
        read = {role: reader.fact_in(reader.value(field)) for role, field in limit.crossings.items()}
        return named, plot.appetite(fact, name, drawn, {role: found for role, found in read.items() if found})
    return named, plot.with_limit(fact, name, drawn, "base" if kind == "tornado" else "limit")


def _never(row: RowView) -> bool:
    return False


def _categories(chart: ChartExhibit, plot: Plot, reader: ExhibitReader) -> tuple[str, ...]:
    if chart.category is None or chart.chart == "frontier":
        return ()
    return tuple(reader.plain(reader.text(row, chart.category)) for row in plot.rows)


def _with_lines(name: str, row: RowView, chart: ChartExhibit, reader: ExhibitReader) -> str:
    """The name of a record with the lines under it; a line that says nothing is left out."""
    shown = (line for _, line in reader.shown(chart.under) if line.where is None or reader.holds_in(row, line.where))
    said = (reader.plain_words_of(row, line.words) for line in shown)
    return "\n".join((name, *filter(None, said)))


def _wanted(chart: ChartExhibit, reader: ExhibitReader) -> Iterator[Wanted]:
    for role, series in chart.series.items():
        yield Wanted(reader.plain_words(series.name), role, series.shows(role), series.x)


def _spoken(categories: Sequence[str], drawn: Sequence[Series], plot: Plot) -> str:
    """The first values, for readers who cannot see the chart."""
    japanese = plot.printer.language == "ja"
    comma, stop, gap = ("、", "。", "") if japanese else ("; ", ".", " ")
    points = tuple(zip(categories, drawn[0].points, strict=True) if categories else ())[:MOST_SPOKEN]
    values = [f"{name} {number_text(point.y)}{gap}{plot.unit}".strip() for name, point in points if point is not None]
    return comma.join(values) + stop if values else ""
