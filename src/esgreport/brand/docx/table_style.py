"""The table styles that documents need, drawn in the brand's colours (ECMA-376 part 1, 17.7.6)."""

from __future__ import annotations

from esgreport.brand.docx.palette import DocxPalette

TABLE_NAMES = {
    "records": "ESG Records",
    "sheet": "ESG Sheet",
    "panel": "ESG Panel",
    "plain": "ESG Plain",
    "component": "ESG Component",
}
_MIDDLE = '<w:tcPr><w:vAlign w:val="center"/></w:tcPr>'


def table_style_id(role: str) -> str:
    """The id of the table style that we add for `role`."""
    return f"ESG{role.title()}"


def table_style_xml(role: str, palette: DocxPalette, default_id: str) -> str:
    """The w:style element of a table role, based on the brand's default table style (none when it is empty)."""
    based = f'<w:basedOn w:val="{default_id}"/>' if default_id else ""
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{table_style_id(role)}">'
        f'<w:name w:val="{TABLE_NAMES[role]}"/>{based}<w:uiPriority w:val="99"/>'
        '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        f"{_BODIES[role](palette)}</w:style>"
    )


def _border(side: str, size: int, attributes: str) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="0" {attributes}/>'


def _properties(borders: str, vertical: int, sides: int) -> str:
    edges = f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""
    widths = {"top": vertical, "left": sides, "bottom": vertical, "right": sides}
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in widths.items())
    return f'<w:tblPr><w:tblStyleRowBandSize w:val="1"/>{edges}<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'


def _condition(kind: str, characters: str, cell: str) -> str:
    look = f"<w:rPr>{characters}</w:rPr>" if characters else ""
    return f'<w:tblStylePr w:type="{kind}">{look}<w:tcPr>{cell}</w:tcPr></w:tblStylePr>'


def _head(palette: DocxPalette) -> str:
    white = f"<w:b/><w:bCs/><w:color {palette.color_attributes('paper')}/>"
    return _condition("firstRow", white, f'{palette.fill("accent1")}<w:vAlign w:val="center"/>')


def _ruled(palette: DocxPalette, *inside: str) -> str:
    """Thin lines: coloured above and below, pale ones at the sides `inside`; and the heading row."""
    strong, thin = palette.border_attributes("accent1"), palette.border_attributes("line")
    borders = [_border(side, 4, strong) for side in ("top", "bottom")] + [_border(side, 4, thin) for side in inside]
    return _properties("".join(borders), 20, 90) + _MIDDLE + _head(palette)


def _records(palette: DocxPalette) -> str:
    return _ruled(palette, "insideH")


def _sheet(palette: DocxPalette) -> str:
    return _ruled(palette, "insideH") + _condition("firstCol", "<w:b/><w:bCs/>", palette.fill("band"))


def _panel(palette: DocxPalette) -> str:
    line = palette.border_attributes("line")
    sides = "".join(_border(side, 6, line) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    return _properties(sides, 100, 140) + _MIDDLE


def _plain(palette: DocxPalette) -> str:
    return _properties("", 0, 60)


def _component(palette: DocxPalette) -> str:
    """White lines between the cells, so that each reads as a card."""
    white = palette.border_attributes("paper")
    return _properties("".join(_border(side, 24, white) for side in ("insideH", "insideV")), 80, 110) + _MIDDLE


_BODIES = {
    "records": _records,
    "sheet": _sheet,
    "panel": _panel,
    "plain": _plain,
    "component": _component,
}
