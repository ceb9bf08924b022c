"""Colours, fills, lines and type of a chart in DrawingML (ECMA-376 part 1, 20.1.8 and 21.1.2)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from esgreport.layout.chart_plan import ChartSeries, ColorRole

LINE_EMU = 12_700
CURVE_EMU = 28_575
HAIRLINE_EMU = 6_350
DARK_BELOW = 140
MARKER_PT = 11
_PALER: dict[ColorRole, ColorRole] = {
    "accent1": "accent1-mid", "accent2": "accent2-mid", "accent3": "accent3-mid",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """A brand's colours by role, as pairs sorted by role, `schemes` in DrawingML.

    `font` is `mn` or `mj`, the theme's body or heading font.
    """

    colors: tuple[tuple[str, str], ...]
    schemes: tuple[tuple[str, str], ...]
    font: str = "mn"

    def color(self, role: ColorRole) -> str:
        """The colour of `role` as a:schemeClr when the theme has it, or else as a:srgbClr."""
        return dict(self.schemes).get(role) or f'<a:srgbClr val="{dict(self.colors)[role]}"/>'

    def solid(self, role: ColorRole) -> str:
        """A solid fill in the colour of `role`."""
        return f"<a:solidFill>{self.color(role)}</a:solidFill>"

    def pale(self, role: ColorRole) -> str:
        """A lighter shade of `role`, on which labels stay readable."""
        return self.color(_PALER.get(role, "line"))

    def is_dark(self, role: ColorRole) -> bool:
        """Whether white text reads better than dark text on `role` (luma of Rec. ITU-R BT.601)."""
        red, green, blue = bytes.fromhex(dict(self.colors)[role])
        return (299 * red + 587 * green + 114 * blue) // 1000 < DARK_BELOW


def line(paint: ChartStyle, role: ColorRole, width_emu: int = LINE_EMU, dash: bool = False) -> str:
    """A line in the colour of `role`."""
    style = '<a:prstDash val="dash"/>' if dash else ""
    return f'<a:ln w="{width_emu}">{paint.solid(role)}{style}<a:round/></a:ln>'


def bar_shape(paint: ChartStyle, series: ChartSeries) -> str:
    """The look of a bar: solid, outlined, hatched (tells actual from plan without colour) or unseen."""
    if series.fill == "none":
        return "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
    if series.fill == "outline":
        return f"<c:spPr>{paint.solid('paper')}{line(paint, series.color)}</c:spPr>"
    if series.fill == "mask":
        return f"<c:spPr>{paint.solid('paper')}<a:ln><a:noFill/></a:ln></c:spPr>"
    if series.fill == "pale":
        pale = f"<a:solidFill>{paint.pale(series.color)}</a:solidFill>"
        return f"<c:spPr>{pale}{line(paint, series.color)}</c:spPr>"
    if series.fill == "hatch":
        colors = f"<a:fgClr>{paint.pale(series.color)}</a:fgClr><a:bgClr>{paint.color('paper')}</a:bgClr>"
        return f'<c:spPr><a:pattFill prst="wdUpDiag">{colors}</a:pattFill>{line(paint, series.color)}</c:spPr>'
    return f"<c:spPr>{paint.solid(series.color)}<a:ln><a:noFill/></a:ln></c:spPr>"


def curve_shape(paint: ChartStyle, series: ChartSeries) -> str:
    """The look of a curve: a line, dashed when the plan says so; no line between points of their own."""
    if series.fill == "none" or series.marker:
        return "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
    return f"<c:spPr>{line(paint, series.color, CURVE_EMU, series.dash)}</c:spPr>"


def marker(paint: ChartStyle, series: ChartSeries) -> str:
    """The mark at each point of a curve: none, or a disc."""
    if not series.marker:
        return '<c:marker><c:symbol val="none"/></c:marker>'
    look = f"<c:spPr>{paint.solid(series.color)}{line(paint, series.color)}</c:spPr>"
    return f'<c:marker><c:symbol val="circle"/><c:size val="{MARKER_PT}"/>{look}</c:marker>'


def run_properties(
    paint: ChartStyle, tag: str, size_pt: Decimal, role: ColorRole, bold: bool, language: str = ""
) -> str:
    """Character properties under the element name `tag`: size, weight, colour, the theme's fonts."""
    lang = f' lang="{language}"' if language else ""
    fonts = f'<a:latin typeface="+{paint.font}-lt"/><a:ea typeface="+{paint.font}-ea"/>'
    return f'<a:{tag}{lang} sz="{int(size_pt * 100)}" b="{int(bold)}">{paint.solid(role)}{fonts}</a:{tag}>'


def text_properties(
    paint: ChartStyle, size_pt: Decimal, role: ColorRole, language: str, bold: bool = False, body: str = ""
) -> str:
    """A c:txPr; `body` are attributes of a:bodyPr."""
    look = run_properties(paint, "defRPr", size_pt, role, bold)
    paragraph = f'<a:p><a:pPr>{look}</a:pPr><a:endParaRPr lang="{language}"/></a:p>'
    return f"<c:txPr><a:bodyPr{body}/><a:lstStyle/>{paragraph}</c:txPr>"
