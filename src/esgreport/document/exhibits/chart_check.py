"""What the kinds of charts need: series in their roles, with names and places, and a category for each value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from esgreport.base.finding import Finding, finding
from esgreport.base.near_word import guess
from esgreport.base.origin import Origin
from esgreport.document.exhibits.definitions import ChartExhibit
from esgreport.document.tree import ChartKind, SeriesRole

ROLES: Mapping[ChartKind, tuple[SeriesRole, ...]] = {
    "dependency": ("share",),
    "before-after": ("before", "after"),
    "survival": ("survive", "recover", "gap"),
    "exceedance": ("before", "after"),
    "waterfall": ("total", "decrease"),
    "tornado": ("low", "high"),
    "frontier": ("option",),
    "spending": ("initial", "running", "outlay", "total"),
    "progress": ("baseline", "current", "target"),
}
# Charts that make no sense without all of their series, and those whose points have a place besides a value.
WHOLE: tuple[ChartKind, ...] = ("waterfall", "tornado", "frontier", "progress")
PLACED: tuple[ChartKind, ...] = ("exceedance", "frontier")


def chart_faults(chart: ChartExhibit) -> Iterator[Finding]:
    """Findings: ESG-READING-101 a role or a place that this chart does not have, 102 one that it needs."""
    roles = ROLES[chart.chart]
    needed: list[str] = [role for role in roles if chart.chart in WHOLE and role not in chart.series]
    if chart.category is None and chart.chart != "exceedance":
        needed.append("category")
    yield from (_missing(key, chart.place) for key in needed)
    for role, series in chart.series.items():
        if role not in roles:
            yield _unknown(role, roles, series.place)
        if series.name is None and chart.chart != "frontier":
            yield _missing("ja", series.place)
        if series.x is None and chart.chart in PLACED:
            yield _missing("x", series.place)
        if series.x is not None and chart.chart not in PLACED:
            yield _unknown("x", ("ja", "en", "field"), series.x.origin)


def _missing(key: str, place: Origin) -> Finding:
    return finding("ESG-READING-102", place, key, key=key, wanted_ja=key, wanted_en=key)


def _unknown(key: str, keys: tuple[str, ...], place: Origin) -> Finding:
    return finding("ESG-READING-101", place, key, key=key, keys=", ".join(keys), **guess(key, keys))
