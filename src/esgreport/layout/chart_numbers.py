"""How the numbers of a chart are written, in the codes of Excel, and how wide its names are."""

from __future__ import annotations

from unicodedata import east_asian_width

from esgreport.document.tree import Chart

NARROW_EM = 0.58


def is_share(chart: Chart) -> bool:
    """Whether its values are shares, which carry a per cent sign."""
    return chart.unit in ("%", "％") or chart.kind == "exceedance"


def number_format(chart: Chart) -> str:
    """The code of Excel for the chart's values; a share carries its per cent sign, other units are beside it."""
    return f'0{decimal_places(chart)}"%"' if is_share(chart) else f"#,##0{decimal_places(chart)}"


def decimal_places(chart: Chart) -> str:
    """The decimals of the chart's values in the code of Excel."""
    return "." + "0" * chart.decimals if chart.decimals else ""


def width_em(text: str, narrow: float = NARROW_EM) -> float:
    """The width of a name in em; `narrow` is that of a Latin letter, by default one of the wide ones."""
    return sum(1.0 if east_asian_width(sign) in "WFA" else narrow for sign in text)
